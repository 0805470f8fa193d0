"""The column type: types that there are not, that a desktop cannot take, and lists that a type needs."""

from __future__ import annotations

from collections.abc import Iterator

from inspector_app.forms.authoring.checking.form import FormUnderCheck, nearest
from inspector_app.forms.authoring.problems import FormProblem
from inspector_app.forms.authoring.question_types import KNOWN, REFUSED, SELECTS
from inspector_app.forms.authoring.survey_rows import SurveyRow
from resources.translations import N_, _

# Types of other programs, and what to use instead.
_FOREIGN = {
    "calculate_here": ("SurveyCTO", N_("Use calculate.")),
    "caseid": ("SurveyCTO", N_("Leave it out; a reading belongs to its case.")),
    "comments": ("SurveyCTO", N_("Ask for them with the type text.")),
    "text audit": ("SurveyCTO", N_("Leave it out; the visit file keeps who changed what and when.")),
    "audio audit": ("SurveyCTO", N_("Leave it out.")),
    "speed violations count": ("SurveyCTO", N_("Leave it out.")),
    "speed violations list": ("SurveyCTO", N_("Leave it out.")),
    "speed violations audit": ("SurveyCTO", N_("Leave it out.")),
    "sensor_statistic": ("SurveyCTO", N_("Leave it out.")),
    "sensor_stream": ("SurveyCTO", N_("Leave it out.")),
    "device_info": ("SurveyCTO", N_("Leave it out.")),
    "enumerator": ("SurveyCTO", N_("Use username.")),
    "devicephonenum": ("SurveyCTO", N_("Leave it out.")),
    "simid": ("SurveyCTO", N_("Leave it out.")),
    "begin_score": ("KoboToolbox", N_("Use a group with the appearance table-list.")),
    "begin_rank": ("KoboToolbox", N_("Use rank with a list of choices.")),
    "begin_kobomatrix": ("KoboToolbox", N_("Use a group with the appearance table-list.")),
    "cascading_select": (N_("older XLSForm"), N_("Use select_one with a choice_filter.")),
}
_NEEDS_LIST = (*SELECTS, "begin loop")


def problems(form: FormUnderCheck) -> Iterator[FormProblem]:
    """Yield a problem for each row whose type cannot be used."""
    for made in form.rows:
        row = made.row
        written = row.get("type")
        if not written:
            if row.has("name", "label"):
                yield row.problem("type", _("The row has no type."), _("Write one, such as text or note."))
        elif made.type is None:
            yield _unknown(made, written)
        elif made.type.name in REFUSED and not form.book.shows_unavailable(row):
            kind = made.type.name
            what = (
                _("“{type}” asks for {thing}, which this program does not take.")
                if written == kind
                else _("“{written}”, which is {type}, asks for {thing}, which this program does not take.")
            )
            yield row.problem(
                "type",
                what.format(type=kind, written=written, thing=_(REFUSED[kind])),
                _(
                    "Ask for it in words, with the type text; leave it out; "
                    "or write show in the column unavailable to show it as not available here."
                ),
            )
        elif made.type.name in _NEEDS_LIST and not made.type.list_name:
            what = _("“{type}” names no list.").format(type=written)
            remedy = _("Write the list after it: {type} LIST.").format(type=made.type.name)
            yield row.problem("type", what, remedy)


def _unknown(made: SurveyRow, written: str) -> FormProblem:
    words = " ".join(written.split())
    first, _blank, rest = words.partition(" ")
    foreign = (
        _FOREIGN.get(words.lower())
        or _FOREIGN.get(first.lower())
        or _FOREIGN.get(first.lower().replace("-", "_"))
    )
    if foreign:
        whose, remedy = foreign
        what = _("“{type}” is a type of {program}’s.").format(type=written, program=_(whose))
        return made.row.problem("type", what, _(remedy))
    if first in SELECTS and rest:
        what = _("“{written}” has more than the name of a list after {type}.")
        remedy = _("Write the name of the list without blanks.")
        return made.row.problem("type", what.format(written=written, type=first), remedy)
    select = nearest(first, SELECTS) if rest else ""
    near = f"{select} {rest}" if select else nearest(words, KNOWN)
    remedy = _("docs/forms.md lists the types that there are.")
    if near:
        remedy = _("Did you mean “{name}”?").format(name=near)
    return made.row.problem("type", _("There is no type “{type}”.").format(type=written), remedy)
