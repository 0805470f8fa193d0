"""Text that its author has styled: a form's labels, hints and notes."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from inspector_app.forms.inline import Run
from inspector_app.forms.markdown import Block, Styled, plain
from ui.contrast import readable
from ui.theme import theme
from ui.typography import Type, font
from ui.widgets.label import Label

_HEADINGS = (1.4, 1.25, 1.1, 1.0, 1.0, 1.0)  # their sizes, as multiples of the text around them
_INDENT = 4  # spaces that set an item under another


class StyledLabel(Label):
    """Wraps. Nothing in the text is ever loaded or opened: an address stands behind the words of its link."""

    def __init__(self, type_: Type = Type.UI, *, tone: str = "ink") -> None:
        super().__init__(type_=type_, tone=tone, wrap=True)
        self._size = type_
        self._styled: Styled = ()
        theme.changed.connect(self._show)

    def show_styled(self, text: Styled) -> None:
        """Show a text with its styles."""
        if text != self._styled:
            self._styled = text
            self._show()

    def _show(self) -> None:
        if all(_is_plain(block) for block in self._styled) and len(self._styled) < 2:
            self.setTextFormat(Qt.TextFormat.PlainText)
            self.setText(plain(self._styled))
        else:
            self.setTextFormat(Qt.TextFormat.RichText)
            self.setText("".join(self._paragraph(block) for block in self._styled))
        self.setAccessibleName(plain(self._styled))

    def _paragraph(self, block: Block) -> str:
        words = "".join(_span(run) for run in block.runs)
        if block.level:
            size = font(self._size).pointSizeF() * _HEADINGS[block.level - 1]
            words = f'<span style="font-weight:600; font-size:{size:.1f}pt">{words}</span>'
        if block.marker:
            words = f"{'&nbsp;' * _INDENT * block.depth}{html.escape(block.marker)}&nbsp;&nbsp;{words}"
        return f'<p style="margin:0 0 {0 if block.marker else 4}px 0">{words}</p>'


def _is_plain(block: Block) -> bool:
    styles = any(Run(run.text) != run for run in block.runs)
    return not (styles or block.level or block.marker)


def _span(run: Run) -> str:
    words = html.escape(run.text)
    if run.link and run.link != run.text:
        words = f"{words} ({html.escape(run.link)})"
    styles = ["font-weight:600"] if run.bold else []
    styles += ["font-style:italic"] if run.italic else []
    styles += ["text-decoration:underline"] if run.underline else []
    colour = QColor.fromString(run.color) if run.color else QColor()
    if run.link:
        colour = theme.color("accent")
    if colour.isValid():
        shown = readable(colour, theme.color("ink"), theme.color("paper"), theme.color("canvas"))
        styles.append(f"color:{shown.name()}")
    words = words.replace("\n", "<br>")
    return f'<span style="{"; ".join(styles)}">{words}</span>' if styles else words
