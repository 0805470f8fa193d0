"""The settings page."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from inspector_app.spelling.dictionary import LANGUAGES
from resources.translations import N_, _
from ui.layouts import XL, XS, XXL, L, column, panel, scrolled
from ui.pages.page import Page, PageHeader
from ui.pages.settings.forms_part import FormsPart
from ui.pages.settings.look_part import LookPart
from ui.pages.settings.protection_part import ProtectionPart
from ui.widgets.date_field import DateField
from ui.widgets.growing_text import GrowingText
from ui.widgets.label import Label
from ui.widgets.section_heading import SectionHeading
from ui.widgets.side_by_side import SideBySide
from ui.widgets.unsettled import Unsettled
from ui.workspace import Workspace

_PAIRED_LINES = (
    ("authority", N_("Council")),
    ("authority_cy", N_("Council, in Welsh")),
    ("inspectorate", N_("Inspectorate")),
    ("inspectorate_cy", N_("Inspectorate, in Welsh")),
)
_LONG_LINES = (
    ("subject", N_("Subject")),
    ("subject_cy", N_("Subject, in Welsh")),
)
_DATES = (
    ("start_date", N_("First day of fieldwork")),
    ("end_date", N_("Last day of fieldwork")),
    ("scope_from", N_("Cases referred from")),
    ("scope_to", N_("Cases referred to")),
)
_AFTER_DATES = (
    ("sample_frame", N_("Assessments in that time, of which the sample was drawn")),
    ("meeting_time", N_("Time of the team meeting")),
)
_TEXTS = (
    ("contact", N_("Contact")),
    ("background", N_("Background")),
    ("background_cy", N_("Background, in Welsh")),
    ("scope", N_("Scope")),
    ("scope_cy", N_("Scope, in Welsh")),
    ("acknowledgements", N_("Acknowledgements")),
    ("acknowledgements_cy", N_("Acknowledgements, in Welsh")),
)

_KEPT = N_("The lead inspector keeps these details. What changes in them comes to you with the team’s work.")
_MOST = 760  # pixels of a field
_SHORT = 148  # of a field for a number or a time
_LOOK = 440  # of the part beside the details


class SettingsPage(Page):
    """The look, the protection and the forms at the left, the inspection's details at the right; a field is saved when it is left.

    The lead keeps the details; the others read them.
    """

    tables = frozenset({"inspection", "form", "reading", "source", "member"})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._lines = {field: QLineEdit() for field, _name in (*_PAIRED_LINES, *_LONG_LINES, *_AFTER_DATES)}
        for field, _name in _AFTER_DATES:
            self._lines[field].setMaximumWidth(_SHORT)
        today = self.visit.today()
        self._dates = {field: DateField(today) for field, _name in _DATES}
        self._texts = {
            field: GrowingText(least_lines=2, languages=_languages_of(field)) for field, _name in _TEXTS
        }
        for field, line in self._lines.items():
            line.editingFinished.connect(lambda field=field: self._save_line(field))
        for field, text in self._texts.items():
            text.committed.connect(lambda words, field=field: self._save_text(field, words))
        for field, day in self._dates.items():
            day.committed.connect(lambda value, field=field: self._save_date(field, value))
        is_lead = self.visit.me.is_lead
        for field in (*self._lines.values(), *self._texts.values()):
            field.setReadOnly(not is_lead)
        for field in self._dates.values():
            field.line.setReadOnly(not is_lead)
        self._unsettled = Unsettled(workspace)
        held = panel(self._details(is_lead=is_lead))
        held.setMaximumWidth(_MOST)
        self.look = LookPart(workspace)
        self.forms = FormsPart(workspace)
        self.protection = ProtectionPart(workspace)
        beside = column(self.look, self.protection, self.forms, None, spacing=XL)
        parts = SideBySide((panel(beside), 0), (held, 1), spacing=XXL, narrow=_LOOK)
        body = panel(column(parts, None, margins=(XL, L, XL, XL)))
        self.setLayout(column(PageHeader(_("Settings")), scrolled(body), spacing=0))

    def load(self) -> None:
        """Show the forms and the details as they stand."""
        self.forms.load()
        details = self.visit.inspection.details()
        self._unsettled.show_records([self.visit.inspection.id])
        for field, line in self._lines.items():
            if not line.isModified():
                line.setText(str(getattr(details, field) or ""))
                line.setCursorPosition(0)
        for field, day in self._dates.items():
            day.set_value(getattr(details, field) or "")
        for field, text in self._texts.items():
            text.show_text(getattr(details, field))

    def leave(self) -> bool:
        """Save the field that is being typed in; returns whether everything is in the file."""
        saved = [typed.commit() for typed in (*self._texts.values(), *self._dates.values())]
        for field, line in self._lines.items():
            if line.isModified():
                self._save_line(field)
        return all(saved) and not any(line.isModified() for line in self._lines.values())

    # ---- the details --------------------------------------------------------------------------------
    def _details(self, *, is_lead: bool) -> QVBoxLayout:
        heading = SectionHeading(
            _("Inspection details"), _("saved as you leave each field") if is_lead else ""
        )
        return column(
            heading,
            *([] if is_lead else [Label(_(_KEPT), tone="ink_2", wrap=True)]),
            self._unsettled,
            *self._in_pairs(_PAIRED_LINES),
            *self._below(_LONG_LINES),
            *self._in_pairs(_DATES),
            *self._below((*_AFTER_DATES, *_TEXTS)),
            spacing=L,
        )

    def _below(self, named: tuple[tuple[str, str], ...]) -> list[QVBoxLayout]:
        fields = {**self._lines, **self._dates, **self._texts}
        return [_labelled(_(name), fields[field]) for field, name in named]

    def _in_pairs(self, named: tuple[tuple[str, str], ...]) -> list[QWidget]:
        boxes = self._below(named)
        for box, (field, _name) in zip(boxes, named, strict=True):
            # Words that go below one field of a pair make it taller than the other, which would stand in its middle.
            box.setAlignment({**self._lines, **self._dates}[field], Qt.AlignmentFlag.AlignTop)
        parts = [(panel(column(box, None, spacing=0)), 1) for box in boxes]
        return [SideBySide(*pair, spacing=L) for pair in zip(parts[::2], parts[1::2], strict=True)]

    def _save_line(self, field: str) -> None:
        line = self._lines[field]
        words = line.text().strip()
        value = (int(words) if words.isdigit() else 0) if field == "sample_frame" else words
        line.setModified(not self._save(field, value))

    def _save_text(self, field: str, words: str) -> None:
        if self._save(field, words):
            self._texts[field].mark_saved()

    def _save_date(self, field: str, value: str) -> None:
        try:
            day = value and date.fromisoformat(value).isoformat()
        except ValueError:
            return  # The field says what is wrong with words that are no date; they stay there, unsaved.
        if self._save(field, day):
            self._dates[field].mark_saved()

    def _save(self, field: str, value: str | int) -> bool:
        def save() -> None:
            if getattr(self.visit.inspection.details(), field) != value:
                self.visit.inspection.set(**{field: value})

        return self.workspace.did(save)


def _languages_of(field: str) -> tuple[str, ...]:
    """Return the languages in which a text is spelt; names and addresses are spelt in none."""
    if field == "contact":
        return ()
    return LANGUAGES[1:] if field.endswith("_cy") else LANGUAGES[:1]


def _labelled(name: str, field: QWidget) -> QVBoxLayout:
    label = Label(name, tone="ink_2")
    label.setBuddy(field)
    field.setAccessibleName(name)
    return column(label, field, spacing=XS)
