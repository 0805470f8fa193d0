"""The bar at the foot of a page where one types: what the keys do now, and a quiet fact at the right."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from resources.translations import _
from ui.foot_bars import foot_bars
from ui.layouts import XL, XS, L, S, column, hairline, panel, row
from ui.theme import theme
from ui.typography import Type, font, line_height
from ui.widgets.button import Button
from ui.widgets.label import Label

_HEIGHT = 36


class KeyCap(QLabel):
    """A key as it is printed on the keyboard."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.setProperty("kind", "cap")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def _on_theme_changed(self) -> None:
        self.setFont(font(Type.CAPTION))


class KeyHints(QWidget):
    """Pairs of keys and what they do, such as ("Ctrl M", "what is missing"); several keys are split by "/".

    In a narrow window the last pairs give way to a button that names them, and leads to all keys: `show_all`.
    Without that it says them beside itself.
    """

    def __init__(
        self,
        hints: list[tuple[str, str]],
        show_all: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._told = hints
        self.setProperty("ground", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._pairs = {
            (keys, words): panel(row(*(KeyCap(key) for key in keys.split("/")), Label(words, tone="ink_2")))
            for keys, words in hints
        }
        self.fact = Label(tone="ink_2")
        self.more = Button("…", kind="quiet", small=True, on_click=show_all or self._say_rest)
        body = row(*self._pairs.values(), self.more, None, self.fact, spacing=L, margins=(XL, XS, XL, XS))
        self.setLayout(column(hairline(), body, spacing=0))
        foot_bars.take(self)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def minimumSizeHint(self) -> QSize:
        """Return that it fits any width."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the pairs that there is room for."""
        super().resizeEvent(event)
        self._fit()

    def set_fact(self, fact: str) -> None:
        """Show a quiet fact at the right."""
        self.fact.setText(fact)
        self._fit()

    def tell_only(self, hints: list[tuple[str, str]]) -> None:
        """Tell only some of the pairs, as where the others do nothing."""
        self._told = [hint for hint in self._pairs if hint in hints]
        self._fit()

    def _say_rest(self) -> None:
        QToolTip.showText(self.more.mapToGlobal(self.more.rect().topLeft()), self.more.toolTip(), self.more)

    def _on_theme_changed(self) -> None:
        self.setFixedHeight(max(_HEIGHT, line_height(Type.UI) + 2 * S))
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 2 * XL - L - self.fact.sizeHint().width()
        widths = [self._pairs[hint].sizeHint().width() + L for hint in self._told]
        shown = len(widths)
        if sum(widths) > room:
            ends = accumulate(widths, initial=self.more.sizeHint().width() + L)
            shown = max(sum(end <= room for end in ends) - 1, 0)
        in_view = self._told[:shown]
        for hint, pair in self._pairs.items():
            pair.setVisible(hint in in_view)
        self.more.setVisible(shown < len(widths))
        left = ", ".join(f"{keys} {words}" for keys, words in self._told[shown:])
        self.more.setAccessibleName(_("All keys; there is no room here for: {keys}").format(keys=left))
        self.more.setToolTip(self.more.accessibleName())
