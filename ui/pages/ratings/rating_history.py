"""The history of the ratings of a criterion: who moved when, what the team agreed and why, and who dissented."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.dates import say_moment
from inspector_app.judgement.dissents import Dissent
from inspector_app.judgement.rating_story import LevelChange
from inspector_app.team.members import Member
from inspector_app.visit import Visit
from resources.translations import _, language
from ui.layouts import XS, S, clear, column, row
from ui.pages.ratings.axis_moderation import AxisModeration
from ui.typography import Type, text_width
from ui.widgets.initials import Initials
from ui.widgets.label import Label

_Line = tuple[datetime, Member, str, str]  # when, who, what was done, and the reason that was given


class RatingHistory(QWidget):
    """Shown on demand; made anew only where something was added."""

    def __init__(self, visit: Visit, axes: Mapping[str, AxisModeration]) -> None:
        super().__init__()
        self._visit, self._axes = visit, axes
        self._shown: list[_Line] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(XS)
        self.setLayout(column(Label(_("History, the newest first"), Type.STRONG), self._lines))
        self.hide()

    def show_criterion(self, criterion: str) -> None:
        """Show the history of a criterion."""
        lines: list[_Line] = []
        for axis in self._axes.values():
            lines += [self._move(axis, step) for step in axis.story]
        lines += [self._dissent(entry) for entry in self._visit.dissents.all(criterion=criterion)]
        lines.sort(key=lambda line: line[0], reverse=True)
        if lines != self._shown:
            self._shown = lines
            clear(self._lines)
            for line in lines:
                self._add(*line)

    def _add(self, at: datetime, member: Member, words: str, reason: str) -> None:
        when = Label(say_moment(at, language()), tone="ink_3")
        when.setMinimumWidth(text_width(Type.UI, "Mmm 00:00") + S)
        said = [Label(words, wrap=True), *([Label(reason, tone="ink_2", wrap=True)] if reason else [])]
        me = member.id == self._visit.me.id
        line = row(spacing=S)
        for part in (when, Initials(member.initials, member.name, me=me)):
            line.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column(*said, spacing=0), 1)
        self._lines.addLayout(line)

    def _move(self, axis: AxisModeration, step: LevelChange) -> _Line:
        member = self._visit.members.get(step.member)
        names = {
            "who": member.first_name,
            "axis": axis.title.lower(),
            "level": axis.level_words(step.level),
            "before": axis.level_words(step.before) if step.before else "",
        }
        if step.agreed:
            words = _("The team agreed {level} for {axis}").format(**names)
        elif step.before:
            words = _("{who} moved from {before} to {level} for {axis}").format(**names)
        else:
            words = _("{who} rated {axis} as {level}").format(**names)
        return step.at, member, words, step.reason

    def _dissent(self, dissent: Dissent) -> _Line:
        member = self._visit.members.get(dissent.member)
        axis = self._axes[dissent.axis]
        words = _("{who} dissented from {agreed} and held {level} for {axis}").format(
            who=member.first_name,
            agreed=axis.level_words(dissent.against),
            level=axis.level_words(dissent.level),
            axis=axis.title.lower(),
        )
        reason = dissent.reason.strip() or _("taken back")
        return datetime.fromisoformat(dissent.stated_at), member, words, reason
