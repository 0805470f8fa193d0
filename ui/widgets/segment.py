"""One choice of a few, as a painted button: chosen means soft ground, a border of two pixels, weight and a tick."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.icons import icon
from ui.theme import theme
from ui.typography import Type, font, line_height, text_height, text_width

_LEAST_HEIGHT, _PAD, _ABOVE, _GAP, _GLYPH, _TICK, _ICON = 32, 13, 6, 8, 14, 18, 20


class Segment(QAbstractButton):
    """One choice; its size is that of its chosen face, so nothing moves when it is chosen.

    `mark` is an icon before the words, as (meaning, role); the words of one that `wraps` go on below where there is
    no room for them.
    """

    def __init__(
        self,
        text: str,
        cap: str,
        *,
        grey: bool = False,
        wraps: bool = False,
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
        self._grey, self._wraps, self._mark = grey, wraps, mark
        self._show_cap = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(policy_of_choices(wraps=wraps))
        theme.changed.connect(self.updateGeometry)

    def show_cap(self, shown: bool) -> None:
        """Show the key that chooses it, as in the current question only."""
        self._show_cap = shown and bool(self.cap)
        self.update()

    # ---- size ---------------------------------------------------------------------------------------
    def sizeHint(self) -> QSize:
        """Return room for the words on one line in their heavier weight, and for a tick or key."""
        return QSize(text_width(Type.STRONG, self.text()) + self._around(), self._height(1))

    def minimumSizeHint(self) -> QSize:
        """Return the same, or the least width that words which wrap can do with."""
        hint = self.sizeHint()
        return QSize(self._around() + widest_word(self.text()), hint.height()) if self._wraps else hint

    def hasHeightForWidth(self) -> bool:
        """Return whether its words go on below."""
        return self._wraps

    def heightForWidth(self, width: int) -> int:
        """Return room for all lines."""
        height = text_height(Type.STRONG, self.text(), max(width - self._around(), 1))
        return max(self._height(1), height + 2 * _ABOVE)

    def _height(self, lines: int) -> int:
        return max(_LEAST_HEIGHT, lines * line_height(Type.STRONG) + 2 * _ABOVE)

    def _around(self) -> int:
        marks = max(_TICK, cap_size() + _GAP if self.cap else 0) + (_ICON if self._mark else 0)
        return 2 * _PAD + marks

    # ---- painting -----------------------------------------------------------------------------------
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, border, key or tick, and words."""
        chosen = self.isChecked()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter, chosen)
            words = text_width(Type.STRONG if chosen else Type.UI, self.text())
            mark = cap_size() + _GAP if self._show_cap else _TICK if chosen else 0
            if self.stacked:
                x, mark = (
                    float(_PAD),
                    cap_size() + _GAP,
                )  # words stand below each other, whatever is before them
            else:
                x = max((self.width() - words - mark - (_ICON if self._mark else 0)) / 2, _PAD)
            if self._show_cap:
                paint_cap(painter, x, self.rect(), self.cap, chosen=chosen)
            elif chosen:
                meaning = "not-applicable" if self._grey else "answered"
                self._paint_icon(painter, x, meaning, "ink_2" if self._grey else "accent")
            x += mark
            if self._mark is not None:
                self._paint_icon(painter, x, *self._mark)
                x += _ICON
            painter.setFont(font(Type.STRONG if chosen else Type.UI))
            painter.setPen(theme.color(self._ink(chosen)))
            room = QRectF(x, 0, self.width() - x - (_PAD if self._wraps else 0), self.height())
            wrap = Qt.TextFlag.TextWordWrap if self._wraps else Qt.TextFlag.TextSingleLine
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | wrap, self.text())

    def _ink(self, chosen: bool) -> str:
        if not self.isEnabled():
            return "ink_3"
        if self._grey:
            return "ink" if chosen else "ink_2"
        return "accent_ink" if chosen else "ink"

    def _paint_icon(self, painter: QPainter, x: float, meaning: str, role: str) -> None:
        icon(meaning, role).paint(painter, int(x), (self.height() - _GLYPH) // 2, _GLYPH, _GLYPH)

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


def policy_of_choices(*, wraps: bool) -> QSizePolicy:
    """Return how choices take room: a fixed size, or as high as their words need at a width."""
    if not wraps:
        return QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    # A height that is fixed would hold Qt to that of one line.
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy


def widest_word(text: str) -> int:
    """Return the width in pixels of the widest word of a chosen face."""
    return max((text_width(Type.STRONG, word) for word in text.split()), default=0)


def cap_size() -> int:
    """Return the pixels of a painted key, which is square."""
    return max(16, line_height(Type.CAPTION) + 2)


def paint_cap(painter: QPainter, x: float, line: QRect, cap: str, *, chosen: bool = False) -> None:
    """Paint a key in the middle of the height of a line, from `x` on."""
    size = cap_size()
    box = QRectF(x, line.y() + (line.height() - size) / 2, size, size)
    painter.setPen(QPen(theme.color("accent_line" if chosen else "edge"), 1))
    painter.setBrush(theme.color("paper"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setPen(theme.color("ink_2"))
    painter.setFont(font(Type.CAPTION))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cap)
