"""What is said after a merge was undone, and for how long it stands."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from inspector_app.new_visit import join_visit
from inspector_app.team.handovers import hand_over
from inspector_app.team.merging import before_last_merge, bring_in_several
from ui.widgets.message import Message
from ui.windows import Windows

LATER = datetime(2024, 3, 14, 17, 21, tzinfo=UTC)


@pytest.fixture
def merged(windows: Windows, visit_file: Path, tmp_path: Path) -> Windows:
    """The lead's window, after what Owain handed over was brought in."""
    windows.open(Path(shutil.copy(visit_file, tmp_path / "one.inspection")))
    visit = windows.main.workspace.visit
    hand_over(visit, tmp_path / "lead.handover")
    with join_visit(
        tmp_path / "owain.inspection", tmp_path / "lead.handover", "Owain Prys", clock=lambda: LATER
    ) as owains:
        owains.cases.add("C98")
        hand_over(owains, tmp_path / "owain.handover")
    bring_in_several(visit, [tmp_path / "owain.handover"])
    return windows


def undo(windows: Windows) -> None:
    workspace = windows.main.workspace
    workspace.restore_wanted.emit(before_last_merge(workspace.visit).backup)


def said(windows: Windows) -> list[str]:
    messages = windows.main.findChildren(Message)
    return [message.sentence.text() for message in messages if message.isVisible()]


def test_an_undone_merge_is_told_as_that_until_the_next_one(qtbot, merged: Windows):
    undo(merged)
    qtbot.waitUntil(lambda: len(said(merged)) == 1)
    (words,) = said(merged)
    assert words.startswith("The merge is undone: everything stands as it did before.")
    assert words.endswith("What had come in can be brought in again at any time.")
    merged.main.workspace.merged.emit()
    assert said(merged) == []


def test_work_that_goes_with_an_undone_merge_is_said_to_be_kept(qtbot, merged: Windows):
    merged.main.workspace.visit.cases.add("C99")
    undo(merged)
    qtbot.waitUntil(lambda: len(said(merged)) == 1)
    (words,) = said(merged)
    assert words.startswith("The merge is undone")
    assert words.endswith("What you changed here since the merge went with it, and is kept as a backup.")
