"""Keys beside a protected file: each thing that can be wrong with them reads differently."""

from __future__ import annotations

import json
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.errors import UserError
from db.keys import passphrase
from db.keys.data_key import fits, salt_of
from db.keys.keys_file import Keys, is_protected, keys_path, unlock
from db.keys.passphrase import Cost
from db.keys.recovery_key import recovery_key
from db.making import make_file
from db.safety.backup import KEPT, back_up, list_backups
from db.safety.integrity import check_store
from db.safety.protection import change_passphrase, open_protected, recover
from db.store import Store

PASSPHRASE = "correct horse battery staple"
CHEAP = Cost(memory=64, passes=1, lanes=1)
PAGE = 4096


@pytest.fixture
def make(tmp_path):
    """A function that makes a protected visit file with some content, and returns its path."""

    def make(name="visit", passphrase=PASSPHRASE):
        path = tmp_path / f"{name}.inspection"
        with make_file(path, inspection="x", passphrase=passphrase, cost=CHEAP) as store:
            for number in range(20):
                with store.transaction("a") as act:
                    act.create("member", {"name": f"Mared Llwyd {number} " * 20})
        return path

    return make


@pytest.fixture
def protected(make):
    """The path of a protected visit file."""
    return make()


def refused(path, deed=unlock, given=PASSPHRASE):
    with pytest.raises(UserError) as caught:
        deed(path, given)
    assert caught.value.what
    assert caught.value.remedy
    assert caught.value.where
    return caught.value.code


def code_of_opening(path, key):
    with pytest.raises(UserError) as caught:
        Store.open(path, key=key)
    return caught.value.code


def test_a_protected_file_opens_with_its_passphrase(protected):
    assert is_protected(protected)
    with Store.open(protected, key=unlock(protected, PASSPHRASE)) as store:
        assert len(store.all("member")) == 20
        assert check_store(store) == []
        with store.sibling() as other:
            assert len(other.all("member")) == 20
    assert b"Mared" not in protected.read_bytes()


def test_it_opens_to_read_only(protected):
    before = protected.read_bytes()
    with Store.open(protected, key=unlock(protected, PASSPHRASE), read_only=True) as store:
        assert len(store.all("member")) == 20
    assert protected.read_bytes() == before


def test_a_passphrase_costs_what_the_page_on_the_formats_says():
    sealed = Keys.seal(bytes(32), PASSPHRASE)
    assert sealed.sealed.cost == Cost(memory=262144, passes=3, lanes=4)
    assert Keys.from_json(sealed.to_json()).unseal(PASSPHRASE) == bytes(32)


def test_without_a_key_it_asks_for_the_passphrase(protected):
    assert code_of_opening(protected, None) == "passphrase-needed"


@pytest.mark.parametrize(
    "wrong", ["", "correct horse battery", "Correct horse battery staple", "x" * 5000, "\udcff"]
)
def test_a_wrong_passphrase(protected, wrong):
    assert refused(protected, given=wrong) == "wrong-passphrase"


def test_how_blanks_and_accents_are_typed_makes_no_difference(make):
    path = make(passphrase="pedwar gair ŵyl Ystradgynlais")
    assert unlock(path, "  pedwar gair  ŵyl Ystradgynlais\n") == unlock(path, "pedwar gair ŵyl Ystradgynlais")


def test_missing_keys(protected):
    keys_path(protected).unlink()
    assert refused(protected) == "keys-missing"
    assert code_of_opening(protected, None) == "keys-missing"


@pytest.mark.parametrize("given", [PASSPHRASE, "the words of the other one", "something else"])
def test_keys_of_another_file(make, given):
    path, other = make(), make("other", "the words of the other one")
    shutil.copy(keys_path(other), keys_path(path))
    assert refused(path, given=given) == "keys-of-another-file"


def test_a_file_that_was_renamed_without_its_keys_finds_them(make, tmp_path):
    path = make()
    make("other", "the words of the other one")
    renamed = path.replace(tmp_path / "renamed.inspection")
    assert code_of_opening(renamed, None) == "passphrase-needed"
    key = open_protected(renamed, PASSPHRASE)
    assert unlock(renamed, PASSPHRASE) == key
    assert keys_path(renamed).read_bytes() == keys_path(path).read_bytes()


def test_keys_that_were_mixed_up_find_their_files(make, tmp_path):
    path, other = make(), make("other", "the words of the other one")
    keys_path(path).replace(tmp_path / "aside")
    keys_path(other).replace(keys_path(path))
    (tmp_path / "aside").replace(keys_path(other))
    assert unlock(path, PASSPHRASE)
    assert unlock(other, "the words of the other one")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_keys_that_were_cut_off_or_changed_are_damaged_and_no_wrong_passphrase(protected, data):
    place = keys_path(protected)
    whole = place.read_bytes()
    try:
        if data.draw(st.booleans()):
            place.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 2))])
        else:
            changed = bytearray(whole)
            # Not where it names its format and edition, which another number makes one of a newer program.
            at = data.draw(st.integers(whole.index(b'"file"'), len(whole) - 3))
            changed[at] ^= 1 << data.draw(st.integers(0, 6))
            place.write_bytes(changed)
        try:
            same = Keys.from_json(place.read_text(encoding="utf-8")) == Keys.from_json(whole.decode())
        except ValueError:
            same = False
        if not same:  # a blank between two entries says nothing
            assert refused(protected) == "damaged-keys"
            assert refused(protected, given="something else") == "damaged-keys"
    finally:
        place.write_bytes(whole)


@pytest.mark.parametrize("content", [b"", b"[]", b"1", b"{}", b"\xff\xfe", b"[" * 9000, b'{"format": 7}'])
def test_what_is_no_file_of_keys_is_damaged(protected, content):
    keys_path(protected).write_bytes(content)
    assert refused(protected) == "damaged-keys"


def test_keys_of_a_newer_program(protected):
    keys_path(protected).write_text(json.dumps({"format": "inspection keys 2"}), encoding="utf-8")
    assert refused(protected) == "newer-keys"


@pytest.mark.parametrize("cost", [Cost(1 << 40, 3, 4), Cost(64, 1 << 30, 1), Cost(64, 1, 0), Cost(1, 1, 1)])
def test_a_cost_that_nobody_can_pay_is_never_tried(protected, monkeypatch, cost):
    monkeypatch.setattr(passphrase, "_stretched", lambda *_: bytes(32))
    keys_path(protected).write_text(Keys.seal(bytes(32), "x", cost).to_json(), encoding="utf-8")
    assert refused(protected) == "damaged-keys"


@pytest.mark.parametrize("start", [0, 16, 100])
def test_damage_at_the_beginning_is_damage_and_no_wrong_key(protected, start):
    content = bytearray(protected.read_bytes())
    key = unlock(protected, PASSPHRASE)
    content[start : start + PAGE] = bytes(PAGE)
    protected.write_bytes(content)
    assert fits(protected, key)
    assert unlock(protected, PASSPHRASE) == key
    assert code_of_opening(protected, key) == "damaged-file"
    assert code_of_opening(protected, bytes(32)) == "wrong-key"


def test_a_damaged_salt_does_not_lock_the_file(protected):
    content = bytearray(protected.read_bytes())
    content[:16] = bytes(16)
    protected.write_bytes(content)
    with Store.open(protected, key=unlock(protected, PASSPHRASE)) as store:
        assert check_store(store) == []
        with store.transaction("a") as act:
            act.create("member", {"name": "Owain Prys"})
    with Store.open(protected, key=unlock(protected, PASSPHRASE)) as store:
        assert len(store.all("member")) == 21


def what_is_told(path, key):
    """Return the code by which a file is refused or found wanting, "" when it is whole."""
    try:
        with Store.open(path, key=key, read_only=True) as store:
            return "damaged-file" if check_store(store) else ""
    except UserError as error:
        return error.code


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_changed_byte_anywhere_is_damage_and_never_a_wrong_key(protected, data):
    whole = protected.read_bytes()
    changed = bytearray(whole)
    place = data.draw(st.integers(0, len(whole) - 1) | st.integers(0, PAGE - 1))
    changed[place] ^= data.draw(st.integers(1, 255))
    protected.write_bytes(changed)
    try:
        assert what_is_told(protected, unlock(protected, PASSPHRASE)) == (
            "" if place < 16 else "damaged-file"
        )
    finally:
        protected.write_bytes(whole)


@pytest.mark.parametrize("size", [0, 10, 1000])
def test_a_file_of_which_nothing_is_left_is_damaged(protected, size):
    protected.write_bytes(protected.read_bytes()[:size])
    assert refused(protected) == "damaged-file"


def test_a_wrong_key_is_never_told_as_damage(make):
    path, other = make(), make("other")
    assert code_of_opening(path, unlock(other, PASSPHRASE)) == "wrong-key"


# ---- the recovery key -----------------------------------------------------------------------------------
def test_the_recovery_key_opens_a_file_whose_keys_are_gone_and_gives_it_new_ones(protected):
    text = recovery_key(unlock(protected, PASSPHRASE))
    keys_path(protected).unlink()
    key = recover(protected, text)
    change_passphrase(protected, key, "four other words here", cost=CHEAP)
    assert unlock(protected, "four other words here") == key
    assert refused(protected) == "wrong-passphrase"


def test_the_recovery_key_of_another_file(make):
    path, other = make(), make("other")
    text = recovery_key(unlock(other, PASSPHRASE))
    assert refused(path, recover, text) == "recovery-key-of-another-file"


def test_the_recovery_key_fits_a_damaged_file(protected):
    key = unlock(protected, PASSPHRASE)
    content = protected.read_bytes()
    protected.write_bytes(bytes(PAGE) + content[PAGE:])
    assert recover(protected, recovery_key(key)) == key


# ---- keys that change -----------------------------------------------------------------------------------
def test_keys_of_another_file_are_never_written_over(make, tmp_path):
    path = make()
    moved = path.replace(tmp_path / "moved.inspection")
    make(passphrase="another file of the same name")
    assert len(list(tmp_path.glob("*.keys"))) == 2
    assert unlock(moved, PASSPHRASE)
    assert unlock(path, "another file of the same name")


def test_a_file_that_cannot_be_made_leaves_no_keys(tmp_path, monkeypatch):
    monkeypatch.setattr("db.store.set_up", lambda _db: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        make_file(tmp_path / "a.inspection", inspection="x", passphrase=PASSPHRASE, cost=CHEAP)
    assert list(tmp_path.iterdir()) == []


def test_a_protected_file_is_not_made_over_another(protected):
    before = protected.read_bytes(), keys_path(protected).read_bytes()
    with pytest.raises(UserError) as caught:
        make_file(protected, inspection="x", passphrase="others", cost=CHEAP)
    assert caught.value.code == "file-exists"
    assert (protected.read_bytes(), keys_path(protected).read_bytes()) == before


def test_what_the_disk_refuses_leaves_the_old_passphrase_in_force(protected, monkeypatch):
    key = unlock(protected, PASSPHRASE)

    def refuse(_descriptor):
        raise OSError(28, "no space")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(UserError) as caught:
        change_passphrase(protected, key, "four other words here", cost=CHEAP)
    assert caught.value.code == "disk-full"
    assert unlock(protected, PASSPHRASE) == key


def test_all_backups_open_with_the_present_passphrase(protected):
    key = unlock(protected, PASSPHRASE)
    with Store.open(protected, key=key) as store:
        first = back_up(store)
        assert unlock(first, PASSPHRASE) == key
        change_passphrase(protected, key, "four other words here", cost=CHEAP)
        second = back_up(store)
    for backup in (first, second):
        assert refused(backup) == "wrong-passphrase"
        with Store.open(backup, key=unlock(backup, "four other words here")) as restored:
            assert len(restored.all("member")) == 20
            assert restored.replica


def test_a_backup_that_leaves_the_ring_takes_its_keys_along(protected):
    with Store.open(protected, key=unlock(protected, PASSPHRASE)) as store:
        for _ in range(KEPT + 2):
            newest = back_up(store)
    kept = {backup.path for backup in list_backups(protected)}
    assert len(kept) == KEPT
    assert set(newest.parent.iterdir()) == kept | {keys_path(path) for path in kept}


def test_a_backup_is_made_even_where_the_keys_are_lost(protected):
    key = unlock(protected, PASSPHRASE)
    with Store.open(protected, key=key) as store:
        keys_path(protected).unlink()
        backup = back_up(store)
    assert refused(backup) == "keys-missing"
    assert recover(backup, recovery_key(key)) == key
    assert backup.read_bytes()[:16] == salt_of(key)
