"""A column of any length that scrolls: only the parts near the view are made."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

from PySide6.QtCore import QElapsedTimer, QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from ui.focus import stop_beyond, tab_stops
from ui.layouts import M, S
from ui.theme import theme
from ui.widgets.stacked_places import StackedPlaces

_AT_ONCE = 3  # parts made in one turn of the event loop, so that no turn is long
_TURN = 10  # milliseconds after which a turn that makes parts ends
_NEAR, _FAR = 1.0, 2.0  # heights of the view: within the first, parts are made; beyond the second, let go


class TallColumn(QScrollArea):
    """Parts one under the other, each known by a key.

    `make` gives the widget of a key; those of `fixed` are there from the start and are never let go. `kind` says what
    a part is like, so that the height of one tells about others.
    `let_go` is asked before a part is deleted far from the view and says whether it may be. The part that the
    keyboard is in always stays. What is in view keeps its place, whatever comes, goes or grows above it.
    """

    def __init__(
        self,
        make: Callable[[Hashable], QWidget],
        *,
        fixed: Mapping[Hashable, QWidget],
        kind: Callable[[Hashable], Hashable],
        let_go: Callable[[QWidget], bool],
        margins: tuple[int, int, int, int],
        most: int,
        ground: str,
    ) -> None:
        super().__init__()
        self._make, self._fixed, self._let_go = make, fixed, let_go
        self._margins, self._most = margins, most
        self._places = StackedPlaces(kind, gap=S)
        self.followed_by: QWidget | None = None  # where Tab goes on, if other than in Qt's own order
        self._made_now = 0  # parts that were made in this turn of the event loop
        self._parts: dict[Hashable, QWidget] = {}
        self._placed_width = 0
        self._least = 0  # pixels that the widest part so far can do with
        self._placing = False
        self._sheet = _Sheet(self._on_layout_wanted)
        self._sheet.setProperty("ground", ground)
        self._sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", ground)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._sheet)
        for part in fixed.values():
            self.destroyed.connect(part.deleteLater)  # one that never came into view has no parent to go with
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._on_later)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        theme.changed.connect(self._on_theme_changed)

    # ---- showing ------------------------------------------------------------------------------------
    def show_parts(self, keys: Sequence[Hashable], *, from_top: bool = False) -> None:
        """Show these parts in this order; those that were there stay as they are, the others go."""
        anchor = None if from_top else self._anchor()
        wanted = set(keys)
        self._placing = True  # hiding what has the keyboard may scroll
        for key in [key for key in self._parts if key not in wanted]:
            self._delete(key)
        self._places.use(keys)
        if from_top:
            self.verticalScrollBar().setValue(0)
            self._least = 0
        self._place_parts(anchor)
        self._make_in_view()

    def made(self) -> list[QWidget]:
        """Return the parts that are made now, in order."""
        return [self._parts[key] for key in sorted(self._parts, key=self._places.place_of)]

    def part(self, key: Hashable) -> QWidget | None:
        """Return the part of a key, None while it is not made."""
        return self._parts.get(key)

    def bring(self, key: Hashable) -> QWidget:
        """Return the part of a key, made now if need be, and bring it into view as a whole."""
        if key not in self._parts:
            self._add(key)
            self._place_parts(None)
        self.keep_in_view(self._parts[key])
        return self._parts[key]

    def keep_in_view(self, part: QWidget) -> None:
        """Scroll as little as it takes to show the part; one that is higher than the view from its top."""
        self._place_parts(self._anchor())
        bar, room = self.verticalScrollBar(), self.viewport().height()
        top, bottom = part.y() - M, part.y() + part.height() + M
        if top < bar.value() or part.height() > room:
            bar.setValue(top)
        elif bottom > bar.value() + room:
            bar.setValue(bottom - room)
        self._make_in_view()

    def keep_end_in_view(self, part: QWidget) -> None:
        """Scroll as little as it takes to show the end of the part, as while somebody types there."""
        self._place_parts(self._anchor())
        bar, room = self.verticalScrollBar(), self.viewport().height()
        bar.setValue(max(bar.value(), part.y() + part.height() + M - room))
        self._make_in_view()

    # ---- events -------------------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the width of the view."""
        super().resizeEvent(event)
        anchor = self._anchor()
        if self._part_width() != self._placed_width:
            self._places.forget()
        self._place_parts(anchor)
        self._make_in_view()

    def minimumSizeHint(self) -> QSize:
        """Return the least width of the parts, and little height."""
        sides = self._margins[0] + self._margins[2] + self.verticalScrollBar().sizeHint().width()
        return QSize(self._least + sides, super().minimumSizeHint().height())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on by Tab in the order of the parts, also to one that is not made yet."""
        key = self._focused()
        if key is None:
            return super().focusNextPrevChild(forward)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops = tab_stops(self._parts[key])
        widget = QApplication.focusWidget()
        here = stops.index(widget) if widget in stops else -1
        within = stops[here + 1 :] if forward else stops[: max(here, 0)][::-1]
        for stop in within or self._stops_beyond(self._places.place_of(key), 1 if forward else -1):
            stop.setFocus(reason)
            self._bring_focus()
            return True
        return self._leave(forward, reason)

    # ---- inside: making and letting go ----------------------------------------------------------------
    def _make_in_view(self) -> None:
        """Make some of what is in view, and the rest in later turns."""
        if not self._places.keys:
            return
        while self._made_now < _AT_ONCE and (key := self._first_unmade(0)) is not None:
            anchor = self._anchor()
            self._add(key)
            self._place_parts(anchor)
        self._later.start()

    def _on_later(self) -> None:
        """Make more of what is in view, or one part near it, and let some go that are far."""
        self._made_now = 0
        spent = QElapsedTimer()
        spent.start()
        key = self._first_unmade(0)
        key = self._first_unmade(_NEAR) if key is None else key
        following = key
        while following is not None:
            anchor = self._anchor()
            self._add(following)
            self._place_parts(anchor)
            following = self._first_unmade(0) if spent.elapsed() < _TURN else None
        if self._let_some_go() or key is not None:
            self._later.start()

    def _first_unmade(self, reach: float) -> Hashable | None:
        first, last = self._span(reach)
        return next((key for key in self._places.keys[first:last] if key not in self._parts), None)

    def _let_some_go(self) -> bool:
        first, last = self._span(_FAR)
        focused = self._focused()
        far = [
            key
            for key in self._parts
            if not first <= self._places.place_of(key) < last and key != focused and key not in self._fixed
        ]
        gone = 0
        for key in far:
            # What is typed in a part is saved before it goes, and that may have changed which parts there are.
            if key in self._parts and self._let_go(self._parts[key]) and key in self._parts:
                self._delete(key)
                gone += 1
                if gone == _AT_ONCE:
                    break
        return gone > 0

    def _span(self, reach: float) -> tuple[int, int]:
        """Return the first place in view and the one after the last, the view widened by its height times reach."""
        room = self.viewport().height()
        value = self.verticalScrollBar().value()
        return self._places.span(value - reach * room, value + room + reach * room)

    def _add(self, key: Hashable) -> None:
        part = self._fixed.get(key) or self._make(key)
        self._parts[key] = part
        self._made_now += 1
        part.setParent(self._sheet)
        part.resize(self._part_width(), part.height())
        part.show()

    def _delete(self, key: Hashable) -> None:
        part = self._parts.pop(key)
        part.hide()
        if key not in self._fixed:
            part.deleteLater()

    # ---- inside: places -------------------------------------------------------------------------------
    def _anchor(self) -> tuple[Hashable, int] | None:
        """Return what is to keep its place in view, and where that is."""
        places = self._places
        if not places.keys:
            return None
        value = self.verticalScrollBar().value()
        first, last = self._span(0)
        key = self._focused()
        if key is None or not first <= places.place_of(key) < last:
            key = places.keys[first] if value else None
        return None if key is None else (key, places.top_of(key) - value)

    def _place_parts(self, anchor: tuple[Hashable, int] | None) -> None:
        """Measure what is made, guess the rest, and put every part into its place."""
        self._placing = True
        left, top, _right, bottom = self._margins
        width = self._placed_width = self._part_width()
        end = self._places.measure({key: _height(part, width) for key, part in self._parts.items()}, top)
        self._sheet.resize(self.viewport().width(), max(end + bottom, self.viewport().height()))
        for key, part in self._parts.items():
            part.setGeometry(left, self._places.top_of(key), width, self._places.height_of(key))
        if anchor is not None and anchor[0] in self._places:
            self.verticalScrollBar().setValue(self._places.top_of(anchor[0]) - anchor[1])
        least = max([self._least, *(part.minimumSizeHint().width() for part in self._parts.values())])
        self._placing = False
        if least != self._least:
            self._least = least
            self.updateGeometry()

    def _part_width(self) -> int:
        return min(self.viewport().width() - self._margins[0] - self._margins[2], self._most)

    def _on_scrolled(self) -> None:
        if not self._placing:
            self._make_in_view()

    def _on_layout_wanted(self) -> None:
        if not self._placing:
            self._place_parts(self._anchor())
            self._later.start()

    def _on_theme_changed(self) -> None:
        self._places.forget()
        self._least = 0
        self._on_layout_wanted()

    # ---- inside: the keyboard ---------------------------------------------------------------------------
    def _focused(self) -> Hashable | None:
        widget = QApplication.focusWidget()
        while widget is not None and widget.parentWidget() is not self._sheet:
            widget = widget.parentWidget()
        return next((key for key, part in self._parts.items() if part is widget), None) if widget else None

    def _bring_focus(self) -> None:
        key = self._focused()
        if key is not None:
            self.keep_in_view(self._parts[key])

    def _stops_beyond(self, place: int, step: int) -> Iterator[QWidget]:
        """Yield where Tab leads beyond a part, making parts as it goes."""
        place += step
        while 0 <= place < len(self._places.keys):
            stops = tab_stops(self.bring(self._places.keys[place]))
            yield from stops[::step]
            place += step

    def _leave(self, forward: bool, reason: Qt.FocusReason) -> bool:
        following = tab_stops(self.followed_by) if forward and self.followed_by is not None else []
        (following or [stop_beyond(self, forward=forward)])[0].setFocus(reason)
        return True


class _Sheet(QWidget):
    """What the parts stand on; it tells when one of them wants another height."""

    def __init__(self, layout_wanted: Callable[[], None]) -> None:
        super().__init__()
        self._layout_wanted = layout_wanted

    def event(self, event: QEvent) -> bool:
        """Pass on that a part wants another height."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._layout_wanted()
            return True
        return super().event(event)


def _height(part: QWidget, width: int) -> int:
    # The least size of a part is that of its narrowest lines, which are higher than those of this width.
    return part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
