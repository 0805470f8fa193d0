"""Founding a visit: council, dates, lead, team and the council's case list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from db.errors import UserError
from db.files import VISIT_SUFFIX
from inspector_app.dates import parse_loose_date
from inspector_app.fieldwork.inspection import DetailError, InspectionDetails
from inspector_app.framework import find_framework
from inspector_app.team.file_name import file_name_of
from inspector_app.visit import Visit
from resources.translations import _
from ui.protection.new_passphrase import NewPassphrase
from ui.widgets.growing_text import GrowingText
from ui.widgets.short_form import ShortForm

_FRAMEWORK = "children-in-need"


class NewVisitForm(ShortForm):
    """Asks what a visit needs; `choose_file` asks where to keep it.

    `founded` is called with the file and its data key, None where it is not protected.
    """

    def __init__(
        self,
        choose_file: Callable[[str], Path | None],
        founded: Callable[[Path, bytes | None], object],
        cancel: Callable[[], object],
    ) -> None:
        self.authority = QLineEdit()
        self.inspectorate = QLineEdit()
        self.first_day = QLineEdit()
        self.last_day = QLineEdit()
        self.lead = QLineEdit()
        self.team = GrowingText(least_lines=4, languages=())
        self.protection = NewPassphrase(optional=True)
        self._choose_file = choose_file
        self._founded = founded
        super().__init__(
            _("New visit"),
            _("You lead it. The framework “Children in need” and its forms go into the file."),
            [
                (_("Council"), self.authority),
                (_("Inspectorate"), self.inspectorate),
                (_("First day of fieldwork, such as 12 March 2024"), self.first_day),
                (_("Last day of fieldwork"), self.last_day),
                (_("Your name"), self.lead),
                (_("Team inspectors, one name a line"), self.team),
                (_("Passphrase"), self.protection),
            ],
            _("Make the visit…"),
            self._found,
            cancel,
            fills=True,
        )
        self.protection.submitted.connect(self.submit)

    def _found(self) -> None:
        loaded = find_framework(_FRAMEWORK)
        subject = loaded.framework.subject
        details = self._details(subject["en"], subject.get("cy", ""))
        with self.about(self.lead):
            if not self.lead.text().strip():
                raise UserError(
                    "member-name", _("Your own name is missing."), _("Write first name and surname.")
                )
        with self.about(self.protection.to_mend):
            passphrase = self.protection.passphrase()
        path = self._choose_file(file_name_of(details.authority, suffix=VISIT_SUFFIX))
        if path is None:
            return
        lead = self.lead.text().strip()
        team = [name for name in self.team.toPlainText().splitlines() if name.strip()]

        def add_team(visit: Visit) -> None:
            for name in team:
                visit.members.add(name)

        def make() -> bytes | None:
            with Visit.create(
                path, loaded, details, lead, sealed=True, passphrase=passphrase, and_then=add_team
            ) as visit:
                return visit.store.key

        self.work(make, done=lambda key: self._founded(path, key))

    def _details(self, subject: str, subject_cy: str) -> InspectionDetails:
        """Return the details as they were written; what is wrong is said below its field."""
        with self.about(self.first_day):
            first = _iso(self.first_day.text(), _("The first day “{text}” is not a date."))
        with self.about(self.last_day):
            last = _iso(self.last_day.text(), _("The last day “{text}” is not a date."))
        try:
            return InspectionDetails(
                inspectorate=self.inspectorate.text().strip(),
                authority=self.authority.text().strip(),
                subject=subject,
                subject_cy=subject_cy,
                start_date=first,
                end_date=last,
            ).validated()
        except DetailError as error:
            places = {"authority": self.authority, "inspectorate": self.inspectorate}
            with self.about(places.get(error.detail, self.last_day)):
                raise


def _iso(text: str, trouble: str) -> str:
    day = parse_loose_date(text, date.today())  # noqa: DTZ011 - the user's own day is meant
    if isinstance(day, str):
        raise UserError("inspection-details", trouble.format(text=text), day)
    return day.isoformat()
