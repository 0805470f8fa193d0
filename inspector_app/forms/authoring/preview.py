"""Trying a form out on screen: read from its workbook, again after each change, with what its rules say just now."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from inspector_app.forms.authoring.compile import check_form
from inspector_app.forms.authoring.problems import FormAdvice, FormError
from inspector_app.forms.authoring.survey_rows import SurveyRows
from inspector_app.forms.authoring.workbook import Workbook
from inspector_app.forms.filling.rules import violation_of, warning_of
from inspector_app.forms.filling.state import FormState
from inspector_app.forms.model import CompiledForm


@dataclass(frozen=True, slots=True)
class WrittenForm:
    """A form, the rows in which its author wrote it, None of a ready XForm, and advice on it."""

    form: CompiledForm
    rows: SurveyRows | None
    advice: tuple[FormAdvice, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """What holds of a question now, and the rule that its author wrote for it, "" where there is none."""

    name: str
    says: str
    written: str = ""


def read_form(source: Path) -> WrittenForm:
    """Read a form from its workbook.

    Raises FormError with all its problems, and UserError when the file cannot be read at all.
    """
    checked = check_form(source)
    if checked.form is None:
        raise FormError(source.name, checked.problems)
    rows = None if source.suffix.lower() == ".xml" else SurveyRows(Workbook(source).survey)
    return WrittenForm(checked.form, rows, tuple(checked.advice))


def carried_over(state: FormState, form: CompiledForm) -> FormState:
    """Return a changed form filled in with the answers given before.

    Those to questions that are gone wait, should the questions come back; those that fit no more stay, and are
    marked as wrong.
    """
    return FormState(form, state.answers(), language=state.language)


def facts_of(written: WrittenForm, state: FormState, path: str) -> list[Fact]:
    """Return what there is to say about a question just now, for who wrote it."""
    node = state.find(path)
    definition = node.definition
    row = written.rows.of(definition.path) if written.rows else None

    def rule(column: str) -> str:
        return row.get(column).strip() if row else ""

    facts = [
        Fact("Name", definition.name),
        Fact("Row", str(row.number) if row else ""),
        Fact("Type", rule("type") or definition.type),
        Fact("Relevant", _relevance(node.own_relevant, node.relevant), rule("relevant")),
        Fact("Required", _yes(state.truth(definition.required, node)), _expression(rule("required"))),
        Fact("Read only", _yes(state.is_readonly(node)), _expression(rule("readonly"))),
    ]
    if definition.constraint is not None:
        broken = bool(node.counts and violation_of(state, node))
        facts.append(Fact("Constraint", _holds(bool(node.counts), broken), rule("constraint")))
    if definition.warning is not None:
        facts.append(
            Fact("Warning", _holds(bool(node.counts), bool(warning_of(state, node))), rule("warning"))
        )
    if definition.is_choice:
        facts.append(
            Fact("Choices", f"{len(state.choices(node))} of {len(definition.choices)}", rule("choice_filter"))
        )
    facts.append(Fact("Answer", node.answer or "none yet"))
    facts.append(Fact("Expressions see", f"“{node.text}”" if node.text else "a blank", rule("calculation")))
    return facts


def _expression(written: str) -> str:
    """Return a rule that is worked out, "" for a plain yes or no."""
    return "" if written.lower() in ("yes", "no", "true", "false", "true()", "false()") else written


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"


def _relevance(own: bool, whole: bool) -> str:
    return "yes" if whole else "no" if not own else "no, by a group around it"


def _holds(answered: bool, broken: bool) -> str:
    return "nothing to hold it against" if not answered else "broken" if broken else "holds"
