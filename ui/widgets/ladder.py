"""A ladder: the rungs of a scale, the best on top, each with its descriptor; "not enough yet" stands apart."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from ui.focus import scroll_to_new
from ui.icons import icon
from ui.layouts import S, column
from ui.theme import theme
from ui.typography import Type, font, line_height
from ui.widgets.one_of_several import one_of_several
from ui.widgets.segment import cap_size, paint_cap

_RAIL = 22  # the middle of the rail with its nodes, from the left
_TEXT = 40  # where the words begin
_PAD = 8
_NODE = 7  # radius
_BESIDE = 12  # pixels at the right of the digit


@dataclass(frozen=True, slots=True)
class RungWords:
    """What a rung says: its key, its title, its descriptor, and the digit that chooses it."""

    key: str
    title: str
    descriptor: str
    digit: str


class Rung(QRadioButton):
    """One rung, painted; a rung `apart` has a dashed frame of its own."""

    def __init__(self, words: RungWords, *, first: bool, last: bool, apart: bool = False) -> None:
        super().__init__()
        self.words = words
        self._is_key = True
        self._first, self._last, self._apart = first, last, apart
        self.setText(words.title)
        self.setAccessibleName(words.title)
        self.setAccessibleDescription(words.descriptor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.updateGeometry)

    def show_key(self, is_key: bool) -> None:
        """Show the digit as a key, or as a number alone where it goes elsewhere."""
        self._is_key = is_key
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Return that its height follows from its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return room for the title and all lines of the descriptor."""
        return _PAD + line_height(Type.STRONG) + self._descriptor_height(width) + _PAD

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        return QSize(320, self.heightForWidth(320))

    def hitButton(self, place: QPoint) -> bool:
        """Return that it may be pressed anywhere."""
        return self.rect().contains(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press by Space or Enter; leave arrows and digits to the ladder."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, rail, node, words and key."""
        chosen = self.isChecked()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter, chosen)
            middle = _PAD + line_height(Type.STRONG) / 2
            if not self._apart:
                self._paint_rail(painter, middle)
            self._paint_node(painter, middle, chosen)
            title = QRectF(
                _TEXT, _PAD, self.width() - _TEXT - cap_size() - _BESIDE - S, line_height(Type.STRONG)
            )
            painter.setFont(font(Type.UI if self._apart and not chosen else Type.STRONG))
            painter.setPen(theme.color("accent_ink" if chosen else "ink_2" if self._apart else "ink"))
            painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, self.words.title)
            painter.setFont(font(Type.UI))
            painter.setPen(theme.color("ink_2"))
            painter.drawText(
                self._descriptor_rect(self.width()), Qt.TextFlag.TextWordWrap, self.words.descriptor
            )
            self._paint_digit(painter)

    def _paint_ground(self, painter: QPainter, chosen: bool) -> None:
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ground = "accent_soft" if chosen else "hover" if self.underMouse() and self.isEnabled() else "paper"
        painter.setBrush(theme.color(ground))
        if chosen:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            return
        dashed = Qt.PenStyle.DashLine if self._apart else Qt.PenStyle.SolidLine
        painter.setPen(QPen(theme.color("control" if self._apart else "line"), 1, dashed))
        # Joined: only the outer corners are round, and neighbours share one line.
        reach = 12
        painter.drawRoundedRect(
            rect.adjusted(0, 0 if self._first else -reach, 0, 0 if self._last else reach), 8, 8
        )
        if not self._last:
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _paint_rail(self, painter: QPainter, middle: float) -> None:
        painter.setPen(QPen(theme.color("edge"), 1))
        top = middle if self._first else 0.0
        bottom = middle if self._last else float(self.height())
        painter.drawLine(QRectF(_RAIL, top, 0, bottom - top).topLeft(), QRectF(_RAIL, bottom, 0, 0).topLeft())

    def _paint_node(self, painter: QPainter, middle: float, chosen: bool) -> None:
        node = QRectF(_RAIL - _NODE, middle - _NODE, 2 * _NODE, 2 * _NODE)
        dashed = Qt.PenStyle.DashLine if self._apart and not chosen else Qt.PenStyle.SolidLine
        painter.setPen(QPen(theme.color("accent" if chosen else "control"), 1, dashed))
        painter.setBrush(theme.color("accent" if chosen else "paper"))
        painter.drawEllipse(node)
        if chosen:
            icon("answered", "on_accent").paint(painter, node.adjusted(2, 2, -2, -2).toRect())

    def _paint_digit(self, painter: QPainter) -> None:
        line = QRect(0, _PAD, self.width(), line_height(Type.STRONG))
        left = self.width() - cap_size() - _BESIDE
        if self._is_key:
            paint_cap(painter, left, line, self.words.digit)
            return
        painter.setPen(theme.color("ink_3"))
        painter.setFont(font(Type.CAPTION))
        number = QRect(left, line.y(), cap_size(), line.height())
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, self.words.digit)

    def _descriptor_rect(self, width: int) -> QRect:
        height = self._descriptor_height(width)
        return QRect(_TEXT, _PAD + line_height(Type.STRONG), width - _TEXT - 2 * S, height)

    def _descriptor_height(self, width: int) -> int:
        if not self.words.descriptor:
            return 0
        room = QRect(0, 0, width - _TEXT - 2 * S, 10_000)
        metrics = QFontMetrics(font(Type.UI))
        return metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.words.descriptor).height()


class Ladder(QWidget):
    """One rung is chosen; `chosen` carries its key. One Tab stop: arrows move, digits choose.

    `answered` comes after `chosen` where a digit chose the first rung on a ladder that had none. `rungs` come best first; `apart` is the rung that is no level.
    """

    chosen = Signal(str)
    answered = Signal()

    def __init__(
        self, rungs: list[RungWords], apart: RungWords, *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.value = ""
        self.setAccessibleName(name)
        self._rungs = {
            words.key: Rung(words, first=words is rungs[0], last=words is rungs[-1]) for words in rungs
        }
        joined = column(*self._rungs.values(), spacing=0)
        self._rungs[apart.key] = Rung(apart, first=True, last=True, apart=True)
        one_of_several(self, self._rungs.values())
        for key, rung in self._rungs.items():
            rung.clicked.connect(lambda _checked=False, key=key: self.choose(key))
        self.setLayout(column(joined, self._rungs[apart.key], spacing=S))
        self._hold_one_tab_stop()

    def set_value(self, key: str) -> None:
        """Show a rung as the chosen one, none for ""."""
        self.value = key
        for name, rung in self._rungs.items():
            rung.setChecked(name == key)
        self._hold_one_tab_stop()

    def rung(self, key: str) -> Rung:
        """Return the rung of a key."""
        return self._rungs[key]

    def show_keys(self, shown: bool) -> None:
        """Show the digits as keys: those of the ladder that takes them now."""
        for rung in self._rungs.values():
            rung.show_key(shown)

    def key_of(self, event: QKeyEvent) -> str:
        """Return the rung that a digit chooses, "" for any other key; one that is held down is pressed once."""
        if event.isAutoRepeat() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return ""
        return next((key for key, rung in self._rungs.items() if rung.words.digit == event.text()), "")

    def is_in_view(self, key: str) -> bool:
        """Whether the title of a rung can be seen."""
        title = QPoint(_TEXT, _PAD + line_height(Type.STRONG) // 2)
        return self._rungs[key].visibleRegion().contains(title)

    def take_focus(self, key: str = "") -> None:
        """Have the keyboard, and bring a rung into view without choosing it: the one that Tab reaches, if not another."""
        self._rungs[self._stop()].setFocus(Qt.FocusReason.TabFocusReason)
        scroll_to_new(self._rungs[key or self._stop()])

    def choose(self, key: str) -> None:
        """Choose a rung as the user does."""
        self.set_value(key)
        self._rungs[key].setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(key)

    def choose_by_digit(self, key: str) -> None:
        """Choose the rung of a digit that was pressed."""
        is_first = not self.value
        self.choose(key)
        if is_first:
            self.answered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by digit or arrow; anything else goes on to the page."""
        keys = list(self._rungs)
        wanted = self.key_of(event)
        if wanted and self.is_in_view(wanted):
            self.choose_by_digit(wanted)
        elif wanted:
            self.take_focus(wanted)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            index = keys.index(self.value) + step if self.value in keys else 0
            if 0 <= index < len(keys):
                self.choose(keys[index])
        else:
            event.ignore()

    def _stop(self) -> str:
        """Return the rung that Tab reaches."""
        return self.value or next(iter(self._rungs))

    def _hold_one_tab_stop(self) -> None:
        stop = self._stop()
        for key, rung in self._rungs.items():
            rung.setFocusPolicy(Qt.FocusPolicy.StrongFocus if key == stop else Qt.FocusPolicy.ClickFocus)
