"""One column of the board: a heading in its hue, and below it cards and items of which only the first are made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtWidgets import QFrame, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from inspector_app.fieldwork.evidence import AREA, NEUTRAL, STRENGTH
from resources.translations import N_, _
from ui.evidence_words import kind_role
from ui.layouts import M, column, row
from ui.typography import Type
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label

_TITLES = {STRENGTH: N_("Strengths"), AREA: N_("Areas for development"), NEUTRAL: N_("Neutral")}
_GUESS = 120  # pixels of an entry, while none is made


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a column: its key, all that it shows, and how to make its widget."""

    key: str
    shows: object
    make: Callable[[], QWidget] = field(compare=False)


class BoardColumn(QWidget):
    """One kind of evidence. A long column is made from the top as far as somebody looks; the rest is empty room."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind
        self._entries: list[Entry] = []
        self._made: dict[str, tuple[Entry, QWidget]] = {}
        self._heights: dict[str, tuple[Entry, int]] = {}
        self._measured_at = 0  # pixels of width
        self._count = Label(tone="ink_3")
        rule = QFrame()
        rule.setFixedHeight(2)
        rule.setProperty("kind", "rule")
        rule.setProperty("tone", kind)
        title = Label(_(_TITLES[kind]), Type.STRONG)
        heading = row(Glyph(kind, kind_role(kind), size=18), title, self._count, None)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(M)
        self._rest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        below = column(heading, rule, self._cards, spacing=M - 2)
        below.addItem(self._rest)
        below.addStretch(1)
        self.setLayout(below)

    def set_count(self, count: int) -> None:
        """Show how many items of the kind there are to see."""
        self._count.setText(str(count))

    @property
    def made(self) -> int:
        """How many entries are made."""
        return len(self._made)

    def show_entries(self, entries: Sequence[Entry], far: int) -> None:
        """Show these entries and make the first of them, `far` many; what shows the same as before stays as it is."""
        before, self._made = self._made, {}
        self._entries = list(entries)
        for entry in self._entries[:far]:
            known = before.get(entry.key)
            if known is not None and known[0] == entry:
                self._made[entry.key] = before.pop(entry.key)
            else:
                self._made[entry.key] = (entry, entry.make())
        for _entry, widget in before.values():
            self._cards.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        for place, (_entry, widget) in enumerate(self._made.values()):
            if self._cards.indexOf(widget) != place:
                self._cards.removeWidget(widget)
                self._cards.insertWidget(place, widget)
        self._leave_room()

    def widgets(self) -> Iterator[QWidget]:
        """Yield what is made, from the top."""
        return (widget for _entry, widget in self._made.values())

    def is_to_make(self, key: str) -> bool:
        """Whether there is an entry of that key that is not made yet."""
        return key not in self._made and any(entry.key == key for entry in self._entries)

    def widget(self, key: str) -> QWidget | None:
        """Return the widget of an entry, None while it is not made."""
        return self._made[key][1] if key in self._made else None

    @property
    def is_whole(self) -> bool:
        """Whether every entry is made."""
        return len(self._made) == len(self._entries)

    def made_height(self) -> int:
        """Return to how many pixels what is made comes at the present width."""
        if self._measured_at != self.width():
            self._measured_at, self._heights = self.width(), {}
        for key, (entry, widget) in self._made.items():
            if key not in self._heights or self._heights[key][0] is not entry:
                self._heights[key] = (entry, _height(widget, self.width()))
        return sum(self._heights[key][1] + M for key in self._made)

    def make_next(self) -> None:
        """Make the next entry."""
        if not self.is_whole:
            entry = self._entries[len(self._made)]
            widget = entry.make()
            self._made[entry.key] = (entry, widget)
            self._cards.addWidget(widget)
            self._leave_room()

    def _leave_room(self) -> None:
        """Leave as much room as what is not made may take, so that the scroll bar tells of it."""
        left = len(self._entries) - len(self._made)
        usual = self.made_height() // len(self._made) if self._made else _GUESS
        height = left * usual
        if height != self._rest.sizeHint().height():
            self._rest.changeSize(0, height, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            self.layout().invalidate()


def _height(widget: QWidget, width: int) -> int:
    return widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()
