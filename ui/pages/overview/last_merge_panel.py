"""What came in when hand-overs were last brought in, and what is still to settle."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.dates import say_date, say_moment
from inspector_app.team.last_merge import LAST_MERGE, LastMerge
from resources.translations import _, language
from ui.layouts import S, clear, column, panel, row
from ui.pages.overview.number_link import NumberLink
from ui.place import Place
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label
from ui.widgets.section_heading import SectionHeading


class LastMergePanel(QWidget):
    """`go` is called with the place of what a number counts."""

    def __init__(self, go: Callable[[Place], object]) -> None:
        super().__init__()
        self._go = go
        self._shown: tuple[object, ...] | None = None
        self._heading = SectionHeading(_("Last merge"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self.setLayout(column(self._heading, self._lines, None))

    def show_merge(self, merge: LastMerge | None, unsettled: int, *, sealed: bool) -> None:
        """Show what came in, if anything ever did, and how many differences stand; whether hand-overs are signed."""
        if self._shown == (merge, unsettled):
            return
        self._shown = (merge, unsettled)
        clear(self._lines)
        self._heading.fact.setText(say_moment(merge.at, language()) if merge else _("none yet"))
        self._heading.setToolTip(_("Merged by {name}").format(name=merge.merged_by) if merge else "")
        if merge:
            for words, count, page in (
                (_hand_over_words(merge, sealed=sealed), len(merge.hand_overs), "team"),
                (_("Cases with new or changed readings"), len(merge.cases), "cases"),
                (_("Interviews and other sources"), len(merge.sources), "interviews"),
                (_("Evidence items"), len(merge.evidence), "evidence"),
            ):
                self._add(Label(words, wrap=True), words, count, Place(page, part=LAST_MERGE))
        if unsettled:
            words = _("Differences to settle")
            mark = row(Glyph("differs", "conflict"), spacing=S)
            mark.addWidget(Label(words, tone="conflict", wrap=True), 1)
            self._add(panel(mark), words, unsettled, Place("team", part="bring-in"), tone="conflict")

    def _add(self, shown: QWidget, words: str, count: int, place: Place, tone: str = "") -> None:
        link = NumberLink(str(count), lambda: self._go(place), says=words, tone=tone)
        line = row(spacing=S)
        line.addWidget(shown, 1)
        line.addWidget(link, 0, Qt.AlignmentFlag.AlignVCenter)
        self._lines.addLayout(line)


def _hand_over_words(merge: LastMerge, *, sealed: bool) -> str:
    """Say of the hand-overs what is known of them now, whatever was known when they came."""
    if not sealed:
        return _("Hand-overs, whole and not signed")
    lost = [kept.lost for kept in merge.hand_overs if kept.lost]
    if not lost:
        return _("Hand-overs, all verified")
    day = say_date(max(lost).astimezone().date(), language())
    return _("Hand-overs, verified then; a laptop was reported lost on {day}").format(day=day)
