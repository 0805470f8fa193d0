"""Hand-overs that cannot be trusted: each is refused as a whole with a sentence, and changes nothing."""

from __future__ import annotations

import hashlib
import json
import struct
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.errors import UserError
from db.files import HANDOVER_MAGIC
from db.handover.envelope import FRAME
from db.handover.merge import merge_handover, preview_handover
from db.handover.stream import read_lines, read_manifest, write_handover
from db.log.encoding import BIRTH, Change
from db.store import Store
from db.values import Dot


@pytest.fixture
def refused(team, contents):
    """A function that has a hand-over refused, by preview and merge alike, and returns the error."""

    def refuse(path, name="lead"):
        store = team.copies[name]
        before = contents(store)
        with pytest.raises(UserError) as preview:
            preview_handover(store, path)
        with pytest.raises(UserError) as merge:
            merge_handover(store, path, author="lead")
        assert contents(store) == before
        assert (preview.value.code, preview.value.what) == (merge.value.code, merge.value.what)
        assert merge.value.where == path.name
        assert merge.value.remedy
        return merge.value

    return refuse


@pytest.fixture
def handover(team):
    team.join("lead")
    other = team.join("owain")
    with other.transaction("owain") as act:
        act.set("sampled_case", team.case, "note", "brought")
    return team.hand_over("owain")


# ---- the file -----------------------------------------------------------------------------------------
@pytest.mark.parametrize("content", [b"", b"x", b"PK\3\4" + b"0" * 100, HANDOVER_MAGIC[:7]])
def test_a_file_of_another_kind_is_told_so(store, refused, tmp_path, content):
    path = tmp_path / "some.handover"
    path.write_bytes(content)
    assert refused(path).code == "not-a-handover"


def test_a_missing_file_is_told_so(store, refused, tmp_path):
    assert refused(tmp_path / "none.handover").code == "no-such-file"


def test_a_folder_is_told_so(store, tmp_path):
    with pytest.raises(UserError):
        read_manifest(tmp_path)


def test_one_of_a_newer_format_asks_for_an_update(handover, refused):
    content = bytearray(handover.read_bytes())
    content[8:10] = struct.pack(">H", 2)
    handover.write_bytes(content)
    assert refused(handover).code == "newer-handover"


def test_one_in_an_unknown_envelope_asks_for_an_update(handover, refused):
    content = bytearray(handover.read_bytes())
    content[10] = 2
    handover.write_bytes(content)
    assert refused(handover).code == "newer-handover"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_changed_byte_anywhere_is_found(handover, data):
    content = bytearray(handover.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    damaged = handover.with_name("damaged.handover")
    damaged.write_bytes(content)
    with pytest.raises(UserError):
        list(read_lines(damaged))


def test_one_that_was_cut_off_is_found_at_every_length(handover):
    content = handover.read_bytes()
    damaged = handover.with_name("damaged.handover")
    for length in range(0, len(content), 7):
        damaged.write_bytes(content[:length])
        with pytest.raises(UserError):
            read_manifest(damaged)


def test_one_with_something_after_it_is_found(handover, refused):
    handover.write_bytes(handover.read_bytes() + b"\0")
    assert refused(handover).code == "damaged-handover"


# ---- a stream that somebody built with a right hash ---------------------------------------------------
END = struct.pack(">I", 0)


def built(path, *frames, end=END, header=b"{}"):
    content = struct.pack(">8sHBH", HANDOVER_MAGIC, 1, 0, len(header)) + header
    for frame in frames:
        content += struct.pack(">I", len(frame)) + frame
    content += end
    path.write_bytes(content + hashlib.sha256(content).digest())
    return path


def manifest(**words):
    honest = {
        "inspection": "0123456789abcdef0123456789abcdef",
        "author": "a",
        "replica": "1",
        "written_at": "2024-03-12T17:00:00+00:00",
        "version": "0",
        "transactions": 1,
        "changes": 1,
        "vector": {"77": ["1", "00" * 32]},
    }
    return json.dumps(honest | words).encode() + b"\n"


def test_a_frame_that_swells_is_not_unpacked(store, refused, tmp_path):
    bomb = zlib.compress(manifest() + b"0" * (200 << 20))
    assert len(bomb) < FRAME
    assert refused(built(tmp_path / "bomb.handover", bomb)).code == "damaged-handover"


def test_a_line_that_never_ends_is_not_gathered(store, refused, tmp_path):
    frames = [zlib.compress(manifest())] + [zlib.compress(b"0" * FRAME)] * 80
    assert refused(built(tmp_path / "long.handover", *frames)).code == "damaged-handover"


@pytest.mark.parametrize(
    "parts",
    [
        {"frames": [b"not packed"]},
        {"frames": [zlib.compress(b"no line end")]},
        {"frames": [zlib.compress(b"[" * 100_000 + b"\n")]},
        {"frames": [zlib.compress(b"null\n")]},
        {"frames": [zlib.compress(manifest())], "end": b""},
        {"frames": [zlib.compress(manifest())], "end": struct.pack(">II", 0, 0)},
        {"frames": [zlib.compress(manifest())], "end": struct.pack(">I", 1 << 31)},
        {"frames": [zlib.compress(manifest())[:-4]]},
        {"frames": []},
        {"frames": [zlib.compress(manifest() + b"77 1 zz []\n")]},
        {"frames": [zlib.compress(manifest() + b"one line\n")]},
    ],
)
def test_a_stream_without_sense_is_damaged(store, refused, tmp_path, parts):
    path = built(tmp_path / "built.handover", *parts["frames"], end=parts.get("end", END))
    assert refused(path).code == "damaged-handover"


@pytest.mark.parametrize(
    "words",
    [
        {"transactions": "1"},
        {"transactions": -1},
        {"changes": True},
        {"author": ["a"]},
        {"written_at": "2024-03-12T17:00:00"},
        {"written_at": "yesterday"},
        {"written_at": None},
        {"vector": []},
        {"vector": {"77": ["1"]}},
        {"vector": {"77": ["0", "00"]}},
        {"vector": {str(1 << 70): ["1", "00"]}},
        {"vector": {"77": [str(1 << 70), "00"]}},
        {"vector": {"-1": ["1", "00"]}},
        {"vector": {"77": ["1", "zz"]}},
        {"unknown": 1},
    ],
)
def test_a_manifest_without_sense_is_damaged(store, refused, tmp_path, words):
    path = built(tmp_path / "built.handover", zlib.compress(manifest(**words)))
    assert refused(path).code == "damaged-handover"


# ---- what it says -------------------------------------------------------------------------------------
def test_one_of_another_inspection_is_foreign(store, refused, tmp_path):
    with Store.create(tmp_path / "other.inspection", inspection="another") as other:
        with other.transaction("x") as act:
            act.create("member", {"name": "Somebody"})
        path = tmp_path / "other.handover"
        write_handover(other, path, author="x")
    assert refused(path).code == "foreign-handover"


def test_honest_forgeries_are_taken(store, team, forge, entry):
    """So that the refusals below are for the reasons that they name."""
    edit = Change("sampled_case", team.case, "note", "hello", ())
    assert merge_handover(store, forge(entry(edit)), author="lead").changes == 1


def born(record="new", content='{"reference":"C02"}', table="sampled_case", parents=()):
    return Change(table, record, BIRTH, content, parents)


def edit(team, field="note", value="hello", parents=(), table="sampled_case", record=None):
    return Change(table, record or team.case, field, value, parents)


WRONG = {
    "a record that is not there": lambda team: edit(team, record="nobody"),
    "a record of another table": lambda team: edit(team, record=team.reading),
    "an answer of no record": lambda team: edit(team, table="reading", record="nobody", field="/q"),
    "a text in a column of numbers": lambda team: edit(team, field="double_read", value="often"),
    "a number in a column of texts": lambda team: edit(team, value=5),
    "a blob in a column": lambda team: edit(team, value=b"blob"),
    "neither deleted nor kept": lambda team: edit(team, field="deleted", value=2),
    "a parent that is not there": lambda team: edit(team, parents=(Dot(78, 1),)),
    "a parent that comes later": lambda team: edit(team, parents=(Dot(77, 2),)),
    "itself as parent": lambda team: edit(team, parents=(Dot(77, 1),)),
    "parents out of order": lambda team: edit(team, parents=(Dot(78, 1), Dot(77, 1))),
    "a birth twice": lambda team: born(team.case),
    "a birth in another table": lambda team: born(team.case, '{"name":"Somebody"}', "member"),
    "a birth with parents": lambda team: born(parents=(Dot(1, 1),)),
    "a birth of no record": lambda team: born(content="5"),
    "a birth with a list": lambda team: born(content='{"reference":[1]}'),
    "a birth with a fraction": lambda team: born(content='{"double_read":1.5}'),
    "a birth with a text for a number": lambda team: born(content='{"double_read":"often"}'),
    "a birth with a name twice": lambda team: born(content='{"note":"a","note":"b"}'),
    "a birth written otherwise": lambda team: born(content='{"note": "a"}'),
    "a birth with half a letter": lambda team: born(content='{"note":"\\ud800"}'),
    "a reference to nothing": lambda team: born(content='{"sampled_case":"nobody"}', table="allocation"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_an_entry_that_no_copy_can_have_written_refuses_the_whole(store, team, refused, forge, entry, wrong):
    good = edit(team, "team", "North")
    path = forge(entry(WRONG[wrong](team), good, lamport=2))
    assert refused(path).code == "refused-handover"


@pytest.mark.parametrize(
    "fields",
    [
        {"first": 2, "last": 2},
        {"last": 5},
        {"first": 0, "last": 0},
        {"replica": 0},
        {"replica": 1 << 62},
        {"lamport": 0},
        {"lamport": 1 << 40},
        {"at": "2024-03-12T17:00:00"},
        {"at": "noon"},
        {"author": None},
        {"version": 1},
        {"changes": ()},
    ],
)
def test_a_transaction_that_no_copy_can_have_written_refuses_the_whole(
    team, store, refused, forge, entry, fields
):
    path = forge(entry(edit(team), **fields))
    assert refused(path).code in ("refused-handover", "damaged-handover")


def test_a_parent_of_another_record_refuses_the_whole(store, team, refused, forge, entry):
    with store.transaction("lead") as act:
        other = act.create("sampled_case", {"reference": "C02"})
        act.set("sampled_case", other, "note", "theirs")
    (dot,) = store.heads(other)["note"]
    assert refused(forge(entry(edit(team, parents=(dot,)), lamport=3))).code == "refused-handover"


def test_a_parent_of_another_field_refuses_the_whole(store, team, refused, forge, entry):
    with store.transaction("lead") as act:
        act.set("sampled_case", team.case, "team", "North")
    (dot,) = store.heads(team.case)["team"]
    assert refused(forge(entry(edit(team, parents=(dot,)), lamport=3))).code == "refused-handover"


def test_changes_that_replace_each_other_refuse_the_whole(store, team, refused, forge, entry):
    one = entry(edit(team, parents=(Dot(78, 1),)), lamport=2)
    other = entry(edit(team, parents=(Dot(77, 1),)), lamport=2, replica=78)
    assert refused(forge(one, other)).code == "refused-handover"


def test_missing_entries_refuse_the_whole(store, team, refused, forge, entry):
    path = forge(entry(edit(team)), entry(edit(team, value="later"), first=3, last=3, lamport=2))
    assert refused(path).code == "refused-handover"


@pytest.mark.parametrize("transactions", [0, 1, 3])
def test_another_number_of_entries_than_said_refuses_the_whole(
    store, team, refused, forge, entry, transactions
):
    path = forge(entry(edit(team)), transactions=transactions)
    assert refused(path).code == "refused-handover"


def test_progress_stays_in_its_bounds_whatever_was_said(store, team, forge, entry):
    told = []
    many = [
        entry(edit(team, value=str(number)), first=number, last=number, lamport=number)
        for number in range(1, 500)
    ]
    with pytest.raises(UserError):
        merge_handover(
            store,
            forge(*many, transactions=2),
            author="lead",
            progress=lambda fraction, _: told.append(fraction),
        )
    assert all(0 <= fraction <= 1 for fraction in told)


def test_entries_of_a_copy_that_is_not_named_refuse_the_whole(store, team, refused, forge, entry):
    honest = read_manifest(forge(entry(edit(team))))
    named = {replica: end for replica, end in honest.vector.items() if replica != "77"}
    path = forge(entry(edit(team)), entry(edit(team), replica=78), vector=named | {"78": ["1", "00" * 32]})
    assert refused(path).code == "refused-handover"


def test_less_than_promised_refuses_the_whole(store, team, refused, forge, entry):
    honest = read_manifest(forge(entry(edit(team))))
    assert (
        refused(forge(entry(edit(team)), vector=honest.vector | {"77": ["2", "00" * 32]})).code
        == "refused-handover"
    )


# ---- two histories under one id -----------------------------------------------------------------------
def copied(team, name):
    """Return a copy of a visit file as an operating system makes it, with the same replica id."""
    store = team.copies[name]
    path = team.folder / f"copy of {name}.inspection"
    path.write_bytes(store.path.read_bytes())
    team.copies[path.stem] = Store.open(path)
    return path.stem


def test_a_copied_file_in_which_both_wrote_is_found(team, refused):
    team.join("lead")
    team.join("owain")
    with team.copies["owain"].transaction("owain") as act:
        act.set("sampled_case", team.case, "note", "before the copy")
    twin = copied(team, "owain")
    for name in ("owain", twin):
        with team.copies[name].transaction(name) as act:
            act.set("sampled_case", team.case, "note", f"by {name}")
    team.pass_on("owain", "lead")
    assert refused(team.hand_over(twin)).code == "two-histories"


def test_a_copied_file_that_went_further_is_found(team, refused):
    team.join("lead")
    team.join("owain")
    twin = copied(team, "owain")
    for name, times in (("owain", 1), (twin, 2)):
        for number in range(times):
            with team.copies[name].transaction(name) as act:
                act.set("sampled_case", team.case, "note", f"{name} {number}")
    team.pass_on("owain", "lead")
    assert refused(team.hand_over(twin)).code == "two-histories"
    assert refused(team.hand_over("lead"), twin).code == "two-histories"


def test_an_end_that_no_transaction_has_is_found(store, refused, forge):
    """The first transaction of the copy has five changes, so none ends at the second."""
    path = forge(log=[], vector={str(store.replica): ["2", "00" * 32]})
    assert refused(path).code == "two-histories"


def test_a_forged_continuation_is_found(store, team, refused, forge, entry):
    merge_handover(store, forge(entry(edit(team))), author="lead")
    mine = [transaction for transaction, _ in store.log() if transaction.replica != 77]
    other = entry(edit(team, value="other"))
    path = forge(log=[*mine, other, entry(edit(team), first=2, last=2, lamport=3)])
    assert refused(path).code == "two-histories"


def test_lamport_times_that_do_not_rise_are_found(store, team, refused, forge, entry):
    path = forge(entry(edit(team)), entry(edit(team, "team", "North"), first=2, last=2, lamport=1))
    assert refused(path).code == "two-histories"
