"""The details of the inspection itself: who inspects whom, when and in what scope."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from db.errors import UserError
from db.values import Value
from inspector_app.records import record_from
from resources.translations import N_, _

if TYPE_CHECKING:
    from inspector_app.visit import Visit

_NEEDED = {
    "inspectorate": N_("The inspectorate is missing."),
    "authority": N_("The authority is missing."),
    "subject": N_("The subject is missing."),
}
_NO_DATE = {
    "start_date": N_("The start date {text!r} is not a date."),
    "end_date": N_("The end date {text!r} is not a date."),
    "scope_from": N_("The scope from {text!r} is not a date."),
    "scope_to": N_("The scope to {text!r} is not a date."),
}
LONGEST_FIELDWORK = 31  # days, both ends counted; more is a slip in a date


class DetailError(UserError):
    """A detail that cannot belong to an inspection; `detail` is the name of its field in `InspectionDetails`."""

    def __init__(self, detail: str, what: str, remedy: str) -> None:
        super().__init__("inspection-details", what, remedy)
        self.detail = detail


@dataclass(frozen=True, kw_only=True)
class InspectionDetails:
    """What the report's cover and introduction say of the inspection; dates are ISO texts.

    Texts that are published in both languages have a second field ending in `_cy`. `sample_frame` is the
    number of all cases in the scope window from which the sample was drawn.
    """

    inspectorate: str
    inspectorate_cy: str = ""
    authority: str
    authority_cy: str = ""
    subject: str
    subject_cy: str = ""
    start_date: str
    end_date: str
    scope_from: str = ""
    scope_to: str = ""
    contact: str = ""
    background: str = ""
    background_cy: str = ""
    scope: str = ""
    scope_cy: str = ""
    acknowledgements: str = ""
    acknowledgements_cy: str = ""
    report_state: str = "draft"
    sample_frame: int = 0
    meeting_time: str = "17:30"

    def authority_in(self, language: str) -> str:
        """Return the authority's name in a language, in English where it is not known in that."""
        return (self.authority_cy if language == "cy" else "") or self.authority

    def days(self) -> list[date]:
        """Return the days of fieldwork, first to last."""
        first, last = date.fromisoformat(self.start_date), date.fromisoformat(self.end_date)
        return [first + timedelta(days=n) for n in range((last - first).days + 1)]

    def validated(self) -> InspectionDetails:
        """Return these details, or raise DetailError when they cannot belong to an inspection."""
        for field, missing in _NEEDED.items():
            if not getattr(self, field).strip():
                raise DetailError(field, _(missing), _("Write its name."))
        for field in _NO_DATE:
            text = getattr(self, field)
            if text or field in ("start_date", "end_date"):
                _check_date(field, text)
        if self.end_date < self.start_date:
            raise DetailError(
                "end_date", _("The fieldwork ends before it begins."), _("Write the dates the other way.")
            )
        days = (date.fromisoformat(self.end_date) - date.fromisoformat(self.start_date)).days + 1
        if days > LONGEST_FIELDWORK:
            raise DetailError(
                "end_date",
                _("The fieldwork takes {days} days, and at most {most} are taken.").format(
                    days=days, most=LONGEST_FIELDWORK
                ),
                _("Check the years of its first and last day."),
            )
        return self

    def columns(self) -> dict[str, Value]:
        """Return the details as columns of the store."""
        return asdict(self)


@dataclass(frozen=True, kw_only=True)
class _Stored(InspectionDetails):
    id: str


class Inspection:
    """The one inspection record of a visit."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit

    @property
    def id(self) -> str:
        """The id that all copies of this visit share."""
        return self._visit.store.inspection

    def details(self) -> InspectionDetails:
        """Return the details as they stand."""
        row = self._visit.store.get("inspection", self.id)
        if row is None:
            raise UserError(
                "no-inspection",
                _("This copy has received nothing of the visit yet."),
                _("Bring in a hand-over of the lead inspector."),
            )
        return record_from(_Stored, row)

    def set(self, **values: Value) -> None:
        """Change details, for example `set(scope_to="2024-01-31")`.

        Raises UserError when the details would be such as no inspection can have.
        """
        replace(self.details(), **values).validated()  # type: ignore[arg-type]  # columns by name
        with self._visit.act() as act:
            for field, value in values.items():
                act.set("inspection", self.id, field, value)


def _check_date(field: str, text: str) -> None:
    # Other forms that ISO allows, such as 20240312, would not sort among these.
    try:
        sound = date.fromisoformat(text).isoformat() == text
    except ValueError:
        sound = False
    if not sound:
        raise DetailError(
            field,
            _(_NO_DATE[field]).format(text=text),
            _("Write it as year-month-day, such as 2024-03-12."),
        )
