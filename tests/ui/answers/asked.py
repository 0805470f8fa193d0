"""A question by hand with its control, as tests ask it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from inspector_app.forms import Choice, Definition, NodeState
from ui.pages.reading.answers.field import AnswerField
from ui.pages.reading.answers.live_answer import LiveAnswer


def choices(*words: str) -> tuple[Choice, ...]:
    """Return choices with these labels, each named by its first word in lower case."""
    return tuple(Choice(text.split()[0].lower(), {"en": text}, {}) for text in words)


@dataclass
class Asked:
    """A question with its control; `given` are the answers that came out of it, each shown again as the page does."""

    definition: Definition
    state: NodeState
    field: AnswerField
    given: list[str]

    @property
    def control(self) -> Any:
        """The control that suits the question now."""
        return self.field.control if isinstance(self.field, LiveAnswer) else self.field

    def show(self, value: str, *, changeable: bool = True, **changes: Any) -> None:
        self.state = replace(self.state, value=value, not_applicable=value == "n/a", **changes)
        self.field.show_state(self.state, changeable=changeable)


Ask = Callable[..., Asked]
