"""One change of the history: when and by whom, of what, and its value before and after."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from inspector_app.team.history import CHANGED, MADE, REMOVED, RESTORED, SETTLED, HistoryEntry
from inspector_app.team.members import initials_of
from resources.translations import N_, _
from ui.layouts import L, M, S, column, hairline, row
from ui.typography import Type, text_scale
from ui.widgets.glyph import Glyph
from ui.widgets.initials import Initials
from ui.widgets.label import Label
from ui.wording import moment_words

_KINDS = {MADE: N_("Made"), REMOVED: N_("Deleted"), RESTORED: N_("Brought back")}
_ICONS = {MADE: "add", CHANGED: "draft", SETTLED: "answered", REMOVED: "delete", RESTORED: "restart"}
_WHO = 210  # pixels of the column of who and when, at the usual size of text


class EntryRow(QWidget):
    """A line that reads from left to right; long values wrap."""

    def __init__(self, entry: HistoryEntry, today: date) -> None:
        super().__init__()
        who = Label(entry.author, Type.STRONG, wrap=True)
        when = Label(moment_words(entry.at, today), Type.CAPTION, tone="ink_3")
        left = QWidget()
        left.setFixedWidth(round(_WHO * text_scale()))
        person = row(spacing=S)
        person.addWidget(Initials(initials_of(entry.author), entry.author), 0, Qt.AlignmentFlag.AlignTop)
        person.addLayout(column(who, when, spacing=0), 1)
        left.setLayout(person)
        said = _said(entry)
        body = column(Label(_of_what(entry), Type.STRONG, wrap=True), spacing=2)
        if said:
            body.addWidget(Label(said, wrap=True))
        line = row(spacing=L, margins=(0, M, 0, M))
        line.addWidget(left, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Glyph(_ICONS[entry.kind]), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(body, 1)
        self.setLayout(column(line, hairline(), spacing=0))
        self.setAccessibleName(f"{entry.author}, {when.text()}, {_of_what(entry)}, {said}")


def _of_what(entry: HistoryEntry) -> str:
    if entry.kind in (CHANGED, SETTLED):
        return _("{subject}, {what}").format(subject=entry.subject, what=entry.what)
    return _("{kind}: {subject}").format(kind=_(_KINDS[entry.kind]), subject=entry.subject)


def _said(entry: HistoryEntry) -> str:
    if entry.kind == CHANGED:
        return _("{before} → {after}").format(before=entry.before, after=entry.after)
    if entry.kind == SETTLED:
        words = _("Settled: “{stands}” stands, {gone} gave way")
        return words.format(stands=entry.after, gone=entry.before)
    return entry.after
