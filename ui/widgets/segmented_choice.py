"""One of a few choices, side by side or stacked: chosen means soft ground, a border of two pixels, weight and a tick."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.icons import icon
from ui.layouts import M, column, row
from ui.theme import theme
from ui.typography import Type, font, text_width

_HEIGHT = 32
_PAD, _TICK, _CAP, _ICON = 13, 18, 24, 20


class Segment(QAbstractButton):
    """One choice; its width is that of its chosen face, so nothing moves when it is chosen.

    `mark` is an icon before the words, as (meaning, role).
    """

    def __init__(
        self,
        text: str,
        cap: str,
        *,
        grey: bool = False,
        mark: tuple[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.cap = cap
        self.first = self.last = True
        self.stacked = False
        self._grey = grey
        self._mark = mark
        self._show_cap = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_cap(self, shown: bool) -> None:
        """Show the key that chooses it, as in the current question only."""
        self._show_cap = shown and bool(self.cap)
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the words in their heavier weight and for a tick or key."""
        marks = max(_TICK, _CAP if self.cap else 0) + (_ICON if self._mark else 0)
        return QSize(text_width(Type.STRONG, self.text()) + 2 * _PAD + marks, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, border, key or tick, and words."""
        chosen = self.isChecked()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter, chosen)
            words = text_width(Type.STRONG if chosen else Type.UI, self.text())
            mark = _CAP if self._show_cap else _TICK if chosen else 0
            if self.stacked:
                x, mark = float(_PAD), _CAP  # words stand below each other, whatever is before them
            else:
                x = (self.width() - words - mark - (_ICON if self._mark else 0)) / 2
            if self._show_cap:
                self._paint_cap(painter, x, chosen)
            elif chosen:
                meaning = "not-applicable" if self._grey else "answered"
                icon(meaning, "ink_2" if self._grey else "accent").paint(
                    painter, int(x), (_HEIGHT - 14) // 2, 14, 14
                )
            x += mark
            if self._mark is not None:
                icon(*self._mark).paint(painter, int(x), (_HEIGHT - 14) // 2, 14, 14)
                x += _ICON
            painter.setFont(font(Type.STRONG if chosen else Type.UI))
            ink = "ink_3" if not self.isEnabled() else "accent_ink" if chosen and not self._grey else "ink"
            painter.setPen(theme.color(ink if not (self._grey and not chosen) else "ink_2"))
            painter.drawText(QRectF(x, 0, words + 2, _HEIGHT), Qt.AlignmentFlag.AlignVCenter, self.text())

    def _paint_ground(self, painter: QPainter, chosen: bool) -> None:
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if chosen:
            painter.setPen(QPen(theme.color("control" if self._grey else "accent"), 2))
            painter.setBrush(theme.color("well" if self._grey else "accent_soft"))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
            return
        ground = (
            "well" if not self.isEnabled() or self.isDown() else "hover" if self.underMouse() else "paper"
        )
        painter.setPen(QPen(theme.color("edge"), 1))
        painter.setBrush(theme.color(ground))
        # Joined: outer corners are round, and neighbours share one border.
        reach = 12
        painter.setClipRect(self.rect())
        before = 0 if self.first else -reach
        after = 0 if self.last else reach
        if self.stacked:
            painter.drawRoundedRect(rect.adjusted(0, before, 0, after), 6, 6)
        else:
            painter.drawRoundedRect(rect.adjusted(before, 0, after, 0), 6, 6)
        if not self.last:
            painter.drawLine(rect.bottomLeft() if self.stacked else rect.topRight(), rect.bottomRight())

    def _paint_cap(self, painter: QPainter, x: float, chosen: bool) -> None:
        box = QRectF(x, (_HEIGHT - 16) / 2, 16, 16)
        painter.setPen(QPen(theme.color("accent_line" if chosen else "edge"), 1))
        painter.setBrush(theme.color("paper"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setPen(theme.color("ink_2"))
        painter.setFont(font(Type.CAPTION))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.cap)


class SegmentedChoice(QWidget):
    """Choices by key with one Tab stop: arrows move, digits choose, N is the choice that stands apart.

    `apart` is such a choice, "Not applicable", as (key, words). `stacked` puts one below the other. `chosen`
    carries the key the user chose, "" when the chosen one was taken back.
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
        stacked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._clearable = clearable
        self._caps = caps
        self.value = ""
        self._segments = {
            key: Segment(words, str(index) if caps and index < 10 else "")
            for index, (key, words) in enumerate(choices, 1)
        }
        joined = list(self._segments.values())
        for segment in joined:
            segment.first, segment.last = segment is joined[0], segment is joined[-1]
            segment.stacked = stacked
            if stacked:
                segment.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
        layout = column(column(*joined, spacing=0)) if stacked else row(row(*joined, spacing=0), spacing=M)
        if apart is not None:
            self._segments[apart[0]] = Segment(apart[1], "N" if caps else "", grey=True)
            layout.addWidget(self._segments[apart[0]])
        self._apart = apart[0] if apart else None
        for key, segment in self._segments.items():
            segment.clicked.connect(lambda _checked=False, key=key: self._choose(key))
        self.setLayout(layout)

    def set_value(self, key: str) -> None:
        """Show a choice as the chosen one, none for ""."""
        self.value = key
        for name, segment in self._segments.items():
            segment.setChecked(name == key)
            segment.update()

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

    def _choose(self, key: str, *, move: bool = False) -> None:
        if not self.isEnabled():
            return
        taken_back = key == self.value and self._clearable and not move
        self.set_value("" if taken_back else key)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(self.value)
