"""The moderation of one axis: who holds what and why, the level that the lead chooses, and its reason."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QObject, Qt, Signal

from inspector_app.framework.model import Axis
from inspector_app.judgement.rating_story import LevelChange, rating_story
from inspector_app.judgement.ratings import NOT_ENOUGH, Moderation
from inspector_app.team.members import Member
from inspector_app.texts import in_language
from inspector_app.visit import Visit
from resources.translations import _, ngettext
from ui.layouts import S, panel, row
from ui.pages.ratings.member_rating import Stand
from ui.pages.ratings.team_ratings import TeamRatings
from ui.widgets.growing_text import GrowingText
from ui.widgets.label import Label
from ui.widgets.spread import Spread, Standing
from ui.workspace import Workspace


class AxisModeration(QObject):
    """The parts of one axis, which the page puts beside those of the others: `heading`, `spread`, `team` and reason.

    The lead writes the `reason`, the others read `reason_said`. `chosen` comes with each new level.
    """

    chosen = Signal()

    def __init__(self, workspace: Workspace, axis: Axis) -> None:
        super().__init__()
        self._workspace, self._axis = workspace, axis
        self._visit: Visit = workspace.visit
        self._criterion = ""
        self.title = in_language(axis.title, workspace.language)
        self.agreed: Moderation | None = None
        self.story: list[LevelChange] = []
        self.stands: dict[str, Stand] = {}
        self._tally = Label(tone="ink_2", wrap=True)
        self._tally.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        heading = row(spacing=S)
        heading.addWidget(Label(self.title, tone="ink_2"), 0, Qt.AlignmentFlag.AlignBottom)
        heading.addWidget(self._tally, 1)
        self.heading = panel(heading)
        levels = [(level.key, self.level_words(level.key)) for level in reversed(axis.levels)]
        self.spread = Spread(levels, (NOT_ENOUGH, _("Not enough")), name=self.title)
        self.spread.chosen.connect(lambda _level: self.chosen.emit())
        self.team = TeamRatings(workspace, self.level_words)
        self.spread.asked_about.connect(self.team.ask_about)
        self.reason = GrowingText(
            name=_("Reason for the moderated rating, {axis}").format(axis=self.title), least_lines=2
        )
        self.reason.committed.connect(self._on_reason_written)
        self.reason_said = Label("", wrap=True)

    def show_criterion(self, criterion: str) -> None:
        """Show the axis for a criterion; a level that is chosen but not agreed yet stays chosen.

        Another criterion is shown only after what is being written is saved.
        """
        visit, key = self._visit, self._axis.key
        present = visit.ratings.moderation(criterion, key)
        is_other = criterion != self._criterion
        if is_other:
            self._criterion = criterion
            self.spread.value = present.level if present else ""
        self.agreed = present if present and present.agreed_at else None
        self.story = rating_story(visit, criterion, key)
        leads = visit.me.is_lead
        self.reason.show_text(present.reason if present else "")
        self.reason.setVisible(leads)
        said = self.agreed.reason if self.agreed else _("None is agreed yet.")
        self.reason_said.setText(said)
        self.reason_said.setVisible(not leads)
        members = visit.members.active()
        self.stands = self._stands(members)
        standings = [self._standing(member) for member in members if self.stands[member.id].rating]
        self.spread.set_choosable(leads)
        self.spread.show_standings(standings, self.spread.value)
        self._tally.setText(self._tally_words(standings))
        self.team.show_stands(members, self.stands, fold=is_other)

    @property
    def is_due(self) -> bool:
        """Whether a level is chosen that is not agreed yet."""
        return bool(self.spread.value) and (self.agreed is None or self.agreed.level != self.spread.value)

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

    def commit(self) -> bool:
        """Save what is being written; returns whether it is in the file."""
        return all([self.reason.commit(), self.team.commit()])

    def level_words(self, level: str) -> str:
        """Return a level of this axis in words."""
        found = self._axis.level(level)
        return in_language(found.title, self._workspace.language) if found else _("Not enough evidence yet")

    def _stands(self, members: list[Member]) -> dict[str, Stand]:
        """Return where each member stands, by record id."""
        visit, criterion, axis = self._visit, self._criterion, self._axis.key
        ratings = visit.ratings.current(criterion, axis)
        dissents = {entry.member: entry for entry in visit.dissents.standing(criterion, axis)}
        level = self.agreed.level if self.agreed else ""
        moves: dict[str, list[LevelChange]] = {}
        for step in self.story:
            if not step.agreed:
                moves.setdefault(step.member, []).append(step)
        return {
            member.id: Stand(
                ratings.get(member.id), tuple(moves.get(member.id, ())), level, dissents.get(member.id)
            )
            for member in members
        }

    def _standing(self, member: Member) -> Standing:
        stand = self.stands[member.id]
        assert stand.rating is not None
        before = stand.moves[-1].before if stand.moves else ""
        me = member.id == self._visit.me.id
        return Standing(member.id, member.initials, member.name, stand.rating.level, before, me)

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
