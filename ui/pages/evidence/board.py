"""The board: strengths beside areas for development, each finding with its evidence, then what is in none."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from inspector_app.fieldwork.evidence import AREA, NEUTRAL, STRENGTH
from ui.evidence_words import kind_role
from ui.job import while_there
from ui.layouts import XL, L, M, S, clear, column, panel, row, scrolled
from ui.pages.evidence.evidence_row import EvidenceRow
from ui.pages.evidence.finding_card import FindingCard
from ui.pages.evidence.lines import CriterionPicture
from ui.typography import Type
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label
from ui.workspace import Workspace

_ROOM_FOR_TWO = 620
_TITLES = {STRENGTH: "Strengths", AREA: "Areas for development", NEUTRAL: "Neutral"}


class BoardColumn(QWidget):
    """One kind of evidence: a heading in its hue, and the cards below it."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind
        self._count = Label(tone="ink_3")
        rule = QFrame()
        rule.setFixedHeight(2)
        rule.setProperty("kind", "rule")
        rule.setProperty("tone", kind)
        heading = row(
            Glyph(kind, kind_role(kind), size=18), Label(_TITLES[kind], Type.STRONG), self._count, None
        )
        self.cards = QVBoxLayout()
        self.cards.setSpacing(M)
        self.setLayout(column(heading, rule, self.cards, None, spacing=M - 2))

    def set_count(self, count: int) -> None:
        """Show how many items there are of the kind."""
        self._count.setText(str(count))


class Board(QWidget):
    """`chosen` carries the id of a finding, `item_chosen` and `adding` that of an evidence item."""

    chosen = Signal(str)
    item_chosen = Signal(str)
    adding = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._picture: CriterionPicture | None = None
        self._unfolded: set[str] = set()
        self._cards: dict[str, FindingCard] = {}
        self._rows: dict[str, list[EvidenceRow]] = {}
        self._loose: list[EvidenceRow] = []
        self._chosen_finding = self._chosen_item = ""
        self._columns = {kind: BoardColumn(kind) for kind in (STRENGTH, AREA, NEUTRAL)}
        self._beside = row(spacing=L, margins=(XL, S, L, XL))
        for board_column in self._columns.values():
            self._beside.addWidget(board_column, 1)
        self._area = scrolled(panel(self._beside, ground="canvas"), ground="canvas")
        self.setLayout(column(self._area))

    def show_picture(self, picture: CriterionPicture) -> None:
        """Show a criterion; nothing is built anew when nothing changed, and the place on the board stays."""
        if picture == self._picture:
            return
        same_criterion = self._picture is not None and self._picture.criterion == picture.criterion
        self._picture = picture
        self._build(keep_place=same_criterion)

    def show_chosen(self, finding: str, item: str) -> None:
        """Show which finding or item is meant, "" for none; `reveal` brings it into view."""
        self._chosen_finding, self._chosen_item = finding, item
        for record, card in self._cards.items():
            card.set_chosen(record == finding)
        for record, rows in self._rows.items():
            for shown in rows:
                shown.set_chosen(record == item)
        for shown in self._loose:
            shown.offer_adding(bool(finding))

    def reveal(self, record: str) -> None:
        """Bring a finding or an item into view, once the board has its size."""
        if self._picture and record not in self._cards and record not in self._rows:
            self._unfolded |= {
                finding.id
                for finding, support in self._picture.findings
                if any(item.id == record for item in support.bearing_out)
            }
            self._build(keep_place=True)
        shown = self._cards.get(record) or next(iter(self._rows.get(record, [])), None)
        if shown is not None:
            QTimer.singleShot(0, shown, lambda: self._area.ensureWidgetVisible(shown, 0, XL))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns one below the other where there is no room side by side."""
        super().resizeEvent(event)
        wide = self.width() >= _ROOM_FOR_TWO
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(across if wide else down)

    # ---- building -------------------------------------------------------------------------------------
    def _build(self, *, keep_place: bool) -> None:
        picture = self._picture
        assert picture is not None
        focused = self._focused()
        bar = self._area.verticalScrollBar()
        place = bar.value() if keep_place else 0
        self._cards, self._rows, self._loose = {}, {}, []
        of_criterion = picture.of_criterion()
        for kind, board_column in self._columns.items():
            clear(board_column.cards)
            board_column.set_count(sum(1 for line in of_criterion if line.item.kind == kind))
            self._add_findings(picture, board_column)
            self._add_loose(picture, board_column)
        # Neutral items have a column only where there is something to see in it.
        self._columns[NEUTRAL].setVisible(bool(picture.loose(NEUTRAL)))
        self.show_chosen(self._chosen_finding, self._chosen_item)
        self._give_focus(focused)
        QTimer.singleShot(0, bar, while_there(bar, lambda: bar.setValue(place)))

    def _add_findings(self, picture: CriterionPicture, board_column: BoardColumn) -> None:
        if picture.filter.loose:
            return
        for finding, support in picture.findings:
            if finding.kind != board_column.kind:
                continue
            if picture.filter.is_on and not picture.passing(support.bearing_out):
                continue
            unfolded = finding.id in self._unfolded
            card = FindingCard(self._workspace, picture, finding, support, unfolded=unfolded)
            card.chosen.connect(self.chosen)
            card.item_chosen.connect(self.item_chosen)
            card.unfolded.connect(self._on_unfolded)
            self._cards[finding.id] = card
            for shown in card.rows():
                self._rows.setdefault(shown.line.item.id, []).append(shown)
            board_column.cards.addWidget(card)

    def _add_loose(self, picture: CriterionPicture, board_column: BoardColumn) -> None:
        loose = picture.loose(board_column.kind)
        if loose:
            board_column.cards.addWidget(Label(f"Not in a finding   {len(loose)}", tone="ink_2"))
        for line in loose:
            shown = EvidenceRow(self._workspace, line, criterion=picture.criterion, carded=True)
            shown.chosen.connect(self.item_chosen)
            shown.adding.connect(self.adding)
            self._rows.setdefault(line.item.id, []).append(shown)
            self._loose.append(shown)
            board_column.cards.addWidget(shown)

    def _on_unfolded(self, finding: str) -> None:
        self._unfolded.add(finding)
        self._build(keep_place=True)

    # ---- focus across building --------------------------------------------------------------------------
    def _focused(self) -> str:
        for record, card in self._cards.items():
            if card.hasFocus():
                return record
        return next((key for key, rows in self._rows.items() if any(shown.hasFocus() for shown in rows)), "")

    def _give_focus(self, record: str) -> None:
        shown = self._cards.get(record) or next(iter(self._rows.get(record, [])), None)
        if shown is not None:
            shown.show()  # a widget that came into a layout is shown in the next turn only
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
