"""One point of the council in the list: its numbers, its state, and what it says."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from inspector_app.accuracy.points import ACCEPTED, OPEN, REFUSED, AccuracyPoint
from inspector_app.team.code_words import CODES
from resources.translations import _
from ui.layouts import XS, L, M, S, column, row
from ui.theme import theme
from ui.typography import Type
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label

_MARKS = {OPEN: ("open", "ink_3"), ACCEPTED: ("agreed", "strength"), REFUSED: ("refused", "area")}


class PointRow(QWidget):
    """A press or Enter goes to the paragraph and opens the answer; Space opens the answer alone."""

    opened = Signal()
    answer_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._current = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._head = Label("", Type.CAPTION, tone="ink_2", wrap=True)
        self._says = Label("", wrap=True)
        self._evidence = Label("", tone="ink_2", wrap=True)
        self._mark = row(spacing=0)
        words = column(self._head, self._says, self._evidence, spacing=XS)
        line = row(spacing=S, margins=(L, M, L, M))
        line.addLayout(self._mark)
        line.addLayout(words, 1)
        self.setLayout(line)

    def show_point(self, point: AccuracyPoint, now: str) -> None:
        """Show a point; `now` is the number that its paragraph has in the report as it is."""
        state = _(CODES["accuracy_point", "state"][point.state])
        place = point.paragraph_number or _("The report as a whole")
        if now and now != point.paragraph_number:
            place = _("{number}, now {now}").format(number=point.paragraph_number, now=now)
        self._head.setText(f"{point.number} · {place} · {state}")
        self._says.setText(point.says)
        self._evidence.setText(
            _("Evidence: {evidence}").format(evidence=point.evidence) if point.evidence else ""
        )
        self._evidence.setVisible(bool(point.evidence))
        while self._mark.count():
            self._mark.takeAt(0).widget().deleteLater()
        meaning, tone = _MARKS[point.state]
        self._mark.addWidget(Glyph(meaning, tone), 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(
            _("Point {number}, paragraph {place}, {state}: {says}").format(
                number=point.number, place=place, state=state, says=point.says
            )
        )

    def set_current(self, current: bool) -> None:
        """Show it as the one that is open."""
        if current != self._current:
            self._current = current
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Open it, and go to its paragraph."""
        self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do by key what a press does, or open the answer by Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.answer_wanted.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar of the one that is open."""
        if self._current:
            with QPainter(self) as painter:
                painter.fillRect(self.rect(), theme.color("paper"))
                painter.fillRect(0, 0, 3, self.height(), theme.color("accent"))
