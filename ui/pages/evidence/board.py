"""The board: strengths beside areas for development, each finding with its evidence, then what is in none."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from inspector_app.fieldwork.evidence import AREA, NEUTRAL, STRENGTH
from resources.translations import counted
from ui.layouts import XL, column, scrolled
from ui.pages.evidence.board_column import BoardColumn, Entry
from ui.pages.evidence.board_sheet import BoardSheet
from ui.pages.evidence.evidence_row import EvidenceRow
from ui.pages.evidence.finding_card import FindingCard
from ui.pages.evidence.lines import CriterionPicture, EvidenceLine
from ui.widgets.label import Label
from ui.workspace import Workspace

# Entries that each column makes at once; then one in each turn of the event loop, as far down as is in view.
_FIRST = 1
_LOOSE = "loose"  # the key of the words over what is in no finding


class Board(QWidget):
    """`chosen` carries the id of a finding, `item_chosen`, `adding` and `opening` that of an evidence item.

    Arrows move between cards and items, Enter chooses one and then opens it, A adds an item to the chosen finding.
    """

    chosen = Signal(str)
    item_chosen = Signal(str)
    adding = Signal(str)
    opening = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._picture: CriterionPicture | None = None
        self._unfolded: set[str] = set()
        self._chosen_finding = self._chosen_item = ""
        self._columns = {kind: BoardColumn(kind) for kind in (STRENGTH, AREA, NEUTRAL)}
        self._sheet = BoardSheet(list(self._columns.values()), self._on_arrow)
        self._area = scrolled(self._sheet, ground="canvas")
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._on_later)
        self._bar.valueChanged.connect(lambda _value: self._later.start())
        self.setLayout(column(self._area))

    @property
    def _bar(self) -> QScrollBar:
        # Asked for each time: PySide loses what it keeps of an object that Qt made when another one is deleted.
        return self._area.verticalScrollBar()

    def show_picture(self, picture: CriterionPicture) -> None:
        """Show a criterion; nothing is built anew when nothing changed, and the place on the board stays."""
        if picture == self._picture:
            return
        before, self._picture = self._picture, picture
        same = before is not None and (before.criterion, before.filter) == (picture.criterion, picture.filter)
        self._build(from_top=not same)

    def show_chosen(self, finding: str, item: str) -> None:
        """Show which finding or item is meant, "" for none; `reveal` brings it into view."""
        self._chosen_finding, self._chosen_item = finding, item
        for widget in self._made():
            self._mark(widget)

    @property
    def is_making(self) -> bool:
        """Whether something that is in view is still to be made."""
        return self._later.isActive()

    def room_across(self) -> int:
        """Return the width from which strengths stand beside areas for development."""
        return self._sheet.room_across() + self._bar.sizeHint().width()

    def first_finding(self) -> str:
        """Return the id of the first finding on the board, "" where there is none."""
        picture = self._picture
        if picture is not None:
            for board_column in self._columns.values():
                for finding, support in picture.findings:
                    if finding.kind == board_column.kind and picture.shown(support) is not None:
                        return finding.id
        return ""

    def reveal(self, record: str) -> None:
        """Bring a finding or an item into view, once the board has its size."""
        if self._picture is None:
            return
        holding = {
            finding.id
            for finding, support in self._picture.findings
            if any(item.id == record for item in support.bearing_out)
        }
        if not holding <= self._unfolded and self._row(record) is None:
            self._unfolded |= holding
            self._build()
        for key in (record, *holding):
            for board_column in self._columns.values():
                while board_column.is_to_make(key):
                    board_column.make_next()
        shown = self._row(record) or self.card(record)
        if shown is not None:
            self._mark_all()
            QTimer.singleShot(0, shown, lambda: self._area.ensureWidgetVisible(shown, 0, XL))

    def card(self, finding: str) -> FindingCard | None:
        """Return the card of a finding, None while it is not made."""
        found = (board_column.widget(finding) for board_column in self._columns.values())
        return next((card for card in found if isinstance(card, FindingCard)), None)

    def cards(self) -> list[FindingCard]:
        """Return the cards that are made."""
        return [widget for widget in self._made() if isinstance(widget, FindingCard)]

    def loose(self) -> list[EvidenceRow]:
        """Return the items in no finding that are made."""
        return [widget for widget in self._made() if isinstance(widget, EvidenceRow)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make what has come into view."""
        super().resizeEvent(event)
        self._later.start()

    # ---- building -------------------------------------------------------------------------------------
    def _build(self, *, from_top: bool = False) -> None:
        picture = self._picture
        assert picture is not None
        focused = self._focused()
        place = 0 if from_top else self._bar.value()
        passing = picture.passing()
        for kind, board_column in self._columns.items():
            board_column.set_count(sum(1 for line in passing if line.item.kind == kind))
            entries = [*self._findings(picture, kind), *self._loose(picture, kind)]
            board_column.show_entries(entries, _FIRST if from_top else max(_FIRST, board_column.made))
        # Neutral items have a column only where there is something to see in it.
        self._columns[NEUTRAL].setVisible(bool(picture.loose(NEUTRAL)))
        self._mark_all()
        self._give_focus(focused)
        QTimer.singleShot(0, self._area, lambda: self._bar.setValue(place))
        self._later.start()

    def _on_later(self) -> None:
        """Make some more of what is in view or near it."""
        reach = self._bar.value() + 2 * self._area.viewport().height()
        for board_column in self._columns.values():
            if board_column.is_whole or board_column.made_height() > reach or board_column.isHidden():
                continue
            board_column.make_next()
            self._later.start()
        self._mark_all()

    def _findings(self, picture: CriterionPicture, kind: str) -> Iterator[Entry]:
        for finding, support in picture.findings:
            lines = picture.shown(support)
            if finding.kind != kind or lines is None:
                continue
            unfolded = finding.id in self._unfolded
            unsettled = picture.unsettled.get(finding.id, "")
            shows = (finding, support, tuple(lines), unfolded, unsettled, picture.criterion)
            yield Entry(finding.id, shows, lambda shows=shows: self._make_card(*shows))

    def _loose(self, picture: CriterionPicture, kind: str) -> Iterator[Entry]:
        loose = picture.loose(kind)
        if loose:
            words = counted("Not in a finding   {count}", "Not in a finding   {count}", len(loose))
            yield Entry(_LOOSE, words, lambda: Label(words, tone="ink_2"))
        for line in loose:
            shows = (line, picture.criterion)
            yield Entry(line.item.id, shows, lambda shows=shows: self._make_row(*shows))

    def _make_card(self, *shows: object) -> FindingCard:
        card = FindingCard(self._workspace, *shows)  # type: ignore[arg-type]  # as `_findings` puts them together
        card.chosen.connect(self.chosen)
        card.item_chosen.connect(self.item_chosen)
        card.item_opening.connect(self.opening)
        card.unfolded.connect(self._on_unfolded)
        return card

    def _make_row(self, line: EvidenceLine, criterion: str) -> EvidenceRow:
        made = EvidenceRow(self._workspace, line, criterion=criterion, carded=True)
        made.chosen.connect(self.item_chosen)
        made.adding.connect(self.adding)
        made.opening.connect(self.opening)
        return made

    def _on_unfolded(self, finding: str) -> None:
        self._unfolded.add(finding)
        self._build()

    # ---- what is made ---------------------------------------------------------------------------------
    def _made(self) -> Iterator[QWidget]:
        for board_column in self._columns.values():
            yield from board_column.widgets()

    def _row(self, record: str) -> EvidenceRow | None:
        return next((shown for shown in self._rows() if shown.line.item.id == record), None)

    def _rows(self) -> Iterator[EvidenceRow]:
        for widget in self._made():
            if isinstance(widget, FindingCard):
                yield from widget.rows()
            elif isinstance(widget, EvidenceRow):
                yield widget

    def _mark_all(self) -> None:
        self.show_chosen(self._chosen_finding, self._chosen_item)

    def _mark(self, widget: QWidget) -> None:
        if isinstance(widget, FindingCard):
            widget.set_chosen(widget.finding == self._chosen_finding)
            for shown in widget.rows():
                shown.set_chosen(shown.line.item.id == self._chosen_item)
        elif isinstance(widget, EvidenceRow):
            widget.set_chosen(widget.line.item.id == self._chosen_item)
            widget.offer_adding(bool(self._chosen_finding))

    # ---- the keyboard ---------------------------------------------------------------------------------
    def _on_arrow(self, key: Qt.Key) -> bool:
        """Move the focus by an arrow; return whether there was somewhere to go."""
        columns = [board_column for board_column in self._columns.values() if not board_column.isHidden()]
        here = next((entry for entry in columns if entry.isAncestorOf(self.focusWidget())), None)
        if here is None:
            return False
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            wanted = self._beyond(here, 1 if key == Qt.Key.Key_Down else -1)
        else:
            place = columns.index(here) + (1 if key == Qt.Key.Key_Right else -1)
            wanted = self._nearest(columns[place]) if 0 <= place < len(columns) else None
        if wanted is None:
            return False
        wanted.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(wanted, 0, XL)
        return True

    def _beyond(self, here: BoardColumn, step: int) -> QWidget | None:
        stops = _stops(here)
        focused = self.focusWidget()
        place = stops.index(focused) + step if focused in stops else 0
        while place >= len(stops) and not here.is_whole:
            here.make_next()  # which may be a heading, where nothing stops
            self._mark_all()
            stops = _stops(here)
        return stops[place] if 0 <= place < len(stops) else None

    def _nearest(self, there: BoardColumn) -> QWidget | None:
        height = self._height_of(self.focusWidget())
        return min(_stops(there), key=lambda stop: abs(self._height_of(stop) - height), default=None)

    def _height_of(self, widget: QWidget) -> int:
        return widget.mapTo(self, QPoint(0, 0)).y()

    # ---- focus across building --------------------------------------------------------------------------
    def _focused(self) -> str:
        for card in self.cards():
            if card.hasFocus():
                return card.finding
        return next((shown.line.item.id for shown in self._rows() if shown.hasFocus()), "")

    def _give_focus(self, record: str) -> None:
        shown = self.card(record) or self._row(record)
        if shown is not None and not shown.hasFocus():
            shown.show()  # a widget that came into a layout is shown in the next turn only
            shown.setFocus(Qt.FocusReason.OtherFocusReason)


def _stops(board_column: BoardColumn) -> list[QWidget]:
    """Return the cards and items of a column in the order in which they stand."""
    stops: list[QWidget] = []
    for widget in board_column.widgets():
        if isinstance(widget, FindingCard):
            stops += [widget, *widget.rows()]
        elif isinstance(widget, EvidenceRow):
            stops.append(widget)
    return stops
