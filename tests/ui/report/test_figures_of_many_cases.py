"""The figures of a sample that is too large to be counted on the spot."""

import pytest

from inspector_app.figures.tokens import Token
from ui.pages.report import figure_faces
from ui.pages.report.figure_faces import UNKNOWN, Face, FigureFaces


@pytest.fixture
def faces(workspace, monkeypatch):
    """The faces of the figures of a visit with one reading, which is taken for many."""
    monkeypatch.setattr(figure_faces, "_AT_ONCE", 0)
    workspace.visit.figures.add("read", "Cases read", "${decision_24h} = 'yes'")
    return FigureFaces(workspace)


def test_figures_are_to_come_until_they_are_counted_in_the_background(qtbot, faces):
    assert faces.face(Token("cases_sampled", "")) == Face("…")
    with qtbot.waitSignal(faces.changed):
        faces.count()
    assert faces.face(Token("cases_sampled", "")) == Face("3")
    assert faces.values["read"].total == 0


def test_figures_show_what_they_came_to_before_until_they_are_counted_anew(qtbot, faces, visit):
    with qtbot.waitSignal(faces.changed):
        faces.count()
    visit.cases.add("C04")
    faces.forget()
    assert faces.face(Token("cases_sampled", "")) == Face("3")
    with qtbot.waitSignal(faces.changed):
        faces.count()
    assert faces.face(Token("cases_sampled", "")) == Face("4")


def test_what_changed_while_they_were_counted_is_counted_next(qtbot, faces, visit):
    with qtbot.waitSignal(faces.changed):
        faces.count()
        visit.cases.add("C04")
        faces.forget()
    with qtbot.waitSignal(faces.changed):
        pass
    assert faces.face(Token("cases_sampled", "")) == Face("4")


def test_an_unknown_figure_is_told_from_one_to_come(faces):
    assert faces.face(Token("no_such", "of")) == Face("{no_such:of}", UNKNOWN)
    assert {option.key for option in faces.options()} >= {"read:of", "cases_sampled:"}
