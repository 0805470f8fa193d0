"""An icon that stands in a text or a row and is no button."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from ui.icons import pixmap
from ui.theme import theme


class Glyph(QLabel):
    """An icon of 16 pixels in the colour of a role; `name` is its accessible name and tooltip."""

    def __init__(
        self,
        meaning: str,
        role: str = "ink_2",
        *,
        name: str = "",
        size: int = 16,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._size = size
        self.setFixedSize(size, size)
        self.show_icon(meaning, role, name)
        theme.changed.connect(self._on_theme_changed)

    def show_icon(self, meaning: str, role: str = "ink_2", name: str = "") -> None:
        """Show another icon."""
        self._meaning, self._role = meaning, role
        self.setToolTip(name)
        self.setAccessibleName(name)
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        self.setPixmap(pixmap(self._meaning, self._role, self._size))
