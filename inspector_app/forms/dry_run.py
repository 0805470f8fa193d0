"""Trying a form out: answers in order, then the state of every node, as policy teams check their logic."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from inspector_app.forms.definition import ACKNOWLEDGE, QUESTION, REPEAT
from inspector_app.forms.filling.answers import ACKNOWLEDGED
from inspector_app.forms.filling.instance import Node
from inspector_app.forms.filling.rules import violation_of
from inspector_app.forms.filling.state import FormState
from inspector_app.forms.model import CompiledForm
from resources.translations import _

_TICKS = {"true": ACKNOWLEDGED, "false": ""}  # as a script may write a tick
_STEP = re.compile(r"(?P<name>[^\[\]/]+)(\[(?P<place>[1-9]\d*)\])?", re.ASCII)


def dry_run(
    form: CompiledForm, answers: Iterable[tuple[str, str]], *, language: str | None = None
) -> dict[str, Any]:
    """Fill a form in and return `{"nodes": {path: state}, "messages": […]}`.

    Paths have the form's root and the places of instances, as ODK writes them: "/data/earlier[2]/date". An
    answer into the instance after the last one adds it. A path that there is not, and an answer that the form does
    not take, becomes a message. The value is what the form counts: blank of a hidden question and of an answer that
    is not of its kind; of a group it is None, and nothing is asked of a group itself, so that it is valid.
    """
    state = FormState(form, language=language)
    messages = []
    for path, value in answers:
        try:
            refusal = _answer(state, with_keys(state, path), value)
        except KeyError:
            refusal = _("there is no such question here.")
        if refusal:
            messages.append(f"{path}: {refusal}")
    nodes = {}
    for node in state.root.walk():
        found = state.state_of(node)
        path = with_positions(form, node)
        is_question = node.definition.kind == QUESTION
        nodes[path] = {
            "relevant": found.relevant,
            "required": found.required,
            "readonly": found.readonly,
            "valid": not (is_question and violation_of(state, node)),
            "value": _value(node) if is_question else None,
        }
        if found.message and is_question:
            messages.append(f"{path}: {found.message}")
        if found.warning:
            messages.append(_("{path}: warning: {warning}").format(path=path, warning=found.warning))
    return {"nodes": nodes, "messages": messages}


def _answer(state: FormState, path: str, value: str) -> str:
    """Give an answer and return why it was refused, "" when it was taken, if only to be told that it is wrong."""
    node = state.find(path)
    if node.definition.kind != QUESTION:
        raise KeyError(path)
    if not node.definition.controlled:
        return _("nobody is asked this.")
    if state.is_readonly(node):
        return _("this cannot be changed here.")
    state.answer(path, _TICKS.get(value, value) if node.definition.type == ACKNOWLEDGE else value)
    if node.definition.is_choice and set(value.split()) != set(node.answer.split()):
        return _("“{answer}” is not among the choices.").format(answer=value)
    return ""


def _value(node: Node) -> str:
    return node.answer if node.relevant and node.is_not_applicable else node.counts


def with_positions(form: CompiledForm, node: Node) -> str:
    """Return the path of a node with the form's root and the places of instances: "/data/earlier[2]/date"."""
    if node.parent is None:
        return f"/{form.root}"
    place = f"[{node.position()}]" if node.definition.kind == REPEAT else ""
    return f"{with_positions(form, node.parent)}/{node.name}{place}"


def with_keys(state: FormState, path: str) -> str:
    """Return a path with positions as the path with keys that the state knows; raises KeyError for no path.

    An instance after the last one is added.
    """
    root, *steps = path.strip().strip("/").split("/")
    if root != state.form.root:
        raise KeyError(path)
    found = ""
    for step in steps:
        match = _STEP.fullmatch(step)
        if match is None:
            raise KeyError(path)
        here = f"{found}/{match['name']}"
        definition = state.form.question(here)
        if definition.kind == REPEAT:
            here = f"{here}[{_key(state, here, int(match['place'] or 1))}]"
        elif match["place"] not in (None, "1"):
            raise KeyError(path)
        found = here
    return found


def _key(state: FormState, repeat: str, place: int) -> str:
    keys = state.repeat_keys(repeat)
    if place == len(keys) + 1 and state.form.question(repeat).count is None:
        keys.append(state.add_repeat(repeat))
    if place > len(keys):
        raise KeyError(repeat)
    return keys[place - 1]
