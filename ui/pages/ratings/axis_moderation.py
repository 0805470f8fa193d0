"""The moderation of one axis: who holds what, the level that the lead chooses, and its reason."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from inspector_app.framework.model import Axis
from inspector_app.judgement.ratings import NOT_ENOUGH
from inspector_app.texts import in_language
from inspector_app.visit import Visit
from resources.translations import _, ngettext
from ui.layouts import S, column, row
from ui.widgets.growing_text import GrowingText
from ui.widgets.label import Label
from ui.widgets.spread import Spread, Standing
from ui.workspace import Workspace


class AxisModeration(QWidget):
    """The spread of one axis; its `reason` stands elsewhere on the page. `chosen` comes with each new level."""

    chosen = Signal()

    def __init__(self, workspace: Workspace, axis: Axis) -> None:
        super().__init__()
        self._workspace, self._axis = workspace, axis
        self._visit: Visit = workspace.visit
        self._criterion = ""
        self.title = in_language(axis.title, workspace.language)
        self._tally = Label(tone="ink_2", wrap=True)
        self._tally.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        heading = row(spacing=S)
        heading.addWidget(Label(self.title, tone="ink_2"), 0, Qt.AlignmentFlag.AlignBottom)
        heading.addWidget(self._tally, 1)
        levels = [(level.key, self.level_words(level.key)) for level in reversed(axis.levels)]
        self.spread = Spread(levels, (NOT_ENOUGH, _("Not enough")), name=self.title)
        self.spread.set_choosable(self._visit.me.is_lead)
        self.spread.chosen.connect(lambda _level: self.chosen.emit())
        self.reason = GrowingText(
            name=_("Reason for the moderated rating, {axis}").format(axis=self.title), least_lines=2
        )
        self.reason.setReadOnly(not self._visit.me.is_lead)
        self.reason.committed.connect(self._on_reason_written)
        self.setLayout(column(heading, self.spread, spacing=S))

    def show_criterion(self, criterion: str) -> None:
        """Show the axis for a criterion; a level that is chosen but not agreed yet stays chosen.

        Another criterion is shown only after the reason is saved.
        """
        present = self._visit.ratings.moderation(criterion, self._axis.key)
        if criterion != self._criterion:
            self._criterion = criterion
            self.spread.value = present.level if present else ""
        self.reason.show_text(present.reason if present else "")
        standings = self._standings()
        self.spread.show_standings(standings, self.spread.value)
        self._tally.setText(self._tally_words(standings))

    @property
    def is_due(self) -> bool:
        """Whether a level is chosen that is not agreed yet."""
        moderated = self._visit.ratings.moderated(self._criterion, self._axis.key)
        return bool(self.spread.value) and (moderated is None or moderated.level != self.spread.value)

    @property
    def needed(self) -> str:
        """What is missing before the rating can be agreed, in words; "" for nothing."""
        if not self.spread.value:
            return _("a level for {axis}").format(axis=self.title.lower())
        if self.reason.toPlainText().strip():
            return ""
        return _("the reason for {axis}").format(axis=self.title.lower())

    def agree(self) -> None:
        """Agree the chosen level with its reason; raises UserError when the reason is missing."""
        self._visit.ratings.moderate(
            self._criterion, self._axis.key, self.spread.value, self.reason.toPlainText()
        )

    def level_words(self, level: str) -> str:
        """Return a level of this axis in words."""
        found = self._axis.level(level)
        return in_language(found.title, self._workspace.language) if found else _("Not enough evidence yet")

    def _standings(self) -> list[Standing]:
        ratings = self._visit.ratings.current(self._criterion, self._axis.key)
        standings = []
        for member in self._visit.members.active():
            rating = ratings.get(member.id)
            if rating:
                held = [entry.level for entry in self._visit.ratings.levels_held(rating.id)]
                before = held[-2] if len(held) > 1 else ""
                me = member.id == self._visit.me.id
                standings.append(Standing(member.initials, member.name, rating.level, before, me))
        return standings

    def _tally_words(self, standings: list[Standing]) -> str:
        if not standings:
            return _("nobody has rated yet")
        tally = Counter(entry.level for entry in standings).most_common()
        level, number = tally[0]
        first = ngettext("{count} holds {level}", "{count} hold {level}", number)
        words = [f"{number} {self.level_words(level)}" for level, number in tally[1:]]
        return ", ".join([first.format(count=number, level=self.level_words(level)), *words])

    def _on_reason_written(self, reason: str) -> None:
        criterion = self._criterion
        ratings = self._visit.ratings
        if self._workspace.did(lambda: ratings.prepare_reason(criterion, self._axis.key, reason)):
            self.reason.mark_saved()
