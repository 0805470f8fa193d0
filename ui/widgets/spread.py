"""The spread of a team over a scale: who stands where, and the agreed level as the scale itself."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from resources.translations import _
from ui.icons import icon
from ui.theme import theme
from ui.typography import Type, font, text_width
from ui.widgets.initials import DIAMETER, paint_initials
from ui.widgets.segment import cap_size, paint_cap

_SCALE = 32  # height of the scale itself
_GAP = 3
_STEP = DIAMETER + _GAP
_LEAST_ROWS = 3
_TICK = 18  # pixels of the tick and the space after it
_CAPS = 6  # pixels between a scale that can be chosen on and the keys under it


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person stands on the scale, and where they stood `before` ("" for nowhere else); `key` is whose it is."""

    key: str
    initials: str
    name: str
    level: str
    before: str = ""
    me: bool = False


class Spread(QWidget):
    """`levels` are (key, words) from the lowest; `apart` appears as a column when somebody stands there.

    With `set_choosable` the scale takes the agreed level: click, arrows or digits; `chosen` carries its key. The digit
    of a level stands under it: 1 for the lowest as on a ladder, 0 for `apart`. `asked_about` carries the key of the
    person whose initials are pressed.
    """

    chosen = Signal(str)
    asked_about = Signal(str)

    def __init__(
        self,
        levels: list[tuple[str, str]],
        apart: tuple[str, str],
        *,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._levels, self._apart, self._name = levels, apart, name
        self._standings: list[Standing] = []
        self._choosable = False
        self.value = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        theme.changed.connect(self._on_theme_changed)

    def show_standings(self, standings: list[Standing], value: str) -> None:
        """Show who stands where, and the agreed level ("" for none)."""
        self._standings, self.value = standings, value
        self.setFixedHeight(self.sizeHint().height())
        titles = dict(self._columns())
        words = [f"{entry.name} {titles.get(entry.level, entry.level)}" for entry in standings]
        agreed = [_("agreed: {level}").format(level=titles[value])] if value in titles else []
        self.setAccessibleName(f"{self._name}: {', '.join([*words, *agreed])}")
        self.update()

    def set_choosable(self, choosable: bool) -> None:
        """Let the agreed level be chosen on the scale, or only be seen."""
        self._choosable = choosable
        self.setFixedHeight(self.sizeHint().height())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if choosable else Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """Return room for the highest stack."""
        stacks = [len(self._circles(key)) for key, _ in self._columns()]
        rows = max(_LEAST_ROWS, *(-(-stack // self._abreast(stack)) for stack in stacks))
        return QSize(320, rows * _STEP + 2 * _GAP + _SCALE + self._caps_height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the stacks, the lines between the columns, and the scale."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("line"), 1, Qt.PenStyle.DashLine))
            for index in range(1, len(self._columns())):
                x = round(index * self._column_width()) + 0.5
                painter.drawLine(QPointF(x, 0), QPointF(x, self._scale_top))
            for rect, standing, before in self._placed():
                paint_initials(painter, rect, standing.initials, absent=before, me=standing.me and not before)
            self._paint_scale(painter)
            if self._choosable:
                self._paint_caps(painter)

    def resizeEvent(self, _event: object) -> None:
        """Follow the width: narrow columns stack higher."""
        self.setFixedHeight(self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by arrow or digit; anything else goes on to the page."""
        keys = [key for key, _words in self._levels]
        by_digit = {digit: key for key, digit in self._digits().items()}
        if self._choosable and event.text() in by_digit:
            self._choose(by_digit[event.text()])
        elif self._choosable and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if event.key() == Qt.Key.Key_Right else -1
            index = keys.index(self.value) + step if self.value in keys else 0
            self._choose(keys[min(max(index, 0), len(keys) - 1)])
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the level that is pressed, or ask about the person."""
        over = self._people_at(event.position())
        if over:
            self.asked_about.emit(over[0][0].key)
        elif self._choosable and event.position().y() >= self._scale_top:
            columns = self._columns()
            index = min(int(event.position().x() / self._column_width()), len(columns) - 1)
            self._choose(columns[index][0])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show over initials that they can be pressed."""
        hand = bool(self._people_at(event.position()))
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        """Say a person's name over their initials."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            words = [
                _("{name}, before").format(name=entry.name) if before else entry.name
                for entry, before in self._people_at(QPointF(event.pos()))
            ]
            QToolTip.showText(event.globalPos(), ", ".join(words), self)
            return True
        return super().event(event)

    def _on_theme_changed(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    @property
    def _caps_height(self) -> int:
        return cap_size() + _CAPS if self._choosable else 0

    @property
    def _scale_top(self) -> int:
        return self.height() - self._caps_height - _SCALE

    def _digits(self) -> dict[str, str]:
        levels = {key: str(number) for number, (key, _words) in enumerate(self._levels, 1) if number < 10}
        return {self._apart[0]: "0", **levels}

    def _people_at(self, place: QPointF) -> list[tuple[Standing, bool]]:
        return [(entry, before) for rect, entry, before in self._placed() if rect.contains(place)]

    def _choose(self, key: str) -> None:
        self.value = key
        self.update()
        self.chosen.emit(key)

    def _columns(self) -> list[tuple[str, str]]:
        apart = any(self._apart[0] in (entry.level, entry.before) for entry in self._standings)
        return [self._apart, *self._levels] if apart or self.value == self._apart[0] else self._levels

    def _column_width(self) -> float:
        return self.width() / len(self._columns())

    def _abreast(self, circles: int) -> int:
        """Return how many stand side by side: two until that would rise too high, so that heaps stay small."""
        room = max(1, int((self._column_width() - _GAP) // _STEP))
        return min(room, 2 if circles <= 2 * _LEAST_ROWS else 4)

    def _circles(self, key: str) -> list[tuple[Standing, bool]]:
        now = [(entry, False) for entry in self._standings if entry.level == key]
        return now + [(entry, True) for entry in self._standings if entry.before == key]

    def _placed(self) -> list[tuple[QRectF, Standing, bool]]:
        placed = []
        width = self._column_width()
        for column, (key, _words) in enumerate(self._columns()):
            circles = self._circles(key)
            abreast = self._abreast(len(circles))
            for index, (standing, before) in enumerate(circles):
                line = index // abreast
                in_line = min(abreast, len(circles) - line * abreast)
                left = (column + 0.5) * width - (in_line * _STEP - _GAP) / 2
                x = left + (index % abreast) * _STEP
                y = self._scale_top - 2 * _GAP - (line + 1) * _STEP + _GAP
                placed.append((QRectF(x, y, DIAMETER, DIAMETER), standing, before))
        return placed

    def _paint_scale(self, painter: QPainter) -> None:
        top = self._scale_top
        frame = QRectF(0.5, top + 0.5, self.width() - 1, _SCALE - 1)
        # One that is only looked at lies flat on the ground, so that it does not ask to be pressed.
        painter.setPen(QPen(theme.color("edge" if self._choosable else "line"), 1))
        painter.setBrush(theme.color("paper" if self._choosable else "canvas"))
        painter.drawRoundedRect(frame, 6, 6)
        width = self._column_width()
        for index in range(1, len(self._columns())):
            x = round(index * width) + 0.5
            painter.drawLine(QPointF(x, top), QPointF(x, top + _SCALE))
        for index, (key, words) in enumerate(self._columns()):
            self._paint_level(painter, QRectF(index * width, top, width, _SCALE), words, key == self.value)

    def _paint_level(self, painter: QPainter, rect: QRectF, words: str, chosen: bool) -> None:
        role = Type.STRONG if chosen else Type.UI
        has_room = rect.width() >= text_width(role, words) + _TICK + 4 * _GAP
        tick = _TICK if chosen and has_room else 0
        if chosen:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(theme.color("accent_soft"))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 5, 5)
        x = rect.x() + (rect.width() - text_width(role, words) - tick) / 2
        if tick:
            icon("answered", "accent").paint(painter, int(x), int(rect.center().y() - 7), 14, 14)
        painter.setFont(font(role))
        painter.setPen(theme.color("accent_ink" if chosen else "ink" if self._choosable else "ink_2"))
        painter.drawText(
            QRectF(x + tick, rect.y(), rect.width(), rect.height()), Qt.AlignmentFlag.AlignVCenter, words
        )

    def _paint_caps(self, painter: QPainter) -> None:
        width, digits = self._column_width(), self._digits()
        line = QRect(0, self.height() - cap_size(), self.width(), cap_size())
        for index, (key, _words) in enumerate(self._columns()):
            if key in digits:
                paint_cap(painter, (index + 0.5) * width - cap_size() / 2, line, digits[key])
