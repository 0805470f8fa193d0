"""Digits that are pressed anywhere on the page: which ladder takes them, and how it says so beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from resources.translations import _
from ui.widgets.key_hints import KeyHints
from ui.widgets.ladder import Ladder
from ui.widgets.spread import Spread

_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit)


@dataclass(frozen=True, slots=True)
class Scale:
    """The ladder of an axis, the spread on which the lead agrees its level, and the title of the axis."""

    ladder: Ladder
    spread: Spread
    title: str


class Digits(QObject):
    """The ladder with the keyboard takes the digits, else the one that had it last, else the first without a rating.

    It alone shows its digits as keys, and the bar of keys names it. Where it is rated already, or not in view, a digit
    that is pressed elsewhere only brings the keyboard to it: nobody changes a rating that they do not look at.

    A digit that gives a ladder its first rating moves the keyboard on to the next without one, so that a criterion is
    rated by a digit an axis. A digit that changes a rating stays, and so does what is chosen by an arrow or the mouse.
    """

    def __init__(self, page: QWidget, scales: Mapping[str, Scale], hints: KeyHints) -> None:
        super().__init__(page)
        self._page, self._scales, self._hints = page, scales, hints
        self._last: Scale | None = None
        self._brought: Scale | None = None
        for scale in scales.values():
            scale.ladder.chosen.connect(self._on_chosen)
            scale.ladder.answered.connect(lambda scale=scale: self._on_answered(scale))
        QApplication.instance().focusChanged.connect(self._on_focus_changed)

    def begin(self) -> None:
        """Forget where the keyboard was, as for another criterion."""
        self._last = self._brought = None

    def show(self) -> None:
        """Show which ladder takes the digits now."""
        field = QApplication.focusWidget()
        taking = None if self._has_own_digits(field) else self._taking()
        for scale in self._scales.values():
            scale.ladder.show_keys(scale is taking)
        self._hints.set_fact(self._words(field, taking))

    def press(self, event: QKeyEvent) -> bool:
        """Take a digit that nothing else on the page took; returns whether there is a rung for it."""
        scale = self._taking()
        key = scale.ladder.key_of(event)
        if not key:
            return False
        if scale.ladder.value or not scale.ladder.is_in_view(key):
            self._brought = scale
            scale.ladder.take_focus(key)
            self.show()
        else:
            scale.ladder.choose_by_digit(key)
        return True

    def _taking(self) -> Scale:
        scales = list(self._scales.values())
        unrated = next((scale for scale in scales if not scale.ladder.value), scales[0])
        return self._with_keyboard(QApplication.focusWidget()) or self._last or unrated

    def _with_keyboard(self, field: QWidget | None) -> Scale | None:
        return next((scale for scale in self._scales.values() if scale.ladder.isAncestorOf(field)), None)

    def _has_own_digits(self, field: QWidget | None) -> bool:
        """Whether a digit that is pressed there is not for a ladder."""
        return isinstance(field, (*_FIELDS, Spread))

    def _words(self, field: QWidget | None, taking: Scale | None) -> str:
        if taking is None:
            agreed = next((scale for scale in self._scales.values() if scale.spread is field), None)
            return _("Digits choose the moderated rating: {axis}").format(axis=agreed.title) if agreed else ""
        if taking is self._brought:
            words = _("Now at: {axis}. The digit once more rates so")
        elif taking.ladder.value and self._with_keyboard(field) is None:
            words = _("A digit goes to: {axis}")
        else:
            words = _("Digits rate: {axis}")
        return words.format(axis=taking.title)

    def _on_chosen(self) -> None:
        self._brought = None
        self.show()

    def _on_answered(self, scale: Scale) -> None:
        scales = list(self._scales.values())
        place = scales.index(scale)
        after = (*scales[place + 1 :], *scales[:place])
        following = next((other for other in after if not other.ladder.value), None)
        if following is not None:
            following.ladder.take_focus()

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if not self._page.isVisible():
            return
        scale = self._with_keyboard(now)
        self._last = scale or self._last
        if scale is not self._brought:
            self._brought = None
        self.show()
