"""What a finding rests on at a glance: kinds of source, inspectors, and how much speaks for and against it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector_app.framework.model import SourceKind
from inspector_app.judgement.findings import Support
from inspector_app.team.members import Member
from resources.translations import _, counted
from ui.evidence_words import VERDICTS
from ui.icons import icon
from ui.layouts import XS, M, S
from ui.theme import theme
from ui.typography import Type, font, line_height
from ui.widgets.initials import DIAMETER, paint_initials

_TILE, _BAR = 34, 10
_ICON = 18


class TriangulationGauge(QWidget):
    """Source tiles, initials and a bar, each with its counts; its accessible name says the same in a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds: tuple[SourceKind, ...] = ()
        self._members: list[Member] = []
        self._support = Support((), (), {}, {})
        self._hue = "strength"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_support(
        self, support: Support, hue: str, kinds: tuple[SourceKind, ...], members: list[Member]
    ) -> None:
        """Show what a finding of a kind ("strength" or "area") rests on, of all kinds of source and members."""
        self._support, self._hue, self._kinds, self._members = support, hue, kinds, members
        rests = f"{self._of_kinds()}, {self._of_members()}, {self._for()}, {self._against()}"
        verdict = _(VERDICTS[support.verdict][0])
        self.setAccessibleName(_("Rests on {counts}: {verdict}").format(counts=rests, verdict=verdict))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of the three parts."""
        words = line_height(Type.UI)
        return QSize(7 * (_TILE + XS), 6 * words + _TILE + DIAMETER + _BAR + 6 * XS + 2 * M)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the three parts one below the other."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            y = self._paint_words(painter, 0, self._of_kinds(), tone="ink_2") + XS
            y = self._paint_tiles(painter, y) + M
            y = self._paint_words(painter, y, self._of_members(), tone="ink_2") + XS
            y = self._paint_people(painter, y) + M
            y = self._paint_words(painter, y, _("For and against"), tone="ink_2") + XS
            y = self._paint_balance(painter, y) + XS
            self._paint_words(painter, y, self._for())
            self._paint_words(painter, y, self._against(), where=Qt.AlignmentFlag.AlignRight)

    # ---- words ------------------------------------------------------------------------------------
    def _of_kinds(self) -> str:
        return _("{part} of {whole} source types").format(
            part=len(self._support.source_kinds), whole=len(self._kinds)
        )

    def _of_members(self) -> str:
        return _("{part} of {whole} inspectors").format(
            part=len(self._support.inspectors), whole=len(self._members)
        )

    def _for(self) -> str:
        return counted("{count} bears it out", "{count} bear it out", len(self._support.bearing_out))

    def _against(self) -> str:
        number = len(self._support.against)
        if not number:
            return _("none speaks against it")
        return counted("{count} speaks against it", "{count} speak against it", number)

    # ---- parts: each returns where it ends ------------------------------------------------------------
    def _paint_words(
        self,
        painter: QPainter,
        y: float,
        words: str,
        *,
        tone: str = "ink",
        where: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> float:
        painter.setFont(font(Type.UI))
        painter.setPen(theme.color(tone))
        height = line_height(Type.UI)
        painter.drawText(QRectF(0, y, self.width(), height), where | Qt.AlignmentFlag.AlignVCenter, words)
        return y + height

    def _paint_tiles(self, painter: QPainter, y: float) -> float:
        for place, kind in enumerate(self._kinds):
            count = self._support.source_kinds.get(kind.key, 0)
            tile = QRectF(self._x(place, len(self._kinds), _TILE), y, _TILE, _TILE)
            pen = QPen(theme.color("accent" if count else "control"), 1)
            pen.setStyle(Qt.PenStyle.SolidLine if count else Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(theme.color("accent_soft" if count else "paper"))
            painter.drawRoundedRect(tile.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
            inset = (_TILE - _ICON) / 2
            sign = tile.adjusted(inset, inset, -inset, -inset).toRect()
            icon(kind.key, "accent" if count else "ink_3").paint(painter, sign)
            self._paint_count(painter, tile, count)
        return y + _TILE + XS + line_height(Type.UI)

    def _paint_people(self, painter: QPainter, y: float) -> float:
        for place, member in enumerate(self._members):
            count = self._support.inspectors.get(member.id, 0)
            circle = QRectF(self._x(place, len(self._members), _TILE) + 5, y, DIAMETER, DIAMETER)
            paint_initials(painter, circle, member.initials, absent=not count)
            self._paint_count(painter, circle, count)
        return y + DIAMETER + XS + line_height(Type.UI)

    def _paint_count(self, painter: QPainter, above: QRectF, count: int) -> None:
        painter.setFont(font(Type.UI))
        painter.setPen(theme.color("ink" if count else "ink_3"))
        below = QRectF(above.x() - S, above.bottom() + 2, above.width() + 2 * S, line_height(Type.UI))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(count))

    def _paint_balance(self, painter: QPainter, y: float) -> float:
        speaks_for, against = len(self._support.bearing_out), len(self._support.against)
        painter.setPen(Qt.PenStyle.NoPen)
        if not speaks_for + against:
            painter.setBrush(theme.color("line"))
            painter.drawRect(QRectF(0, y, self.width(), _BAR))
            return y + _BAR
        part = self.width() * speaks_for / (speaks_for + against)
        other = "area" if self._hue == "strength" else "strength"
        painter.setBrush(theme.color(f"{self._hue}_bar"))
        painter.drawRect(QRectF(0, y, part - (1 if speaks_for and against else 0), _BAR))
        painter.setBrush(theme.color(f"{other}_bar"))
        painter.drawRect(QRectF(part + 1, y, max(0.0, self.width() - part - 1), _BAR))
        return y + _BAR

    def _x(self, place: int, number: int, width: int) -> float:
        """Return where the item at a place begins, all spread over the width but never far apart."""
        step = min((self.width() - width) / max(number - 1, 1), width + 3 * S)
        return place * step
