"""The row of filters over the board."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from inspector_app.dates import say_date
from inspector_app.fieldwork.evidence import NEUTRAL
from inspector_app.texts import in_language
from ui.layouts import XL, L, M, S, row
from ui.pages.evidence.lines import EvidenceFilter, EvidenceLine
from ui.widgets.button import Button
from ui.widgets.menu_choice import MenuChoice
from ui.workspace import Workspace

_ROOM_FOR_ONE_LINE = 720
_ANY = ("", "Any")


class Filters(QWidget):
    """`changed` comes when another filter is chosen; `wanted` is the present one."""

    changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        visit, language = workspace.visit, workspace.language
        self._visit = visit
        kinds = [(kind.key, in_language(kind.title, language)) for kind in visit.framework.source_kinds]
        self._source = MenuChoice([_ANY, *kinds], title="Source")
        self._inspector = MenuChoice([_ANY], title="Inspector")
        self._day = MenuChoice([_ANY], title="Day")
        self._neutral = Button("Neutral", kind="toggle", icon_of=NEUTRAL)
        self._loose = Button("Not in a finding", kind="toggle", icon_of="unsupported")
        for menu in (self._source, self._inspector, self._day):
            menu.chosen.connect(self.changed)
        for toggle in (self._neutral, self._loose):
            toggle.clicked.connect(self.changed)
        menus = row(self._source, self._inspector, self._day, None)
        self._beside = row(spacing=S, margins=(XL, M, L, M))
        self._beside.addLayout(menus, 1)
        self._beside.addLayout(row(self._neutral, self._loose, None))
        self.setLayout(self._beside)

    @property
    def wanted(self) -> EvidenceFilter:
        """The filter that is chosen."""
        return EvidenceFilter(
            self._source.value,
            self._inspector.value,
            self._day.value,
            self._neutral.isChecked(),
            self._loose.isChecked(),
        )

    def load(self, lines: list[EvidenceLine]) -> None:
        """Offer the members and days that there are, and count a criterion's items."""
        members = self._visit.members.active()
        self._inspector.set_choices([_ANY, *((member.id, member.name) for member in members)])
        days = self._visit.inspection.details().days()
        said = [(day.isoformat(), say_date(day, "en", weekday=True, year=False)) for day in days]
        self._day.set_choices([_ANY, *said])
        neutral = sum(1 for line in lines if line.item.kind == NEUTRAL)
        loose = sum(1 for line in lines if not line.used)
        for button, words, count in (
            (self._neutral, "Neutral", neutral),
            (self._loose, "Not in a finding", loose),
        ):
            button.setText(f"{words}   {count}")
            button.setEnabled(count > 0 or button.isChecked())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take two lines where there is no room in one."""
        super().resizeEvent(event)
        wide = self.width() >= _ROOM_FOR_ONE_LINE
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(across if wide else down)

    def clear(self, source_kind: str = "") -> None:
        """Let everything through, or everything from one kind of source."""
        self._source.set_value(source_kind)
        self._inspector.set_value("")
        self._day.set_value("")
        self._neutral.setChecked(False)
        self._loose.setChecked(False)
