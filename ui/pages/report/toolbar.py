"""The tools above the writing surface."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from inspector_app.report.inline import Marks
from resources.translations import N_, _, pgettext
from ui.layouts import XS, L, hairline, row
from ui.pages.report.measures import GUTTER, keep_width, make_bar
from ui.pages.report.passage_language import NAMES
from ui.theme import theme
from ui.typography import Type, text_width
from ui.widgets.button import Button

_TOOL = 28  # pixels, of a tool without words
_AROUND_WORDS = 18  # pixels, of a tool with words and no icon
_MARKS_AS = {
    "en": N_("Mark the words as English, to be spelt and read out as such (Ctrl D)"),
    "cy": N_("Mark the words as Welsh, to be spelt and read out as such (Ctrl D)"),
}


class Toolbar(QWidget):
    """Each tool works on the text that has the caret, which it leaves where it is.

    Beside as many icons as there is room for stand their words.
    """

    bold_wanted = Signal()
    italic_wanted = Signal()
    heading_wanted = Signal()
    language_wanted = Signal()
    figure_wanted = Signal()
    reference_wanted = Signal()
    basis_wanted = Signal()
    moved = Signal(int)
    deletion_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.bold = _Tool("bold", _("Bold (Ctrl B)"), self.bold_wanted.emit)
        self.italic = _Tool("italic", _("Italic (Ctrl I)"), self.italic_wanted.emit)
        self.language = _Tool("", "", self.language_wanted.emit)
        for marking in (self.bold, self.italic, self.language):
            marking.setCheckable(True)
        figure = _Tool(
            "figure", _("Insert a figure that is counted from the readings (#)"), self.figure_wanted.emit
        )
        reference = _Tool(
            "reference",
            _("Insert a reference to a paragraph by its number (Ctrl L)"),
            self.reference_wanted.emit,
        )
        evidence = _Tool("evidence", _("Evidence that the text stands on (@)"), self.basis_wanted.emit)
        self._worded = {
            figure: _("Figure"),
            reference: pgettext("to a paragraph", "Reference"),
            evidence: _("Evidence"),
        }
        tools = (
            self.bold,
            self.italic,
            _Tool("heading", _("Begin a section here, with a heading"), self.heading_wanted.emit),
            self.language,
            hairline(vertical=True),
            *self._worded,
            hairline(vertical=True),
            _Tool(
                "up",
                _("Move the paragraph up (Alt ↑), or into the chapter before (Alt Shift ↑)"),
                lambda: self.moved.emit(-1),
            ),
            _Tool(
                "down",
                _("Move the paragraph down (Alt ↓), or into the next chapter (Alt Shift ↓)"),
                lambda: self.moved.emit(1),
            ),
            _Tool("delete", _("Delete the paragraph"), self.deletion_wanted.emit),
        )
        self.setLayout(
            row(
                keep_width(QWidget(), GUTTER - L),
                *tools,
                None,
                spacing=XS,
                margins=(0, 6, L, 6),
            )
        )
        make_bar(self)
        theme.changed.connect(self._on_theme_changed)

    def show_language(self, language: str) -> None:
        """Offer to mark words as being in a language: the one that the texts are not written in."""
        self.language.setText(_(NAMES[language]))
        self.language.setToolTip(_(_MARKS_AS[language]))
        self.language.setAccessibleName(_(_MARKS_AS[language]))
        self._fit_language()

    def show_marks(self, marks: Marks) -> None:
        """Show how the words at the caret are marked."""
        self.bold.setChecked(marks.bold)
        self.italic.setChecked(marks.italic)
        self.language.setChecked(bool(marks.language))

    def minimumSizeHint(self) -> QSize:
        """Return room for the tools alone, without their words."""
        whole = super().minimumSizeHint()
        words = sum(tool.width() - _TOOL for tool in self._worded)
        return QSize(whole.width() - words, whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the words that there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - self.minimumSizeHint().width()
        for tool, words in self._worded.items():
            needed = tool.width_of(words) - _TOOL
            tool.show_words(words if needed <= room else "")
            room -= needed

    def _on_theme_changed(self) -> None:
        for tool in self._worded:
            tool.show_words("")
        self._fit_language()
        self._fit()

    def _fit_language(self) -> None:
        # In bold when it is on, which must not move the others.
        self.language.setFixedWidth(text_width(Type.STRONG, self.language.text()) + _AROUND_WORDS)


class _Tool(Button):
    """A tool that has words beside its icon where there is room."""

    def __init__(self, icon_of: str, name: str, deed: Callable[[], object]) -> None:
        super().__init__(kind="quiet", small=True, icon_of=icon_of, name=name, on_click=deed)
        # A press must leave the caret where the text is to be changed.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedWidth(_TOOL)

    def width_of(self, words: str) -> int:
        """Return how wide it is with words."""
        return text_width(Type.UI, words) + self.iconSize().width() + _AROUND_WORDS + XS

    def show_words(self, words: str) -> None:
        """Show these words beside the icon, none for ""."""
        if words != self.text():
            self.setText(words)
            self.setFixedWidth(self.width_of(words) if words else _TOOL)
