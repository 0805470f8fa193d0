"""What a backup was made for is kept in it, read without opening it to write, and leaves with a file that goes on."""

from __future__ import annotations

import pytest

from db.connection import connect
from db.keys.passphrase import Cost
from db.safety.backup import back_up, list_backups
from db.safety.occasion import BY_HAND, MadeFor, Occasion, keep_occasion, occasion_of
from db.safety.protection import protect
from db.safety.restore import restore_backup
from db.store import Store


def test_a_backup_says_what_it_was_made_for(team):
    store = team.join("lead")
    assert occasion_of(back_up(store)) == BY_HAND
    hourly = Occasion(MadeFor.HOUR)
    assert occasion_of(back_up(store, hourly)) == hourly


def test_a_backup_before_a_merge_says_whose_hand_over_came(team):
    lead, owain = team.join("lead"), team.join("owain")
    with owain.transaction("owain") as act:
        act.set("sampled_case", team.case, "note", "read")
    team.pass_on("owain", "lead")
    (backup,) = list_backups(lead.path)
    assert occasion_of(backup.path) == Occasion(MadeFor.MERGE, "owain")


def test_what_one_goes_back_from_says_so_and_what_one_goes_back_to_is_no_backup_any_more(team):
    store = team.join("lead")
    backup = back_up(store)
    store.close()
    kept = restore_backup(store.path, backup)
    assert occasion_of(kept) == Occasion(MadeFor.RETURN)
    assert occasion_of(backup) == BY_HAND
    assert occasion_of(store.path) is None


def test_the_occasion_is_encrypted_with_the_backup_and_outlives_protection(team):
    store = team.join("lead")
    backup = back_up(store, Occasion(MadeFor.MERGE, "Owain Prys"))
    assert b"Owain Prys" in backup.read_bytes()
    store.close()
    key = protect(store.path, "four words that nobody knows", cost=Cost(memory=64, passes=1, lanes=1)).key
    assert b"Owain Prys" not in backup.read_bytes()
    assert occasion_of(backup, key=key) == Occasion(MadeFor.MERGE, "Owain Prys")
    assert occasion_of(backup) is None


@pytest.mark.parametrize("kept", ["no JSON", '{"made_for": "of a newer version", "author": ""}', "[]", "{}"])
def test_a_backup_whose_occasion_is_not_known_says_nothing(tmp_path, kept):
    path = tmp_path / "a.inspection"
    Store.create(path, inspection="x").close()
    assert occasion_of(path) is None
    connection = connect(path).conn
    keep_occasion(connection, BY_HAND)
    connection.execute("UPDATE setting SET value = ? WHERE name = 'backup_for'", (kept,))
    connection.close()
    assert occasion_of(path) is None


def test_a_damaged_backup_says_nothing(tmp_path):
    path = tmp_path / "a.inspection"
    path.write_bytes(b"SQLite format 3\0" + bytes(4000))
    assert occasion_of(path) is None
