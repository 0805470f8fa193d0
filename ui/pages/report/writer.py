"""The writing surface: one chapter, its texts one below the other."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from inspector_app.figures.tokens import Token
from inspector_app.framework.model import Chapter
from inspector_app.report.build import paragraph_numbers
from inspector_app.report.inline import Marks
from inspector_app.visit import Visit
from resources.translations import _
from ui.layouts import XL, S, column, hairline, panel, row, scrolled
from ui.pages.report.chapter_head import ChapterHead
from ui.pages.report.drop_column import DropColumn
from ui.pages.report.figure_faces import FigureFaces
from ui.pages.report.in_view import InView
from ui.pages.report.measures import GUTTER, keep_width
from ui.pages.report.passage_language import OTHER
from ui.pages.report.passage_row import PassageRow
from ui.pages.report.passages import Manuscript, ParagraphManuscript, Passage, manuscripts
from ui.pages.report.text_drag import DropPlace, carry
from ui.pages.report.toolbar import Toolbar
from ui.widgets.button import Button
from ui.widgets.picker import Option, Picker
from ui.workspace import Workspace


class Writer(QWidget):
    """One chapter open for writing; `entered` carries the record of the text that takes the caret.

    `moved_on` carries the record of a text that is to go into the chapter before or the next one, and -1 or 1.
    """

    entered = Signal(str)
    moved_on = Signal(str, int)

    def __init__(self, workspace: Workspace, faces: FigureFaces) -> None:
        super().__init__()
        self._workspace, self._faces = workspace, faces
        self._visit: Visit = workspace.visit
        self._chapter: Chapter = self._visit.framework.outline[0]
        self._manuscripts: list[Manuscript] = []
        self.rows: dict[str, PassageRow] = {}
        self.current = ""
        self.sent_numbers: dict[str, str] = {}  # by record, in the version that the council has
        self.head = ChapterHead(workspace, faces)
        self._toolbar = Toolbar()
        self._toolbar.show_language(OTHER[faces.language])
        self._connect_toolbar()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._additions = row(keep_width(QWidget(), GUTTER - S), spacing=S)
        self._body = panel(
            column(self.head, self._lines, self._additions, None, spacing=S, margins=(0, 0, 0, XL)),
            ground="paper",
        )
        self._area = scrolled(self._body)
        self._in_view = InView(self._area)
        self._drops = DropColumn(self._area, lambda: list(self.rows.values()))
        # Once dragging is over, since the row that was dragged may be made anew.
        self._drops.placed.connect(self._on_placed, Qt.ConnectionType.QueuedConnection)
        self.setLayout(column(self._toolbar, hairline(), self._area, spacing=0))

    @property
    def chapter(self) -> str:
        """The key of the chapter that is open."""
        return self._chapter.key

    # ---- showing ----------------------------------------------------------------------------------
    def show_chapter(self, chapter: Chapter, numbers: dict[str, str]) -> None:
        """Show a chapter as it is kept now; what is being typed stays. Another one only after `commit`."""
        if chapter != self._chapter or not self._manuscripts:
            self._clear()
            self._chapter = chapter
            self._manuscripts = manuscripts(self._visit, chapter)
            for manuscript in self._manuscripts:
                self._additions.addWidget(self._adding_button(manuscript))
            self._additions.addStretch(1)
            self._area.verticalScrollBar().setValue(0)
        number = self._visit.framework.outline.index(chapter) + 1
        self.head.show_chapter(number, chapter)
        shown = []
        for manuscript in self._manuscripts:
            shown += [(manuscript, passage) for passage in manuscript.passages(numbers)]
        self._show(shown)
        words = sum(len(line.editor.words().split()) for line in self.rows.values())
        self.head.show_length(words)

    def figures_changed(self) -> None:
        """Paint the figures anew, since what they count has changed."""
        for line in self.rows.values():
            line.editor.figures_changed()

    def language_changed(self) -> None:
        """Begin anew in the language that the texts are now written in."""
        self._clear()
        self._manuscripts = []
        self._toolbar.show_language(OTHER[self._faces.language])

    def tokens(self) -> list[Token]:
        """Return the figures in the chapter as it stands on the screen."""
        return [token for line in self.rows.values() for token in line.editor.tokens()]

    def commit(self) -> bool:
        """Save what is being typed; returns whether it is in the file."""
        saved = [line.commit() for line in list(self.rows.values())]
        return all(saved)

    def enter(self, record: str, *, start: bool = False) -> None:
        """Put the caret into a text and bring it into view."""
        if record in self.rows:
            line = self.rows[record]
            line.editor.go_to_end(start=start)
            self._in_view.bring(line)

    def line(self) -> PassageRow | None:
        """Return the text that has, or last had, the caret."""
        return self.rows.get(self.current)

    # ---- deeds --------------------------------------------------------------------------------------
    def insert_figure(self, token: Token) -> None:
        """Put a figure into the current text, where its caret is."""
        line = self.line()
        if line:
            line.editor.insert_figure(token)
            line.editor.setFocus()

    def choose_figure(self) -> None:
        """Offer every figure in every style and every paragraph, with what it says now."""
        self._choose(_("Insert a figure or a reference"), self._faces.options)

    def choose_reference(self) -> None:
        """Offer every paragraph by its number."""
        self._choose(_("Insert a reference to a paragraph"), self._faces.paragraphs)

    def _choose(self, name: str, options: Callable[[], list[Option]]) -> None:
        line = self.line()
        if line is None:
            return
        editor = line.editor
        picker = Picker(editor, name, options, at=editor.cursorRect())
        picker.picked.connect(lambda key: editor.insert_figure(Token(*key.split(":"))))

    def choose_basis(self, line: PassageRow | None = None, at: QRect | None = None) -> None:
        """Offer findings and evidence for a text, the current one if none is named."""
        line = line or self.line()
        if line is None:
            return
        record, manuscript = line.passage.id, line.manuscript
        picker = Picker(
            line.editor,
            _(manuscript.words.basis).format(number=line.passage.number),
            lambda: manuscript.options(record),
            at=at or line.editor.cursorRect(),
            stays=True,
        )
        picker.picked.connect(lambda basis: self._do(lambda: manuscript.toggle(record, basis)))

    def cite(self, basis: str) -> None:
        """Let the current text stand on a finding or evidence item, or no longer."""
        line = self.line()
        if line:
            self._do(lambda: line.manuscript.toggle(line.passage.id, basis))

    def move(self, record: str, by: int) -> None:
        """Move a text one place up (-1) or down (1)."""
        line = self.rows.get(record)
        if line and line.commit():
            self._do(lambda: line.manuscript.move(record, by))
            self._reload()
            self._in_view.bring(line)

    def place(self, record: str, place: DropPlace) -> bool:
        """Put a text into another place, perhaps of another chapter; returns whether it is there."""
        line = self.rows.get(record)
        if line is None or not line.commit():
            return False
        put = self._workspace.did(lambda: line.manuscript.place(record, place.chapter, place.before))
        if put and place.chapter == self._chapter.key:
            self._reload()
            self._in_view.bring(line)
        return put

    def _connect_toolbar(self) -> None:
        tools = self._toolbar
        tools.bold_wanted.connect(lambda: self._on_line(lambda line: line.editor.toggle_bold()))
        tools.italic_wanted.connect(lambda: self._on_line(lambda line: line.editor.toggle_italic()))
        tools.heading_wanted.connect(lambda: self._on_line(self._begin_heading))
        tools.language_wanted.connect(lambda: self._on_line(lambda line: line.editor.toggle_language()))
        tools.figure_wanted.connect(self.choose_figure)
        tools.reference_wanted.connect(self.choose_reference)
        tools.basis_wanted.connect(self.choose_basis)
        tools.moved.connect(lambda by: self._on_line(lambda line: self._on_moved(line, by)))
        tools.deletion_wanted.connect(lambda: self._on_line(self._delete))

    def _on_line(self, deed: Callable[[PassageRow], object]) -> None:
        line = self.line()
        if line:
            deed(line)
        self._show_marks(self.current)

    def _show_marks(self, record: str) -> None:
        """Show in the toolbar how words at the caret of the current text are marked; with none they are not."""
        if record == self.current:
            line = self.line()
            self._toolbar.show_marks(line.editor.marks() if line else Marks())

    # ---- rows -----------------------------------------------------------------------------------------
    def _show(self, shown: list[tuple[Manuscript, Passage]]) -> None:
        wanted = {passage.id for _manuscript, passage in shown}
        for record in [record for record in self.rows if record not in wanted]:
            self._drop(record)
        if [passage.id for _manuscript, passage in shown] != self._order():
            while self._lines.count():
                self._lines.takeAt(0)
            for manuscript, passage in shown:
                line = self.rows.get(passage.id) or self._make(manuscript, passage)
                self._lines.addWidget(line)
            self.rows = {passage.id: self.rows[passage.id] for _manuscript, passage in shown}
        section = ""
        for _manuscript, passage in shown:
            self.rows[passage.id].show_passage(
                passage, self._faces.language, headed=passage.section != section
            )
            self.rows[passage.id].show_sent_number(self.sent_numbers.get(passage.id, ""))
            section = passage.section

    def _order(self) -> list[str]:
        lines = [self._lines.itemAt(index).widget() for index in range(self._lines.count())]
        return [line.passage.id for line in lines if isinstance(line, PassageRow)]

    def _make(self, manuscript: Manuscript, passage: Passage) -> PassageRow:
        line = PassageRow(self._workspace, manuscript, passage, self._faces)
        record, editor = passage.id, line.editor
        self.rows[record] = line
        editor.written.connect(lambda text: self._save_text(line, text))
        editor.entered.connect(lambda: self._on_entered(record))
        editor.split_wanted.connect(lambda before, after: self._on_split(line, before, after))
        editor.moved.connect(lambda by: self._on_moved(line, by))
        editor.moved_on.connect(lambda by: self.moved_on.emit(record, by))
        editor.stepped.connect(lambda by: self._on_stepped(record, by))
        editor.emptied.connect(lambda: self._delete(line))
        editor.figure_wanted.connect(self.choose_figure)
        editor.reference_wanted.connect(self.choose_reference)
        editor.citation_wanted.connect(self.choose_basis)
        editor.marks_changed.connect(lambda: self._show_marks(record))
        line.number.dragged.connect(lambda: self._carry(record), Qt.ConnectionType.QueuedConnection)
        line.basis_wanted.connect(lambda: self.choose_basis(line, editor.rect()))
        line.heading.written.connect(lambda words: self._save_heading(line, words))
        return line

    def _save_text(self, line: PassageRow, text: str) -> None:
        record, language = line.passage.id, self._faces.language
        if self._workspace.did(lambda: line.manuscript.save(record, language, text)):
            line.editor.mark_saved()

    def _save_heading(self, line: PassageRow, words: str) -> None:
        record, language = line.passage.id, self._faces.language
        if self._workspace.did(lambda: self._visit.paragraphs.head(record, words, language)):
            line.heading.mark_saved()

    def _drop(self, record: str) -> None:
        line = self.rows.pop(record)
        self._lines.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _clear(self) -> None:
        if self.isAncestorOf(QApplication.focusWidget() or self.window()):
            self.setFocus()
        for record in list(self.rows):
            self._drop(record)
        while self._additions.count() > 1:
            item = self._additions.takeAt(1)
            if item.widget():
                item.widget().deleteLater()
        self.current = ""

    def _do(self, deed: Callable[[], object]) -> None:
        self._workspace.do(deed)

    def _reload(self) -> None:
        self._faces.numbers = paragraph_numbers(self._visit)
        self.show_chapter(self._chapter, self._faces.numbers)

    def _on_entered(self, record: str) -> None:
        self.current = record
        for key, line in self.rows.items():
            line.set_current(key == record)
        self._show_marks(record)
        self.entered.emit(record)

    def _on_split(self, line: PassageRow, before: str, after: str) -> None:
        record = line.passage.id
        made = self._workspace.do(lambda: line.manuscript.split(record, before, after, self._faces.language))
        if made:
            line.editor.replace_text(before)
            self._reload()
            self.enter(made, start=True)

    def _on_moved(self, line: PassageRow, by: int) -> None:
        self.move(line.passage.id, by)
        line.editor.setFocus()

    def _on_placed(self, record: str, before: str) -> None:
        self.place(record, DropPlace(self._chapter.key, before))

    def _carry(self, record: str) -> None:
        line = self.rows.get(record)
        if line:
            carry(self, record, f"{line.passage.number} {line.editor.words()}")

    def _on_stepped(self, record: str, by: int) -> None:
        order = list(self.rows)
        place = order.index(record) + by
        if 0 <= place < len(order):
            self.enter(order[place], start=by > 0)

    def _begin_heading(self, line: PassageRow) -> None:
        if isinstance(line.manuscript, ParagraphManuscript):
            line.begin_heading()

    def _adding_button(self, manuscript: Manuscript) -> Button:
        return Button(
            _(manuscript.words.noun),
            kind="quiet",
            small=True,
            icon_of="add",
            name=_(manuscript.words.adding),
            on_click=lambda: self._add(manuscript),
        )

    def _add(self, manuscript: Manuscript) -> None:
        line = self.line()
        after = line.passage.id if line and line.manuscript is manuscript else None
        last = [record for record, each in self.rows.items() if each.manuscript is manuscript][-1:]
        made = self._workspace.do(lambda: manuscript.add(after or (last[0] if last else None)))
        if made:
            self._reload()
            self.enter(made)

    def _delete(self, line: PassageRow) -> None:
        record, manuscript = line.passage.id, line.manuscript
        order = list(self.rows)
        near = order[max(order.index(record) - 1, 0)]
        if not line.commit():
            return
        words = _(manuscript.words.deleted).format(number=line.passage.number)
        self._workspace.do_and_say(lambda: manuscript.delete(record), words)
        self._reload()
        self.enter(near)
