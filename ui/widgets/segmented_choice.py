"""One of a few choices: side by side, one below the other, or in columns; one Tab stop for all."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from ui.layouts import M, S, column, in_columns, row
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.one_of_several import one_of_several
from ui.widgets.segment import Segment, policy_of_choices

FLOWING = 0  # columns of a choice that fills lines from left to right


class SegmentedChoice(QWidget):
    """Choices by key with one Tab stop: arrows move, digits choose, N is the choice that stands apart.

    `apart` is such a choice, "Not applicable", as (key, words). Choices are joined side by side, or stand in so many
    `columns`: one below the other for 1, in lines from left to right for `FLOWING`. `chosen` carries the key the
    user chose, "" when the chosen one was taken back.
    """

    chosen = Signal(str)

    def __init__(
        self,
        choices: list[tuple[str, str]],
        *,
        apart: tuple[str, str] | None = None,
        name: str = "",
        clearable: bool = False,
        caps: bool = False,
        columns: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self._clearable = clearable
        self._columns = columns
        self.value = ""
        stacked, wraps = columns == 1, columns is not None
        self.setSizePolicy(policy_of_choices(wraps=wraps))
        self._segments = {
            key: Segment(words, str(index) if caps and index < 10 else "", wraps=wraps)
            for index, (key, words) in enumerate(choices, 1)
        }
        joined = list(self._segments.values())
        for segment in joined if columns is None or stacked else ():
            segment.first, segment.last = segment is joined[0], segment is joined[-1]
            segment.stacked = stacked
        self._apart = apart[0] if apart else None
        if apart is not None:
            self._segments[apart[0]] = Segment(apart[1], "N" if caps else "", grey=True)
        self._arrange(joined)
        one_of_several(self, self._segments.values())
        for key, segment in self._segments.items():
            segment.clicked.connect(lambda _checked=False, key=key: self._choose(key))

    def set_value(self, key: str) -> None:
        """Show a choice as the chosen one, none for ""."""
        self.value = key
        for name, segment in self._segments.items():
            segment.setChecked(name == key)
            segment.update()
        # What a screen reader says after the name, as the focus is on the choice as a whole.
        self.setAccessibleDescription(self._segments[key].text() if key in self._segments else "")

    def show_caps(self, shown: bool) -> None:
        """Show the keys on the choices, as in the current question only."""
        for segment in self._segments.values():
            segment.show_cap(shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by digit, N or arrows; anything else goes on to the page."""
        joined = [key for key in self._segments if key != self._apart]
        text = event.text()
        if text.isdigit() and 0 < int(text) <= len(joined):
            self._choose(joined[int(text) - 1])
        elif text.lower() == "n" and self._apart is not None and not event.modifiers():
            self._choose(self._apart)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            keys = list(self._segments)
            step = 1 if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down) else -1
            index = keys.index(self.value) + step if self.value in keys else 0
            self._choose(keys[index % len(keys)], move=True)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the focus wherever it is pressed."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Paint anew when it is enabled or disabled."""
        self.update()
        super().changeEvent(event)

    def _arrange(self, joined: list[Segment]) -> None:
        apart = [self._segments[self._apart]] if self._apart is not None else []
        if self._columns is None:
            self.setLayout(row(row(*joined, spacing=0), *apart, spacing=M))
        elif self._columns == FLOWING:
            flow = FlowLayout()
            for segment in (*joined, *apart):
                flow.addWidget(segment)
            self.setLayout(flow)
        else:
            spacing = 0 if self._columns == 1 else S
            self.setLayout(column(in_columns(joined, self._columns, spacing), *(row(s, None) for s in apart)))

    def _choose(self, key: str, *, move: bool = False) -> None:
        if not self.isEnabled():
            return
        taken_back = key == self.value and self._clearable and not move
        before = self.value
        self.set_value("" if taken_back else key)
        # Qt paints a button that is pressed at once, and the one chosen before only when what follows is done: both
        # would look chosen while the window is coloured anew.
        for changed in {before, key} & self._segments.keys():
            self._segments[changed].repaint()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(self.value)
