"""One numbered text on the writing surface: its number in the gutter, what it stands on in the margin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from resources.translations import _, counted
from ui.layouts import M, S, column, row
from ui.pages.report.figure_faces import FigureFaces
from ui.pages.report.measures import GUTTER, MARGIN, PROSE, keep_below, keep_width
from ui.pages.report.number_handle import NumberHandle
from ui.pages.report.passages import Manuscript, Passage
from ui.pages.report.prose_edit import ProseEdit
from ui.theme import theme
from ui.typography import Type, font, text_width
from ui.widgets.button import Button
from ui.widgets.unsettled import Unsettled
from ui.workspace import Workspace


class HeadingField(QLineEdit):
    """A heading inside a chapter, edited where it stands; `written` carries its words on Enter or leaving."""

    written = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._kept = ""
        self.setProperty("kind", "heading")
        self.setFrame(False)
        self.setTextMargins(-2, 0, 0, 0)  # Qt keeps two pixels; the heading stands over the text
        self.setAccessibleName(_("Heading inside the chapter"))
        self.editingFinished.connect(self.commit)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def show_words(self, words: str) -> None:
        """Show a heading that is in the file, unless words stand here that are not."""
        if self.is_saved() or self.text() == words:
            self._kept = words
            self.setText(words)

    def is_saved(self) -> bool:
        """Whether what stands here is in the file, as far as its owner has said."""
        return self.text() == self._kept

    def mark_saved(self) -> None:
        """Take what stands here as being in the file; said by whoever saved it, never before."""
        self._kept = self.text()

    def commit(self) -> bool:
        """Send the heading to be saved, if it is not; returns whether it is then."""
        if not self.is_saved():
            self.written.emit(self.text())
        return self.is_saved()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give a half-typed heading up by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._kept)
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide a heading that was not written."""
        super().focusOutEvent(event)
        self.setVisible(bool(self.text()))

    def _on_theme_changed(self) -> None:
        self.setFont(font(Type.STRONG))


class PassageRow(QWidget):
    """A text of a manuscript; `basis_wanted` comes when what it stands on is to be chosen."""

    basis_wanted = Signal()

    def __init__(
        self, workspace: Workspace, manuscript: Manuscript, passage: Passage, faces: FigureFaces
    ) -> None:
        super().__init__()
        self.manuscript = manuscript
        self.passage = passage
        self._current = False
        self.heading = HeadingField()
        self.number = NumberHandle()
        self.editor = ProseEdit(faces, _(manuscript.words.noun))
        keep_below(self.editor, PROSE)
        self.basis = Button(kind="margin", icon_of="chain", on_click=self.basis_wanted.emit)
        line = row(spacing=0)
        line.addWidget(self.number)
        line.addWidget(self.editor, 1)
        line.addSpacing(S)
        line.addWidget(self.basis, 0, Qt.AlignmentFlag.AlignTop)
        line.addStretch(0)
        self.unsettled = Unsettled(workspace)
        differing = row(keep_width(QWidget(), GUTTER), self.unsettled, MARGIN, spacing=0)
        heading = row(keep_width(QWidget(), GUTTER), self.heading, MARGIN, spacing=0)
        self.setLayout(column(heading, line, differing, spacing=S, margins=(0, S // 2, S, S // 2)))
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        longest = (_(self.manuscript.words.bare), counted("{count} finding", "{count} findings", 88))
        words = max(text_width(Type.UI, each) for each in longest)
        self.basis.setFixedWidth(max(MARGIN, words + self.basis.iconSize().width() + 2 * M))
        self.update()

    def show_passage(self, passage: Passage, language: str, *, headed: bool) -> None:
        """Show the text in a language, under its heading where it is the first below it."""
        self.passage = passage
        self.unsettled.show_records([passage.id])
        self.number.setText(passage.number)
        words = self.manuscript.words
        self.editor.setAccessibleName(_(words.named).format(number=passage.number))
        self.editor.setPlaceholderText(passage.text if language == "cy" else _("Write here."))
        self.editor.show_text(passage.text_in(language))
        self.heading.show_words(passage.section_in(language) if headed else "")
        self.heading.setPlaceholderText(passage.section if language == "cy" else "")
        shown = (headed and bool(passage.section)) or self.heading.hasFocus() or not self.heading.is_saved()
        self.heading.setVisible(shown)
        self.basis.setText(_(words.bare) if passage.bare else passage.behind)
        self.basis.set_icon(*(("unsupported", "area") if passage.bare else ("chain", "ink_3")))
        self.basis.setProperty("tone", "area" if passage.bare else "")
        self.basis.style().unpolish(self.basis)
        self.basis.style().polish(self.basis)
        said = words.said_bare if passage.bare else words.said if passage.behind else words.said_free
        self.basis.setAccessibleName(_(said).format(number=passage.number, behind=passage.behind))
        self.basis.setToolTip(_("What this stands on (@)"))

    def show_sent_number(self, number: str) -> None:
        """Show in brackets which number the text has in the version that the council has, where it is another."""
        is_other = bool(number) and number != self.passage.number
        self.number.setText(f"{self.passage.number}\n({number})" if is_other else self.passage.number)
        self.number.show_note(
            _("{number} in the version that the council has").format(number=number) if is_other else ""
        )

    def set_current(self, current: bool) -> None:
        """Show the text as the one that is being written."""
        if current != self._current:
            self._current = current
            self.update()

    def begin_heading(self) -> None:
        """Let a heading be written above this text."""
        self.heading.show()
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)
        self.heading.selectAll()

    def commit(self) -> bool:
        """Save what is being typed; returns whether it is in the file."""
        return all([self.editor.commit(), self.heading.commit()])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the bar of the current text."""
        if self._current:
            with QPainter(self) as painter:
                painter.fillRect(self.rect(), theme.color("hover"))
                painter.fillRect(0, 0, 3, self.height(), theme.color("accent"))
