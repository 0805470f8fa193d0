"""What a source is: its title, with whom, how many, where, and when."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.errors import UserError
from db.values import Value
from inspector_app.fieldwork.sources import INTERVIEW, Source
from inspector_app.texts import in_language
from inspector_app.times import parse_loose_time
from inspector_app.typed import wall_times
from resources.translations import _, language
from ui.focus import scroll_to_new
from ui.layouts import XS, Item, M, clear, column, row
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.date_field import DateField
from ui.widgets.growing_text import GrowingText
from ui.widgets.label import Label
from ui.widgets.line_field import LineField
from ui.widgets.menu_choice import MenuChoice
from ui.widgets.message import Message
from ui.widgets.privacy_notice import PrivacyNotice
from ui.widgets.read_back_field import ReadBackField
from ui.widgets.section_heading import SectionHeading
from ui.widgets.segmented_choice import SegmentedChoice
from ui.workspace import Workspace

_MOST_PEOPLE = 99
_NO_GUIDE = ""


class Details(QWidget):
    """Fields that save themselves; `deleting` comes when the source shall go."""

    deleting = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._source = ""
        self._title = self._line("title", _("Title"))
        self._place = self._line("place", _("Place"))
        self._kept_day = self._kept_time = ""
        visit = workspace.visit
        # A plan may be of any day of the visit, so a year left out is not always that of a day gone by.
        latest = max([visit.today(), *visit.inspection.details().days()])
        self._day = DateField(visit.today(), latest=latest, name=_("Day"))
        self._day.committed.connect(self._on_day_typed)
        self._time = ReadBackField(wall_times(), name=_("From"))
        self._time.committed.connect(self._on_time_typed)
        for field in (self._day, self._time):
            field.line.editingFinished.connect(self._fill_in_when)
        roles = workspace.visit.framework.roles
        self._roles = [(role.key, in_language(role.title, language())) for role in roles]
        self._role = MenuChoice(self._roles, name=_("With whom"))
        self._role.chosen.connect(self._on_role_chosen)
        self._guide = MenuChoice([(_NO_GUIDE, _("No guide"))], name=_("Guide"))
        self._guide.chosen.connect(lambda guide: self._save(guide=guide or None))
        self._people = LineField(name=_("Number of people"))
        self._people.setValidator(QIntValidator(1, _MOST_PEOPLE, self))
        self._people.setMaximumWidth(80)
        self._people.committed.connect(self._on_people_typed)
        choices = [("individual", _("Individual")), ("group", _("Group"))]
        self._grouping = SegmentedChoice(choices, name=_("Individual or group"))
        self._grouping.chosen.connect(lambda key: self._save(grouping=key))
        self._summary = GrowingText(least_lines=3, name=_("Summary"))
        self._summary.committed.connect(lambda text: self._save_typed(self._summary, summary=text))
        self._of_interview = QWidget()
        self._of_interview.setLayout(
            column(
                _named(_("With"), row(self._role, None)),
                _named(_("How held"), self._grouping),
                _named(_("Number of people"), self._people),
                _named(_("Guide"), row(self._guide, None)),
                spacing=M,
            )
        )
        self._trouble = QVBoxLayout()
        self.setLayout(
            column(
                SectionHeading(_("Details")),
                _named(_("Title"), self._title),
                PrivacyNotice(workspace, self._title),
                _named(_("Day"), self._day),
                _named(_("From"), self._time),
                self._of_interview,
                _named(_("Place"), self._place),
                _named(_("Summary"), self._summary),
                PrivacyNotice(workspace, self._summary),
                row(
                    Button(_("Delete this note"), icon_of="delete", small=True, on_click=self.deleting.emit),
                    None,
                ),
                None,
                spacing=M,
            )
        )

    def load(self, source: Source) -> None:
        """Show a source; what is being typed stays. Another one only after `commit`."""
        if source.id != self._source:
            self._people.show_text(self._people.text())
            self._source = source.id
            clear(self._trouble)
        self._title.show_text(source.title)
        self._place.show_text(source.place)
        self._kept_day = source.held_on
        self._kept_time = f"{datetime.fromisoformat(source.started_at).astimezone():%H:%M}"
        self._day.set_value(self._kept_day)
        self._time.set_value(self._kept_time)
        self._summary.show_text(source.summary)
        self._of_interview.setVisible(source.kind == INTERVIEW)
        self._role.set_choices([*([] if source.role else [("", _("Nobody chosen yet"))]), *self._roles])
        self._role.set_value(source.role)
        self._show_guide(source)
        self._grouping.set_value(source.grouping)
        self._people.show_text(str(source.people))

    def begin(self) -> None:
        """Take the focus to the title."""
        self._title.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._title.selectAll()

    def say_trouble(self, error: UserError) -> None:
        """Say why the source cannot be deleted."""
        clear(self._trouble)
        message = Message("danger", f"{error.what} {error.remedy}")
        self._trouble.addWidget(message)
        scroll_to_new(message)

    def commit(self) -> bool:
        """Save what is being typed; returns whether it is in the file."""
        self._people.commit()
        self._fill_in_when()
        fields = (self._title, self._place, self._summary, self._day, self._time)
        words = [field.commit() for field in fields]
        # What is no number of people says nothing that could be lost.
        return all(words) and (self._people.is_saved() or not _is_number(self._people.text()))

    def _line(self, field: str, name: str) -> LineField:
        made = LineField(name=name)
        made.committed.connect(lambda text: self._save_typed(made, **{field: text.strip()}))
        return made

    def _on_people_typed(self, text: str) -> None:
        if _is_number(text):
            self._save_typed(self._people, people=int(text))

    def _on_day_typed(self, value: str) -> None:
        try:
            day = date.fromisoformat(value)
        except ValueError:
            return  # no day yet, which the field says itself
        if self._workspace.did(lambda: self._workspace.visit.sources.move(self._source, day=day)):
            self._day.mark_saved()

    def _on_time_typed(self, value: str) -> None:
        at = parse_loose_time(value)
        if isinstance(at, str):
            return  # likewise
        if self._workspace.did(lambda: self._workspace.visit.sources.move(self._source, at=at)):
            self._time.mark_saved()

    def _fill_in_when(self) -> None:
        """Show the day and the time again where somebody leaves a field blank: every note has both."""
        for field, kept in ((self._day, self._kept_day), (self._time, self._kept_time)):
            if not field.line.text().strip():
                field.mark_saved()
                field.set_value(kept)

    def _on_role_chosen(self, role: str) -> None:
        sources = self._workspace.visit.sources
        self._workspace.do(lambda: sources.describe(self._source, INTERVIEW, role, language()))

    def _show_guide(self, source: Source) -> None:
        """Offer the newest edition of each guide, and the one in use where it is an older one."""
        forms = self._workspace.visit.forms
        offered = dict.fromkeys([*forms.guides(), *([source.guide] if source.guide else [])])
        titles = [(guide, in_language(forms.get(guide).title, language())) for guide in offered]
        self._guide.set_choices([(_NO_GUIDE, _("No guide")), *titles])
        self._guide.set_value(source.guide or _NO_GUIDE)

    def _save(self, **values: Value) -> bool:
        if not self._source:
            return True
        return self._workspace.did(lambda: self._workspace.visit.sources.set(self._source, **values))

    def _save_typed(self, field: LineField | GrowingText, **values: Value) -> None:
        if self._save(**values):
            field.mark_saved()


def _is_number(text: str) -> bool:
    return text.isdecimal() and int(text) > 0


def _named(name: str, field: Item) -> QWidget:
    made = QWidget()
    made.setLayout(column(Label(name, Type.CAPTION, tone="ink_2"), field, spacing=XS))
    return made
