"""The ratings page."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout

from inspector_app.framework.model import Axis, Criterion
from inspector_app.judgement.ratings import NOT_ENOUGH
from inspector_app.texts import in_language
from resources.translations import _, ngettext
from ui.keys import hints_of
from ui.layouts import XL, L, column, hairline, panel, row, scrolled
from ui.pages.page import Page, PageHeader
from ui.pages.ratings.digits import Digits, Scale
from ui.pages.ratings.moderation import RATIONALE_LEAST, Moderation
from ui.pages.ratings.rationale import Rationale
from ui.place import Place
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.criterion_tabs import CriterionTabs
from ui.widgets.key_hints import KeyHints
from ui.widgets.label import Label
from ui.widgets.ladder import Ladder, RungWords
from ui.widgets.side_by_side import SideBySide
from ui.widgets.unsettled import Unsettled
from ui.workspace import Workspace


class RatingsPage(Page):
    """My rating of a criterion on each axis with its rationale, and how the team agreed."""

    tables = frozenset(
        {
            *("rating", "held_level", "moderation", "dissent"),
            *("finding", "evidence", "finding_evidence", "member"),
        }
    )

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        framework = self.visit.framework
        self._criterion = framework.criteria[0].key
        self._header = PageHeader(
            _("Ratings"),
            Button(_("Next criterion"), kind="quiet", icon_of="unfold", on_click=self._on_next_wanted),
            line=False,
        )
        self.tabs = CriterionTabs(framework, workspace.language)
        self.tabs.chosen.connect(self.show_criterion)
        self.ladders = {axis.key: self._ladder(axis) for axis in framework.axes}
        self.rationales = {axis.key: self._rationale(axis) for axis in framework.axes}
        self.moderation = Moderation(workspace)
        own = QGridLayout()
        own.setHorizontalSpacing(XL)
        own.setVerticalSpacing(L - 4)
        own.setContentsMargins(0, 0, 0, 0)
        for place, axis in enumerate(framework.axes):
            title = Label(in_language(axis.title, workspace.language), Type.STRONG)
            title.setToolTip(in_language(axis.question, workspace.language))
            own.addLayout(row(title, None, Label(_("my rating"), tone="ink_3")), 0, place)
            own.addWidget(self.ladders[axis.key], 1, place, Qt.AlignmentFlag.AlignTop)
            own.setColumnStretch(place, 1)
        own.setRowStretch(2, 1)
        reasons = column(
            Label(_("My rationale"), Type.STRONG), *self.rationales.values(), None, spacing=L - 4
        )
        rationale = panel(reasons)
        rationale.setMinimumWidth(RATIONALE_LEAST)
        mine = SideBySide((panel(own), 12 * len(framework.axes)), (rationale, 11))
        self._unsettled = Unsettled(workspace)
        body = column(spacing=0)
        body.addWidget(panel(column(self._unsettled, mine, spacing=L, margins=(XL, L, XL, L))))
        body.addWidget(hairline())
        body.addWidget(self.moderation, 1)
        self._hints = KeyHints(self._key_hints(), self.show_all_keys)
        scales = {
            axis.key: Scale(
                self.ladders[axis.key],
                self.moderation.axes[axis.key].spread,
                in_language(axis.title, workspace.language),
            )
            for axis in framework.axes
        }
        self._digits = Digits(self, scales, self._hints)
        self._area = scrolled(panel(body))
        self.setLayout(column(self._header, self.tabs, self._area, self._hints, spacing=0))

    def load(self) -> None:
        """Show the present ratings."""
        moderated = 0
        for criterion in self.visit.framework.criteria:
            moderated += self._show_progress(criterion)
        whole = len(self.visit.framework.criteria)
        words = ngettext(
            "{moderated} of {count} criterion moderated", "{moderated} of {count} criteria moderated", whole
        )
        self._header.fact.setText(words.format(moderated=moderated, count=whole))
        for axis in self.visit.framework.axes:
            mine = self.visit.ratings.mine(self._criterion, axis.key)
            self.ladders[axis.key].set_value(mine.level if mine else "")
            self.rationales[axis.key].show_rating(self._criterion, mine)
        self.moderation.show_criterion(self.visit.framework.criterion(self._criterion))
        self._unsettled.show_records(self._rated())
        self._digits.show()

    def show_place(self, place: Place) -> None:
        """Show the criterion of a rating or moderated rating, or the one whose key is the part."""
        keys = [criterion.key for criterion in self.visit.framework.criteria]
        tables = ("rating", "held_level", "moderation", "dissent")
        found = (self.visit.store.get(table, place.record) for table in tables)
        wanted = next((str(entry["criterion"]) for entry in found if entry), place.part)
        if wanted in keys:
            self.show_criterion(wanted)
        else:
            self._begin_where_due()

    def here(self) -> Place:
        """Return the criterion in view."""
        return Place("ratings", part=self._criterion)

    def leave(self) -> bool:
        """Save what is being typed; returns whether it is in the file."""
        return all(
            [rationale.field.commit() for rationale in self.rationales.values()] + [self.moderation.commit()]
        )

    def show_criterion(self, key: str) -> None:
        """Show a criterion by its key; words that cannot be saved keep theirs in view."""
        if not self.leave():
            self.tabs.choose(self._criterion)
            return
        if key != self._criterion:
            self._digits.begin()
            self._area.verticalScrollBar().setValue(0)
        self._criterion = key
        self.tabs.choose(key)
        self.load()
        self._begin_where_due()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rate by a digit from anywhere on the page."""
        if not self._digits.press(event):
            super().keyPressEvent(event)

    def _awaits_moderation(self) -> bool:
        """Whether all have rated the criterion in view, and it is for the person here to agree the rating."""
        key, ratings, axes = self._criterion, self.visit.ratings, self.visit.framework.axes
        team = {member.id for member in self.visit.members.active()}
        return (
            self.visit.me.is_lead
            and all(team <= ratings.current(key, axis.key).keys() for axis in axes)
            and not all(ratings.moderated(key, axis.key) for axis in axes)
        )

    def _begin_where_due(self) -> None:
        """Scroll past one's own ratings to the moderation where that is what is to be done next."""
        if self._awaits_moderation():
            bar = self._area.verticalScrollBar()
            # Once the page is laid out.
            QTimer.singleShot(0, self, lambda: bar.setValue(self.moderation.y()))

    def _rated(self) -> list[str]:
        """Return the records of the criterion in view: everybody's ratings, what the team agreed, and dissents."""
        key, ratings = self._criterion, self.visit.ratings
        agreed = (ratings.moderation(key, axis.key) for axis in self.visit.framework.axes)
        own = (rating for rating in ratings.all() if rating.criterion == key)
        dissents = self.visit.dissents.all(criterion=key)
        return [one.id for one in (*own, *agreed, *dissents) if one is not None]

    def _ladder(self, axis: Axis) -> Ladder:
        language = self.workspace.language
        # A digit is the level's own number on the scale and not its place from the top, since that is what people say
        # of a rating, what the spread below counts by, and what no longer list of choices can shift.
        rungs = [
            RungWords(
                level.key,
                in_language(level.title, language),
                in_language(level.descriptor, language),
                str(level.value),
            )
            for level in axis.levels
        ]
        apart = RungWords(NOT_ENOUGH, _("Not enough evidence yet"), "", "0")
        ladder = Ladder(rungs, apart, name=in_language(axis.title, language))
        ladder.chosen.connect(lambda level: self._rate(axis, level=level))
        return ladder

    def _key_hints(self) -> list[tuple[str, str]]:
        """Return what the keys do, the digits being those of the framework's levels."""
        values = [level.value for axis in self.visit.framework.axes for level in axis.levels]
        digits = _("{first} to {last}").format(first=min(values), last=max(values))
        (_any_digit, words), *others = hints_of("ratings")
        return [(digits, words), *others]

    def _rationale(self, axis: Axis) -> Rationale:
        title = in_language(axis.title, self.workspace.language)
        rationale = Rationale(self.visit, title, lambda record: self.workspace.go("evidence", record))
        rationale.written.connect(lambda words: self._on_rationale_written(axis, words))
        rationale.cited.connect(lambda records: self._rate(axis, cites=records))
        return rationale

    def _rate(
        self, axis: Axis, *, level: str = "", rationale: str | None = None, cites: list[str] | None = None
    ) -> bool:
        criterion = self._criterion
        chosen = level or self.ladders[axis.key].value
        return self.workspace.did(
            lambda: self.visit.ratings.rate(criterion, axis.key, chosen, rationale=rationale, cites=cites)
        )

    def _on_rationale_written(self, axis: Axis, words: str) -> None:
        if self._rate(axis, rationale=words):
            self.rationales[axis.key].field.mark_saved()

    def _show_progress(self, criterion: Criterion) -> bool:
        """Show in its tab how far a criterion has come; returns whether it is moderated on all axes."""
        ratings, axes = self.visit.ratings, self.visit.framework.axes
        if all(ratings.moderated(criterion.key, axis.key) for axis in axes):
            self.tabs.set_fact(criterion.key, _("moderated"))
            return True
        team = self.visit.members.active()
        held = [ratings.current(criterion.key, axis.key) for axis in axes]
        # Each rating for itself: who has rated one scale of two has not done nothing.
        given = sum(member.id in on_axis for on_axis in held for member in team)
        whole = len(team) * len(axes)
        numbers = {"given": given, "count": whole}
        words = ngettext("{given} of {count} rating", "{given} of {count} ratings", whole)
        brief = _("{part} of {whole}").format(part=given, whole=whole)
        explained = ngettext(
            "{given} of {count} rating is given: one by each inspector on each scale",
            "{given} of {count} ratings are given: one by each inspector on each scale",
            whole,
        )
        self.tabs.set_fact(
            criterion.key,
            words.format(**numbers),
            brief=brief,
            explained=explained.format(**numbers),
        )
        return False

    def _on_next_wanted(self) -> None:
        keys = [criterion.key for criterion in self.visit.framework.criteria]
        self.show_criterion(keys[(keys.index(self._criterion) + 1) % len(keys)])
