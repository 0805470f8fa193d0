"""Tabs for the criteria: the badge, the short name, and a quiet fact such as a count."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from inspector_app.framework.model import Framework
from inspector_app.texts import in_language
from resources.translations import _
from ui.layouts import XL, M, S, column, hairline, row
from ui.theme import theme
from ui.typography import Type, font, text_width
from ui.widgets.criterion_badge import SIZE, paint_badge
from ui.widgets.pressing import PressedByEnter

_HEIGHT = 34
_PAD = 12


class Face(IntEnum):
    """How much a tab says, by the room that there is: name and fact, the fact in brief, or no name."""

    WHOLE, BRIEF, NAMELESS = range(3)


class CriterionTab(PressedByEnter, QAbstractButton):
    """One tab, painted; its width is that of its chosen face, so nothing moves when it is chosen."""

    def __init__(self, key: str, words: str) -> None:
        super().__init__()
        self._key, self._fact, self._brief = key, "", ""
        self._face = Face.WHOLE
        self.setText(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_fact("")
        theme.changed.connect(self.update)

    def set_fact(self, fact: str, brief: str = "", explained: str = "") -> None:
        """Show a fact after the name, `brief` where there is little room.

        What it means in a sentence is its tooltip and what a screen reader says.
        """
        self._fact, self._brief, self._explained = fact, brief or fact, explained
        name = _("Criterion {key}").format(key=self._key) if self._key else ""
        self.setAccessibleName(", ".join(filter(None, (name, self.text(), explained or fact))))
        self._show_tip()
        self.updateGeometry()
        self.update()

    def set_face(self, face: Face) -> None:
        """Say so much."""
        self._face = face
        self._show_tip()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for badge, name and fact."""
        return self.size_of(self._face)

    def size_of(self, face: Face) -> QSize:
        """Return the size with so much said."""
        words = self._fact_of(face)
        fact = S + text_width(Type.UI, words) if words else 0
        if face == Face.NAMELESS and self._key:
            return QSize(2 * _PAD + SIZE.width() + fact, _HEIGHT)
        name = self._badge_room() + text_width(Type.STRONG, self.text())
        return QSize(2 * _PAD + name + fact, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint badge, words and the line under the chosen tab."""
        chosen = self.isChecked()
        with QPainter(self) as painter:
            if self.underMouse() and not chosen:
                painter.fillRect(self.rect(), theme.color("hover"))
            if self._key:
                badge = QRectF(_PAD, (_HEIGHT - SIZE.height()) / 2 - 1, SIZE.width(), SIZE.height())
                paint_badge(painter, badge, self._key, chosen=chosen)
            x = _PAD + self._badge_room()
            role = Type.STRONG if chosen else Type.UI
            if self._face != Face.NAMELESS or not self._key:
                self._paint_words(painter, x, self.text(), role, theme.color("ink" if chosen else "ink_2"))
                x += text_width(role, self.text()) + S
            self._paint_words(painter, x, self._fact_of(self._face), Type.UI, theme.color("ink_3"))
            if chosen:
                painter.fillRect(0, _HEIGHT - 2, self.width(), 2, theme.color("accent"))

    def _fact_of(self, face: Face) -> str:
        return self._fact if face == Face.WHOLE else self._brief

    def _show_tip(self) -> None:
        name = self.text() if self._face == Face.NAMELESS else ""
        self.setToolTip(": ".join(filter(None, (name, self._explained))))

    def _badge_room(self) -> int:
        return SIZE.width() + S if self._key else 0

    def _paint_words(self, painter: QPainter, x: int, words: str, role: Type, colour: QColor) -> None:
        painter.setFont(font(role))
        painter.setPen(colour)
        painter.drawText(QRectF(x, 0, self.width() - x, _HEIGHT - 2), Qt.AlignmentFlag.AlignVCenter, words)


class CriterionTabs(QWidget):
    """A tab for each criterion of a framework; `chosen` carries the key that the user chose.

    `all_words` names a last tab for all of them, with the key "".
    """

    chosen = Signal(str)

    def __init__(
        self, framework: Framework, language: str, *, all_words: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tabs = {
            criterion.key: CriterionTab(criterion.key, in_language(criterion.short, language))
            for criterion in framework.criteria
        }
        if all_words:
            self._tabs[""] = CriterionTab("", all_words)
        group = QButtonGroup(self)
        for key, tab in self._tabs.items():
            group.addButton(tab)
            tab.clicked.connect(lambda _checked=False, key=key: self._on_clicked(key))
        tabs = row(*self._tabs.values(), None, spacing=0, margins=(XL - M, 0, XL, 0))
        self.setLayout(column(tabs, hairline(), spacing=0))
        self.current = framework.criteria[0].key
        self.choose(self.current)

    def choose(self, key: str) -> None:
        """Show a tab as the chosen one."""
        self.current = key
        self._tabs[key].setChecked(True)
        self._fit()

    def set_fact(self, key: str, fact: str, *, brief: str = "", explained: str = "") -> None:
        """Show a fact beside a criterion's name, `brief` where there is little room, `explained` in its tooltip."""
        self._tabs[key].set_fact(fact, brief, explained)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return room for the short tabs, also while they are long: it must not change with the room that is given."""
        return QSize(self._needed(Face.NAMELESS) + 2 * XL - M, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less on all but the chosen tab where there is no room for more."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 2 * XL + M
        face = next((face for face in Face if self._needed(face) <= room), Face.NAMELESS)
        for key, tab in self._tabs.items():
            tab.set_face(Face.WHOLE if key == self.current else face)

    def _needed(self, face: Face) -> int:
        """Return the width of all tabs where the others than the chosen one have a face."""
        chosen = self._tabs[self.current]
        return sum(tab.size_of(Face.WHOLE if tab is chosen else face).width() for tab in self._tabs.values())

    def _on_clicked(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)
