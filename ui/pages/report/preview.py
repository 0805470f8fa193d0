"""The report as it will be printed, drawn in memory beside the text: nothing of it is left on the disk."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QTimer, Signal
from PySide6.QtPdf import QPdfBookmarkModel
from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.errors import UserError
from inspector_app.report.produce import draw_pdf
from resources.translations import _
from ui.layouts import L, M, S, column, hairline, panel, row
from ui.pages.report.measures import make_bar
from ui.pages.report.template_choice import TemplateChoice
from ui.pages.report.thumbnails import Thumbnails
from ui.widgets.check_box import CheckBox
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label
from ui.widgets.pdf_pages import PageTurner, PdfPages
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
        self._pages = PdfPages(_("Pages of the report"))
        self.view, self.document = self._pages.view, self._pages.document
        self._turner = PageTurner(self._pages)
        self.thumbnails = Thumbnails(self.document, self.view)
        self._bookmarks = QPdfBookmarkModel(self)
        self._bookmarks.setDocument(self.document)
        self._wanted_chapter = ""
        self._state = Label(tone="ink_2")
        self._mark = Glyph("answered", "strength", size=14)
        self.internal = CheckBox(_("Internal copy, with the evidence"))
        self.internal.toggled.connect(self.draw)
        self.template = TemplateChoice(workspace)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._on_pause)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._pages, 1)
        body.addWidget(hairline(vertical=True))
        body.addWidget(self.thumbnails)
        self.setLayout(column(self._toolbar(), hairline(), body, spacing=0))

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

    def _on_pause(self) -> None:
        if self.isVisible():
            self.draw()

    def _on_drawn(self, content: bytes) -> None:
        self._is_drawing = False
        self._pages.show_pdf(content)
        self.thumbnails.show_pages()
        self._turner.load()
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

    def _show_state(self, words: str, *, fresh: bool = False) -> None:
        self._state.setText(words)
        self._mark.setVisible(fresh)

    def _toolbar(self) -> QWidget:
        bar = panel(
            row(
                self._turner,
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
