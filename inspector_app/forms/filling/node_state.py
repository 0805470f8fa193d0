"""What a person sees of one question."""

from __future__ import annotations

from dataclasses import dataclass

from inspector_app.forms.definition import Choice


@dataclass(frozen=True, slots=True)
class NodeState:
    """The state of one question as a person sees it; `message` says why it is not valid."""

    path: str
    relevant: bool
    required: bool
    readonly: bool
    valid: bool
    value: str
    not_applicable: bool
    message: str
    warning: str
    label: str
    hint: str
    guidance: str
    choices: tuple[Choice, ...]

    @property
    def is_answered(self) -> bool:
        """Whether there is an answer, "not applicable" included."""
        return bool(self.value)
