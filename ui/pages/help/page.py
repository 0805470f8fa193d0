"""The help page."""

from __future__ import annotations

from ui.layouts import XL, XXL, L, S, column, panel, row, scrolled
from ui.pages.page import Page, PageHeader
from ui.typography import Type
from ui.widgets.key_hints import KeyCap
from ui.widgets.label import Label
from ui.widgets.section_heading import SectionHeading
from ui.workspace import Workspace

_DAY = (
    ("In the morning", "Overview shows what is yours today, and which gaps are left to fill."),
    (
        "At a case",
        (
            "Answer from the keyboard: digits choose, N is not applicable, Enter goes on. Unanswered, not applicable and"
            " no are three different things; the report counts them apart."
        ),
    ),
    (
        "In an interview",
        (
            "Write as people speak; each paragraph keeps its time. Select words and press Ctrl E to take them up as"
            " evidence. Write roles, never the name of a child."
        ),
    ),
    (
        "In the evening",
        (
            "Team, Hand over writes your file to a stick and reads it back. The lead brings the hand-overs in, sees what"
            " is new before anything changes, and settles differences."
        ),
    ),
    (
        "On the last day",
        (
            "The team moderates the ratings. Figures in the report come from the readings and change with them; the"
            " checks say what still stands between the draft and print."
        ),
    ),
    (
        "If something fails",
        (
            "What you typed is saved when you see it. A hand-over that is damaged is refused as a whole, and a backup is"
            " made before every merge, in the folder beside your visit file."
        ),
    ),
)
_KEYS = (
    ("Ctrl K", "search, or go to a page or case"),
    ("Ctrl 1/Ctrl 7", "the seven pages"),
    ("Ctrl N", "new interview note"),
    ("Enter", "next question"),
    ("Ctrl Enter", "next open question or difference"),
    ("Ctrl M", "what is missing"),
    ("Ctrl L", "next language of the form"),
    ("Ctrl E", "take up as evidence, then 1 to 4, S A N, Enter"),
    ("Ctrl V", "paste a picture where one is asked for"),
    ("#", "insert a figure"),
    ("@", "cite evidence"),
    ("F8", "next check"),
    ("Alt ↑/Alt ↓", "move a paragraph"),
    ("F1", "this page"),
)


class HelpPage(Page):
    """How a day goes, and what the keys do."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        days = [
            column(Label(title, Type.STRONG), Label(words, tone="ink_2", wrap=True), spacing=2)
            for title, words in _DAY
        ]
        left = column(SectionHeading("How a day goes"), *days, None, spacing=L)
        keys = [
            row(*(KeyCap(key) for key in caps.split("/")), Label(words, tone="ink_2"), None)
            for caps, words in _KEYS
        ]
        right = column(SectionHeading("Keys"), *keys, None, spacing=S)
        body = row(panel(left), XXL, panel(right, width=420), None, margins=(XL, L, XL, L), spacing=0)
        body.setStretch(0, 4)
        self.setLayout(column(PageHeader("Help"), scrolled(panel(body)), spacing=0))
