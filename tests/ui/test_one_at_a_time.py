"""Work of one kind in the background: one piece at a time, the newest of those that wait, and none is left out."""

from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

from db.errors import UserError
from inspector_app.visit import Visit
from ui.job import Progress
from ui.one_at_a_time import OneAtATime
from ui.workspace import Workspace


@pytest.mark.parametrize("fails", [False, True])
def test_of_what_is_asked_for_meanwhile_the_last_is_done_next(
    qtbot: QtBot, workspace: Workspace, fails: bool
) -> None:
    going_on = threading.Event()
    begun: list[str] = []
    done: list[str] = []

    def piece(name: str, *, fails: bool = False):
        def work(_visit: Visit, _progress: Progress) -> str:
            begun.append(name)
            going_on.wait()
            if fails:
                raise UserError("disk-full", "The disk is full.", "Make room.")
            return name

        return work

    pieces = OneAtATime(workspace, "Counting")
    pieces.run(piece("first", fails=fails), done.append)
    pieces.run(piece("second"), done.append)
    pieces.run(piece("third"), done.append)
    qtbot.waitUntil(lambda: begun == ["first"])
    assert pieces.is_busy
    going_on.set()
    qtbot.waitUntil(lambda: not pieces.is_busy)
    assert begun == ["first", "third"]
    assert done == (["third"] if fails else ["first", "third"])
