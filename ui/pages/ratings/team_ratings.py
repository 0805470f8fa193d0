"""Everybody's rating of a criterion on one axis, a line each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.team.members import Member
from ui.focus import focus_new
from ui.layouts import XS, clear
from ui.pages.ratings.member_rating import MemberRating, Stand
from ui.workspace import Workspace


class TeamRatings(QWidget):
    """The lines stay from criterion to criterion, and only their words change."""

    def __init__(self, workspace: Workspace, level_words: Callable[[str], str]) -> None:
        super().__init__()
        self._workspace, self._level_words = workspace, level_words
        self._members: list[Member] = []
        self.lines: dict[str, MemberRating] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(XS)

    def show_stands(self, members: list[Member], stands: Mapping[str, Stand], *, fold: bool) -> None:
        """Show where each member stands (by record id); `fold` puts the reasons away."""
        if members != self._members:
            self._members = members
            clear(self._box)
            self.lines = {
                member.id: MemberRating(self._workspace, member, self._level_words) for member in members
            }
            for line in self.lines.values():
                self._box.addWidget(line)
        for member, line in self.lines.items():
            line.show_stand(stands[member], fold=fold)

    def ask_about(self, member: str) -> None:
        """Open the reasons of a member and put the keyboard there."""
        line = self.lines.get(member)
        if line is not None:
            line.show_open(True)
            focus_new(line.toggle)

    def commit(self) -> bool:
        """Save what is being written; returns whether it is in the file."""
        saved = [line.commit() for line in self.lines.values()]
        return all(saved)
