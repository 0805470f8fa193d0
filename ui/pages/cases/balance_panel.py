"""Whether the sample is balanced: how many cases have each value of each detail."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from inspector_app.fieldwork.case_facts import DETAIL_NAMES
from inspector_app.fieldwork.cases import BALANCED_BY
from inspector_app.visit import Visit
from resources.translations import _, counted, ngettext
from ui.layouts import XL, XS, M, S, clear, column
from ui.pages.cases.detail_words import value_words
from ui.theme import theme
from ui.typography import Type, font, line_height, text_scale
from ui.widgets.label import Label

_NAMES, _COUNT, _BAR = 100, 32, 8  # pixels; names and count at the usual size of text


class BalancePanel(QWidget):
    """A bar a value; pressing one shows its cases. `chosen` is called with the detail and the value."""

    def __init__(self, visit: Visit, chosen: Callable[[str, str], object]) -> None:
        super().__init__()
        self._visit, self._chosen = visit, chosen
        self._about = Label(tone="ink_2", wrap=True)
        self._details = QVBoxLayout()
        self._details.setSpacing(M)
        self.setLayout(
            column(Label(_("Sample balance"), Type.STRONG), self._about, S, self._details, None, spacing=XS)
        )

    def load(self) -> None:
        """Show the sample as it stands."""
        cases = self._visit.cases.all()
        frame = self._visit.inspection.details().sample_frame
        known = [detail for detail in BALANCED_BY if any(getattr(case, detail) for case in cases)]
        size = (
            ngettext(
                "{count} case of the {frame} assessments in the scope window.",
                "{count} cases of the {frame} assessments in the scope window.",
                len(cases),
            ).format(count=len(cases), frame=frame)
            if frame
            else counted("{count} case.", "{count} cases.", len(cases))
        )
        how = _("Press a bar to see its cases.") if known else ""
        self._about.setText(f"{size} {how}".strip())
        clear(self._details)
        for detail in known:
            self._details.addLayout(self._bars(detail, self._visit.cases.balance(detail)))

    def _bars(self, detail: str, counts: dict[str, int]) -> QVBoxLayout:
        bars = column(Label(_(DETAIL_NAMES[detail]), tone="ink_3"), spacing=0)
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
        self.setText(value_words(value))
        self.setToolTip(self.text())
        self.setAccessibleName(
            ngettext("{value}: {count} case", "{value}: {count} cases", count).format(
                value=self.text(), count=count
            )
        )
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the height of a line."""
        return QSize(XL, line_height(Type.UI) + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        height, names = self.height(), round(_NAMES * text_scale())
        with QPainter(self) as painter:
            if self.underMouse():
                painter.fillRect(self.rect(), theme.color("hover"))
            painter.setFont(font(Type.UI))
            painter.setPen(theme.color("ink"))
            words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, names - 6)
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, 0, names, height), middle, words)
            room = self.width() - names - round(_COUNT * text_scale())
            bar = QRectF(names, (height - _BAR) / 2, room * self._share, _BAR)
            painter.fillRect(bar, theme.color("control"))
            count = QRectF(0, 0, self.width(), height)
            painter.drawText(count, middle | Qt.AlignmentFlag.AlignRight, str(self._count))
