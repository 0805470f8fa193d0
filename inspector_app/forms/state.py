"""A form being filled in: one answer works out again only what depends on it.

Relevance and calculated values are kept up to date in the order of the graph. Everything else that a node's state
has (required, valid, choices, texts) is worked out when somebody asks for it.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime

from inspector_app.forms.answers import presented, worked_out
from inspector_app.forms.choice_nodes import choice_as_node
from inspector_app.forms.conversions import XValue, local_iso, to_text, to_truth
from inspector_app.forms.definition import QUESTION, Choice, Definition, Text
from inspector_app.forms.evaluate import Context
from inspector_app.forms.expression import Expression
from inspector_app.forms.graph import references
from inspector_app.forms.instance import Node
from inspector_app.forms.markdown import Styled, Value, plain, styled
from inspector_app.forms.model import CompiledForm, without_keys
from inspector_app.forms.node_state import NodeState
from inspector_app.forms.repeats import Repeats
from inspector_app.forms.rules import fault_of, fault_of_answer, warning_of


class FormState:
    """A form with its answers.

    `answers` are by path; `accepted` are the paths whose soft warning was accepted; `now` is the time that
    `today()` and `now()` give. A form without any answers begins with its defaults.
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
    ) -> None:
        self.form = form
        self.language = language if language in form.languages else form.default_language
        self.now = (now or datetime.now().astimezone()).astimezone().replace(tzinfo=None)
        self._username = username
        self._accepted = set(accepted)
        self.root = Node(form.definitions[0], None)
        self._nodes: dict[str, list[Node]] = {}
        self._repeats = Repeats(self, answers or {})
        self.adopt(self.root)
        self._repeats.fill(self.root)
        # Kept answers stand as they were kept: a default that was cleared does not come back.
        self._gives_defaults = not answers
        self.begin(self.root)
        self._work_out(form.graph.order)
        self._gives_defaults = True

    # ---- answering --------------------------------------------------------------------------------------
    def answer(self, path: str, value: str | None) -> frozenset[str]:
        """Give an answer (None clears it) and return the paths of questions whose state may have changed.

        Raises KeyError for a path that the form does not have.
        """
        node = self.find(path)
        if node.definition.kind != QUESTION:
            raise KeyError(path)
        before = node.answer
        node.answer = value or ""
        touched = self._work_out([node.definition.path], changed={node.definition.path})
        if node.answer != before:
            for target, expression in node.definition.triggers.items():
                for other in node.near(target):
                    other.answer = worked_out(other.definition, self.evaluate(expression, other))
                touched |= self._work_out([target], changed={target})
        return touched

    def accept_warning(self, path: str, *, accepted: bool = True) -> frozenset[str]:
        """Accept the soft warning of a question, or not any more."""
        (self._accepted.add if accepted else self._accepted.discard)(path)
        return frozenset({without_keys(path)})

    def add_repeat(self, path: str) -> str:
        """Add an instance at the end of a repeat (its path without key) and return its key."""
        key = self._repeats.add(path)
        self._work_out(self.form.graph.order)
        return key

    def remove_repeat(self, path: str, key: str) -> None:
        """Remove an instance of a repeat."""
        self._repeats.remove(path, key)
        self._work_out(self.form.graph.order)

    def repeat_keys(self, path: str) -> list[str]:
        """Return the keys of a repeat's instances in order."""
        return [
            node.key
            for node in self._nodes.get(without_keys(path), ())
            if node.path.rpartition("[")[0] == path
        ]

    # ---- asking -----------------------------------------------------------------------------------------
    def find(self, path: str) -> Node:
        """Return the node of a path with keys; raises KeyError when there is none."""
        for node in self._nodes.get(without_keys(path), ()):
            if node.path == path:
                return node
        raise KeyError(path)

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
            readonly=self.truth(definition.readonly, node) or definition.calculate is not None,
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

    def because(self, path: str) -> tuple[str, ...]:
        """Return the questions by whose answers a question is skipped, or the outermost group around it."""
        cause: Definition | None = None
        node: Node | None = self.find(path)
        while node is not None:
            cause = cause if node.own_relevant else node.definition
            node = node.parent
        if cause is None or cause.relevant is None:
            return ()
        return tuple(sorted(references(cause.relevant, cause.path)))

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
        """Return the paths of the questions that are asked and not answered."""
        return [node.path for node in self.asked() if not node.answer]

    def invalid(self) -> list[str]:
        """Return the paths of the answers that break a rule of the form."""
        return [node.path for node in self.asked() if node.answer and fault_of_answer(self, node)]

    def progress(self, below: str = "") -> tuple[int, int]:
        """Return how many of the questions asked now are answered, in all or below a group."""
        asked = self.asked(below)
        return sum(1 for node in asked if node.answer), len(asked)

    def shown_answers(self) -> dict[str, str]:
        """Return the answers to the questions that are asked now, hidden ones left out."""
        return {node.path: node.answer for node in self.asked() if node.answer}

    def kept_answers(self) -> dict[str, str]:
        """Return what the form would keep of each question that is there now, "" where it is unanswered.

        Hidden answers are kept too, so that they come back; what can be calculated again is not.
        """
        return {node.path: node.answer for node in self.root.walk() if node.definition.path in self.form.kept}

    def answers(self) -> dict[str, str]:
        """Return all that there is to keep: answers by path, and which instances repeats have."""
        given = {path: answer for path, answer in self.kept_answers().items() if answer}
        return {**self._repeats.kept(), **given}

    # ---- for expressions ----------------------------------------------------------------------------------
    def choices(self, node: Node) -> tuple[Choice, ...]:
        """Return the choices of a question that its filter lets through."""
        definition = node.definition
        if definition.choice_filter is None:
            return definition.choices
        run = self.form.run(definition.choice_filter)
        return tuple(
            choice
            for choice in definition.choices
            if to_truth(run(Context(choice_as_node(choice, self.in_language), node, self)))
        )

    def in_language(self, texts: Mapping[str, str]) -> str:
        """Return a text in the language of now, else in the form's own, else in any."""
        return (
            texts.get(self.language)
            or texts.get(self.form.default_language)
            or next(iter(texts.values()), "")
        )

    def say(self, text: Text, node: Node) -> str:
        """Return a text of a node in the language of now, with its values and without its styles."""
        return plain(self.say_styled(text, node))

    def say_styled(self, text: Text, node: Node) -> Styled:
        """Return a text of a node as its author styled it; the values in it are never styled."""
        stretches = (
            text.get(self.language) or text.get(self.form.default_language) or next(iter(text.values()), [])
        )
        return styled(
            [
                part
                if isinstance(part, str)
                else Value(presented(to_text(self.evaluate(part, node)), self.language))
                for part in stretches
            ]
        )

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

    def forget(self, nodes: Iterable[Node]) -> None:
        """Know these nodes no more."""
        for node in nodes:
            self._nodes[node.definition.path].remove(node)

    def instances(self, path: str) -> list[Node]:
        """Return the nodes of a question or group (its path without keys), hidden ones included."""
        return self._nodes.get(path, [])

    def begin(self, new: Node) -> None:
        """Give defaults and the facts of the moment to a node that is new, and to all below it."""
        if not self._gives_defaults:
            return
        facts = {
            "today": self.now.date().isoformat(),
            "start": local_iso(self.now),
            "username": self._username,
        }
        for node in new.walk():
            if node.definition.kind == QUESTION and not node.answer:
                node.answer = facts.get(node.definition.preload, "") or node.definition.default
        for node in new.walk():
            dynamic = node.definition.dynamic_default
            if dynamic is not None:
                node.answer = worked_out(node.definition, self.evaluate(dynamic, node))

    # ---- inside -------------------------------------------------------------------------------------------
    def _work_out(self, paths: Iterable[str], *, changed: Collection[str] = ()) -> frozenset[str]:
        """Bring relevance and values of the paths, and of all that depends on them, up to date.

        Returns the paths of which anything may look different now. `changed` are questions just answered.
        """
        graph = self.form.graph
        different = set(changed)
        waiting = [(graph.order[path], path) for path in paths]
        heapq.heapify(waiting)
        queued = {path for _, path in waiting}
        seen = set(queued)
        while waiting:
            _, path = heapq.heappop(waiting)
            definition = self.form.by_path[path]
            if definition.count is not None and self._repeats.match_counts(definition):
                different |= {below for below in graph.order if f"{below}/".startswith(f"{path}/")}
            for node in self._nodes.get(path, ()):
                if self._refresh(node):
                    different.add(path)
            if path not in different:
                continue
            seen.update(graph.watchers.get(path, ()))
            for later in graph.feeds.get(path, ()):
                if later not in queued:
                    queued.add(later)
                    heapq.heappush(waiting, (graph.order[later], later))
        return frozenset(seen | queued)

    def _refresh(self, node: Node) -> bool:
        """Work one node out again and return whether what others see of it has changed."""
        before = (node.relevant, node.text)
        definition = node.definition
        node.own_relevant = definition.relevant is None or self.truth(definition.relevant, node)
        node.relevant = node.own_relevant and (node.parent is None or node.parent.relevant)
        if definition.calculate is not None:
            if node.relevant:
                node.answer = worked_out(definition, self.evaluate(definition.calculate, node))
            elif definition.path not in self.form.kept:
                node.answer = ""
        return before != (node.relevant, node.text)
