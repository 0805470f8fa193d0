"""The settings page."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from resources.translations import N_, _
from ui.language import language
from ui.layouts import XL, XS, XXL, L, S, column, panel, scrolled
from ui.pages.page import Page, PageHeader
from ui.pages.settings.forms_part import FormsPart
from ui.theme import Mode, theme
from ui.typography import set_text_scale
from ui.widgets.date_field import DateField
from ui.widgets.growing_text import GrowingText
from ui.widgets.label import Label
from ui.widgets.section_heading import SectionHeading
from ui.widgets.segmented_choice import SegmentedChoice
from ui.widgets.side_by_side import SideBySide
from ui.workspace import Workspace

_THEMES = [
    (Mode.SYSTEM, "As the system"),
    (Mode.LIGHT, "Light"),
    (Mode.DARK, "Dark"),
    (Mode.HIGH_CONTRAST, "High contrast"),
]
# Each language by its own name, so that whoever cannot read the other one finds it.
_LANGUAGES = [("", N_("As the system")), ("en", "English"), ("cy", "Cymraeg")]
_SCALES = [("1", "100%"), ("1.15", "115%"), ("1.3", "130%"), ("1.5", "150%")]

_LINES = (
    ("authority", "Council"),
    ("authority_cy", "Council, in Welsh"),
    ("inspectorate", "Inspectorate"),
    ("inspectorate_cy", "Inspectorate, in Welsh"),
    ("subject", "Subject"),
    ("subject_cy", "Subject, in Welsh"),
)
_DATES = (
    ("start_date", "First day of fieldwork"),
    ("end_date", "Last day of fieldwork"),
    ("scope_from", "Cases referred from"),
    ("scope_to", "Cases referred to"),
)
_AFTER_DATES = (
    ("sample_frame", "Assessments in that time, of which the sample was drawn"),
    ("meeting_time", "Time of the team meeting"),
)
_TEXTS = (
    ("contact", "Contact"),
    ("background", "Background"),
    ("background_cy", "Background, in Welsh"),
    ("scope", "Scope"),
    ("scope_cy", "Scope, in Welsh"),
    ("acknowledgements", "Acknowledgements"),
    ("acknowledgements_cy", "Acknowledgements, in Welsh"),
)

_KEPT = "The lead inspector keeps these details. What changes in them comes to you with the team’s work."
_MOST = 760  # pixels of a field


class SettingsPage(Page):
    """The look and the forms at the left, the inspection's details at the right; a field is saved when it is left.

    The lead keeps the details; the others read them.
    """

    tables = frozenset({"inspection", "form", "reading", "source", "member"})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._lines = {field: QLineEdit() for field, _name in (*_LINES, *_AFTER_DATES)}
        today = self.visit.today()
        self._dates = {field: DateField(today, name=name) for field, name in _DATES}
        self._texts = {field: GrowingText(name=name, least_lines=2) for field, name in _TEXTS}
        for field, line in self._lines.items():
            line.editingFinished.connect(lambda field=field: self._save_line(field))
        for field, text in self._texts.items():
            text.committed.connect(lambda words, field=field: self._save(field, words))
        for field, day in self._dates.items():
            day.committed.connect(lambda value, field=field: self._save_date(field, value))
        fields = {**self._lines, **self._dates, **self._texts}
        is_lead = self.visit.me.is_lead
        details = column(
            SectionHeading("Inspection details", "saved as you leave each field" if is_lead else ""),
            *([] if is_lead else [Label(_KEPT, tone="ink_2", wrap=True)]),
            *(_labelled(name, fields[field]) for field, name in (*_LINES, *_DATES, *_AFTER_DATES, *_TEXTS)),
            spacing=L,
        )
        for field in (*self._lines.values(), *self._texts.values()):
            field.setReadOnly(not is_lead)
        for field in self._dates.values():
            field.line.setReadOnly(not is_lead)
        held = panel(details)
        held.setMaximumWidth(_MOST)
        self.forms = FormsPart(workspace)
        beside = column(self._look(), self.forms, None, spacing=XL)
        parts = SideBySide((panel(beside), 0), (held, 1), spacing=XXL, narrow=440)
        body = panel(column(parts, None, margins=(XL, L, XL, XL)))
        self.setLayout(column(PageHeader("Settings"), scrolled(body), spacing=0))

    def load(self) -> None:
        """Show the forms and the details as they stand."""
        self.forms.load()
        details = self.visit.inspection.details()
        for field, line in self._lines.items():
            if not line.hasFocus():
                line.setText(str(getattr(details, field) or ""))
                line.setCursorPosition(0)
        for field, day in self._dates.items():
            day.set_value(getattr(details, field) or "")
        for field, text in self._texts.items():
            text.show_text(getattr(details, field))

    def leave(self) -> None:
        """Save the field that is being typed in."""
        for typed in (*self._texts.values(), *self._dates.values()):
            typed.commit()
        for field, line in self._lines.items():
            if line.isModified():
                self._save_line(field)

    # ---- the look -----------------------------------------------------------------------------------
    def _look(self) -> QVBoxLayout:
        mode = self._mode = SegmentedChoice(_THEMES, name="Colours")
        mode.chosen.connect(self._on_mode_chosen)
        theme.changed.connect(self._show_mode)  # which the search box can change, too
        self._show_mode()
        scale = SegmentedChoice(_SCALES, name="Size of text")
        scale.set_value(self.workspace.preferences.text("text-scale", "1"))
        scale.chosen.connect(self._on_scale_chosen)
        tongue = SegmentedChoice([(code, _(name)) for code, name in _LANGUAGES], name=_("Language"))
        tongue.set_value(self.workspace.preferences.text("language"))
        tongue.chosen.connect(self._on_language_chosen)
        return column(
            SectionHeading("How it looks"),
            Label("Language", tone="ink_2"),
            tongue,
            S,
            Label("Colours", tone="ink_2"),
            mode,
            S,
            Label("Size of text", tone="ink_2"),
            scale,
            spacing=S,
        )

    def _on_language_chosen(self, chosen: str) -> None:
        if self.workspace.is_working:
            self.workspace.say(_("Wait until the work that is under way is done, then choose again."))
            return
        self.workspace.preferences.set_text("language", chosen)
        # Once this choice has been drawn: the window it stands in is about to be made anew.
        QTimer.singleShot(0, language, lambda: language.use(chosen))

    def _show_mode(self) -> None:
        self._mode.set_value(theme.mode)

    def _on_mode_chosen(self, mode: str) -> None:
        self.workspace.preferences.set_text("theme", mode)
        theme.use(Mode(mode))

    def _on_scale_chosen(self, scale: str) -> None:
        self.workspace.preferences.set_text("text-scale", scale)
        set_text_scale(float(scale))
        theme.use(theme.mode)

    # ---- the details --------------------------------------------------------------------------------
    def _save_line(self, field: str) -> None:
        line = self._lines[field]
        line.setModified(False)
        words = line.text().strip()
        if field == "sample_frame":
            self._save(field, int(words) if words.isdigit() else 0)
        else:
            self._save(field, words)

    def _save_date(self, field: str, value: str) -> None:
        try:
            self._save(field, value and date.fromisoformat(value).isoformat())
        except ValueError:
            return  # The field says what is wrong with words that are no date; they stay there, unsaved.

    def _save(self, field: str, value: str | int) -> None:
        if getattr(self.visit.inspection.details(), field) != value:
            self.workspace.do(lambda: self.visit.inspection.set(**{field: value}))


def _labelled(name: str, field: QWidget) -> QVBoxLayout:
    label = Label(name, tone="ink_2")
    label.setBuddy(field)
    field.setAccessibleName(name)
    return column(label, field, spacing=XS)
