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
from resources.translations import _

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
                yield row.problem(
                    "list_name", _("The choice is in no list."), _("Write the name of its list.")
                )
            if not name and list_name:
                yield row.problem(
                    "name", _("The choice has no name."), _("Give it one; answers are kept by it.")
                )
            if name == NOT_APPLICABLE:
                yield row.problem(
                    "name",
                    _("“n/a” is kept for answers that do not apply."),
                    _("Give the choice another name, or write yes in the column na of the question."),
                )
            earlier = seen.setdefault((list_name, name), row)
            if name and earlier is not row and not twice:
                what = _("“{name}” is in the list “{list_name}” already, in row {row}.").format(
                    name=name, list_name=list_name, row=earlier.number
                )
                remedy = _("Name them apart, or set allow_choice_duplicates to yes.")
                yield row.problem("name", what, remedy)
            if name and sheet == "choices" and not row.has("label", *MEDIA):
                what = _("The choice has no label, so “{name}” is shown.").format(name=name)
                yield row.advice("label", what, _("Write the words that people read."))


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
            what = _("There is no list of choices “{list_name}”.").format(list_name=list_name)
            remedy = did_you_mean(list_name, lists, _("Add it to the sheet choices."))
            yield row.problem("type", what, remedy)
        elif made.type.or_other and row.has("choice_filter"):
            remedy = _("Add a choice for it and a text of your own, asked when it is chosen.")
            yield row.problem("choice_filter", _("A filter cannot stand beside or_other."), remedy)
        elif made.type.or_other and form.book.languages:
            what = _("The further choice and its text are in English in every language.")
            remedy = _("Add a choice for it and a text of your own, asked when it is chosen.")
            yield row.advice("type", what, remedy)
        used.add(list_name)
        if made.is_type("begin loop"):
            for choice in lists.get(list_name, ()):
                if NAME.fullmatch(choice.get("name")) is None:
                    what = _("“{name}” cannot be the name of a group, which a loop makes of it.").format(
                        name=choice.get("name")
                    )
                    yield choice.problem("name", what, _("Begin with a letter, and write no blanks."))
        if made.is_type(*_SEVERAL):
            for choice in lists.get(list_name, ()):
                name = choice.get("name")
                if " " in name and (choice.sheet, choice.number) not in told:
                    told.add((choice.sheet, choice.number))
                    what = _("“{name}” has a blank, and several choices are kept with blanks between them.")
                    remedy = _("Write an underscore instead.")
                    yield choice.problem("name", what.format(name=name), remedy)
    mentioned = " ".join(text for row in form.book.rows() for text in row.cells.values())
    for list_name, choices in lists.items():
        if list_name not in used and f"'{list_name}'" not in mentioned and f'"{list_name}"' not in mentioned:
            first = choices[0]
            what = _("No question uses the list “{list_name}”.").format(list_name=list_name)
            remedy = _("Take it out if it is not needed.")
            if f"={list_name}" not in mentioned:
                yield FormAdvice(first.sheet, first.number, "list_name", what, remedy)


def _from_repeat(form: FormUnderCheck, row: Row, list_name: str) -> Iterator[FormProblem]:
    """Yield a problem when choices come from answers that no repeat gives."""
    whole = REFERENCE.fullmatch(list_name)
    if whole is None:
        what = _("“{text}” is not the name of a question in braces.").format(text=list_name)
        yield row.problem("type", what, _("Write it as {example}.").format(example="${name}"))
        return
    named = [made for made in form.rows.questions() if made.name == whole[1]]
    if not named:
        what = _("There is no question called “{name}”.").format(name=whole[1])
        yield row.problem("type", what, did_you_mean(whole[1], form.names, _("Correct the name.")))
        return
    repeats = [made.path for made in form.rows.questions() if made.is_type("begin repeat")]
    if not any(f"{named[0].path}/".startswith(f"{path}/") for path in repeats):
        what = _("“{name}” is in no repeat, so it gives no choices.").format(name=whole[1])
        yield row.problem("type", what, _("Name a question in a repeat, or a list of choices."))
