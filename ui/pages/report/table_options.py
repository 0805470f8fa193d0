"""What can be counted in a table of figures, and by what."""

from __future__ import annotations

from inspector_app.figures.divisions import CHOICES, Division, divisions
from inspector_app.texts import in_language
from inspector_app.visit import Visit
from resources.translations import _, language
from ui.pages.report.figure_faces import FigureFaces
from ui.widgets.picker import Option

FIGURE, QUESTION = "figure:", "question:"  # before the record of a figure, and the name of a question


def counted_options(faces: FigureFaces, chosen: str) -> list[Option]:
    """Return the figures by title, then the questions with choices in the order of the form."""
    visit = faces.visit
    figures = sorted(visit.figures.all(), key=lambda figure: faces.title(figure.name))
    found = [(f"{FIGURE}{each.id}", faces.title(each.name), _("figure"), "figure") for each in figures]
    questions = [division for division in divisions(visit).values() if division.kind == CHOICES]
    found += [
        (f"{QUESTION}{each.key}", division_title(each), _("question"), "case-reading") for each in questions
    ]
    return [Option(key, words, kind, mark, "ink_3", key == chosen) for key, words, kind, mark in found]


def split_options(visit: Visit, chosen: str) -> list[Option]:
    """Return what divides the cases: details of the case list, then questions."""
    return [
        Option(
            each.key,
            division_title(each),
            _("case list") if each.detail else _("question"),
            "cases" if each.detail else "case-reading",
            "ink_3",
            each.key == chosen,
        )
        for each in divisions(visit).values()
    ]


def division_title(division: Division) -> str:
    """Return what a division is called, in the language of the window."""
    return in_language(division.title, language())
