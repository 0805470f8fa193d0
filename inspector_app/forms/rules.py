"""What an answer is held against: whether there is one, its kind, the choices, the constraint, a soft warning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector_app.forms.answers import is_of_type
from inspector_app.forms.instance import Node

if TYPE_CHECKING:
    from inspector_app.forms.state import FormState

_REQUIRED = {"en": "This question needs an answer.", "cy": "Mae angen ateb i’r cwestiwn hwn."}
_WRONG_TYPE = {"en": "This is not an answer of the right kind.", "cy": "Nid yw hwn yn ateb o’r math cywir."}
_NO_CHOICE = {
    "en": "This answer is not among the choices.",
    "cy": "Nid yw’r ateb hwn ymhlith y dewisiadau.",
}
_CONSTRAINT = {"en": "This answer is not possible here.", "cy": "Nid yw’r ateb hwn yn bosibl yma."}


def fault_of(state: FormState, node: Node) -> str:
    """Return why a question is not valid, in the form's words where it has some; "" when it is, or is hidden."""
    if not node.relevant:
        return ""
    if node.answer:
        return fault_of_answer(state, node)
    if not state.truth(node.definition.required, node):
        return ""
    return state.say(node.definition.required_messages, node) or state.in_language(_REQUIRED)


def fault_of_answer(state: FormState, node: Node) -> str:
    """Return why the answer of an asked question is not valid, "" when it is."""
    definition = node.definition
    if node.is_not_applicable:
        return ""
    if not is_of_type(definition, node.answer):
        return state.in_language(_WRONG_TYPE)
    if definition.list_name:
        names = {choice.name for choice in state.choices(node)}
        if not names.issuperset(node.answer.split()):
            return state.in_language(_NO_CHOICE)
    if definition.constraint is None or state.truth(definition.constraint, node):
        return ""
    return state.say(definition.messages, node) or state.in_language(_CONSTRAINT)


def warning_of(state: FormState, node: Node) -> str:
    """Return the soft warning of an answer, "" when there is none or it does not apply."""
    definition = node.definition
    if definition.warning is None or not node.text or state.truth(definition.warning, node):
        return ""
    return state.say(definition.warning_messages, node) or state.in_language(_CONSTRAINT)
