"""The other notes, a press away: kinds of source with their counts, then the sources by day."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from inspector_app.dates import say_date
from inspector_app.fieldwork.sources import CASE_READING, HELD, INTERVIEW, Source
from inspector_app.texts import in_language
from resources.translations import counted, language
from ui.layouts import XS, L, M, S, column, hairline, panel, row, scrolled
from ui.typography import Type, line_height, text_width
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.workspace import Workspace

Face = tuple[
    Source, int, bool
]  # what a row says: its source, how many passages, and whether it is the current one

_AT_ONCE = 8  # rows that are made in one turn of the event loop
_AROUND_KIND = 16 + 7 * S  # pixels: the icon of a kind, and the space around it, its name and its count


class SourceRow(Button):
    """One source: its title over its time and passages; the arrows go to its neighbours."""

    def __init__(self, source: Source, passages: int, *, current: bool) -> None:
        super().__init__(kind="row")
        self.setAccessibleName(source.title)
        self.setChecked(current)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        type_, tone = (Type.STRONG, "accent") if current else (Type.UI, "ink")
        title = Label(source.title, type_, tone=tone, wrap=True)
        at = f"{datetime.fromisoformat(source.started_at).astimezone():%H:%M}"
        taken = counted("{count} passage", "{count} passages", passages)
        fact = Label(f"{at}  ·  {taken}", Type.CAPTION, tone="ink_3")
        for label in (title, fact):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setLayout(column(title, fact, spacing=1, margins=(S + 2, S - 2, XS, S - 2)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between the sources."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)


class SourceList(QWidget):
    """`chosen` carries the record id of a source."""

    chosen = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._kind = ""
        self._present = ("", "")  # the current source and its kind
        self._by_face: dict[Face, SourceRow] = {}  # by what a row says
        self._headings: list[Label] = []
        self._kinds: dict[str, tuple[Button, Label]] = {}
        # The notes are in view before the many rows beside them are made, a few a turn.
        self._to_show = QTimer(self, singleShot=True, interval=0)
        self._to_show.timeout.connect(self._show)
        self._waiting: list[Face] = []
        self._to_add = QTimer(self, singleShot=True, interval=0)
        self._to_add.timeout.connect(self._add_rows)
        group = QButtonGroup(self)
        kinds = column(spacing=0)
        for entry in workspace.visit.framework.source_kinds:
            if entry.key != CASE_READING:
                button = self._kind_button(entry.key, in_language(entry.title, language()))
                group.addButton(button)
                kinds.addWidget(button)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._rows.setContentsMargins(S, 0, S, L)
        below = column(self._rows, None, spacing=0)
        head = column(kinds, spacing=0, margins=(S, M, S, M))
        self.setLayout(column(head, hairline(), scrolled(panel(below)), spacing=0))

    def load(self, current: Source | None) -> None:
        """Show the sources around the current one, the interviews around none."""
        present = (current.id, current.kind) if current else ("", INTERVIEW)
        if present != self._present:
            self._present = present
            self._kind = present[1]
        self._to_show.start()

    def whole_width(self) -> int:
        """Return the pixels that the kinds take with their counts."""
        names = (
            text_width(Type.STRONG, button.text()) + text_width(Type.UI, count.text())
            for button, count in self._kinds.values()
        )
        return max(names, default=0) + _AROUND_KIND

    def _show(self) -> None:
        visit = self._workspace.visit
        held = visit.sources.all(state=HELD)
        passages: dict[str | None, int] = {}
        for item in visit.evidence.all():
            passages[item.source] = passages.get(item.source, 0) + 1
        for kind, (_button, count) in self._kinds.items():
            count.setText(str(sum(1 for source in held if source.kind == kind)))
        self._kinds[self._kind][0].setChecked(True)
        of_kind = [source for source in held if source.kind == self._kind]
        ordered = sorted(of_kind, key=lambda source: (source.held_on, source.started_at), reverse=True)
        faces = [(source, passages.get(source.id, 0), source.id == self._present[0]) for source in ordered]
        if faces != [*self._by_face, *self._waiting]:
            self._show_rows(faces)

    def _show_rows(self, faces: list[Face]) -> None:
        """Show the rows by day; those that say the same as before stay the widgets that they were."""
        while self._rows.count():
            self._rows.takeAt(0)
        before, self._by_face = self._by_face, {}
        headings, self._headings = self._headings, []
        self._waiting = faces
        self._add_rows(before)
        for gone in (*headings, *before.values()):
            gone.hide()
            gone.deleteLater()

    def _add_rows(self, before: dict[Face, SourceRow] | None = None) -> None:
        """Add the rows that wait, and take them out of those from `before`; make no more than a few anew."""
        made = 0
        while self._waiting and made < _AT_ONCE:
            face = self._waiting.pop(0)
            row_ = before.pop(face, None) if before else None
            if row_ is None:
                row_, made = self._row(face), made + 1
            last = next(reversed(self._by_face))[0].held_on if self._by_face else ""
            if face[0].held_on != last:
                self._headings.append(_heading(face[0].held_on))
                self._rows.addWidget(self._headings[-1])
            self._by_face[face] = row_
            self._rows.addWidget(row_)
        if self._waiting:
            self._to_add.start()

    def _row(self, face: Face) -> SourceRow:
        source, passages, current = face
        button = SourceRow(source, passages, current=current)
        button.clicked.connect(lambda: self.chosen.emit(source.id))
        return button

    def _kind_button(self, kind: str, title: str) -> Button:
        button = Button(title, kind="row", icon_of=kind)
        button.setFixedHeight(max(30, line_height(Type.UI) + S))
        count = Label(tone="ink_3")
        count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        button.setLayout(row(None, count, margins=(0, 0, S, 0)))
        button.clicked.connect(lambda: self._on_kind_chosen(kind))
        self._kinds[kind] = (button, count)
        return button

    def _on_kind_chosen(self, kind: str) -> None:
        self._kind = kind
        self._show()


def _heading(day: str) -> Label:
    words = say_date(date.fromisoformat(day), language(), weekday=True, year=False)
    heading = Label(words, Type.CAPTION, tone="ink_3")
    heading.setContentsMargins(S + 2, M, 0, XS)
    return heading
