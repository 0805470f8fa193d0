"""Functions of questions with choices."""

from __future__ import annotations

from typing import Any

from inspector_app.forms.choice_nodes import choice_label, choices_as_nodes
from inspector_app.forms.conversions import XValue, nodes_of, to_number, to_text
from inspector_app.forms.functions.registry import function


@function("selected", 2)
def selected(_context: Any, answer: XValue, choice: XValue) -> XValue:
    """Whether a choice is among those of an answer."""
    return to_text(choice).strip() in to_text(answer).split()


@function("selected-at", 2)
def selected_at(_context: Any, answer: XValue, place: XValue) -> XValue:
    """The choice at a place of an answer, counted from 0; blank when there are not so many."""
    choices, index = to_text(answer).split(), to_number(place)
    return choices[int(index)] if 0 <= index < len(choices) else ""


@function("count-selected", 1)
def count_selected(_context: Any, answer: XValue) -> XValue:
    """How many choices an answer has."""
    return float(len(to_text(answer).split()))


@function("jr:choice-name", 2)
def choice_name(context: Any, answer: XValue, question: XValue) -> XValue:
    """The label of a choice in the language of now; the question is given as its path in quotes."""
    names = to_text(answer).split()
    asked = nodes_of(question)
    if not asked:
        return " ".join(names)
    return ", ".join(choice_label(asked[0].definition, name, context.state.in_language) for name in names)


@function("instance", 1)
def instance(context: Any, name: XValue) -> XValue:
    """A list of choices, to be searched by a path: `instance('towns')/root/item[name = ${town}]/region`."""
    choices = context.state.form.lists.get(to_text(name), ())
    return choices_as_nodes(choices, context.state.in_language)


@function("randomize", 1, 2)
def randomize(_context: Any, nodes: XValue, _seed: XValue | None = None) -> XValue:
    """The nodes as they are: on a desktop the order of choices does not change while one reads."""
    return nodes_of(nodes)
