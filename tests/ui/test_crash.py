"""An error that nobody foresaw is told by its places in the code, and never by what somebody typed."""

from __future__ import annotations

import sys
from io import StringIO

import pytest
from PySide6.QtWidgets import QMessageBox

from ui.crash import report_crashes


@pytest.fixture
def crash(qtbot, tmp_path, monkeypatch):
    """Return what raises an error whose message holds what somebody typed, and returns the log."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: 0)
    report_crashes(tmp_path / "logs")

    def crashing():
        try:
            raise ValueError("Megan Rees")
        except ValueError as error:
            sys.excepthook(ValueError, error, error.__traceback__)
        return (tmp_path / "logs" / "errors.log").read_text(encoding="utf-8")

    return crashing


def test_the_log_and_the_console_tell_places_only(crash, monkeypatch):
    console = StringIO()
    monkeypatch.setattr(sys, "stderr", console)
    log = crash()
    assert "ValueError" in log
    assert "test_crash.py" in log
    assert "Megan" not in log
    assert console.getvalue() == log


def test_a_program_without_a_console_writes_the_log(crash, monkeypatch):
    monkeypatch.setattr(sys, "stderr", None)
    assert "ValueError" in crash()
