"""The page of papers: forms and notes as they will be printed, and printing them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from db.errors import UserError
from inspector_app.printed.wanted import Wanted
from resources.translations import _, counted
from ui.job import Job
from ui.keys import PAPERS, hints_of
from ui.layouts import L, M, S, column, hairline, panel, row
from ui.pages.page import Page, PageHeader
from ui.pages.papers.asked_for import PAGE, AskedFor, asked_for
from ui.pages.papers.drawn import Drawn, draw_papers, print_drawn, save_drawn
from ui.place import Place
from ui.widgets.button import Button
from ui.widgets.key_hints import KeyHints
from ui.widgets.label import Label
from ui.widgets.pdf_pages import PageTurner, PdfPages
from ui.widgets.segmented_choice import SegmentedChoice
from ui.workspace import Workspace

FILLED, BLANK = "filled", "blank"
_FEW = 5  # papers that are drawn before one could watch the progress


class PapersPage(Page):
    """The pages of what one comes from, drawn in memory: nothing of them is left on the disk."""

    is_visited = True
    tables = frozenset(
        {
            "reading",
            "carried_answer",
            "source",
            "note_paragraph",
            "evidence",
            "form",
            "sampled_case",
            "member",
            "inspection",
        }
    )

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._place = Place(PAGE)
        self._asked: AskedFor | None = None
        self._drawn: Drawn | None = None
        self._turn = 0  # which drawing is waited for
        self._job: Job | None = None
        self._language = workspace.language
        back = Button(kind="quiet", icon_of="back", name=_("Back"), on_click=workspace.go_back)
        self._print = Button(_("Print…"), icon_of="print", kind="primary", on_click=self.print_pages)
        self._save = Button(_("Save as PDF…"), icon_of="save", on_click=self.save_pages)
        self._header = PageHeader(_("Print"), self._save, self._print, before=back)
        self._kind = SegmentedChoice(
            [(FILLED, _("As filled in")), (BLANK, _("Blank, for paper"))], name=_("What to print")
        )
        self._kind.set_value(FILLED)
        self._kind.chosen.connect(lambda _key: self.draw())
        self._spoken = SegmentedChoice(
            [("en", "English"), ("cy", "Cymraeg")], name=_("Language of the pages")
        )
        self._spoken.set_value(self._language)
        self._spoken.chosen.connect(self._on_language_chosen)
        self.pages = PdfPages(_("Pages to be printed"))
        self._turner = PageTurner(self.pages)
        self._state = Label(tone="ink_2")
        tools = panel(
            row(self._turner, None, self._state, self._kind, self._spoken, margins=(M, S, L, S), spacing=L),
            ground="canvas",
        )
        hints = KeyHints(hints_of(PAPERS), self.show_all_keys)
        body = column(self._header, tools, hairline(), spacing=0)
        body.addWidget(self.pages, 1)
        body.addWidget(hints)
        self.setLayout(body)
        self._show_drawn(None)
        shortcut = QShortcut(QKeySequence("Ctrl+P"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.print_pages)

    # ---- what pages do --------------------------------------------------------------------------------
    def load(self) -> None:
        """Draw the pages anew, since what is printed may have changed."""
        if self._asked is not None and self.isVisible():
            self.show_place(self._place)

    def show_place(self, place: Place) -> None:
        """Draw what the place names: a reading, a source, or the readings of the cases in its part."""
        if place != self._place:
            self._kind.set_value(FILLED)
            self._show_drawn(None)
        self._place = place
        self._asked = self.workspace.do(lambda: asked_for(self.visit, place))
        self._kind.setVisible(self._asked is not None and self._asked.blank is not None)
        self.draw()

    def here(self) -> Place:
        """Return what is being printed."""
        return self._place

    # ---- deeds ----------------------------------------------------------------------------------------
    def draw(self) -> None:
        """Draw the pages in a thread; those that are shown stay until then, and can no longer be printed."""
        wanted = self._wanted()
        self._turn += 1
        if self._job is not None:
            self._job.cancel()
        if wanted is None:
            self._show_drawn(None)
            return
        turn, language = self._turn, self._language
        self._take(None)
        self._state.setText(_("Drawing…"))
        self._job = self.workspace.run(
            _("Print"),
            lambda visit, progress: draw_papers(visit, wanted, language, progress),
            done=lambda drawn: self._on_drawn(drawn, turn),
            failed=lambda error: self._on_failed(error, turn),
            ended=lambda: self._on_ended(turn),
            shown=len(wanted) > _FEW,
        )

    def print_pages(self) -> None:
        """Ask for a printer and print."""
        if self._drawn is not None:
            print_drawn(self, self.workspace, self._drawn)

    def save_pages(self) -> None:
        """Ask where to save the pages as PDF."""
        if self._drawn is not None:
            save_drawn(self, self.workspace, self._drawn)

    # ---- inside ---------------------------------------------------------------------------------------
    def _wanted(self) -> Wanted | None:
        if self._asked is None:
            return None
        return self._asked.blank if self._kind.value == BLANK else self._asked.filled

    def _on_language_chosen(self, language: str) -> None:
        self._language = language
        self.draw()

    def _on_drawn(self, drawn: Drawn, turn: int) -> None:
        if turn == self._turn:
            self._show_drawn(drawn)

    def _on_failed(self, error: UserError, turn: int) -> None:
        if turn == self._turn:
            self._show_drawn(None)
            self.workspace.tell_trouble(error)

    def _on_ended(self, turn: int) -> None:
        if turn == self._turn:
            self._job = None
            self._state.setText("" if self._drawn else _("Not drawn"))
            if self._drawn is None:
                self._show_drawn(None)

    def _take(self, drawn: Drawn | None) -> None:
        """Take pages as those that are to be printed or saved."""
        self._drawn = drawn
        for button in (self._print, self._save):
            button.setEnabled(drawn is not None)

    def _show_drawn(self, drawn: Drawn | None) -> None:
        self._take(drawn)
        self.pages.show_pdf(drawn.content if drawn else b"")
        self._turner.load()
        pages = self.pages.document.pageCount() if drawn else 0
        self._header.title.setText(drawn.title if drawn else _("Print"))
        self._header.fact.setText(counted("{count} page", "{count} pages", pages) if drawn else "")
