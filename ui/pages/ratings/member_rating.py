"""One inspector's rating of a criterion on an axis: the level, and one click away why and on what it rests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from inspector_app.dates import say_moment
from inspector_app.judgement.dissents import Dissent
from inspector_app.judgement.rating_story import LevelChange
from inspector_app.judgement.ratings import Rating
from inspector_app.team.members import Member
from resources.translations import _, language
from ui.layouts import XS, L, S, column, row
from ui.pages.ratings.cited import CitedList
from ui.pages.ratings.dissent_field import DissentField
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.initials import DIAMETER, Initials
from ui.widgets.label import Label
from ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a member stands: the rating if there is one, the moves to it, and the dissent from `agreed`.

    `agreed` is the key of the level that the team agreed, "" while there is none.
    """

    rating: Rating | None
    moves: tuple[LevelChange, ...]
    agreed: str
    dissent: Dissent | None

    @property
    def dissents(self) -> bool:
        """Whether the member holds another level than the team agreed."""
        return self.rating is not None and self.agreed not in ("", self.rating.level)


class MemberRating(QWidget):
    """A line for one member; `level_words` says a level of the axis."""

    def __init__(self, workspace: Workspace, member: Member, level_words: Callable[[str], str]) -> None:
        super().__init__()
        self._workspace, self._member, self._level_words = workspace, member, level_words
        self._stand: Stand | None = None
        self._why: _Why | None = None
        self.open = False
        me = member.id == workspace.visit.me.id
        self._level = Label("", tone="ink_2", wrap=True)
        self._level.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.toggle = Button(kind="link", on_click=self._on_toggled)
        line = row(Initials(member.initials, member.name, me=me), Label(member.name), spacing=S)
        line.addWidget(self._level, 1)
        line.addWidget(self.toggle)
        self._body = column(line, spacing=XS)
        self.setLayout(self._body)

    def show_stand(self, stand: Stand, *, fold: bool) -> None:
        """Show where the member stands; `fold` puts the reasons of another criterion away."""
        self._stand = stand
        if fold:
            self.open = False
        rating = stand.rating
        level = self._level_words(rating.level) if rating else ""
        words = _("{level}, dissent on record").format(level=level) if stand.dissent else level
        self._level.setText(words or _("has not rated yet"))
        self.toggle.setVisible(rating is not None)
        about = _("Why {name} holds {level}").format(name=self._member.name, level=level)
        self.toggle.setAccessibleName(about)
        self.show_open(self.open and rating is not None)

    def show_open(self, is_open: bool) -> None:
        """Show the reasons, made when they are first asked for, or put them away."""
        self.open = is_open
        self.toggle.setText(_("Close") if is_open else _("Why"))
        self.toggle.set_icon("fold" if is_open else "unfold")
        if is_open and self._why is None:
            self._why = _Why(self._workspace, self._member, self._level_words)
            self._body.addWidget(self._why)
        if self._why is not None:
            self._why.setVisible(is_open)
            if is_open and self._stand is not None:
                self._why.show_stand(self._stand)

    def commit(self) -> bool:
        """Save a dissent that is being written; returns whether it is in the file."""
        return self._why is None or self._why.dissent.field.commit()

    def _on_toggled(self) -> None:
        if self.commit():
            self.show_open(not self.open)


class _Why(QWidget):
    """The moves, the rationale, what it cites, and the dissent."""

    def __init__(self, workspace: Workspace, member: Member, level_words: Callable[[str], str]) -> None:
        super().__init__()
        self._level_words = level_words
        self._moves = Label("", Type.CAPTION, tone="ink_2", wrap=True)
        self._rationale = Label("", wrap=True)
        self._rationale.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._cited = CitedList(workspace.visit, lambda record: workspace.go("evidence", record))
        self.dissent = DissentField(workspace, member)
        margins = (DIAMETER + S, 0, 0, L)
        self.setLayout(
            column(self._rationale, self._cited, self._moves, self.dissent, spacing=XS, margins=margins)
        )

    def show_stand(self, stand: Stand) -> None:
        """Show the reasons of a rating."""
        rating = stand.rating
        if rating is None:
            return
        self._rationale.setText(rating.rationale.strip() or _("No rationale is written yet."))
        self._cited.show_cited(rating.cited)
        moves = move_sentences(stand.moves, self._level_words)
        self._moves.setText(" ".join(moves))
        self._moves.setVisible(bool(moves))
        self.dissent.setVisible(stand.dissents)
        if stand.dissents:
            self.dissent.show_dissent(rating, self._level_words(stand.agreed), stand.dissent)


def move_sentences(moves: Sequence[LevelChange], level_words: Callable[[str], str]) -> list[str]:
    """Return each move of one member from level to level as a sentence with its time."""
    said = _("Moved from {before} to {level}, {when}.")
    return [
        said.format(
            before=level_words(move.before),
            level=level_words(move.level),
            when=say_moment(move.at, language()),
        )
        for move in moves
        if move.before
    ]
