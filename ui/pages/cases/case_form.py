"""Adding a case, and changing what the list says of one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from db.errors import UserError
from inspector_app.dates import parse_loose_date
from inspector_app.fieldwork.case_facts import DETAIL_NAMES
from inspector_app.fieldwork.cases import BALANCED_BY, CASE_DETAILS, Case
from resources.translations import _
from ui.widgets.date_field import DateField
from ui.widgets.growing_text import GrowingText
from ui.widgets.short_form import ShortForm
from ui.workspace import Workspace


class CaseForm(ShortForm):
    """The details of a case; values that the sample has already are offered while one types.

    Without `case` a new one is added. `done` is called with the id of the case, or with "" on Cancel.
    """

    def __init__(self, workspace: Workspace, case: Case | None, done: Callable[[str], object]) -> None:
        self._workspace, self._case, self._done = workspace, case, done
        self.reference = QLineEdit()
        self.fields = {detail: self._field(detail) for detail in CASE_DETAILS}
        named: list[tuple[str, QWidget]] = [] if case else [(_("Reference"), self.reference)]
        named += [(_(DETAIL_NAMES[detail]), field) for detail, field in self.fields.items()]
        super().__init__(
            _("Details of {case}").format(case=case.reference) if case else _("Add a case"),
            "" if case else _("A case is known by the council’s reference, never by a name."),
            named,
            _("Save") if case else _("Add the case"),
            self._save,
            lambda: done(""),
            beside=True,
            fills=True,
        )

    def first(self) -> QWidget:
        """Return the field to begin in."""
        return self.fields["referred_on"] if self._case else self.reference

    def _save(self) -> None:
        details = {detail: _text(field) for detail, field in self.fields.items()}
        if details["referred_on"]:
            day = parse_loose_date(details["referred_on"], self._workspace.visit.today())
            if isinstance(day, str):
                raise UserError("case-details", _("The day of the referral is not a date."), day)
        cases = self._workspace.visit.cases
        if self._case:
            cases.set(self._case.id, **details)
            self._done(self._case.id)
        else:
            self._done(cases.add(self.reference.text(), **details))

    def _field(self, detail: str) -> QWidget:
        value = getattr(self._case, detail) if self._case else ""
        if detail == "referred_on":
            day = DateField(self._workspace.visit.today(), language=self._workspace.language)
            day.set_value(value)
            return day
        if detail == "note":
            return GrowingText(value, least_lines=2)
        line = QLineEdit(value)
        if detail in BALANCED_BY:
            known = {getattr(case, detail) for case in self._workspace.visit.cases.all()} - {""}
            completer = QCompleter(sorted(known), line)
            completer.setCaseSensitivity(completer.caseSensitivity().CaseInsensitive)
            line.setCompleter(completer)
        return line


def _text(field: QWidget) -> str:
    if isinstance(field, DateField):
        return field.value()
    if isinstance(field, GrowingText):
        return field.toPlainText().strip()
    assert isinstance(field, QLineEdit)
    return field.text().strip()
