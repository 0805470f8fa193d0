"""What a hand-over would bring, by its author: what is new, what changes, and what would differ."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from inspector_app.team.differences import Difference
from inspector_app.team.news import News
from resources.translations import _, ngettext, pgettext
from ui.layouts import XL, S, column, row
from ui.pages.team.count_words import table_counts
from ui.typography import Type
from ui.widgets.facts import Facts
from ui.widgets.glyph import Glyph
from ui.widgets.initials import Initials
from ui.widgets.label import Label


class NewsView(QWidget):
    """One hand-over; `counts` are what it makes and what it changes, by table."""

    def __init__(
        self, name: str, initials: str, news: News, counts: tuple[dict[str, int], dict[str, int]]
    ) -> None:
        super().__init__()
        facts = Facts()
        # Names have commas of their own.
        changed = " · ".join(news.changed)
        if news.unnamed:
            changed += ngettext(" and {count} more", " and {count} more", news.unnamed).format(
                count=news.unnamed
            )
        facts.show_facts(
            [
                (_("In all"), table_counts(*counts)),
                (pgettext("records that a hand-over brings", "New"), " · ".join(news.made)),
                (_("Changed"), changed),
            ]
        )
        head = row(Initials(initials, name), Label(name, Type.STRONG), None, spacing=S)
        lines = [_differing(difference) for difference in news.differing]
        self.setLayout(column(head, facts, *lines, spacing=S, margins=(XL, S, 0, S)))


def _differing(difference: Difference) -> QWidget:
    sides = "; ".join(
        _("{name}: {value}").format(name=side.author, value=side.words) for side in difference.sides
    )
    words = _("{subject}, {what}: {sides}").format(
        subject=difference.subject, what=difference.what, sides=sides
    )
    held = QWidget()
    line = row(Glyph("differs", "conflict", size=14), spacing=S)
    line.addWidget(Label(words, tone="conflict", wrap=True), 1)
    held.setLayout(line)
    return held
