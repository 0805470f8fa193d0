"""Cells that do nothing where they stand: a message without its condition, a rule on what nobody answers."""

from __future__ import annotations

from collections.abc import Iterator

from inspector_app.forms.authoring.checking.form import FormUnderCheck
from inspector_app.forms.authoring.problems import FormProblem
from inspector_app.forms.authoring.question_types import METADATA, SILENT, WITH_DATA_TYPE
from inspector_app.forms.authoring.workbook import YES

_MESSAGES = {"constraint_message": "constraint", "required_message": "required", "warning_message": "warning"}
_RULES = ("required", "constraint", "warning", "na")
_NOT_KEPT = {
    "deviceid": "A visit moves between computers, so none is noted",
    "email": "No account is known on site, so no address is noted",
    "audit": "The visit file keeps who changed what and when by itself",
}


def problems(form: FormUnderCheck) -> Iterator[FormProblem]:
    """Yield advice on cells that do nothing."""
    for made in form.rows:
        row, kind = made.row, made.type
        for message, rule in _MESSAGES.items():
            if row.has(message) and not row.has(rule):
                what = f"The message is never shown, as there is nothing in the column {rule}."
                yield row.advice(message, what, f"Write the {rule}, or take the message out.")
        if kind is None:
            continue
        answered = kind.name not in (*SILENT, "note") and not kind.begins and not kind.ends
        if not answered:
            whom = kind.begins or kind.name
            for rule in _RULES:
                if row.has(rule):
                    yield row.advice(
                        rule, f"It does nothing on a {whom}, which nobody answers.", "Take it out."
                    )
        elif (
            row.get("required").lower() in YES
            and row.get("readonly").lower() in YES
            and not row.has("calculation", "default")
        ):
            what = "The question must be answered, and nobody may."
            yield row.advice("required", what, "Take out required or readonly.")
        if row.has("bind::type") and kind.name not in WITH_DATA_TYPE:
            yield row.advice(
                "bind::type", "It does nothing; the type says what the data are.", "Take it out."
            )
        if kind.ends and row.has("relevant", "label"):
            column = "relevant" if row.has("relevant") else "label"
            yield row.advice(column, "It does nothing on the end of a group.", "Move it to the beginning.")
        if row.has("choice_filter") and not kind.name.startswith(("select_", "rank")):
            yield row.advice("choice_filter", "It does nothing without choices.", "Take it out.")
        if kind.name in METADATA and kind.name in _NOT_KEPT:
            yield row.advice("type", f"{_NOT_KEPT[kind.name]}; the row does nothing.", "It can stay.")
