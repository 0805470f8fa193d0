"""The words of a visit that are right: added, taken out, loaded anew, and a disk that refuses."""

from __future__ import annotations

from threading import Event

import pytest

from db.errors import UserError
from db.transaction import Touched
from inspector_app.spelling.visit_words import added_words
from ui.spelling import spelling as module
from ui.spelling.spelling import spelling


@pytest.fixture
def in_use(qtbot, workspace):
    """Spelling of the small visit, loaded."""
    spelling.use(workspace)
    spelling.speller()
    qtbot.waitUntil(lambda: spelling.speller() is not None)
    return spelling


def wrong(text):
    return [word.text for word in spelling.speller().misspelt(text, ("en",))]


def test_a_word_is_taken_out_by_its_name_in_capitals_and_by_small_letters(in_use, workspace):
    in_use.add("Zofiaa")
    assert wrong("zofiaa Zofiaa") == []
    assert in_use.is_added("zofiaa")
    in_use.take_out("zofiaa")
    assert added_words(workspace.visit) == []
    assert wrong("zofiaa Zofiaa") == ["zofiaa", "Zofiaa"]


def test_a_disk_that_refuses_a_word_is_told_and_nothing_else(qtbot, in_use, workspace, monkeypatch):
    in_use.add("Zofiaa")

    def refuse(_name, _value):
        raise UserError("disk-full", "The disk is full.", "Make room.", where=workspace.visit.store.path.name)

    monkeypatch.setattr(workspace.visit.store, "set_setting", refuse)
    with qtbot.waitSignal(workspace.not_saved), qtbot.assertNotEmitted(workspace.said):
        in_use.add("Kacperr")
    assert wrong("Kacperr") == ["Kacperr"]
    with qtbot.waitSignal(workspace.not_saved):
        in_use.take_out("Zofiaa")
    assert wrong("Zofiaa") == []


def test_words_that_could_not_be_loaded_are_loaded_when_asked_for_again(qtbot, workspace, monkeypatch):
    def fail(_visit, _progress):
        raise UserError("no", "It cannot be.", "Leave it.")

    monkeypatch.setattr(module, "_make_speller", fail)
    spelling.use(workspace)
    with qtbot.waitSignal(workspace.troubled):
        assert spelling.speller() is None
    monkeypatch.undo()
    qtbot.waitUntil(lambda: spelling.speller() is not None)


def test_a_name_that_comes_while_words_are_loaded_is_known_afterwards(qtbot, in_use, workspace, monkeypatch):
    was_read, came = Event(), Event()
    make = module._make_speller

    def read_early(visit, progress):
        made = make(visit, progress)
        was_read.set()
        assert came.wait(5)
        return made

    monkeypatch.setattr(module, "_make_speller", read_early)
    (framework,) = workspace.visit.store.all("framework")
    workspace.visit.store.tell(frozenset({Touched("framework", str(framework["id"]), "content")}))
    workspace.visit.members.add("Mair Gwrtheyrnn")
    qtbot.waitUntil(was_read.is_set)
    workspace.visit.members.add("Mair Hwfaaa")
    came.set()
    qtbot.waitUntil(lambda: wrong("Gwrtheyrnn Hwfaaa") == [])


def test_a_name_is_known_at_once_and_nothing_is_read_again(in_use, workspace, monkeypatch):
    monkeypatch.setattr(module, "_make_speller", lambda _visit, _progress: pytest.fail("read again"))
    assert wrong("Gwrtheyrnn") == ["Gwrtheyrnn"]
    member = workspace.visit.members.add("Mair Gwrtheyrnn")
    assert wrong("Gwrtheyrnn") == []
    workspace.visit.members.set(member, name="Mair Prys")
    assert wrong("Gwrtheyrnn") == ["Gwrtheyrnn"]
