"""A form being filled in: its answers, and all that follows from them.

Relevance, calculated values and what counts are kept up to date. Everything else that a node's state has (required,
valid, choices, texts) is worked out when somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from typing import TypeVar

from inspector_app.forms.definition import (
    QUESTION,
    Choice,
    Definition,
    Text,
)
from inspector_app.forms.expressions.conversions import XValue, local_iso, to_text, to_truth
from inspector_app.forms.expressions.evaluate import Context
from inspector_app.forms.expressions.expression import Expression
from inspector_app.forms.filling.answers import presented
from inspector_app.forms.filling.choice_nodes import ChoiceNode, ListNodes
from inspector_app.forms.filling.choices import choices_of, taken
from inspector_app.forms.filling.instance import Node
from inspector_app.forms.filling.node_state import NodeState
from inspector_app.forms.filling.recalculation import Recalculation
from inspector_app.forms.filling.repeats import Repeats
from inspector_app.forms.filling.rules import fault_of, fault_of_answer, warning_of
from inspector_app.forms.graph import references
from inspector_app.forms.markdown import Styled, Value, plain, styled
from inspector_app.forms.model import CompiledForm, without_keys

T = TypeVar("T")


class FormState:
    """A form with its answers.

    `answers` are by path; `accepted` are the paths whose soft warning was accepted; `now` is the time that
    `today()` and `now()` give; `username` is who fills it in; `lot` is the number that orders are drawn by where
    the form gives none. A form that was never answered, with None, begins with its defaults.
    """

    def __init__(
        self,
        form: CompiledForm,
        answers: Mapping[str, str] | None = None,
        *,
        accepted: Collection[str] = (),
        language: str | None = None,
        now: datetime | None = None,
        username: str = "",
        lot: int = 1,
    ) -> None:
        self.form = form
        self.language = language if language in form.languages else form.default_language
        self.now = (now or datetime.now().astimezone()).astimezone().replace(tzinfo=None)
        self.lot = lot
        self._facts = {
            "today": self.now.date().isoformat(),
            "start": local_iso(self.now),
            "username": username,
        }
        self._accepted = set(accepted)
        self._nodes: dict[str, list[Node]] = {}
        self._by_path: dict[str, Node] = {}
        self._lists = ListNodes(form)
        self._recalculation = Recalculation(self)
        self.repeats = Repeats(self, answers or {})
        self.root = Node(form.definitions[0], None)
        self.adopt(self.root)
        self.repeats.fill(self.root)
        # Kept answers stand as they were kept: a default that was cleared does not come back.
        self._is_begun = answers is not None
        self.is_opening = True
        self.begin(self.root)
        self._recalculation.settle(form.graph.order)
        self.is_opening = False

    # ---- answering --------------------------------------------------------------------------------------
    def answer(self, path: str, value: str | None) -> frozenset[str]:
        """Give an answer (None clears it) and return the paths of questions whose state may have changed.

        Of choices only those that there are now are taken, several in the order of the list; an order as it is.
        Raises KeyError for a path that the form does not have.
        """
        node = self.find(path)
        if node.definition.kind != QUESTION:
            raise KeyError(path)
        node.answer = taken(self, node, value or "")
        return self._recalculation.settle([node.definition.path])

    def accept_warning(self, path: str, *, accepted: bool = True) -> frozenset[str]:
        """Accept the soft warning of a question, or not any more."""
        (self._accepted.add if accepted else self._accepted.discard)(path)
        return frozenset({without_keys(path)})

    def add_repeat(self, path: str) -> str:
        """Add an instance at the end of a repeat (its path without key) and return its key."""
        key = self.repeats.add(path)
        self._recalculation.settle(self.form.graph.order)
        return key

    def remove_repeat(self, path: str, key: str) -> None:
        """Remove an instance of a repeat."""
        self.repeats.remove(path, key)
        self._recalculation.settle(self.form.graph.order)

    def bring_back_repeat(self, path: str, key: str) -> None:
        """Put an instance of a repeat back that was removed with answers in it."""
        self.repeats.bring_back(path, key)
        self._recalculation.settle(self.form.graph.order)

    def repeat_keys(self, path: str) -> list[str]:
        """Return the keys of a repeat's instances in order."""
        parent = self.find(path.rpartition("/")[0])
        name = path.rpartition("/")[2]
        return [child.key for child in parent.children if child.name == name]

    # ---- asking -----------------------------------------------------------------------------------------
    def find(self, path: str) -> Node:
        """Return the node of a path with keys; raises KeyError when there is none."""
        return self._by_path[path]

    def node(self, path: str) -> NodeState:
        """Return the state of one question."""
        return self.state_of(self.find(path))

    def state_of(self, node: Node) -> NodeState:
        """Return the state of one node."""
        definition = node.definition
        message = fault_of(self, node)
        return NodeState(
            path=node.path,
            relevant=node.relevant,
            required=self.truth(definition.required, node),
            readonly=self.is_readonly(node),
            valid=not message,
            value=node.answer,
            not_applicable=node.is_not_applicable,
            message=message,
            warning="" if node.path in self._accepted else warning_of(self, node),
            label=self.say(definition.labels, node),
            hint=self.say(definition.hints, node),
            guidance=self.say(definition.guidances, node),
            choices=self.choices(node),
        )

    def is_readonly(self, node: Node) -> bool:
        """Whether the form lets nobody change a question, by its own rule or that of a group around it."""
        here: Node | None = node
        while here is not None:
            if self.truth(here.definition.readonly, here):
                return True
            here = here.parent
        return False

    def may_answer(self, node: Node) -> bool:
        """Whether a person gives the answer of a question: the form neither works it out nor locks it."""
        return node.definition.calculate is None and not self.is_readonly(node)

    def because(self, path: str) -> tuple[str, ...]:
        """Return the questions by whose answers a question is skipped, or the outermost group around it."""
        cause: Definition | None = None
        node: Node | None = self.find(path)
        while node is not None:
            cause = cause if node.own_relevant else node.definition
            node = node.parent
        if cause is None or cause.relevant is None:
            return ()
        return tuple(sorted(references(cause.relevant, cause.path, self.form.by_path)))

    def questions(self) -> Iterator[Node]:
        """Yield the nodes that a person answers, in document order."""
        return (node for node in self.root.walk() if node.definition.is_numbered)

    def asked(self, below: str = "") -> list[Node]:
        """Return the questions that are asked now, all or those below a group."""
        return [
            node
            for node in self.questions()
            if node.relevant and (not below or node.definition.path.startswith(f"{below}/"))
        ]

    def asked_anywhere(self, path: str) -> list[Node]:
        """Return the nodes of a question (its path without keys) that are asked now, in every instance."""
        return [node for node in self._nodes.get(path, ()) if node.relevant]

    def missing(self) -> list[str]:
        """Return the paths of the questions that are asked, may be answered and are not."""
        return [node.path for node in self.asked() if not node.answer and self.may_answer(node)]

    def invalid(self) -> list[str]:
        """Return the paths of the answers that break a rule of the form."""
        return [node.path for node in self.asked() if node.answer and fault_of_answer(self, node)]

    def progress(self, below: str = "") -> tuple[int, int]:
        """Return how many of the questions asked now are answered, in all or below a group.

        A question that has no answer and nobody may give one is not among them. An answer that breaks a rule of the
        form leaves its question unanswered.
        """
        counted = [node for node in self.asked(below) if node.answer or self.may_answer(node)]
        answered = sum(1 for node in counted if node.answer and not fault_of_answer(self, node))
        return answered, len(counted)

    def shown_answers(self) -> dict[str, str]:
        """Return the answers to the questions that are asked now, hidden ones left out."""
        return {node.path: node.answer for node in self.asked() if node.answer}

    def kept_answers(self) -> dict[str, str]:
        """Return what the form would keep of each question that is there now, "" where it is unanswered.

        Hidden answers are kept too, so that they come back; what can be calculated again is not. With them come the
        marks of the instances of repeats.
        """
        answers = {
            node.path: node.answer for node in self.root.walk() if node.definition.path in self.form.kept
        }
        return {**self.repeats.marks(), **answers}

    def answers(self) -> dict[str, str]:
        """Return all that there is to keep: answers by path, and which instances repeats have."""
        given = {path: answer for path, answer in self.kept_answers().items() if answer}
        return {**self.repeats.waiting(), **given}

    def ends(self, now: datetime) -> dict[str, str]:
        """Return the answers of questions that keep when the form was completed, if that is now."""
        return {
            node.path: local_iso(now.astimezone().replace(tzinfo=None))
            for node in self.root.walk()
            if node.definition.preload == "end"
        }

    # ---- for expressions ----------------------------------------------------------------------------------
    def choices(self, node: Node) -> tuple[Choice, ...]:
        """Return the choices of a question that there are now, in the order in which they are shown."""
        return choices_of(self, node)

    def list_nodes(self, name: str) -> list[ChoiceNode]:
        """Return a list of the form as nodes; nothing when there is no such list."""
        return self._lists.nodes(name, self.language)

    def items(self, name: str) -> tuple[ChoiceNode, ...]:
        """Return the rows of a list of the form as nodes."""
        return tuple(item for found in self.list_nodes(name) for item in found.children[0].children)

    def in_language(self, texts: Mapping[str, str]) -> str:
        """Return a text in the language of now, else in the form's own, else in any."""
        return self._said(texts) or ""

    def say(self, text: Text, node: Node) -> str:
        """Return a text of a node in the language of now, with its values and without its styles."""
        return plain(self.say_styled(text, node))

    def say_styled(self, text: Text, node: Node) -> Styled:
        """Return a text of a node as its author styled it; the values in it are never styled."""
        return styled(
            [
                part
                if isinstance(part, str)
                else Value(presented(to_text(self.evaluate(part, node)), self.language))
                for part in self._said(text) or []
            ]
        )

    def _said(self, texts: Mapping[str, T]) -> T | None:
        own = self.form.default_language
        return texts.get(self.language) or texts.get(own) or next(iter(texts.values()), None)

    def evaluate(self, expression: Expression, node: Node) -> XValue:
        """Return what one of the form's expressions comes to at a node."""
        return self.form.run(expression)(Context(node, node, self))

    def truth(self, expression: Expression | None, node: Node) -> bool:
        """Return whether one of the form's expressions holds at a node; one that there is not does not."""
        return expression is not None and to_truth(self.evaluate(expression, node))

    # ---- for repeats --------------------------------------------------------------------------------------
    def adopt(self, node: Node) -> None:
        """Know a node that a repeat or the form has made."""
        self._nodes.setdefault(node.definition.path, []).append(node)
        self._by_path[node.path] = node

    def forget(self, nodes: Iterable[Node]) -> None:
        """Know these nodes no more."""
        for node in nodes:
            self._nodes[node.definition.path].remove(node)
            del self._by_path[node.path]

    def instances(self, path: str) -> list[Node]:
        """Return the nodes of a question or group (its path without keys), hidden ones included."""
        return self._nodes.get(path, [])

    def begin(self, new: Node) -> None:
        """Give defaults and the facts of the moment to a node that is new, and to all below it."""
        if self._is_begun and self.is_opening:
            return
        own: dict[Node, str] = {}
        for node in new.walk():
            own |= self.repeats.own_defaults(node)
            if node.definition.kind == QUESTION and not node.answer:
                default = own.get(node, node.definition.default)
                node.answer = self._facts.get(node.definition.preload, "") or default
        self._recalculation.begin(new.walk(), added=not self.is_opening)
