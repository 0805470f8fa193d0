"""Text that is read, never edited."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import theme
from ui.typography import Type, font


class Label(QLabel):
    """Plain text in a type and a tone; it wraps if asked. Markup in the text is shown as it is."""

    def __init__(
        self,
        text: str = "",
        type_: Type = Type.UI,
        *,
        tone: str = "ink",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._type = type_
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
            policy = self.sizePolicy()
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def set_tone(self, tone: str) -> None:
        """Show the text in another role of the theme."""
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)

    def _on_theme_changed(self) -> None:
        self.setFont(font(self._type))
