"""`inspector-app form …`: help for those who write forms."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from db.errors import UserError
from inspector_app.commands import form_editions
from inspector_app.commands.form_bring import bring
from inspector_app.commands.form_preview import preview
from inspector_app.commands.main import FOUND_PROBLEMS
from inspector_app.commands.options import PATH, as_json, print_facts
from resources.translations import _, counted

_EXAMPLE_OF_ANSWERS = '[["/data/group/question", "yes"]]'


@click.group("form")
def command() -> None:
    """Check and try out forms, and change them in a visit.

    A form is checked and tried out before it goes to the team; its next edition is added to a visit, and readings are
    brought to it.
    """


for subcommand in (form_editions.compare, form_editions.add, form_editions.editions, bring, preview):
    command.add_command(subcommand)


@command.command("check")
@click.argument("form", type=PATH)
@as_json
@click.pass_context
def check(ctx: click.Context, form: Path, *, json_out: bool) -> None:
    """Print every problem of FORM with its place and remedy.

    Its place is sheet, row and column. The exit code is 1 when there are any. Advice, on what works and may not be meant, is printed too and does not change the exit code.
    """
    from inspector_app.forms import FormError
    from inspector_app.forms.authoring.compile import CheckedForm, check_form

    try:
        checked = check_form(form)
    except FormError as error:
        checked = CheckedForm(None, error.problems, [])
    facts: dict[str, object] = {
        "problems": [asdict(problem) for problem in checked.problems],
        "advice": [asdict(advice) for advice in checked.advice],
    }
    lines = [str(problem) for problem in checked.problems]
    lines += [_("advice – {advice}").format(advice=advice) for advice in checked.advice]
    if checked.form is not None:
        questions, sections = len(list(checked.form.questions())), len(checked.form.sections)
        facts |= {"name": checked.form.name, "version": checked.form.version, "questions": questions}
        lines.append(
            _("{file}: {questions} in {sections}, no problems.").format(
                file=form.name,
                questions=counted("{count} question", "{count} questions", questions),
                sections=counted("{count} section", "{count} sections", sections),
            )
        )
    print_facts(facts, lines, json_out=json_out)
    if checked.problems:
        ctx.exit(FOUND_PROBLEMS)


@command.command("template")
@click.argument("out", type=PATH)
def template(out: Path) -> None:
    """Write OUT, a workbook (.xlsx) to begin a form from.

    It has every column, and an example of every type of question.
    """
    from inspector_app.forms.authoring.template import write_template

    write_template(out)
    click.echo(
        _("Wrote {file}. Keep what you need, then run: {command}").format(
            file=out, command=f"inspector-app form check {out}"
        )
    )


@command.command("try")
@click.argument("form", type=PATH)
@click.option("--answers", type=PATH, help="A JSON list of [path, value], applied in order.")
@click.option("--language", help="Language of the messages; the form's default otherwise.")
@as_json
def try_out(form: Path, answers: Path | None, language: str | None, *, json_out: bool) -> None:
    """Fill FORM in with answers and print the state of every node."""
    from inspector_app.forms.authoring.compile import compile_form
    from inspector_app.forms.authoring.workbook import language_code
    from inspector_app.forms.dry_run import dry_run

    compiled = compile_form(form)
    if language is not None and language_code(language) not in compiled.languages:
        raise UserError(
            "form-language",
            _("The form is not written in “{language}”.").format(language=language),
            _("Its languages are: {languages}.").format(languages=", ".join(compiled.languages)),
            where=form.name,
        )
    spoken = language_code(language) if language else None
    result = dry_run(compiled, _read_answers(answers), language=spoken)
    lines = [_line(path, node) for path, node in result["nodes"].items()]
    print_facts(result, [*lines, *result["messages"]], json_out=json_out)


def _line(path: str, node: dict[str, Any]) -> str:
    """Return what became of a question: its value, and whether it is skipped or not valid."""
    marks = [_("(skipped)")] * (not node["relevant"]) + [_("(not valid)")] * (not node["valid"])
    return " ".join([f"{path}: {node['value'] or '–'}", *marks])


def _read_answers(path: Path | None) -> list[tuple[str, str]]:
    if path is None:
        return []
    try:
        answers = json.loads(path.read_text(encoding="utf-8-sig"))
        return [_pair(entry) for entry in answers]
    except (OSError, ValueError, TypeError) as error:
        raise UserError(
            "answers-file",
            _("The answers cannot be read ({error}).").format(error=error),
            _("Write a JSON list of pairs, such as {example}.").format(example=_EXAMPLE_OF_ANSWERS),
            where=path.name,
        ) from error


def _pair(entry: object) -> tuple[str, str]:
    """Return path and answer from what JSON holds; raises TypeError for anything else."""
    match entry:
        case [str(path), None]:
            return path, ""
        case [str(path), str(text)]:
            return path, text
        case [str(path), bool() | int() | float() as value]:
            return path, json.dumps(value)
        case _:
            raise TypeError(_("{entry} is no pair of a path and an answer").format(entry=json.dumps(entry)))
