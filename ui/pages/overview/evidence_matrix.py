"""Evidence by criterion and kind of source: a number over a strip of its kinds; gaps stand out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from inspector_app.fieldwork.evidence import AREA, NEUTRAL, STRENGTH
from inspector_app.framework.model import Framework
from inspector_app.judgement.coverage import Cell, Row
from inspector_app.texts import in_language
from ui.icons import icon
from ui.layouts import M, column, row
from ui.theme import theme
from ui.typography import Type, font, line_height, text_scale, text_width
from ui.widgets.criterion_badge import SIZE as BADGE
from ui.widgets.criterion_badge import paint_badge
from ui.widgets.label import Label
from ui.wording import count_of

_ROW = 48
_NAMES, _SUMS = 192, 96  # pixels of the outer columns at the usual size of text
_HAIR = 2  # pixels between two headings at least, so that a small screen holds all columns
_STRIP = 48  # pixels of strip for the fullest cell
_KINDS = ((STRENGTH, "strength_bar"), (NEUTRAL, "control"), (AREA, "area_bar"))

Index = QModelIndex | QPersistentModelIndex


class MatrixModel(QAbstractTableModel):
    """Rows are criteria; the first column names them, the last says what they rest on."""

    def __init__(self, framework: Framework, language: str) -> None:
        super().__init__()
        self._framework = framework
        self._language = language
        self.rows: list[Row] = []

    def show_rows(self, rows: list[Row]) -> None:
        """Show another state of the evidence."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of criteria."""
        return len(self.rows)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of kinds of source and two."""
        return len(self._framework.source_kinds) + 2

    def cell(self, index: Index) -> Cell | None:
        """Return the evidence behind a place of the table, None in the outer columns."""
        kinds = self._framework.source_kinds
        if not 1 <= index.column() <= len(kinds):
            return None
        return self.rows[index.row()].cells[kinds[index.column() - 1].key]

    def kind(self, index: Index) -> str:
        """Return the kind of source of a column, "" in the outer columns."""
        kinds = self._framework.source_kinds
        return kinds[index.column() - 1].key if 1 <= index.column() <= len(kinds) else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, also for screen readers."""
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        criterion = self._framework.criteria[index.row()]
        cell = self.cell(index)
        if cell is None:
            if index.column() == 0:
                full = role != Qt.ItemDataRole.DisplayRole
                return in_language(criterion.title if full else criterion.short, self._language)
            this = self.rows[index.row()]
            sources = count_of(this.source_kinds, "source", "sources")
            return f"{sources}\n{count_of(len(this.inspectors), 'inspector', 'inspectors')}"
        if role == Qt.ItemDataRole.DisplayRole:
            return str(len(cell.items)) if cell.items else "gap" if cell.is_gap else "–"
        source = in_language(self._framework.source_kinds[index.column() - 1].title, self._language)
        if cell.is_gap:
            return f"Criterion {criterion.key}, {source}: no evidence yet, though it is expected"
        kinds = (
            f"{cell.of_kind(STRENGTH)} strengths, {cell.of_kind(NEUTRAL)} neutral, {cell.of_kind(AREA)} areas"
        )
        return f"Criterion {criterion.key}, {source}: {kinds}"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the short names of the kinds of source."""
        if role == Qt.ItemDataRole.TextAlignmentRole and section == 0:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.heading(section)

    def heading(self, section: int) -> str:
        """Return what stands above a column, on one line or two."""
        kinds = self._framework.source_kinds
        if section == 0:
            return "Criterion"
        return (
            in_language(kinds[section - 1].short, self._language).replace(" ", "\n", 1)
            if section <= len(kinds)
            else "Rests on"
        )


class MatrixDelegate(QStyledItemDelegate):
    """Paints the cells."""

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
        painter.fillRect(option.rect, theme.color("hover" if hovered and cell and cell.items else "paper"))
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if index.column():
            painter.drawLine(rect.topLeft(), rect.bottomLeft())
        if cell is None:
            self._paint_words(painter, rect, index, model)
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

    def _paint_words(self, painter: QPainter, rect: QRectF, index: Index, model: MatrixModel) -> None:
        if index.column() == 0:
            badge = QRectF(rect.x(), rect.center().y() - BADGE.height() / 2, BADGE.width(), BADGE.height())
            paint_badge(painter, badge, model.rows[index.row()].criterion)
            painter.setFont(font(Type.UI))
            painter.setPen(theme.color("ink"))
            inner = rect.adjusted(BADGE.width() + 10, 0, -4, 0)
            painter.drawText(
                inner, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, str(index.data())
            )
            return
        painter.setFont(font(Type.CAPTION))
        painter.setPen(theme.color("ink_2"))
        painter.drawText(rect.adjusted(M + 2, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, str(index.data()))

    def _paint_gap(self, painter: QPainter, rect: QRectF) -> None:
        inner = rect.adjusted(5, 5, -5, -5)
        painter.setPen(QPen(theme.color("area"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(theme.color("area_soft"))
        painter.drawRoundedRect(inner, 4, 4)
        painter.setFont(font(Type.CAPTION))
        width = painter.fontMetrics().horizontalAdvance("gap") + 16
        left = inner.center().x() - width / 2
        icon("warning", "area").paint(painter, int(left), int(inner.center().y()) - 6, 13, 13)
        painter.setPen(theme.color("area"))
        painter.drawText(
            QRectF(left + 17, inner.y(), width, inner.height()), Qt.AlignmentFlag.AlignVCenter, "gap"
        )

    def _paint_count(self, painter: QPainter, rect: QRectF, cell: Cell) -> None:
        painter.setFont(font(Type.STRONG))
        painter.setPen(theme.color("ink"))
        painter.drawText(rect.adjusted(0, 0, 0, -12), Qt.AlignmentFlag.AlignCenter, str(len(cell.items)))
        width = max(4.0, _STRIP * len(cell.items) / self.most)
        x = rect.center().x() - width / 2
        for kind, role in _KINDS:
            part = width * cell.of_kind(kind) / len(cell.items)
            if part:
                painter.fillRect(QRectF(x, rect.bottom() - 15, max(part - 1, 1), 4), theme.color(role))
                x += part


class Legend(QWidget):
    """What the colours of the strips mean."""

    def __init__(self) -> None:
        super().__init__()
        words = (("strength_bar", "strength"), ("control", "neutral"), ("area_bar", "area for development"))
        items = [item for role, text in words for item in (_Swatch(role), Label(text, tone="ink_2"), 8)]
        self.setLayout(row(*items, spacing=6))


class _Swatch(QWidget):
    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role
        self.setFixedSize(10, 4)

    def paintEvent(self, _event: object) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.color(self._role))


class EvidenceMatrix(QWidget):
    """`show_evidence` is called with a criterion and a kind of source when a cell is opened."""

    def __init__(
        self, framework: Framework, language: str, show_evidence: Callable[[str, str], object]
    ) -> None:
        super().__init__()
        self._model = MatrixModel(framework, language)
        self._show_evidence = show_evidence
        self._delegate = MatrixDelegate()
        self._count = Label(tone="ink_3")
        self._table = QTableView()
        self._table.setProperty("kind", "matrix")
        self._table.setAccessibleName("Evidence by criterion and source")
        self._table.setModel(self._model)
        self._table.setItemDelegate(self._delegate)
        self._table.setFrameShape(QFrame.Shape.NoFrame)
        self._table.setShowGrid(False)
        self._table.setMouseTracking(True)
        self._table.setTabKeyNavigation(False)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._table.verticalHeader().hide()
        header = self._table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
        self._table.clicked.connect(self._on_opened)
        self._table.activated.connect(self._on_opened)
        heading = row(Label("Evidence by criterion and source", Type.STRONG), self._count, None, Legend())
        self.setLayout(column(heading, self._table, spacing=6))
        self._fit()
        theme.changed.connect(self._fit)

    def show_rows(self, rows: list[Row], items: int) -> None:
        """Show the coverage, and how many items of evidence there are."""
        self._count.setText(f"{items} items")
        self._delegate.most = (
            max([len(cell.items) for entry in rows for cell in entry.cells.values()] or [1]) or 1
        )
        self._model.show_rows(rows)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the size of the whole table."""
        return QSize(814, self.layout().sizeHint().height())

    def _fit(self) -> None:
        """Give the columns their widths, and the table its height, in the size of the text."""
        header = self._table.horizontalHeader()
        header.setFont(font(Type.CAPTION))
        header.setFixedHeight(2 * line_height(Type.CAPTION) + 8)
        row_height = max(_ROW, 2 * line_height(Type.UI))
        self._table.verticalHeader().setDefaultSectionSize(row_height)
        self._table.setFixedHeight(header.height() + row_height * self._model.rowCount() + 2)
        last = self._model.columnCount() - 1
        outer = {0: round(_NAMES * text_scale()), last: round(_SUMS * text_scale())}
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for place, width in outer.items():
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(place, width)
        words = [word for place in range(1, last) for word in self._model.heading(place).split("\n")]
        widest = max(text_width(Type.CAPTION, word) for word in words) + _HAIR
        self._table.setMinimumWidth(sum(outer.values()) + widest * (last - 1))

    def _on_opened(self, index: QModelIndex) -> None:
        kind = self._model.kind(index)
        self._show_evidence(self._model.rows[index.row()].criterion, kind)
