"""The report as it will be printed, drawn in memory beside the text: nothing of it is left on the disk."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from db.errors import UserError
from inspector_app.report.produce import draw_pdf
from resources.translations import _
from ui.layouts import L, M, S, column, hairline, panel, row
from ui.pages.report.measures import make_bar
from ui.pages.report.template_choice import TemplateChoice
from ui.pages.report.thumbnails import Thumbnails
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.check_box import CheckBox
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label
from ui.workspace import Workspace

_PAUSE = 1_500  # milliseconds after the last change until the pages are drawn anew


class Preview(QWidget):
    """The pages with thumbnails; `drawn` carries the number of pages each time they have been drawn."""

    drawn = Signal(int)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._language = "en"
        self._is_drawing = self._is_stale = False
        self._shown = QBuffer(self)
        self.document = QPdfDocument(self)
        self.view = QPdfView(self)
        self.view.setAccessibleName(_("Pages of the report"))
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setPageSpacing(L)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setDocument(self.document)
        self.view.pageNavigator().currentPageChanged.connect(self._show_page)
        self.thumbnails = Thumbnails(self.document, self.view)
        self._bookmarks = QPdfBookmarkModel(self)
        self._bookmarks.setDocument(self.document)
        self._wanted_chapter = ""
        self._page = Label()
        self._state = Label(tone="ink_2")
        self._mark = Glyph("answered", "strength", size=14)
        self.internal = CheckBox(_("Internal copy, with the evidence"))
        self.internal.toggled.connect(self.draw)
        self.template = TemplateChoice(workspace)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._on_pause)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.view, 1)
        body.addWidget(hairline(vertical=True))
        body.addWidget(self.thumbnails)
        self.setLayout(column(self._toolbar(), hairline(), body, spacing=0))
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def is_internal(self) -> bool:
        """Whether the internal copy is shown, which has the evidence in annexes."""
        return self.internal.isChecked()

    # ---- drawing ------------------------------------------------------------------------------------
    def show_language(self, language: str) -> None:
        """Show the report in another language ("en" or "cy")."""
        if language != self._language:
            self._language = language
            if self.isVisible():
                self.draw()

    def content_changed(self) -> None:
        """Draw anew after a pause, since what is printed has changed."""
        if self.isVisible():
            self._show_state(_("Changed since"))
            self._timer.start()

    def draw(self) -> None:
        """Draw the pages now, in a worker; what is shown stays until then."""
        self._timer.stop()
        if self._is_drawing:
            self._is_stale = True
            return
        self._is_drawing, self._is_stale = True, False
        self._show_state(_("Drawing…"))
        language, internal = self._language, self.is_internal
        self._workspace.run(
            _("Drawing the report"),
            lambda visit, _progress: draw_pdf(visit, language, internal=internal),
            done=self._on_drawn,
            failed=self._on_failed,
            shown=False,
        )

    def turn(self, by: int) -> None:
        """Go a page back (-1) or on (1)."""
        navigator = self.view.pageNavigator()
        page = navigator.currentPage() + by
        if 0 <= page < self.document.pageCount():
            navigator.jump(page, QPointF())

    def _on_pause(self) -> None:
        if self.isVisible():
            self.draw()

    def _on_drawn(self, content: bytes) -> None:
        self._is_drawing = False
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
        self.thumbnails.show_pages()
        self._show_page()
        if self._wanted_chapter:
            self.go_to_chapter(self._wanted_chapter)
        self._show_state(_("Up to date"), fresh=True)
        self.drawn.emit(self.document.pageCount())
        if self._is_stale:
            self.draw()

    def _on_failed(self, error: UserError) -> None:
        self._is_drawing = False
        self._show_state(_("Could not be drawn"))
        self._workspace.troubled.emit(error)

    # ---- pages ----------------------------------------------------------------------------------------
    def go_to_chapter(self, title: str) -> None:
        """Show the page on which a chapter begins, as soon as it has been drawn."""
        self._wanted_chapter = title
        for place in range(self._bookmarks.rowCount()):
            index = self._bookmarks.index(place, 0)
            if str(index.data(int(QPdfBookmarkModel.Role.Title))).endswith(title):
                self._wanted_chapter = ""
                self.view.pageNavigator().jump(int(index.data(int(QPdfBookmarkModel.Role.Page))), QPointF())
                return

    def _show_page(self) -> None:
        pages = self.document.pageCount()
        page = self.view.pageNavigator().currentPage() + 1
        self._page.setText(_("Page {page} of {pages}").format(page=page, pages=pages) if pages else "")

    def _show_state(self, words: str, *, fresh: bool = False) -> None:
        self._state.setText(words)
        self._mark.setVisible(fresh)

    def _toolbar(self) -> QWidget:
        back = Button(
            kind="quiet", small=True, icon_of="back", name=_("Previous page"), on_click=lambda: self.turn(-1)
        )
        on = Button(
            kind="quiet", small=True, icon_of="unfold", name=_("Next page"), on_click=lambda: self.turn(1)
        )
        bar = panel(
            row(
                back,
                self._page,
                on,
                hairline(vertical=True),
                self.internal,
                self.template,
                None,
                self._mark,
                self._state,
                margins=(M, 6, L, 6),
                spacing=S,
            ),
            ground="canvas",
        )
        return make_bar(bar)

    def _on_theme_changed(self) -> None:
        palette = self.view.palette()
        palette.setColor(QPalette.ColorRole.Dark, theme.color("well"))
        self.view.setPalette(palette)
