"""How the cells of the sample are painted: marks, states, progress and readers."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from inspector_app.fieldwork.sample_list import SampleLine
from resources.translations import _
from ui.icons import icon
from ui.pages.cases.case_model import LineRole
from ui.pages.cases.case_states import CASE_STATES
from ui.theme import theme
from ui.typography import Type, font, text_width
from ui.widgets.initials import DIAMETER, paint_initials
from ui.widgets.progress_bar import HEIGHT, paint_progress
from ui.widgets.table import Index, RowDelegate

_ICON = 16
_REFERENCE, _GAP = 38, 8  # pixels of a reference before its marks, and after a longer one
_BAR = 58


class CaseCell(RowDelegate):
    """The reference, and icons for a second reader, a concern and a difference."""

    def paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the reference and the marks."""
        super().paint_content(painter, option, index)
        line: SampleLine = index.data(LineRole)
        marks = [("second-reader", "ink_2")] if line.case.double_read else []
        marks += [("concern-fill", "danger")] if line.has_concern else []
        marks += [("differs", "conflict")] if line.differs else []
        words = max(_REFERENCE, text_width(Type.STRONG, line.case.reference) + _GAP)
        x = option.rect.x() + self.left_margin(index) + words
        for meaning, role in marks:
            icon(meaning, role).paint(painter, x, option.rect.center().y() - 7, 14, 14)
            x += _ICON


class StateCell(RowDelegate):
    """The state as an icon and a word."""

    def paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the icon and the word."""
        line: SampleLine = index.data(LineRole)
        _name, meaning, role = CASE_STATES[line.progress.state]
        icon(meaning, role).paint(painter, option.rect.x(), option.rect.center().y() - 7, _ICON, _ICON)
        option.rect.setLeft(option.rect.x() + _ICON + 5)
        super().paint_content(painter, option, index)


class AnsweredCell(RowDelegate):
    """A bar, and how many of how many."""

    def paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the bar and the numbers."""
        line: SampleLine = index.data(LineRole)
        top = option.rect.center().y() - HEIGHT / 2 + 1
        bar = QRectF(option.rect.x(), top, _BAR, HEIGHT)
        paint_progress(painter, bar, *(line.progress.count or (0, 0)))
        option.rect.setLeft(option.rect.x() + _BAR + 8)
        super().paint_content(painter, option, index)


class ReaderCell(RowDelegate):
    """The readers as initials with their names, the first names where there are two."""

    def paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint initials and names."""
        readers = index.data(LineRole).readers
        x = float(option.rect.x())
        top = option.rect.center().y() - DIAMETER / 2 + 1
        for reader in readers or (None,):
            circle = QRectF(x, top, DIAMETER, DIAMETER)
            paint_initials(painter, circle, reader.initials if reader else "–", absent=reader is None)
            x += DIAMETER + 4
        names = [reader.first_name for reader in readers] if len(readers) > 1 else [r.name for r in readers]
        painter.setFont(font(Type.UI))
        painter.setPen(theme.color("ink" if readers else "area"))
        room = QRectF(x + 4, option.rect.y(), option.rect.right() - x - 8, option.rect.height())
        words = painter.fontMetrics().elidedText(
            ", ".join(names) or _("Not allocated"), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
