"""The choices that a question has now: of a list or of answers elsewhere, let through by its filter, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector_app.forms.definition import NOT_APPLICABLE, RANK, SELECT_ONE, Choice
from inspector_app.forms.expressions.conversions import nodes_of, to_number, to_text, to_truth
from inspector_app.forms.expressions.evaluate import Context
from inspector_app.forms.expressions.lots import seed_of, shuffled
from inspector_app.forms.filling.instance import Node

if TYPE_CHECKING:
    from inspector_app.forms.filling.state import FormState


def choices_of(state: FormState, node: Node) -> tuple[Choice, ...]:
    """Return the choices of a question as they are shown now; none for a question that is no choice."""
    definition = node.definition
    if definition.choices_from:
        found = _given_elsewhere(state, node)
    else:
        found = tuple(_said(state, node, choice) for choice in _let_through(state, node))
    if not definition.randomized:
        return found
    seed = state.lot
    if definition.seed is not None:
        value = state.evaluate(definition.seed, node)
        seed = seed_of(to_number(value), to_text(value))
    return tuple(shuffled(found, seed))


def _let_through(state: FormState, node: Node) -> tuple[Choice, ...]:
    definition = node.definition
    if definition.choice_filter is None:
        return definition.choices
    run = state.form.run(definition.choice_filter)
    items = state.items(definition.list_name)
    return tuple(
        choice
        for choice, item in zip(definition.choices, items, strict=True)
        if to_truth(run(Context(item, node, state)))
    )


def _said(state: FormState, node: Node, choice: Choice) -> Choice:
    """Return a choice with the values in its label, in the language of now."""
    if not choice.labels:
        return choice
    return Choice(choice.name, {state.language: state.say(choice.labels, node)}, choice.more)


def _given_elsewhere(state: FormState, node: Node) -> tuple[Choice, ...]:
    nodes, name, label = (state.form.run(expression) for expression in node.definition.choices_from)
    found: dict[str, Choice] = {}
    for place in nodes_of(nodes(Context(node, node, state))):
        there = Context(place, node, state)
        key = to_text(name(there))
        # An answer that is still blank is no choice yet.
        if key:
            found.setdefault(key, Choice(key, {state.language: to_text(label(there)) or key}, {}))
    return tuple(found.values())


def taken(state: FormState, node: Node, value: str) -> str:
    """Return what is taken of an answer: of choices only those that there are now, in the order of the list."""
    definition = node.definition
    if not value or not definition.is_choice or (definition.na and value == NOT_APPLICABLE):
        return value
    if definition.type == RANK:
        return " ".join(value.split())  # an order stands, whichever of its choices there are now
    choices = state.choices(node)
    names = {choice.name for choice in choices}
    if definition.type == SELECT_ONE:
        return value if value in names else ""
    return in_order_of(choices, " ".join(name for name in value.split() if name in names))


def chosen(node: Node, choices: tuple[Choice, ...]) -> str:
    """Return what counts of an answer while these are the choices.

    A choice that is not there now counts for nothing and is not forgotten. An order lacks no choice: those that
    came since follow at its end.
    """
    names = [choice.name for choice in choices]
    given = node.definition.names_in(node.answer)
    kept = [name for name in given if name in names]
    if node.definition.type == RANK and given:
        kept += [name for name in names if name not in kept]
    return " ".join(kept)


def in_order_of(choices: tuple[Choice, ...], answer: str) -> str:
    """Return the names of several choices in the order of the list, those that are not there now at the end."""
    given = dict.fromkeys(answer.split())
    there = [choice.name for choice in choices if choice.name in given]
    return " ".join([*there, *(name for name in given if name not in there)])
