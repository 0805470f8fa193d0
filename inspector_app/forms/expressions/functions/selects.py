"""Functions of questions with choices."""

from __future__ import annotations

from typing import Any

from inspector_app.forms.expressions.conversions import XValue, nodes_of, to_number, to_text
from inspector_app.forms.expressions.functions.registry import function


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
    """The label of a choice of a question in the language of now, blank for what is none of those there are now.

    The question is given as its path in quotes.
    """
    asked, name = nodes_of(question), to_text(answer)
    choices = context.state.choices(asked[0]) if asked else ()
    return next((context.state.in_language(choice.label) for choice in choices if choice.name == name), "")
