"""The cells of the evidence matrix, painted: a number over a strip of its kinds, a gap, or what a criterion rests on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from inspector_app.fieldwork.evidence import AREA, NEUTRAL, STRENGTH
from inspector_app.judgement.coverage import Cell
from resources.translations import _
from ui.icons import icon
from ui.layouts import XS, M
from ui.pages.overview.matrix_model import Index, MatrixModel
from ui.theme import theme
from ui.typography import Type, font, text_width
from ui.widgets.criterion_badge import SIZE as BADGE
from ui.widgets.criterion_badge import paint_badge

STRIP = 48  # pixels of strip for the fullest cell
_SIGN = 13  # of a gap
KINDS = ((STRENGTH, "strength_bar"), (NEUTRAL, "control"), (AREA, "area_bar"))


class MatrixDelegate(QStyledItemDelegate):
    """Paints the cells; `most` is the number of the fullest one, by which the strips are drawn to scale."""

    most = 1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        model = index.model()
        assert isinstance(model, MatrixModel)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        cell = model.cell(index)
        painter.fillRect(option.rect, theme.color("hover" if hovered else "paper"))
        # Filled, since a line that is drawn between two pixels has half of its colour on each.
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), theme.color("line"))
        if index.column():
            painter.fillRect(QRectF(rect.x(), rect.y(), 1, rect.height()), theme.color("line"))
        if cell is None and index.column() == 0:
            self._paint_name(painter, rect, model.rows[index.row()].criterion, str(index.data()))
        elif cell is None:
            painter.setFont(font(Type.CAPTION))
            painter.setPen(theme.color("ink_2"))
            painter.drawText(rect.adjusted(M - 2, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        elif cell.is_gap:
            self._paint_gap(painter, rect)
        elif cell.items:
            self._paint_count(painter, rect, cell)
        else:
            painter.setPen(theme.color("ink_3"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, "–")
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_name(self, painter: QPainter, rect: QRectF, criterion: str, name: str) -> None:
        badge = QRectF(rect.x() + 2, rect.center().y() - BADGE.height() / 2, BADGE.width(), BADGE.height())
        paint_badge(painter, badge, criterion)
        painter.setFont(font(Type.UI))
        painter.setPen(theme.color("ink"))
        inner = rect.adjusted(BADGE.width() + M - 2, 0, -XS, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, name)

    def _paint_gap(self, painter: QPainter, rect: QRectF) -> None:
        inner = rect.adjusted(5, 5, -5, -5)
        painter.setPen(QPen(theme.color("area"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(theme.color("area_soft"))
        painter.drawRoundedRect(inner, 4, 4)
        words = _("gap")
        painter.setFont(font(Type.CAPTION))
        width = _SIGN + XS + text_width(Type.CAPTION, words)
        left = inner.center().x() - width / 2
        icon("warning", "area").paint(painter, int(left), int(inner.center().y()) - 6, _SIGN, _SIGN)
        painter.setPen(theme.color("area"))
        rest = QRectF(left + _SIGN + XS, inner.y(), width, inner.height())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_count(self, painter: QPainter, rect: QRectF, cell: Cell) -> None:
        painter.setFont(font(Type.STRONG))
        painter.setPen(theme.color("ink"))
        painter.drawText(rect.adjusted(0, 0, 0, -12), Qt.AlignmentFlag.AlignCenter, str(len(cell.items)))
        for x, width, role in strip(cell, self.most):
            painter.fillRect(QRectF(rect.center().x() + x, rect.bottom() - 15, width, 4), theme.color(role))


def strip(cell: Cell, most: int) -> list[tuple[float, float, str]]:
    """Return the parts of a cell's strip as (start from its middle, width, role), in the scale of the fullest cell."""
    whole = STRIP * len(cell.items) / most
    x, parts = -whole / 2, []
    for kind, role in KINDS:
        width = whole * cell.of_kind(kind) / len(cell.items)
        if width:
            # A hair apart where there is room for it; one item is never less than two pixels.
            parts.append((x, max(width - 1, 2.0), role))
            x += max(width, 3.0)
    return parts
