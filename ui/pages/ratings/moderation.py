"""The moderated rating of a criterion: the spread of the team, the reasons, and who moved when."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from inspector_app.dates import say_moment
from inspector_app.framework.model import Criterion
from inspector_app.judgement.ratings import LevelChange
from inspector_app.texts import in_language
from resources.translations import _, language
from ui.layouts import XL, XS, L, S, clear, column, panel, row
from ui.pages.ratings.axis_moderation import AxisModeration
from ui.typography import Type, text_width
from ui.widgets.button import Button
from ui.widgets.initials import Initials
from ui.widgets.label import Label
from ui.widgets.side_by_side import SideBySide
from ui.workspace import Workspace

RATIONALE_LEAST = 260  # pixels a rationale is written in; where they are not there it moves below the ratings


class Moderation(QWidget):
    """The lead agrees here; the others see the same."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setProperty("ground", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._workspace, self._visit = workspace, workspace.visit
        self._criterion = self._visit.framework.criteria[0]
        self.axes = {axis.key: AxisModeration(workspace, axis) for axis in self._visit.framework.axes}
        self._about = Label(tone="ink_2", wrap=True)
        self._needed = Label(tone="ink_3", wrap=True)
        self.history = Button(_("History"), kind="quiet", icon_of="clock", on_click=self._on_history_wanted)
        self.agree = Button(icon_of="answered", on_click=self._on_agreed)
        heading = row(Label(_("Moderation"), Type.STRONG))
        heading.addWidget(self._about, 1)
        for item in (self.history, self.agree):
            heading.addWidget(item)
        self._moved = Label("", Type.CAPTION, tone="ink_2", wrap=True)
        self._steps = QVBoxLayout()
        self._steps.setSpacing(XS)
        reasons = column(spacing=XS)
        for axis in self.axes.values():
            axis.chosen.connect(self._show_state)
            axis.reason.textChanged.connect(self._show_state)
            reasons.addWidget(Label(_("Reason, {axis}").format(axis=axis.title.lower()), tone="ink_2"))
            reasons.addWidget(axis.reason)
            reasons.addSpacing(S)
        reasons.addWidget(self._moved)
        reasons.addStretch(1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(XL)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, axis in enumerate(self.axes.values()):
            grid.addWidget(axis, 0, place, Qt.AlignmentFlag.AlignBottom)
            grid.setColumnStretch(place, 1)
        grid.setRowStretch(1, 1)
        why = panel(reasons)
        why.setMinimumWidth(RATIONALE_LEAST)
        parts = SideBySide((panel(grid), 12 * len(self.axes)), (why, 11))
        self.setLayout(
            column(heading, self._needed, parts, self._steps, None, spacing=L, margins=(XL, L - 4, XL, XL))
        )

    def show_criterion(self, criterion: Criterion) -> None:
        """Show how the team stands on a criterion."""
        self._criterion = criterion
        for axis in self.axes.values():
            axis.show_criterion(criterion.key)
        self._show_state()
        self.moves = self._move_words()
        self._moved.setText(self.moves)
        if self._steps.count():
            self._show_steps()

    def commit(self) -> bool:
        """Save the reasons that are being written; returns whether they are in the file."""
        saved = [axis.reason.commit() for axis in self.axes.values()]
        return all(saved)

    def _show_state(self) -> None:
        name = in_language(self._criterion.short, self._workspace.language)
        ratings = self._visit.ratings
        agreed = [ratings.moderated(self._criterion.key, key) for key in self.axes]
        whole = [entry.agreed_at for entry in agreed if entry]
        when = say_moment(datetime.fromisoformat(max(whole)), language()) if len(whole) == len(agreed) else ""
        about = (
            _("Agreed {when}. A dashed circle is where someone stood before.")
            if when
            else _("Everybody’s ratings. A dashed circle is where someone stood before.")
        )
        self._about.setText(about.format(when=when))
        due = [axis for axis in self.axes.values() if axis.is_due]
        needed = [axis.needed for axis in self.axes.values() if axis.needed]
        words = _("Agree anew for {criterion}") if when else _("Agree rating for {criterion}")
        self.agree.setText(words.format(criterion=name))
        self.agree.setVisible(self._visit.me.is_lead and bool(due or not when))
        self.agree.setEnabled(bool(due) and not needed)
        self.agree.set_kind("primary" if due and not needed else "secondary")
        asked = needed and self._visit.me.is_lead
        missing = _("Still needed: {things}").format(things=", ".join(needed)) if asked else ""
        self._needed.setText(missing)
        self._needed.setVisible(bool(missing))

    def _move_words(self) -> str:
        """Return who moved and when, and who holds another level than the agreed one."""
        ratings, criterion = self._visit.ratings, self._criterion.key
        steps = [step for key in self.axes for step in ratings.steps(criterion, key)]
        moves = [step for step in steps if step.before and not step.agreed]
        said = _("{move}, {when}.")
        words = [
            said.format(move=self._step_words(step), when=say_moment(step.at, language())) for step in moves
        ]
        holds = _("{who} still holds {level} for {axis}; the rationale goes with the record.")
        for key, axis in self.axes.items():
            for rating in ratings.dissenting(criterion, key):
                who = self._visit.members.get(rating.member).first_name
                level = axis.level_words(rating.level)
                words.append(holds.format(who=who, level=level, axis=axis.title.lower()))
        return " ".join(words)

    def _step_words(self, step: LevelChange) -> str:
        who = self._visit.members.get(step.member).first_name
        axis = self.axes[step.axis]
        level = axis.level_words(step.level)
        if step.agreed:
            return _("The team agreed {level} for {axis}").format(level=level, axis=axis.title.lower())
        if step.before:
            before = axis.level_words(step.before)
            return _("{who} moved from {before} to {level}").format(who=who, before=before, level=level)
        rated = _("{who} rated {axis} as {level}")
        return rated.format(who=who, axis=axis.title.lower(), level=level)

    def _show_steps(self) -> None:
        clear(self._steps)
        steps = [step for key in self.axes for step in self._visit.ratings.steps(self._criterion.key, key)]
        self._steps.addWidget(Label(_("History, the newest first"), Type.STRONG))
        for step in sorted(steps, key=lambda step: step.at, reverse=True):
            member = self._visit.members.get(step.member)
            me = member.id == self._visit.me.id
            when = Label(say_moment(step.at, language()), tone="ink_3")
            when.setFixedWidth(text_width(Type.UI, "Mmm 00:00") + S)
            words = Label(self._step_words(step))
            self._steps.addLayout(row(when, Initials(member.initials, member.name, me=me), words, None))

    def _on_history_wanted(self) -> None:
        if self._steps.count():
            clear(self._steps)
        else:
            self._show_steps()

    def _on_agreed(self) -> None:
        self.commit()
        due = [axis for axis in self.axes.values() if axis.is_due]

        def agree() -> None:
            with self._visit.one_step():
                for axis in due:
                    axis.agree()

        self._workspace.do(agree)
