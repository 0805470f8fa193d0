"""The pages of a PDF that is in memory alone, one below the other, and the tools for turning them."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QObject, QPointF, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QWidget

from resources.translations import _
from ui.layouts import L, S, column, row
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.label import Label


class PdfPages(QWidget):
    """Shows a PDF as wide as there is room; nothing of its `document` is ever on the disk."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._shown = QBuffer(self)
        # Beside the view and made before it: Qt lets go of them in this order, and a view outlives no document inside it.
        self.document = QPdfDocument(self)
        self.view = QPdfView(self)
        self.view.setAccessibleName(name)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setPageSpacing(L)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setDocument(self.document)
        self.view.installEventFilter(self)
        self._stays = False  # whether the pages are taking another width
        self.setFocusProxy(self.view)
        self.setLayout(column(self.view, spacing=0))
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_pdf(self, content: bytes) -> None:
        """Show a PDF instead of the one before, at the same place."""
        place = self.view.verticalScrollBar().value()
        # The document reads from its buffer as it goes, so the old one lives until the new one is loaded.
        buffer = QBuffer(self)
        buffer.setData(QByteArray(content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.close()
        self.document.load(buffer)
        self._shown.deleteLater()
        self._shown = buffer
        self.view.verticalScrollBar().setValue(place)

    def turn(self, by: int) -> None:
        """Go a page back (-1) or on (1)."""
        navigator = self.view.pageNavigator()
        page = navigator.currentPage() + by
        if 0 <= page < self.document.pageCount():
            navigator.jump(page, QPointF())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the page in view when the pages become wider or narrower, and so all before it longer or shorter."""
        if event.type() is QEvent.Type.Resize and not self._stays and self.document.pageCount():
            self._stays = True
            page = self.view.pageNavigator().currentPage()
            QTimer.singleShot(0, self, lambda: self._stay(page))
        return super().eventFilter(watched, event)

    def _stay(self, page: int) -> None:
        self._stays = False
        self.view.pageNavigator().jump(page, QPointF())

    def _on_theme_changed(self) -> None:
        palette = self.view.palette()
        palette.setColor(QPalette.ColorRole.Dark, theme.color("well"))
        self.view.setPalette(palette)


class PageTurner(QWidget):
    """Which page is in view, between a button for the one before and one for the next."""

    def __init__(self, pages: PdfPages) -> None:
        super().__init__()
        self._pages = pages
        self._page = Label()
        back = Button(
            kind="quiet", small=True, icon_of="back", name=_("Previous page"), on_click=lambda: pages.turn(-1)
        )
        on = Button(
            kind="quiet", small=True, icon_of="unfold", name=_("Next page"), on_click=lambda: pages.turn(1)
        )
        self.setLayout(row(back, self._page, on, spacing=S))
        pages.view.pageNavigator().currentPageChanged.connect(self.load)

    def load(self) -> None:
        """Show which page is in view now."""
        pages = self._pages.document.pageCount()
        page = self._pages.view.pageNavigator().currentPage() + 1
        self._page.setText(_("Page {page} of {pages}").format(page=page, pages=pages) if pages else "")
