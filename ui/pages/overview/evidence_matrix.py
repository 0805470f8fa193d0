"""Evidence by criterion and kind of source: a number over a strip of its kinds; gaps stand out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from inspector_app.framework.model import Framework
from inspector_app.judgement.coverage import Row
from resources.translations import N_, _, counted
from ui.layouts import M, S, column, row
from ui.pages.overview.matrix_delegate import KINDS, MatrixDelegate
from ui.pages.overview.matrix_model import MatrixModel
from ui.pages.overview.number_link import NumberLink
from ui.theme import theme
from ui.typography import Type, font, line_height, text_scale, text_width
from ui.widgets.criterion_badge import SIZE as BADGE
from ui.widgets.label import Label

_ROW = 48
# Pixels of the first column at the usual size of text, and where room is short.
_NAMES, _NAMES_LEAST = 192, 132
_HAIR = 8  # pixels between two headings at least, so that a small screen holds all columns
_KIND_WORDS = (N_("strength"), N_("neutral"), N_("area for development"))


class Legend(QWidget):
    """What the colours of the strips mean."""

    def __init__(self) -> None:
        super().__init__()
        entries = row(spacing=M)
        for (_kind, role), words in zip(KINDS, _KIND_WORDS, strict=True):
            entries.addLayout(row(_Swatch(role), Label(_(words), tone="ink_2"), spacing=S - 2))
        self.setLayout(entries)


class _Swatch(QWidget):
    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role
        self.setFixedSize(10, 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.color(self._role))


class MatrixTable(QTableView):
    """The table, without scroll bars of its own; `opened` comes with the cell that is clicked, or by Enter."""

    opened = Signal(QModelIndex)

    def __init__(self, model: MatrixModel) -> None:
        super().__init__()
        self.setProperty("kind", "matrix")
        self.setAccessibleName(_("Evidence by criterion and source"))
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
        header.setMinimumSectionSize(1)
        self.clicked.connect(self.opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current cell by Enter or Space; arrows move."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class EvidenceMatrix(QWidget):
    """`show_evidence` is called with a criterion and a kind of source, "" for all, when a number is opened."""

    def __init__(
        self, framework: Framework, language: str, show_evidence: Callable[[str, str], object]
    ) -> None:
        super().__init__()
        self._model = MatrixModel(framework, language)
        self._show_evidence = show_evidence
        self._delegate = MatrixDelegate()
        self._count = NumberLink("", lambda: show_evidence("", ""), tone="ink_2", small=True)
        self._table = MatrixTable(self._model)
        self._table.setItemDelegate(self._delegate)
        self._table.opened.connect(self._on_opened)
        title = Label(_("Evidence by criterion and source"), Type.STRONG)
        heading = row(title, self._count, None, Legend())
        self.setLayout(column(heading, self._table, spacing=6))
        self._fit()
        theme.changed.connect(self._fit)

    def show_rows(self, rows: list[Row], items: int) -> None:
        """Show the coverage, and how many items of evidence there are."""
        self._count.show_words(counted("{count} item", "{count} items", items))
        fullest = max((len(cell.items) for entry in rows for cell in entry.cells.values()), default=1)
        self._delegate.most = fullest or 1
        self._model.show_rows(rows)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the size of the whole table."""
        return QSize(814, self.layout().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns their widths anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the columns their widths, and the table its height, in the size of the text."""
        header = self._table.horizontalHeader()
        header.setFont(font(Type.CAPTION))
        header.viewport().setFont(
            font(Type.CAPTION)
        )  # what the style sheet has touched no longer inherits it
        header.setFixedHeight(2 * line_height(Type.CAPTION) + 8)
        row_height = max(_ROW, 2 * line_height(Type.UI) + 4)
        self._table.verticalHeader().setDefaultSectionSize(row_height)
        self._table.setFixedHeight(header.height() + row_height * self._model.rowCount() + 2)
        last = self._model.columnCount() - 1
        words = [word for place in range(1, last) for word in self._model.heading(place).split("\n")]
        kinds = (max(text_width(Type.CAPTION, word) for word in words) + _HAIR) * (last - 1)
        sums = M + max(
            text_width(Type.CAPTION, line)
            for place in range(self._model.rowCount() or 1)
            for line in self._sums(place, last)
        )
        least = round(_NAMES_LEAST * text_scale())
        longest = max(
            (
                text_width(Type.UI, word)
                for place in range(self._model.rowCount())
                for word in self._name(place)
            ),
            default=0,
        )
        least = max(least, BADGE.width() + M + longest)
        names = min(max(least, self.width() - kinds - sums), round(_NAMES * text_scale()))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for place, width in ((0, max(names, least)), (last, sums)):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(place, width)
        self._table.setMinimumWidth(least + sums + kinds)

    def _sums(self, place: int, last: int) -> list[str]:
        return [
            *self._model.heading(last).split("\n"),
            *str(self._model.index(place, last).data() or "").split("\n"),
        ]

    def _name(self, place: int) -> list[str]:
        return str(self._model.index(place, 0).data()).split()

    def _on_opened(self, index: QModelIndex) -> None:
        self._show_evidence(self._model.rows[index.row()].criterion, self._model.kind(index))
