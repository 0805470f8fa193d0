"""Calls into Qt give back no reference that they did not take: Python ends when the last one to None is gone."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject

SHARED = (None, True, False)
CALLS = 20_000


def test_many_calls_leave_the_references_to_what_all_share_as_they_were():
    thing, blocking = QObject(), QObject()
    blocking.blockSignals(True)
    before = [sys.getrefcount(shared) for shared in SHARED]
    for _ in range(CALLS):
        thing.setObjectName("")
        thing.signalsBlocked()
        blocking.signalsBlocked()
    after = [sys.getrefcount(shared) for shared in SHARED]
    assert all(count > kept - CALLS / 10 for count, kept in zip(after, before, strict=True))
