"""An edition that is about to be added, beside the current one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from inspector_app.forms import CompiledForm
from inspector_app.forms.edition_words import heading_of, summary_of, words_of
from inspector_app.forms.editions import compare_editions
from inspector_app.texts import in_language
from inspector_app.visit import Visit
from resources.translations import N_, _, language
from ui.layouts import L, M, column, row
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.told_list import ToldList

_WORDS = N_(
    "New readings use it. Readings that are begun keep the edition that they were made with, until their readers"
    " bring them to this one."
)


class NewEdition(QFrame):
    """What changes, and the deed. `wanted` comes when it is to be added, `dropped` when it is not."""

    wanted = Signal()
    dropped = Signal()

    def __init__(self, visit: Visit, form: CompiledForm, present: str) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        before = visit.forms.get(present)
        changes = compare_editions(before, form)
        summary = summary_of(changes)
        told = [
            (heading_of(change), "; ".join(words_of(change, before, form)))
            for change in changes
            if change.kinds
        ]
        self.button = Button(
            _("Add edition {version}").format(version=form.version), kind="primary", on_click=self.wanted.emit
        )
        title = _("{form}, edition {version}").format(
            form=in_language(form.title, language()), version=form.version
        )
        against = _("Against edition {label}: {changes}.").format(
            label=visit.forms.label(present), changes=summary
        )
        self.setLayout(
            column(
                Label(title, Type.STRONG, wrap=True),
                Label(against, wrap=True),
                Label(_(_WORDS), tone="ink_2", wrap=True),
                *([ToldList(_("Questions that change"), told)] if told else []),
                row(self.button, Button(_("Do not add it"), on_click=self.dropped.emit), None),
                spacing=M,
                margins=(L, L, L, L),
            )
        )
