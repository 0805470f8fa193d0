"""The wavy lines under misspelt words, painted over the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from ui.theme import theme

_STEP = 2.0  # pixels from a crest of the wave to the next trough
_DEPTH = 1.5
_BELOW_LETTERS = 1.5  # pixels from the foot of the letters to a crest


class MarkLayer(QWidget):
    """Lies over the text of a field and lets the mouse through.

    Qt's own extra selections would do, but wherever there is one they clip the paragraph around it, and with it the
    figures of the report, which reach above their line.
    """

    def __init__(self, edit: QTextEdit | QPlainTextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self.words: Sequence[QTextCursor] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        edit.viewport().installEventFilter(self)
        edit.verticalScrollBar().valueChanged.connect(self.update)
        theme.changed.connect(self.update)
        self._cover()

    def show_words(self, words: Sequence[QTextCursor]) -> None:
        """Mark these words, wherever editing moves them."""
        self.words = words
        self.update()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Stay over the text."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._cover()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a wave under each word."""
        if not self.words:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("danger"), 1))
            for word in self.words:
                for left, right, y in self._stretches(word):
                    if event.rect().top() <= y + _DEPTH and y <= event.rect().bottom() + 1:
                        painter.drawPolyline(_wave(left, right, y))

    def _cover(self) -> None:
        self.setGeometry(self._edit.viewport().geometry())

    def _stretches(self, word: QTextCursor) -> Iterator[tuple[float, float, float]]:
        """Yield from where to where and how far down a word is marked, for each line on which it stands."""
        ends = QTextCursor(word)
        ends.setPosition(word.selectionStart())
        start = self._edit.cursorRect(ends)
        ends.setPosition(word.selectionEnd())
        stop = self._edit.cursorRect(ends)
        # Where a line is higher than its letters, they stand at its foot.
        rise = QFontMetricsF(self._edit.font()).descent() - _BELOW_LETTERS
        if start.bottom() == stop.bottom():
            yield start.left(), stop.left(), start.bottom() - rise
        else:
            yield start.left(), self.width(), start.bottom() - rise
            yield 0, stop.left(), stop.bottom() - rise


def _wave(left: float, right: float, y: float) -> QPolygonF:
    steps = max(int((right - left) / _STEP), 1)
    return QPolygonF([QPointF(left + step * _STEP, y + _DEPTH * (step % 2)) for step in range(steps + 1)])
