"""Whether the sample is balanced: how many cases have each value of each detail."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from inspector_app.fieldwork.case_facts import DETAIL_NAMES
from inspector_app.fieldwork.cases import BALANCED_BY, Case, balance_of, thin_groups
from inspector_app.visit import Visit
from resources.translations import _, counted, ngettext
from ui.layouts import XL, XS, M, S, clear, column, row
from ui.pages.cases.detail_words import value_words
from ui.theme import theme
from ui.typography import Type, font, line_height, text_scale, text_width
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label
from ui.widgets.pressing import PressedByEnter

_NAMES, _MOST_NAMES = 100, 132  # pixels of the names, at the usual size of text
_COUNT, _BAR = 32, 8  # pixels of the count, likewise, and of the height of a bar


class BalancePanel(QWidget):
    """A bar a value; pressing one shows its cases. `chosen` is called with the detail and the value.

    A visit knows how many assessments its scope window holds, and not how they are spread; so nothing is said of
    what share a group should have, only where one is so small that it says nothing.
    """

    def __init__(self, visit: Visit, chosen: Callable[[str, str], object]) -> None:
        super().__init__()
        self._visit, self._chosen = visit, chosen
        self._shown: tuple[list[Case], int] | None = None
        self._about = Label(tone="ink_2", wrap=True)
        self._details = QVBoxLayout()
        self._details.setSpacing(M)
        self.setLayout(
            column(Label(_("Sample balance"), Type.STRONG), self._about, S, self._details, None, spacing=XS)
        )

    def load(self, cases: list[Case]) -> None:
        """Show the sample as it stands, of all its cases; the same again is left as it is."""
        frame = self._visit.inspection.details().sample_frame
        if (cases, frame) == self._shown:
            return
        self._shown = (cases, frame)
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
        nothing = _("Once there are cases, their spread is shown here.")
        self._about.setText(f"{size} {how}".strip() if cases else nothing)
        clear(self._details)
        balances = {detail: balance_of(cases, detail) for detail in known}
        words = [value_words(value) for counts in balances.values() for value in counts]
        widest = max((text_width(Type.UI, text) for text in words), default=0) + S
        names = max(round(_NAMES * text_scale()), min(widest, round(_MOST_NAMES * text_scale())))
        for detail, counts in balances.items():
            self._details.addLayout(self._bars(detail, counts, names))

    def _bars(self, detail: str, counts: dict[str, int], names: int) -> QVBoxLayout:
        head = row(Label(_(DETAIL_NAMES[detail]), tone="ink_3"), None, spacing=XS)
        if thin := thin_groups(counts):
            head.addWidget(Glyph("warning", "area"))
            head.addWidget(Label(_thin_words(thin), tone="area"))
        bars = column(head, XS, spacing=0)
        most = max(counts.values())
        for value, count in counts.items():
            bar = _Bar(value, count, most, names)
            bar.clicked.connect(lambda _checked=False, value=value: self._chosen(detail, value))
            bars.addWidget(bar)
        return bars


def _thin_words(thin: list[str]) -> str:
    if len(thin) == 1:
        return _("{value}: one case").format(value=value_words(thin[0]))
    return counted("{count} group of one", "{count} groups of one", len(thin))


class _Bar(PressedByEnter, QAbstractButton):
    """A value, its bar and its count."""

    def __init__(self, value: str, count: int, most: int, names: int) -> None:
        super().__init__()
        self._count, self._share, self._names = count, count / most, names
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
        height, names = self.height(), self._names
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
