"""The choices of a question as its controls take them, and the answers that are no choices any more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inspector_app.fieldwork.answer_words import label_of
from inspector_app.forms import Choice, Definition, NodeState
from inspector_app.forms.definition import SELECT_ONE


@dataclass(frozen=True, slots=True)
class Choices:
    """What a question offers now as (name, words), in order; `known` has all choices that it ever offers.

    `several` says whether an answer may name more than one.
    """

    offered: tuple[tuple[str, str], ...]
    known: tuple[Choice, ...] = ()
    language: str = ""
    several: bool = False

    @classmethod
    def of(cls, question: Definition, choices: tuple[Choice, ...], language: str) -> Choices:
        """Return the choices of a question that are there now."""
        offered = tuple((choice.name, label_of(choice.name, (choice,), language)) for choice in choices)
        return cls(offered, question.choices, language, question.type != SELECT_ONE)

    @classmethod
    def plain(cls, words: Sequence[str]) -> Choices:
        """Return choices that are named by their words."""
        return cls(tuple((text, text) for text in words))

    def names(self, state: NodeState) -> list[str]:
        """Return the parts of an answer; one choice alone may have a space in its name."""
        if state.not_applicable or not state.value:
            return []
        return state.value.split() if self.several else [state.value]

    def lost(self, state: NodeState) -> list[str]:
        """Return the parts of an answer that are not offered."""
        offered = {name for name, _words in self.offered}
        return [name for name in self.names(state) if name not in offered]

    def words(self, names: Sequence[str]) -> list[str]:
        """Return the words of choices, offered or not; the name of one that was never known."""
        offered = dict(self.offered)
        return [offered.get(name) or label_of(name, self.known, self.language) for name in names]
