"""How many cases are read: a number, one square a case, and a legend whose numbers lead to the cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from inspector_app.fieldwork.case_progress import IN_PROGRESS, NOT_STARTED, CaseProgress
from inspector_app.fieldwork.readings import AGREED, READY, RETURNED
from ui.layouts import L, M, S, column, row
from ui.theme import theme
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.section_heading import SectionHeading

STATES = (
    (AGREED, "Agreed"),
    (IN_PROGRESS, "In progress"),
    (READY, "Ready"),
    (NOT_STARTED, "Not started"),
    (RETURNED, "Returned with a comment"),
)
_ORDER = (AGREED, READY, RETURNED, IN_PROGRESS, NOT_STARTED)


def paint_square(painter: QPainter, rect: QRectF, state: str) -> None:
    """Paint the square of a case: full agreed, light ready, half in progress, hollow not started."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(theme.color("control" if state == NOT_STARTED else "accent"), 1))
    painter.setBrush(
        {AGREED: theme.color("accent"), READY: theme.color("accent_line")}.get(state, Qt.BrushStyle.NoBrush)
    )
    painter.drawRoundedRect(inner, 3, 3)
    if state in (IN_PROGRESS, RETURNED):
        half = QRectF(inner.x() + 1, inner.center().y(), inner.width() - 2, inner.height() / 2 - 1)
        painter.fillRect(half, theme.color("accent_line"))
    painter.restore()


class Squares(QWidget):
    """One square a case, in order of how far it has come."""

    def __init__(self) -> None:
        super().__init__()
        self._states: list[str] = []
        self.setFixedHeight(22)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_states(self, states: list[str]) -> None:
        """Show the cases' states."""
        self._states = sorted(states, key=_ORDER.index)
        self.setAccessibleName(
            ", ".join(f"{count} {state}" for state, count in Counter(self._states).items())
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for a small sample."""
        return QSize(200, 22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the squares."""
        if not self._states:
            return
        gap = 3
        width = min(14.0, (self.width() + gap) / len(self._states) - gap)
        with QPainter(self) as painter:
            for number, state in enumerate(self._states):
                paint_square(painter, QRectF(number * (width + gap), 0, width, 22), state)


class LegendSquare(QWidget):
    """The square of one state, beside its name."""

    def __init__(self, state: str) -> None:
        super().__init__()
        self._state = state
        self.setFixedSize(12, 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        with QPainter(self) as painter:
            paint_square(painter, QRectF(0, 1, 12, 12), self._state)


class CasesRead(QWidget):
    """`show_cases` is called with a state when its number is clicked."""

    def __init__(self, show_cases: Callable[[str], object]) -> None:
        super().__init__()
        self._heading = SectionHeading("Cases read")
        self._number = Label(type_=Type.NUMBER)
        self._words = Label(tone="ink_2")
        self._squares = Squares()
        self._counts = {
            state: Button(
                "0", kind="link", name=f"Show cases: {name}", on_click=lambda state=state: show_cases(state)
            )
            for state, name in STATES
        }
        legend = QGridLayout()
        legend.setHorizontalSpacing(S)
        legend.setVerticalSpacing(2)
        for number, (state, name) in enumerate(STATES[:4]):
            column_ = 4 * (number % 2)
            legend.addWidget(LegendSquare(state), number // 2, column_)
            legend.addWidget(Label(name), number // 2, column_ + 1)
            legend.addWidget(self._counts[state], number // 2, column_ + 2)
            legend.setColumnStretch(column_ + 1, 1)
        legend.setColumnMinimumWidth(3, L)
        returned = row(Label("Returned with a comment"), None, self._counts[RETURNED])
        line = row(self._number, self._words, None, spacing=M)
        line.setAlignment(self._words, Qt.AlignmentFlag.AlignBottom)
        self.setLayout(column(self._heading, line, self._squares, legend, returned, None))

    def show_progress(self, progress: dict[str, CaseProgress], double: tuple[int, int]) -> None:
        """Show the cases' states, and how many double readings are settled of how many."""
        states = [entry.state for entry in progress.values()]
        counts = Counter(states)
        read = counts[AGREED] + counts[READY]
        self._number.setText(str(read))
        self._words.setText(f"of {len(states)} in the sample")
        self._heading.fact.setText(f"{double[0]} of {double[1]} double readings settled" if double[1] else "")
        self._squares.show_states(states)
        for state, button in self._counts.items():
            button.setText(str(counts[state]))
