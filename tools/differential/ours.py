"""One filling in our engine, step by step, with the state of every node as ODK's engine is asked for it."""

from __future__ import annotations

from datetime import datetime

from inspector_app.forms import CompiledForm, FormState
from inspector_app.forms.definition import QUESTION
from inspector_app.forms.dry_run import with_keys, with_positions
from inspector_app.forms.filling.instance import Node
from inspector_app.forms.filling.rules import violation_of
from tools.differential.compare import Snapshot


class OurFilling:
    """A form being filled in; `give` answers, `snapshot` tells what there is."""

    def __init__(self, form: CompiledForm, now: datetime) -> None:
        self.form = form
        self.state = FormState(form, now=now)

    def give(self, path: str, value: str | None) -> str:
        """Give an answer; None removes an instance of a repeat. Returns why it was refused, "" when it was not."""
        try:
            keyed = with_keys(self.state, path)
            if value is None:
                repeat, _, key = keyed.removesuffix("]").rpartition("[")
                self.state.remove_repeat(repeat, key)
            elif self.state.is_readonly(self.state.find(keyed)):
                return "It can only be read."
            else:
                self.state.answer(keyed, value)
        except KeyError:
            return "There is no such question."
        return ""

    def nodes(self) -> dict[str, Node]:
        """Return the nodes by path with places: "/data/earlier[2]/date"."""
        return {with_positions(self.form, node): node for node in self.state.root.walk()}

    def snapshot(self) -> Snapshot:
        """Return the state of every node by path; the value is what expressions see."""
        found: Snapshot = {}
        for path, node in self.nodes().items():
            state = self.state.state_of(node)
            is_question = node.definition.kind == QUESTION
            violation = violation_of(self.state, node) if is_question else ""
            found[path] = {
                "relevant": state.relevant,
                "required": state.required,
                "readonly": state.readonly,
                "valid": not violation,
                "value": node.counts if is_question else None,
                "label": state.label,
                "hint": state.hint or state.guidance,  # as ODK's engine has it
                "message": violation,
            }
            if node.definition.is_choice:
                found[path]["choices"] = [
                    [choice.name, self.state.in_language(choice.label)] for choice in state.choices
                ]
        return found
