"""The row of filters over the board."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector_app.fieldwork.evidence import NEUTRAL
from inspector_app.team.last_merge import last_merge
from inspector_app.texts import in_language
from resources.translations import _, ngettext
from ui.layouts import XL, L, M, S, column, panel, row
from ui.pages.evidence.lines import CriterionPicture, EvidenceFilter, EvidenceLine
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.menu_choice import MenuChoice
from ui.widgets.side_by_side import SideBySide
from ui.wording import day_choices
from ui.workspace import Workspace


class Filters(QWidget):
    """`changed` comes when another filter is chosen; `wanted` is the present one."""

    changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        visit = workspace.visit
        self._visit = visit
        self._offered: tuple[object, ...] = ()
        self._any = ("", _("Any"))
        kinds = [
            (kind.key, in_language(kind.title, workspace.language)) for kind in visit.framework.source_kinds
        ]
        self._source = MenuChoice([self._any, *kinds], title=_("Source"))
        self._inspector = MenuChoice([self._any], title=_("Inspector"))
        self._day = MenuChoice([self._any], title=_("Day"))
        self._merged = Button(_("New in the last merge"), kind="toggle", icon_of="merge")
        self._merged.hide()
        self._neutral = Button(kind="toggle", icon_of=NEUTRAL)
        self._loose = Button(kind="toggle", icon_of="unsupported")
        self._shown = Label(tone="ink_2")
        for menu in (self._source, self._inspector, self._day):
            menu.chosen.connect(self.changed)
        for toggle in (self._merged, self._neutral, self._loose):
            toggle.clicked.connect(self.changed)
        menus = panel(row(self._source, self._inspector, self._day, self._merged, None))
        toggles = panel(row(self._shown, self._neutral, self._loose, None))
        self.setLayout(column(SideBySide((menus, 1), (toggles, 0), spacing=S), margins=(XL, M, L, M)))

    @property
    def wanted(self) -> EvidenceFilter:
        """The filter that is chosen."""
        return EvidenceFilter(
            self._source.value,
            self._inspector.value,
            self._day.value,
            self._neutral.isChecked(),
            self._loose.isChecked(),
            self._last_merge_evidence() if self._merged.isChecked() else None,
        )

    def load(self, lines: Iterable[EvidenceLine]) -> None:
        """Offer the members and days that there are now; of those outside the fieldwork, what the items are of."""
        members = self._visit.members.active()
        days = day_choices(self._visit.inspection.details(), {line.day for line in lines})
        if (members, days) == self._offered:
            return
        self._offered = (members, days)
        self._inspector.set_choices([self._any, *((member.id, member.name) for member in members)])
        self._day.set_choices([self._any, *days])

    def show_counts(self, picture: CriterionPicture) -> None:
        """Count what each of the toggles lets through under the other filters, and how much is shown in all."""
        neutral, loose = picture.would_pass(neutral=True), picture.would_pass(loose=True)
        for button, words, count in (
            (self._neutral, _("Neutral"), neutral),
            (self._loose, _("Not in a finding"), loose),
        ):
            button.setText(f"{words}   {count}")
            button.setEnabled(count > 0 or button.isChecked())
        whole = len(picture.of_criterion())
        words = ngettext("{shown} of {count} item", "{shown} of {count} items", whole)
        self._shown.setText(words.format(shown=len(picture.passing()), count=whole))
        self._shown.setVisible(picture.filter.is_on)

    def clear(self, source_kind: str = "", *, only_last_merge: bool = False) -> None:
        """Let everything through, or everything from one kind of source, or what came in the last merge."""
        self._source.set_value(source_kind)
        self._inspector.set_value("")
        self._day.set_value("")
        self._neutral.setChecked(False)
        self._loose.setChecked(False)
        self._merged.setChecked(only_last_merge)
        self._merged.setVisible(only_last_merge)

    def _last_merge_evidence(self) -> frozenset[str]:
        merge = last_merge(self._visit)
        return merge.evidence if merge else frozenset()
