"""One problem that the checks found, with its place and remedy, and accepting it with a reason where that may be."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.checks import Problem, Severity
from inspector_app.checks.accepted import may_be_accepted
from resources.translations import _
from ui.layouts import XS, L, M, S, column, hairline, panel, row
from ui.theme import theme
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label

_MARKS = {
    Severity.ERROR: ("error", "danger"),
    Severity.WARNING: ("warning-fill", "area"),
    Severity.ADVICE: ("guidance-fill", "accent"),
}
_OWN_MARKS = {
    "figure-unsettled": ("differs", "conflict"),
    "figure-moved": ("stale", "area"),
    "difference-open": ("differs", "conflict"),
    "paragraph-unsupported": ("unsupported", "area"),
}


class CheckRow(QWidget):
    """One problem; a click or Enter jumps to its place. `accepted` carries the reason why it may stand.

    `given_up` comes when a reason that was begun is not to be given after all.
    """

    opened = Signal()
    accepted = Signal(str)
    given_up = Signal()

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem
        self._current = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{problem.place}: {problem.sentence} {problem.remedy}")
        meaning, tone = _OWN_MARKS.get(problem.code, _MARKS[problem.severity])
        words = column(
            Label(problem.place, Type.CAPTION, tone="ink_2"),
            Label(problem.sentence, wrap=True),
            Label(problem.remedy, tone="accent", wrap=True),
            spacing=XS,
        )
        self.accept = Button(
            _("Accept with a reason…"),
            kind="link",
            name=_("Accept with a reason: {problem}").format(problem=problem.sentence),
            on_click=self._on_accept_wanted,
        )
        if not may_be_accepted(problem):
            self.accept.hide()
        self.reason: QLineEdit | None = None  # made when it is wanted, since there may be a hundred rows
        self._reason_line: QWidget | None = None
        words.addLayout(row(self.accept, None))
        self._words = words
        line = row(spacing=M, margins=(L, M, L, M))
        line.addWidget(Glyph(meaning, tone), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        self.setLayout(column(line, hairline(), spacing=0))

    @property
    def is_begun(self) -> bool:
        """Whether a reason is being written."""
        return self.reason is not None and bool(self.reason.text().strip())

    def forget_reason(self) -> None:
        """Take the reason away, since it was given or given up."""
        if self._reason_line is not None:
            self._reason_line.hide()
            self._reason_line.deleteLater()
            self._reason_line = self.reason = None

    def set_current(self, current: bool) -> None:
        """Show it as the one that was jumped to."""
        self._current = current
        self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Jump."""
        self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Jump by Enter or Space; give a begun reason up by Esc."""
        if event.key() == Qt.Key.Key_Escape and self.reason is not None:
            self._give_up()
        elif self.hasFocus() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar of the current one."""
        if self._current:
            with QPainter(self) as painter:
                painter.fillRect(self.rect(), theme.color("paper"))
                painter.fillRect(0, 0, 3, self.height(), theme.color("accent"))

    def _on_accept_wanted(self) -> None:
        reason = self.reason = QLineEdit()
        reason.setAccessibleName(_("Why this may stand"))
        reason.setPlaceholderText(_("Why this may stand"))
        give = Button(_("Accept"), small=True, on_click=lambda: self.accepted.emit(reason.text()))
        reason.returnPressed.connect(lambda: self.accepted.emit(reason.text()))
        cancel = Button(_("Cancel"), kind="quiet", small=True, on_click=self._give_up)
        self._reason_line = panel(column(reason, row(give, cancel, None, spacing=S), spacing=XS))
        self._words.addWidget(self._reason_line)
        self.accept.hide()
        reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_up(self) -> None:
        self.accept.show()
        self.accept.setFocus(Qt.FocusReason.OtherFocusReason)
        self.forget_reason()
        self.given_up.emit()
