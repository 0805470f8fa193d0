"""Text that is read, never edited."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import theme
from ui.typography import Type, font

_TWO_UNITS = 0x10000  # the first character that Qt counts as two


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

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self._make_room()

    def _on_theme_changed(self) -> None:
        self.setFont(font(self._type))
        self._make_room()

    def _make_room(self) -> None:
        """Leave room for a first letter that reaches out to the left, such as a J, which Qt would cut."""
        first = self.text()[:1]
        reaches_out = first != "" and ord(first) < _TWO_UNITS
        room = max(0, -self.fontMetrics().leftBearing(first)) if reaches_out else 0
        if room != max(0, self.indent()):
            self.setIndent(room)
