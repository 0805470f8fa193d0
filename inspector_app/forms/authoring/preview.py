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
from resources.translations import _, pgettext


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
        Fact(_("Name"), definition.name),
        Fact(_("Row"), str(row.number) if row else ""),
        Fact(_("Type"), rule("type") or definition.type),
        Fact(_("Relevant"), _relevance(node.own_relevant, node.relevant), rule("relevant")),
        Fact(_("Required"), _yes(state.truth(definition.required, node)), _expression(rule("required"))),
        Fact(_("Read only"), _yes(state.is_readonly(node)), _expression(rule("readonly"))),
    ]
    if definition.constraint is not None:
        broken = bool(node.counts and violation_of(state, node))
        facts.append(Fact(_("Constraint"), _holds(bool(node.counts), broken), rule("constraint")))
    if definition.warning is not None:
        facts.append(
            Fact(_("Warning"), _holds(bool(node.counts), bool(warning_of(state, node))), rule("warning"))
        )
    if definition.is_choice:
        facts.append(
            Fact(
                _("Choices"),
                _("{number} of {total}").format(
                    number=len(state.choices(node)), total=len(definition.choices)
                ),
                rule("choice_filter"),
            )
        )
    facts.append(Fact(_("Answer"), node.answer or _("none yet")))
    seen = f"“{node.text}”" if node.text else _("a blank")
    facts.append(Fact(_("Expressions see"), seen, rule("calculation")))
    return facts


def _expression(written: str) -> str:
    """Return a rule that is worked out, "" for a plain yes or no."""
    return "" if written.lower() in ("yes", "no", "true", "false", "true()", "false()") else written


def _yes(holds: bool) -> str:
    return pgettext("it holds of a question", "yes") if holds else pgettext("it holds of a question", "no")


def _relevance(own: bool, whole: bool) -> str:
    return _("no, by a group around it") if own and not whole else _yes(whole)


def _holds(answered: bool, broken: bool) -> str:
    if not answered:
        return _("nothing to hold it against")
    return _("broken") if broken else _("holds")
