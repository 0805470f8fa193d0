"""The pages of the report, small, beside the large ones."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from resources.translations import _
from ui.theme import theme
from ui.typography import Type, font, line_height
from ui.widgets.table import Index

_PAPER = QSize(66, 94)
_SPACE = 12
_ImageRole = Qt.ItemDataRole.UserRole


class _ThumbnailDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(_PAPER.width() + 2 * _SPACE, _PAPER.height() + _SPACE + line_height(Type.CAPTION) + 8)

    def paint(self, painter: QPainter, style: QStyleOptionViewItem, index: Index) -> None:
        chosen = index.row() == self.parent().currentRow()
        x = style.rect.center().x() - _PAPER.width() // 2
        paper = QRect(x, style.rect.y() + _SPACE, _PAPER.width(), _PAPER.height())
        painter.save()
        painter.fillRect(paper, Qt.GlobalColor.white)
        image = index.data(_ImageRole)
        if image is not None:
            painter.drawImage(paper, image)
        painter.setPen(QPen(theme.color("accent" if chosen else "edge"), 2 if chosen else 1))
        painter.drawRect(paper.adjusted(-1, -1, 1, 1) if chosen else paper)
        number = style.rect.adjusted(0, _SPACE + _PAPER.height() + 4, 0, 0)
        painter.setFont(font(Type.CAPTION_STRONG if chosen else Type.CAPTION))
        painter.setPen(theme.color("ink" if chosen else "ink_2"))
        painter.drawText(number, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, index.data())
        painter.restore()


class Thumbnails(QListWidget):
    """A list that goes with a view of the same document; the pictures are drawn in threads of Qt's."""

    def __init__(self, document: QPdfDocument, view: QPdfView) -> None:
        super().__init__()
        # Not the view’s navigator: Qt for Python may let go of what a widget owns while the widget keeps it.
        self._document, self._view = document, view
        self._renderer = QPdfPageRenderer(self)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.setDocument(document)
        self._renderer.pageRendered.connect(self._on_rendered)
        self.setAccessibleName(_("Pages"))
        self.setItemDelegate(_ThumbnailDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(_PAPER.width() + 3 * _SPACE)
        self.currentRowChanged.connect(self._on_chosen)
        self._view.pageNavigator().currentPageChanged.connect(self._on_page_changed)

    def show_pages(self) -> None:
        """Show the pages that the document has now."""
        self.blockSignals(True)
        while self.count() > self._document.pageCount():
            self.takeItem(self.count() - 1)
        while self.count() < self._document.pageCount():
            self.addItem(QListWidgetItem(str(self.count() + 1)))
        self.blockSignals(False)
        self._on_page_changed(self._view.pageNavigator().currentPage())
        for page in range(self.count()):
            self._renderer.requestPage(page, _PAPER * self.devicePixelRatioF())

    def _on_rendered(self, page: int, _size: QSize, image: QImage, *_rest: object) -> None:
        if page < self.count():
            self.item(page).setData(_ImageRole, image)

    def _on_chosen(self, page: int) -> None:
        if page >= 0 and page != self._view.pageNavigator().currentPage():
            self._view.pageNavigator().jump(page, QPointF())

    def _on_page_changed(self, page: int) -> None:
        self.blockSignals(True)
        self.setCurrentRow(page)
        self.blockSignals(False)
        self.viewport().update()
