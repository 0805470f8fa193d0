"""The short forms of a reading: raising a concern, reopening, returning with a comment."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from db.errors import UserError
from inspector_app.dates import parse_loose_date
from resources.translations import _
from ui.pages.reading.open_reading import OpenReading
from ui.widgets.date_field import DateField
from ui.widgets.growing_text import GrowingText
from ui.widgets.short_form import ShortForm

Asked = tuple[ShortForm, QWidget]


def concern_form(reading: OpenReading, question: str, closed: Callable[[], object]) -> Asked:
    """Return the form that refers the case to the head of service, and its first field."""
    to, why = QLineEdit(), GrowingText(least_lines=4)
    due = DateField(reading.today, language=reading.workspace.language)

    def raise_concern() -> None:
        assert reading.case is not None
        due.commit()
        reading.visit.concerns.raise_concern(
            reading.case.id,
            referred_to=to.text(),
            why=why.toPlainText(),
            response_due=_day_or_blank(due.value(), reading),
            reading=reading.record.id,
            question=question,
        )
        reading.workspace.say_done(_("Concern raised on {case}.").format(case=reading.title()))
        closed()

    fields: list[tuple[str, QWidget]] = [
        (_("Referred to, by role"), to),
        (_("Why"), why),
        (_("Response due by"), due),
    ]
    words = _("It is recorded as referred now. The response is recorded here once it comes.")
    if question:
        number = reading.question(question).number
        words += " " + _("It is kept with question {number}.").format(number=number)
    return ShortForm(
        _("Raise a concern"), words, fields, _("Raise the concern"), raise_concern, closed, beside=True
    ), to


def reopen_form(reading: OpenReading, closed: Callable[[], object]) -> Asked:
    """Return the form that opens a ready or agreed reading again, and its first field."""
    reason = QLineEdit()

    def reopen() -> None:
        reading.visit.readings.reopen(reading.record.id, reason.text())
        closed()

    form = ShortForm(
        _("Reopen this reading"),
        _("The reason stays with the reading."),
        [(_("Reason"), reason)],
        _("Reopen"),
        reopen,
        closed,
        beside=True,
    )
    return form, reason


def return_form(reading: OpenReading, closed: Callable[[], object]) -> Asked:
    """Return the form that gives a reading back to its reader, and its first field."""
    comment = GrowingText(least_lines=3)

    def give_back() -> None:
        reading.visit.readings.return_with_comment(reading.record.id, comment.toPlainText())
        closed()

    form = ShortForm(
        _("Return with a comment"),
        _("The reader sees it with your next hand-over."),
        [(_("What to look at"), comment)],
        _("Return"),
        give_back,
        closed,
        beside=True,
    )
    return form, comment


def _day_or_blank(value: str, reading: OpenReading) -> str:
    """Return an ISO date or ""; raises UserError for words that are no date."""
    day = parse_loose_date(value, reading.today) if value else ""
    if isinstance(day, str) and day:
        raise UserError("concern", _("The day of the response is not a date."), day)
    return value
