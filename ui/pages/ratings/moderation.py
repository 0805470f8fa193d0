"""The moderated rating of a criterion: the spread of the team, the reasons, and who moved when."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from inspector_app.dates import say_moment
from inspector_app.framework.model import Criterion
from inspector_app.judgement.rating_story import LevelChange
from inspector_app.texts import in_language
from resources.translations import _, language
from ui.layouts import XL, XS, L, M, S, column, panel, row
from ui.pages.ratings.axis_moderation import AxisModeration
from ui.pages.ratings.rating_history import RatingHistory
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.side_by_side import SideBySide
from ui.workspace import Workspace

RATIONALE_LEAST = 260  # pixels a rationale is written in; where they are not there it moves below the ratings


class Moderation(QWidget):
    """The lead agrees here; the others see the same to read, and may put a dissent on record."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setProperty("ground", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._workspace, self._visit = workspace, workspace.visit
        self._criterion = self._visit.framework.criteria[0]
        self.axes = {axis.key: AxisModeration(workspace, axis) for axis in self._visit.framework.axes}
        self.about = Label(tone="ink_2", wrap=True)
        self._needed = Label(tone="ink_3", wrap=True)
        self.show_history = Button(
            _("History"), kind="quiet", icon_of="clock", on_click=self._on_history_wanted
        )
        self.agree = Button(icon_of="answered", on_click=self._on_agreed)
        heading = row(Label(_("Moderation"), Type.STRONG))
        heading.addWidget(self.about, 1)
        for item in (self.show_history, self.agree):
            heading.addWidget(item)
        self.history = RatingHistory(self._visit, self.axes)
        self._moved = Label("", Type.CAPTION, tone="ink_2", wrap=True)
        reasons = column(spacing=XS)
        for axis in self.axes.values():
            axis.chosen.connect(self._show_state)
            axis.reason.textChanged.connect(self._show_state)
            reasons.addWidget(Label(_("Reason, {axis}").format(axis=axis.title.lower()), tone="ink_2"))
            reasons.addWidget(axis.reason)
            reasons.addWidget(axis.reason_said)
            reasons.addSpacing(S)
        reasons.addWidget(self._moved)
        reasons.addStretch(1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(XL)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, axis in enumerate(self.axes.values()):
            bottom, top = Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignTop
            grid.addWidget(axis.heading, 0, place)
            grid.addWidget(axis.spread, 1, place, bottom)
            grid.addWidget(axis.team, 2, place, top)
            grid.setColumnStretch(place, 1)
        grid.setVerticalSpacing(M)
        grid.setRowStretch(3, 1)
        why = panel(reasons)
        why.setMinimumWidth(RATIONALE_LEAST)
        parts = SideBySide((panel(grid), 12 * len(self.axes)), (why, 11))
        self.setLayout(
            column(heading, self._needed, parts, self.history, None, spacing=L, margins=(XL, L - 4, XL, XL))
        )

    def show_criterion(self, criterion: Criterion) -> None:
        """Show how the team stands on a criterion."""
        self._criterion = criterion
        for axis in self.axes.values():
            axis.show_criterion(criterion.key)
        self._show_state()
        self.moves = self._move_words()
        self._moved.setText(self.moves)
        if not self.history.isHidden():
            self.history.show_criterion(criterion.key)

    def commit(self) -> bool:
        """Save what is being written; returns whether it is in the file."""
        saved = [axis.commit() for axis in self.axes.values()]
        return all(saved)

    def _show_state(self) -> None:
        name = in_language(self._criterion.short, self._workspace.language)
        leads = self._visit.me.is_lead
        whole = [axis.agreed.agreed_at for axis in self.axes.values() if axis.agreed]
        when = ""
        if len(whole) == len(self.axes):
            when = say_moment(datetime.fromisoformat(max(whole)), language())
        self.about.setText(self._about_words(when, leads=leads))
        due = [axis for axis in self.axes.values() if axis.is_due]
        needed = [axis.needed for axis in self.axes.values() if axis.needed]
        words = _("Agree anew for {criterion}") if when else _("Agree rating for {criterion}")
        self.agree.setText(words.format(criterion=name))
        self.agree.setVisible(leads and bool(due or not when))
        self.agree.setEnabled(bool(due) and not needed)
        self.agree.set_kind("primary" if due and not needed else "secondary")
        missing = _("Still needed: {things}").format(things=", ".join(needed)) if needed and leads else ""
        self._needed.setText(missing)
        self._needed.setVisible(bool(missing))

    def _about_words(self, when: str, *, leads: bool) -> str:
        if leads and when:
            words = _("Agreed {when}. A dashed circle is where someone stood before.")
        elif leads:
            words = _("Everybody’s ratings. A dashed circle is where someone stood before.")
        elif when:
            words = _(
                "Agreed {when} and recorded by {lead}. If you hold another level, open your line below and say why."
            )
        else:
            words = _(
                "To read only: {lead} moderates with the team on the last day. Until then you may change your own"
                " rating above."
            )
        return words.format(when=when, lead=self._visit.members.lead().name)

    def _move_words(self) -> str:
        """Return who moved and when, and who holds another level than the agreed one."""
        words = [
            self._moved_words(axis, step)
            for axis in self.axes.values()
            for step in axis.story
            if step.before and not step.agreed
        ]
        for axis in self.axes.values():
            for member, stand in axis.stands.items():
                if stand.rating is None or not stand.dissents:
                    continue
                reason = stand.dissent.reason if stand.dissent else ""
                holds = (
                    _("{who} still holds {level} for {axis}: {reason}")
                    if reason
                    else _("{who} still holds {level} for {axis}; no reason is on record.")
                )
                who = self._visit.members.get(member).first_name
                level = axis.level_words(stand.rating.level)
                words.append(holds.format(who=who, level=level, axis=axis.title.lower(), reason=reason))
        return " ".join(words)

    def _moved_words(self, axis: AxisModeration, step: LevelChange) -> str:
        return _("{who} moved from {before} to {level}, {when}.").format(
            who=self._visit.members.get(step.member).first_name,
            before=axis.level_words(step.before),
            level=axis.level_words(step.level),
            when=say_moment(step.at, language()),
        )

    def _on_history_wanted(self) -> None:
        if self.history.isHidden():
            self.history.show_criterion(self._criterion.key)
        self.history.setVisible(self.history.isHidden())

    def _on_agreed(self) -> None:
        self.commit()
        due = [axis for axis in self.axes.values() if axis.is_due]

        def agree() -> None:
            with self._visit.one_step():
                for axis in due:
                    axis.agree()

        self._workspace.do(agree)
