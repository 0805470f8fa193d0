"""Trying a form out: answers in order, then the state of every node, as policy teams check their logic."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from inspector_app.forms.instance import Node
from inspector_app.forms.model import QUESTION, REPEAT, CompiledForm
from inspector_app.forms.state import FormState

_POSITION = re.compile(r"\[(\d+)\]")


def dry_run(
    form: CompiledForm, answers: Iterable[tuple[str, str]], *, language: str | None = None
) -> dict[str, Any]:
    """Fill a form in and return `{"nodes": {path: state}, "messages": […]}`.

    Paths have the form's root and the places of instances, as ODK writes them: "/data/earlier[2]/date". An
    answer into the instance after the last one adds it. A path that there is not becomes a message.
    """
    state = FormState(form, language=language)
    messages = []
    for path, value in answers:
        try:
            state.answer(_with_keys(state, path), value)
        except KeyError:
            messages.append(f"{path}: there is no such question here.")
    nodes = {}
    for node in state.root.walk():
        found = state.state_of(node)
        nodes[_with_positions(form, node)] = {
            "relevant": found.relevant,
            "required": found.required,
            "readonly": found.readonly,
            "valid": found.valid,
            "value": node.text if node.definition.kind == QUESTION else None,
        }
        if found.message:
            messages.append(f"{_with_positions(form, node)}: {found.message}")
        if found.warning:
            messages.append(f"{_with_positions(form, node)}: warning: {found.warning}")
    return {"nodes": nodes, "messages": messages}


def _with_positions(form: CompiledForm, node: Node) -> str:
    if node.parent is None:
        return f"/{form.root}"
    place = f"[{node.position()}]" if node.definition.kind == REPEAT else ""
    return f"{_with_positions(form, node.parent)}/{node.name}{place}"


def _with_keys(state: FormState, path: str) -> str:
    """Return a path with positions as the path with keys that the state knows."""
    found = ""
    for step in path.strip("/").split("/")[1:]:
        name = _POSITION.sub("", step)
        here = f"{found}/{name}"
        definition = state.form.question(here)
        if definition.kind == REPEAT:
            match = _POSITION.search(step)
            place = int(match[1]) if match else 1
            keys = state.repeat_keys(here)
            if place == len(keys) + 1 and definition.count is None:
                keys.append(state.add_repeat(here))
            if place > len(keys):
                raise KeyError(path)
            here = f"{here}[{keys[place - 1]}]"
        found = here
    return found
