"""What stands on a page on which nothing is written yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from resources.translations import _
from ui.pages.note.margins import first_line
from ui.theme import theme
from ui.typography import Type, font

if TYPE_CHECKING:
    from ui.pages.note.writing_surface import WritingSurface


def paint_invitation(painter: QPainter, surface: WritingSurface) -> None:
    """Say what to do where the first words will stand; Qt's own placeholder knows no line height."""
    block = surface.document().firstBlock()
    if not block.layout().lineCount():
        return  # not laid out yet; it is painted again when it is
    place = first_line(surface, block)
    place.setLeft(surface.document().documentMargin())
    place.setWidth(surface.viewport().width() - place.left())
    painter.setFont(font(Type.PROSE))
    painter.setPen(theme.color("ink_3"))
    words = _("A paragraph a thought: Enter begins the next, with its own time.")
    wrapped = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
    painter.drawText(place.adjusted(0, 0, 0, 3 * place.height()), wrapped, words)
