"""A damaged file makes no backup: one would push a sound one out of the ring."""

from __future__ import annotations

import pytest

from db.errors import UserError
from db.safety.backup import back_up, list_backups
from db.store import Store


@pytest.mark.parametrize("key", [None, bytes(range(32))], ids=["plain", "protected"])
def test_a_file_with_a_damaged_page_makes_no_backup(tmp_path, key):
    path = tmp_path / "visit.inspection"
    with Store.create(path, inspection="visit", key=key) as store:
        for number in range(50):
            with store.transaction("somebody") as act:
                act.create("sampled_case", {"reference": f"C{number}", "note": "words " * 200})
        back_up(store)
        (root,) = store.connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'sampled_case'"
        ).fetchone()
    with path.open("rb+") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xff" * 4000)
    kept = list_backups(path)
    with Store.open(path, key=key) as store, pytest.raises(UserError) as caught:
        back_up(store)
    assert caught.value.code == "damaged-file"
    assert list_backups(path) == kept
