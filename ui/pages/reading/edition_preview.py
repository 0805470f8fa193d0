"""What bringing a reading to a newer edition of its form would do, before it is done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from inspector_app.fieldwork.bringing import Bringing
from inspector_app.fieldwork.edition_answers import question_of, why_words, words_of
from inspector_app.forms.edition_words import heading_of
from inspector_app.forms.edition_words import words_of as change_words
from inspector_app.forms.editions import compare_editions
from resources.translations import _, counted
from ui.layouts import L, M, column, row
from ui.pages.reading.open_reading import OpenReading
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.told_list import Told, ToldList


class EditionPreview(QFrame):
    """The lists, and the deed for whoever may do it. `wanted` comes when it is to be done, `closed` to put it away.

    `first` is the button that the keyboard goes to.
    """

    wanted = Signal()
    closed = Signal()

    def __init__(self, reading: OpenReading, found: Bringing, may: bool) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        forms = reading.visit.forms
        own, newer = forms.label(reading.record.form), forms.label(found.form)
        close = Button(_("Not now") if may else _("Close"), on_click=self.closed.emit)
        bring_words = _("Bring to {edition}").format(edition=newer)
        bring = Button(bring_words, kind="primary", on_click=self.wanted.emit) if may else None
        self.first = bring or close
        words = counted(
            "{count} answer is carried over. Nothing is lost: the reading can be brought back.",
            "{count} answers are carried over. Nothing is lost: the reading can be brought back.",
            found.carried,
        )
        title = _("From edition {own} to {newer}").format(own=own, newer=newer)
        self.setLayout(
            column(
                Label(title, Type.STRONG, wrap=True),
                Label(words, wrap=True),
                *self._lists(reading, found),
                row(*([bring] if bring else []), close, None, spacing=M),
                spacing=M,
                margins=(L, M, L, M),
            )
        )

    @staticmethod
    def _lists(reading: OpenReading, found: Bringing) -> list[QWidget]:
        visit, language = reading.visit, reading.language
        before, after = reading.form, visit.forms.get(found.form)
        changes = [
            (heading_of(change), "; ".join(change_words(change, before, after)))
            for change in compare_editions(before, after)
            if change.kinds and change.before and change.after
        ]
        set_aside = [
            (f"{question_of(visit, answer)}\n{words_of(visit, answer, language)}", why_words(answer))
            for answer in found.set_aside
        ]
        restored = [
            (question_of(visit, answer), words_of(visit, answer, language)) for answer in found.restored
        ]
        lists: list[tuple[str, list[Told]]] = [
            (_("Set aside, and kept with the reading"), set_aside),
            (_("In its place again"), restored),
            (_("New, to be answered"), [(_label(found, path), "") for path in found.opened]),
            (
                _("To put right"),
                [(_label(found, path), found.state.node(path).message) for path in found.wrong],
            ),
            (_("Questions that change"), changes),
        ]
        return [ToldList(heading, told) for heading, told in lists if told]


def _label(found: Bringing, path: str) -> str:
    return f"{found.state.form.question(path).number} {found.state.node(path).label}"
