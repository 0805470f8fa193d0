"""Whether the sample is balanced: how many cases have each value of each detail."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from inspector_app.fieldwork.case_facts import DETAIL_NAMES
from inspector_app.fieldwork.cases import BALANCED_BY
from inspector_app.visit import Visit
from ui.layouts import XL, XS, M, S, clear, column
from ui.theme import theme
from ui.typography import Type, font
from ui.widgets.label import Label

_ROW, _NAMES, _COUNT, _BAR = 20, 100, 32, 8


class BalancePanel(QWidget):
    """A bar a value; pressing one shows its cases. `chosen` is called with the detail and the value."""

    def __init__(self, visit: Visit, chosen: Callable[[str, str], object]) -> None:
        super().__init__()
        self._visit, self._chosen = visit, chosen
        self._about = Label(tone="ink_2", wrap=True)
        self._details = QVBoxLayout()
        self._details.setSpacing(M)
        self.setLayout(
            column(Label("Sample balance", Type.STRONG), self._about, S, self._details, None, spacing=XS)
        )

    def load(self) -> None:
        """Show the sample as it stands."""
        cases = len(self._visit.cases.all())
        frame = self._visit.inspection.details().sample_frame
        of = f" of the {frame} assessments in the scope window" if frame else ""
        self._about.setText(f"{cases} cases{of}. Press a bar to see its cases.")
        clear(self._details)
        for detail in BALANCED_BY:
            counts = self._visit.cases.balance(detail)
            if any(getattr(case, detail) for case in self._visit.cases.all()):
                self._details.addLayout(self._bars(detail, counts))

    def _bars(self, detail: str, counts: dict[str, int]) -> QVBoxLayout:
        bars = column(Label(DETAIL_NAMES[detail], tone="ink_3"), spacing=0)
        most = max(counts.values())
        for value, count in counts.items():
            bar = _Bar(value, count, most)
            bar.clicked.connect(lambda _checked=False, value=value: self._chosen(detail, value))
            bars.addWidget(bar)
        return bars


class _Bar(QAbstractButton):
    """A value, its bar and its count."""

    def __init__(self, value: str, count: int, most: int) -> None:
        super().__init__()
        self._count, self._share = count, count / most
        self.setText(value[:1].upper() + value[1:])
        self.setToolTip(self.text())
        self.setAccessibleName(f"{value}: {count} cases")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the height of a line."""
        return QSize(XL, _ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        with QPainter(self) as painter:
            if self.underMouse():
                painter.fillRect(self.rect(), theme.color("hover"))
            painter.setFont(font(Type.UI))
            painter.setPen(theme.color("ink"))
            words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, _NAMES - 6)
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, 0, _NAMES, _ROW), middle, words)
            room = self.width() - _NAMES - _COUNT
            bar = QRectF(_NAMES, (_ROW - _BAR) / 2, room * self._share, _BAR)
            painter.fillRect(bar, theme.color("control"))
            count = QRectF(0, 0, self.width(), _ROW)
            painter.drawText(count, middle | Qt.AlignmentFlag.AlignRight, str(self._count))
