"""The evidence for the open chapter, to be cited in the text that is being written."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from inspector_app.fieldwork.evidence import Evidence
from inspector_app.framework.model import Chapter
from inspector_app.visit import Visit
from resources.translations import _, counted
from ui.layouts import L, M, S, card, clear, column, panel, row, scrolled
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.elided_link import ElidedLink
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label
from ui.widgets.segmented_choice import SegmentedChoice
from ui.workspace import Workspace

_FIRST = 40  # cards that are drawn at once
_TONES = {"strength": "strength", "area": "area", "neutral": "ink_2"}
ALL, UNUSED = "all", "unused"


class EvidenceTab(QWidget):
    """`cited` carries the item to cite in the current text, or to cite no longer."""

    cited = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._visit: Visit = workspace.visit
        self._items: list[Evidence] = []
        self._places: dict[str, str] = {}
        self._current = ""
        self._chapter: Chapter | None = None
        self._most = _FIRST
        self._state: object = None
        self.find = QLineEdit()
        self.find.setAccessibleName(_("Find in the evidence"))
        self.find.textChanged.connect(self._on_filtered)
        self._which = SegmentedChoice([(ALL, _("All")), (UNUSED, _("Unused"))], name=_("Which evidence"))
        self._which.set_value(ALL)
        self._which.chosen.connect(self._on_filtered)
        # A page that is being shown is in view before its many cards are made.
        self._to_draw = QTimer(self, singleShot=True, interval=0)
        self._to_draw.timeout.connect(self._draw)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(S)
        body = panel(column(self._cards, None, margins=(L, 0, L, L)))
        filters = column(self.find, row(self._which, None), spacing=S, margins=(L, M, L, 0))
        self._area = scrolled(body)
        self.setLayout(column(filters, self._area, spacing=S))

    def show_chapter(self, chapter: Chapter, current: str, numbers: dict[str, str]) -> None:
        """Show the evidence for a chapter's criterion, of all criteria where it has none."""
        evidence = self._visit.evidence
        if chapter != self._chapter:
            self._chapter, self._most = chapter, _FIRST
            self._area.verticalScrollBar().setValue(0)
        self._items = evidence.for_criterion(chapter.criterion) if chapter.criterion else evidence.all()
        self._places = self._standing(numbers)
        self._current = current
        self.find.setPlaceholderText(
            counted("Find in {count} item", "Find in {count} items", len(self._items))
        )
        if self.isVisible():
            self._draw()
        else:
            self._to_draw.start()

    def _standing(self, numbers: dict[str, str]) -> dict[str, str]:
        """Return for each item cited in the report the number of the first paragraph that cites it."""
        places: dict[str, str] = {}
        for paragraph in self._visit.paragraphs.all():
            for item in self._visit.paragraphs.basis(paragraph.id)[1]:
                places.setdefault(item, numbers.get(paragraph.id, ""))
        return places

    def _on_filtered(self, _value: str) -> None:
        self._most = _FIRST
        self._draw()

    def _draw(self) -> None:
        wanted = self.find.text().casefold().split()
        shown = [item for item in self._items if self._fits(item, wanted)]
        here = set(self._visit.paragraphs.basis(self._current)[1]) if self._current else set()
        state = (shown, self._places, here, self._most)
        if state == self._state:
            return
        self._state = state
        clear(self._cards)
        for item in shown[: self._most]:
            self._cards.addWidget(self._card(item, item.id in here))
        if len(shown) > self._most:
            more = Button(
                _("Show all {count}").format(count=len(shown)), kind="link", on_click=self._on_more_wanted
            )
            self._cards.addWidget(more)
        if not shown:
            self._cards.addWidget(Label(_("No evidence fits."), tone="ink_3"))

    def _fits(self, item: Evidence, wanted: list[str]) -> bool:
        searched = f"{item.passage} {item.summary}".casefold()
        unused = self._which.value != UNUSED or item.id not in self._places
        return unused and all(word in searched for word in wanted)

    def _card(self, item: Evidence, here: bool) -> QFrame:
        place = self._places.get(item.id, "")
        words = _("Cite") if not place else _("Cited here") if here else _("in {place}").format(place=place)
        cite = Button(words, kind="link", on_click=lambda: self.cited.emit(item.id))
        cite.setToolTip(
            _("Cite no longer in this text") if here else _("Cite in the text that is being written")
        )
        cite.setAccessibleName(f"{words}: {item.summary or item.passage}")
        author = self._visit.members.get(item.author).initials
        where = ElidedLink(
            self._visit.evidence.place(item), on_click=lambda: self._workspace.go("evidence", item.id)
        )
        top = row(spacing=S)
        top.addWidget(Glyph(item.kind, _TONES[item.kind], size=14), 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(Label(item.summary or item.passage, wrap=True), 1)
        foot = row(spacing=S)
        foot.addWidget(where, 1)
        foot.addWidget(Label(author, Type.CAPTION, tone="ink_3"))
        foot.addWidget(cite)
        return card(column(top, foot, spacing=S // 2, margins=(M, S, M, S)))

    def _on_more_wanted(self) -> None:
        self._most = len(self._items)
        self._draw()
