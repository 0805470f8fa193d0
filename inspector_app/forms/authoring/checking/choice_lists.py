"""The choices: each in a list, named, told apart; and each list that a question names is there."""

from __future__ import annotations

from collections.abc import Iterator

from inspector_app.forms.authoring.checking.form import FormUnderCheck, did_you_mean
from inspector_app.forms.authoring.checking.names import NAME
from inspector_app.forms.authoring.headings import MEDIA
from inspector_app.forms.authoring.problems import FormAdvice, FormProblem
from inspector_app.forms.authoring.question_types import FROM_FILE, SELECTS
from inspector_app.forms.authoring.workbook import REFERENCE, YES, Row
from inspector_app.forms.definition import NOT_APPLICABLE

_SEVERAL = ("select_multiple", "rank")  # their answers part the names by blanks
_FROM_LIST = tuple(name for name in (*SELECTS, "begin loop") if name not in FROM_FILE)


def problems(form: FormUnderCheck) -> Iterator[FormProblem]:
    """Yield what is wrong with choices and with the lists that questions name."""
    yield from _of_rows(form)
    yield from _of_questions(form)


def _of_rows(form: FormUnderCheck) -> Iterator[FormProblem]:
    twice = form.book.settings.get("allow_choice_duplicates").lower() in YES
    seen: dict[tuple[str, str], Row] = {}
    for sheet in ("choices", "external_choices"):
        for row in form.book.sheet(sheet).rows:
            name, list_name = row.get("name"), row.get("list_name")
            if not list_name and name:
                yield row.problem("list_name", "The choice is in no list.", "Write the name of its list.")
            if not name and list_name:
                yield row.problem("name", "The choice has no name.", "Give it one; answers are kept by it.")
            if name == NOT_APPLICABLE:
                yield row.problem(
                    "name",
                    "“n/a” is kept for answers that do not apply.",
                    "Give the choice another name, or write yes in the column na of the question.",
                )
            earlier = seen.setdefault((list_name, name), row)
            if name and earlier is not row and not twice:
                what = f"“{name}” is in the list “{list_name}” already, in row {earlier.number}."
                yield row.problem("name", what, "Name them apart, or set allow_choice_duplicates to yes.")
            if name and sheet == "choices" and not row.has("label", *MEDIA):
                what = f"The choice has no label, so “{name}” is shown."
                yield row.advice("label", what, "Write the words that people read.")


def _of_questions(form: FormUnderCheck) -> Iterator[FormProblem]:
    lists = form.book.lists
    used: set[str] = set()
    told: set[tuple[str, int]] = set()
    for made in form.rows:
        if not made.is_type(*_FROM_LIST) or made.type is None or not made.type.list_name:
            continue
        list_name, row = made.type.list_name, made.row
        if "${" in list_name:
            yield from _from_repeat(form, row, list_name)
        elif list_name not in lists:
            remedy = did_you_mean(list_name, lists, "Add it to the sheet choices.")
            yield row.problem("type", f"There is no list of choices “{list_name}”.", remedy)
        elif made.type.or_other and row.has("choice_filter"):
            remedy = "Add a choice for it and a text of your own, asked when it is chosen."
            yield row.problem("choice_filter", "A filter cannot stand beside or_other.", remedy)
        elif made.type.or_other and form.book.languages:
            what = "The further choice and its text are in English in every language."
            remedy = "Add a choice for it and a text of your own, asked when it is chosen."
            yield row.advice("type", what, remedy)
        used.add(list_name)
        if made.is_type("begin loop"):
            for choice in lists.get(list_name, ()):
                if NAME.fullmatch(choice.get("name")) is None:
                    what = f"“{choice.get('name')}” cannot be the name of a group, which a loop makes of it."
                    yield choice.problem("name", what, "Begin with a letter, and write no blanks.")
        if made.is_type(*_SEVERAL):
            for choice in lists.get(list_name, ()):
                name = choice.get("name")
                if " " in name and (choice.sheet, choice.number) not in told:
                    told.add((choice.sheet, choice.number))
                    what = f"“{name}” has a blank, and several choices are kept with blanks between them."
                    yield choice.problem("name", what, "Write an underscore instead.")
    mentioned = " ".join(text for row in form.book.rows() for text in row.cells.values())
    for list_name, choices in lists.items():
        if list_name not in used and f"'{list_name}'" not in mentioned and f'"{list_name}"' not in mentioned:
            first = choices[0]
            what = f"No question uses the list “{list_name}”."
            if f"={list_name}" not in mentioned:
                yield FormAdvice(
                    first.sheet, first.number, "list_name", what, "Take it out if it is not needed."
                )


def _from_repeat(form: FormUnderCheck, row: Row, list_name: str) -> Iterator[FormProblem]:
    """Yield a problem when choices come from answers that no repeat gives."""
    whole = REFERENCE.fullmatch(list_name)
    if whole is None:
        what = f"“{list_name}” is not the name of a question in braces."
        yield row.problem("type", what, "Write it as ${name}.")
        return
    named = [made for made in form.rows.questions() if made.name == whole[1]]
    if not named:
        what = f"There is no question called “{whole[1]}”."
        yield row.problem("type", what, did_you_mean(whole[1], form.names, "Correct the name."))
        return
    repeats = [made.path for made in form.rows.questions() if made.is_type("begin repeat")]
    if not any(f"{named[0].path}/".startswith(f"{path}/") for path in repeats):
        what = f"“{whole[1]}” is in no repeat, so it gives no choices."
        yield row.problem("type", what, "Name a question in a repeat, or a list of choices.")
