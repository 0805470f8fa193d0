"""What the nodes of a form are: questions, groups and repeats, with their texts, rules and choices."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from inspector_app.forms.expressions.expression import Expression
from inspector_app.forms.markdown import Value, plain, styled

GROUP = "group"
REPEAT = "repeat"
QUESTION = "question"

# The types that the engine itself must tell apart; all others differ by their data type alone.
SELECT_ONE = "select_one"
SELECT_MULTIPLE = "select_multiple"
RANK = "rank"
RANGE = "range"
ACKNOWLEDGE = "acknowledge"
NOTE = "note"
TEXT = "text"
UNAVAILABLE = "unavailable"

NOT_APPLICABLE = "n/a"  # an answer of its own, neither "no" nor unanswered

# A text by language: each a list of stretches (str) and values (an expression).
Text = dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a list; `more` are the further columns that choice filters look at.

    `labels` is the label with the places of values of other questions in it, {} where there are none.
    """

    name: str
    label: dict[str, str]
    more: dict[str, str]
    labels: Text = field(default_factory=dict)


@dataclass(eq=False, slots=True)
class Definition:
    """What a node is. `path` has no root: "/assessment/quality"; `parent` is its index, -1 for the root itself.

    `type` is the XLSForm type ("select_one", "rank", "date", "image", "file", …) of a question, "unavailable" for
    one that is shown as not available here. Expressions are None where there is none. `triggers` are the questions,
    by path, that get a value when the answer to this one changes. The choices are those of the list `list_name`, or
    `choices_from` answers given elsewhere, as in the instances of a repeat: its three expressions give the nodes, a
    choice each, and from there the name and the label. `randomized` choices are shown in an order drawn by lot, the
    same one for each `seed`. A repeat `begins_with` so many instances, each with defaults of its own
    by path, and with `added_with` where it comes in with an instance of a repeat around it that was added.
    """

    path: str
    kind: str
    parent: int
    type: str = ""
    data_type: str = "string"
    appearance: str = ""
    number: str = ""
    criteria: tuple[str, ...] = ()
    na: bool = False
    labels: Text = field(default_factory=dict)
    hints: Text = field(default_factory=dict)
    guidances: Text = field(default_factory=dict)
    messages: Text = field(default_factory=dict)
    required_messages: Text = field(default_factory=dict)
    warning_messages: Text = field(default_factory=dict)
    relevant: Expression | None = None
    required: Expression | None = None
    readonly: Expression | None = None
    constraint: Expression | None = None
    calculate: Expression | None = None
    warning: Expression | None = None
    default: str = ""
    dynamic_default: Expression | None = None  # when the form is begun
    repeat_default: Expression | None = None  # when an instance of a repeat is added
    triggers: dict[str, Expression] = field(default_factory=dict)
    preload: str = ""
    list_name: str = ""
    choice_filter: Expression | None = None
    choices: tuple[Choice, ...] = ()
    choices_from: list[Expression] = field(default_factory=list)
    randomized: bool = False
    seed: Expression | None = None
    count: Expression | None = None
    begins_with: list[dict[str, str]] = field(default_factory=lambda: [{}])
    added_with: int = 0
    parameters: dict[str, str] = field(default_factory=dict)
    controlled: bool = True  # whether it has a control; a calculate or hidden question has none
    unavailable: str = ""  # what the author asked for where a desktop has nothing to take it with: "geopoint"

    @property
    def name(self) -> str:
        """The name of the question."""
        return self.path.rpartition("/")[2]

    @property
    def is_numbered(self) -> bool:
        """Whether it is a question that a person answers."""
        return bool(self.number) and self.kind == QUESTION

    @property
    def is_choice(self) -> bool:
        """Whether the answer is one or several choices."""
        return bool(self.list_name or self.choices_from)

    @property
    def is_in_words(self) -> bool:
        """Whether the answer is what somebody wrote."""
        return self.type == TEXT and not self.is_choice

    def names_in(self, answer: str) -> list[str]:
        """Return the names of the choices in an answer; that of a single choice may have blanks in it."""
        if self.type == SELECT_ONE:
            return [answer] if answer else []
        return answer.split()

    @property
    def label(self) -> dict[str, str]:
        """The label by language, with "…" where a value would stand."""
        return plain_texts(self.labels)

    @property
    def hint(self) -> dict[str, str]:
        """The hint by language."""
        return plain_texts(self.hints)

    @property
    def guidance(self) -> dict[str, str]:
        """The guidance by language."""
        return plain_texts(self.guidances)

    def texts(self) -> tuple[Text, ...]:
        """Return all its texts, which may have values of other questions in them."""
        return (
            self.labels,
            self.hints,
            self.guidances,
            self.messages,
            self.required_messages,
            self.warning_messages,
        )


def plain_texts(text: Text) -> dict[str, str]:
    """Return a text by language without its values and styles."""
    return {
        language: plain(styled([part if isinstance(part, str) else Value("…") for part in parts])).strip()
        for language, parts in text.items()
    }


def values_in(text: Text) -> list[Expression]:
    """Return the expressions whose values stand in a text, those of all languages."""
    return [part for parts in text.values() for part in parts if isinstance(part, list)]
