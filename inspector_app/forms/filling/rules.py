"""What an answer is held against: whether there is one, its kind, the choices, the constraint, a soft warning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector_app.forms.filling.answers import is_of_kind
from inspector_app.forms.filling.instance import Node

if TYPE_CHECKING:
    from inspector_app.forms.filling.state import FormState

_REQUIRED = {"en": "This question needs an answer.", "cy": "Mae angen ateb i’r cwestiwn hwn."}
_WRONG_TYPE = {"en": "This is not an answer of the right kind.", "cy": "Nid yw hwn yn ateb o’r math cywir."}
_NO_CHOICE = {
    "en": "This answer is not among the choices.",
    "cy": "Nid yw’r ateb hwn ymhlith y dewisiadau.",
}
_CONSTRAINT = {"en": "This answer is not possible here.", "cy": "Nid yw’r ateb hwn yn bosibl yma."}


def fault_of(state: FormState, node: Node) -> str:
    """Return why a question is not valid, in the form's words where it has some; "" when it is, or is hidden."""
    if not node.relevant or node.is_not_applicable:
        return ""
    return _set_aside(state, node) or violation_of(state, node)


def fault_of_answer(state: FormState, node: Node) -> str:
    """Return why the answer of an asked question is not valid, "" when it is."""
    if node.is_not_applicable:
        return ""
    return _set_aside(state, node) or _broken_constraint(state, node)


def violation_of(state: FormState, node: Node) -> str:
    """Return which rule of the form a question breaks by what counts of its answer, "" when none, or it is hidden.

    This is validity as ODK has it: an answer that does not count is none.
    """
    if not node.relevant or node.is_not_applicable:
        return ""
    if node.counts:
        return _broken_constraint(state, node)
    if not state.truth(node.definition.required, node):
        return ""
    return state.say(node.definition.required_messages, node) or state.in_language(_REQUIRED)


def warning_of(state: FormState, node: Node) -> str:
    """Return the soft warning of an answer, "" when there is none or it does not apply."""
    definition = node.definition
    if definition.warning is None or not node.counts or state.truth(definition.warning, node):
        return ""
    return state.say(definition.warning_messages, node) or state.in_language(_CONSTRAINT)


def _broken_constraint(state: FormState, node: Node) -> str:
    definition = node.definition
    if definition.constraint is None or not node.counts or state.truth(definition.constraint, node):
        return ""
    return state.say(definition.messages, node) or state.in_language(_CONSTRAINT)


def _set_aside(state: FormState, node: Node) -> str:
    """Return why an answer that was given does not count, or not as it stands; "" when it does."""
    definition = node.definition
    if not node.answer:
        return ""
    if definition.is_choice:
        lost = set(definition.names_in(node.answer)) - set(definition.names_in(node.counts))
        return state.in_language(_NO_CHOICE) if lost else ""
    is_taken = node.counts and is_of_kind(definition, node.answer)
    return "" if is_taken else state.in_language(_WRONG_TYPE)
