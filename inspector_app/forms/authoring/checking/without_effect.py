"""Cells that do nothing where they stand: a message without its condition, a rule on what nobody answers."""

from __future__ import annotations

from collections.abc import Iterator

from inspector_app.forms.authoring.checking.form import FormUnderCheck
from inspector_app.forms.authoring.problems import FormProblem
from inspector_app.forms.authoring.question_types import METADATA, SILENT, WITH_DATA_TYPE
from inspector_app.forms.authoring.workbook import YES
from resources.translations import N_, _

_MESSAGES = {"constraint_message": "constraint", "required_message": "required", "warning_message": "warning"}
_RULES = ("required", "constraint", "warning", "na")
_NOT_KEPT = {
    "deviceid": N_("A visit moves between computers, so none is noted; the row does nothing."),
    "email": N_("No account is known on site, so no address is noted; the row does nothing."),
    "audit": N_("The visit file keeps who changed what and when by itself; the row does nothing."),
}


def problems(form: FormUnderCheck) -> Iterator[FormProblem]:
    """Yield advice on cells that do nothing."""
    for made in form.rows:
        row, kind = made.row, made.type
        for message, rule in _MESSAGES.items():
            if row.has(message) and not row.has(rule):
                what = _("The message is never shown, as there is nothing in the column {column}.")
                remedy = _("Write the {column}, or take the message out.")
                yield row.advice(message, what.format(column=rule), remedy.format(column=rule))
        if kind is None:
            continue
        answered = kind.name not in (*SILENT, "note") and not kind.begins and not kind.ends
        if not answered:
            whom = kind.begins or kind.name
            for rule in _RULES:
                if row.has(rule):
                    what = _("It does nothing on a {type}, which nobody answers.").format(type=whom)
                    yield row.advice(rule, what, _("Take it out."))
        elif (
            row.get("required").lower() in YES
            and row.get("readonly").lower() in YES
            and not row.has("calculation", "default")
        ):
            what = _("The question must be answered, and nobody may.")
            yield row.advice("required", what, _("Take out required or readonly."))
        if row.has("bind::type") and kind.name not in WITH_DATA_TYPE:
            what = _("It does nothing; the type says what the data are.")
            yield row.advice("bind::type", what, _("Take it out."))
        if kind.ends and row.has("relevant", "label"):
            column = "relevant" if row.has("relevant") else "label"
            what = _("It does nothing on the end of a group.")
            yield row.advice(column, what, _("Move it to the beginning."))
        if row.has("choice_filter") and not kind.name.startswith(("select_", "rank")):
            yield row.advice("choice_filter", _("It does nothing without choices."), _("Take it out."))
        if kind.name in METADATA and kind.name in _NOT_KEPT:
            yield row.advice("type", _(_NOT_KEPT[kind.name]), _("It can stay."))
