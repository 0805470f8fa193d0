"""The column type: types that there are not, that a desktop cannot take, and lists that a type needs."""

from __future__ import annotations

from collections.abc import Iterator

from inspector_app.forms.authoring.checking.form import FormUnderCheck, nearest
from inspector_app.forms.authoring.problems import FormProblem
from inspector_app.forms.authoring.question_types import KNOWN, REFUSED, SELECTS
from inspector_app.forms.authoring.survey_rows import SurveyRow

# Types of other programs, and what to use instead.
_FOREIGN = {
    "calculate_here": ("SurveyCTO", "Use calculate."),
    "caseid": ("SurveyCTO", "Leave it out; a reading belongs to its case."),
    "comments": ("SurveyCTO", "Ask for them with the type text."),
    "text audit": ("SurveyCTO", "Leave it out; the visit file keeps who changed what and when."),
    "audio audit": ("SurveyCTO", "Leave it out."),
    "speed violations count": ("SurveyCTO", "Leave it out."),
    "speed violations list": ("SurveyCTO", "Leave it out."),
    "speed violations audit": ("SurveyCTO", "Leave it out."),
    "sensor_statistic": ("SurveyCTO", "Leave it out."),
    "sensor_stream": ("SurveyCTO", "Leave it out."),
    "device_info": ("SurveyCTO", "Leave it out."),
    "enumerator": ("SurveyCTO", "Use username."),
    "devicephonenum": ("SurveyCTO", "Leave it out."),
    "simid": ("SurveyCTO", "Leave it out."),
    "begin_score": ("KoboToolbox", "Use a group with the appearance table-list."),
    "begin_rank": ("KoboToolbox", "Use rank with a list of choices."),
    "begin_kobomatrix": ("KoboToolbox", "Use a group with the appearance table-list."),
    "cascading_select": ("older XLSForm", "Use select_one with a choice_filter."),
}
_NEEDS_LIST = (*SELECTS, "begin loop")


def problems(form: FormUnderCheck) -> Iterator[FormProblem]:
    """Yield a problem for each row whose type cannot be used."""
    for made in form.rows:
        row = made.row
        written = row.get("type")
        if not written:
            if row.has("name", "label"):
                yield row.problem("type", "The row has no type.", "Write one, such as text or note.")
        elif made.type is None:
            yield _unknown(made, written)
        elif made.type.name in REFUSED and not form.book.shows_unavailable(row):
            kind = made.type.name
            called = f"“{written}”" if written == kind else f"“{written}”, which is {kind},"
            yield row.problem(
                "type",
                f"{called} asks for {REFUSED[kind]}, which this program does not take.",
                "Ask for it in words, with the type text; leave it out; "
                "or write show in the column unavailable to show it as not available here.",
            )
        elif made.type.name in _NEEDS_LIST and not made.type.list_name:
            remedy = f"Write the list after it: {made.type.name} LIST."
            yield row.problem("type", f"“{written}” names no list.", remedy)


def _unknown(made: SurveyRow, written: str) -> FormProblem:
    words = " ".join(written.split())
    first, _, rest = words.partition(" ")
    foreign = (
        _FOREIGN.get(words.lower())
        or _FOREIGN.get(first.lower())
        or _FOREIGN.get(first.lower().replace("-", "_"))
    )
    if foreign:
        whose, remedy = foreign
        return made.row.problem("type", f"“{written}” is a type of {whose}’s.", remedy)
    if first in SELECTS and rest:
        what = f"“{written}” has more than the name of a list after {first}."
        return made.row.problem("type", what, "Write the name of the list without blanks.")
    select = nearest(first, SELECTS) if rest else ""
    near = f"{select} {rest}" if select else nearest(words, KNOWN)
    remedy = f"Did you mean “{near}”?" if near else "docs/forms.md lists the types that there are."
    return made.row.problem("type", f"There is no type “{written}”.", remedy)
