"""Two editions of a form side by side: what became of each question. A question is known by its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from inspector_app.forms.definition import GROUP, QUESTION, Choice, Definition
from inspector_app.forms.expressions.expression import Expression
from inspector_app.forms.model import CompiledForm

_RULES = (
    "relevant",
    "required",
    "readonly",
    "constraint",
    "calculate",
    "warning",
    "choice_filter",
    "dynamic_default",
)


@dataclass(frozen=True, slots=True)
class QuestionChange:
    """What became of one question; `before` is None for a new one, `after` for one that is gone.

    `added` and `removed` are choices, `rules` says whether what governs it is another now: when it is asked, what
    may be answered, what is worked out.
    """

    before: Definition | None
    after: Definition | None
    moved: bool = False
    retyped: bool = False
    reworded: bool = False
    rules: bool = False
    added: tuple[Choice, ...] = ()
    removed: tuple[Choice, ...] = ()

    @property
    def question(self) -> Definition:
        """The question as it is now, or as it was last."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def kinds(self) -> tuple[str, ...]:
        """What happened to it, as words for scripts: "new", "gone", "moved", …; none for the same."""
        if self.before is None:
            return ("new",)
        if self.after is None:
            return ("gone",)
        found = {
            "moved": self.moved,
            "type": self.retyped,
            "choices-added": bool(self.added),
            "choices-removed": bool(self.removed),
            "wording": self.reworded,
            "rules": self.rules,
        }
        return tuple(kind for kind, there in found.items() if there)


def compare_editions(before: CompiledForm, after: CompiledForm) -> list[QuestionChange]:
    """Return every question of both editions, in the order of the newer one, those that are gone last.

    A question that was given another name is one that is gone and one that is new: nothing else can be known.
    """
    pairs = pair_by_name(before, after)
    earlier = {to: before.by_path[path] for path, to in pairs.items()}
    changes = [
        _change(earlier[question.path], question)
        if question.path in earlier
        else QuestionChange(None, question)
        for question in _questions(after)
    ]
    return changes + [
        QuestionChange(question, None) for question in _questions(before) if question.path not in pairs
    ]


def pair_by_name(before: CompiledForm, after: CompiledForm) -> dict[str, str]:
    """Return the path that each question and repeat has in the other edition, for those that it has.

    One that stayed in its place is itself. Of the others a name must be the only one of its kind on either side.
    """
    stayed = {
        path: path
        for path, definition in before.by_path.items()
        if path in after.by_path and after.by_path[path].kind == definition.kind != GROUP
    }
    left, arrived = _by_name(before, stayed), _by_name(after, stayed)
    return stayed | {path: arrived[name] for name, path in left.items() if name in arrived}


def _by_name(form: CompiledForm, taken: dict[str, str]) -> dict[tuple[str, str], str]:
    """Return the paths that are not taken by kind and name, names that several have left out."""
    free = [d for d in form.definitions[1:] if d.kind != GROUP and d.path not in taken]
    often = Counter((definition.kind, definition.name) for definition in free)
    return {(d.kind, d.name): d.path for d in free if often[d.kind, d.name] == 1}


def _questions(form: CompiledForm) -> Iterator[Definition]:
    return (definition for definition in form.definitions if definition.kind == QUESTION)


def _change(before: Definition, after: Definition) -> QuestionChange:
    names_before = {choice.name for choice in before.choices}
    names_after = {choice.name for choice in after.choices}
    labels = {choice.name: choice.label for choice in before.choices}
    return QuestionChange(
        before,
        after,
        moved=before.path != after.path,
        retyped=_type(before) != _type(after),
        reworded=(before.label, before.hint, before.guidance) != (after.label, after.hint, after.guidance)
        or any(choice.label != labels.get(choice.name, choice.label) for choice in after.choices),
        rules=_rules(before) != _rules(after),
        added=tuple(choice for choice in after.choices if choice.name not in names_before),
        removed=tuple(choice for choice in before.choices if choice.name not in names_after),
    )


def _type(question: Definition) -> tuple[Any, ...]:
    return question.type, question.data_type, question.unavailable, question.calculate is None


def _rules(question: Definition) -> list[Any]:
    """Return what governs a question, told by names, so that a question that moved has the rules it had."""
    rules = [_by_names(getattr(question, rule)) for rule in _RULES]
    return [*rules, question.na, question.default, sorted(question.parameters.items())]


def _by_names(expression: Expression | None) -> Any:
    """Return an expression with the last step alone of each path."""
    if not isinstance(expression, list):
        return expression
    if expression[:1] == ["path"] and len(expression) == 3 and expression[2]:
        start = expression[1] if isinstance(expression[1], list) else None
        return ["path", _by_names(start), _by_names(expression[2][-1])]
    return [_by_names(part) for part in expression]
