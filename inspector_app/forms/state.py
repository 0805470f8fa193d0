"""A form being filled in: one answer works out again only what depends on it.

Relevance and calculated values are kept up to date in the order of the graph. Everything else that a node's state
has (required, valid, choices, texts) is worked out when somebody asks for it.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from inspector_app.forms.answers import fitting, is_of_type, presented
from inspector_app.forms.conversions import to_text, to_truth
from inspector_app.forms.evaluate import Context, Run, compile_expression
from inspector_app.forms.expression import Expression
from inspector_app.forms.graph import Graph, build_graph, references
from inspector_app.forms.instance import NOT_APPLICABLE, Node
from inspector_app.forms.model import QUESTION, Choice, CompiledForm, Definition, Text, without_keys
from inspector_app.forms.repeats import Repeats

_FORM_PROGRAMS: dict[int, tuple[CompiledForm, Graph, dict[int, Run]]] = {}


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


class FormState:
    """A form with its answers.

    `answers` are by path; `accepted` are the paths whose soft warning was accepted; `now` is the time that
    `today()` and `now()` give.
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
        self.username = username
        self._now = (now or datetime.now().astimezone()).astimezone().replace(tzinfo=None)
        self._accepted = set(accepted)
        self._form, self.graph, self._runs = _program(form)
        self.root = Node(form.definitions[0], None)
        self._nodes: dict[str, list[Node]] = {}
        self._stored = dict(answers or {})
        self._repeats = Repeats(self, self._stored)
        self.adopt(self.root)
        self._repeats.fill(self.root)
        self._first_load()
        self._work_out(self.graph.order)

    # ---- answering --------------------------------------------------------------------------------------
    def answer(self, path: str, value: str | None) -> frozenset[str]:
        """Give an answer (None clears it) and return the paths of questions whose state may have changed.

        Raises KeyError for a path that the form does not have.
        """
        node = self.find(path)
        node.answer = fitting(node.definition, value or "")
        return self._work_out([without_keys(path)], changed=without_keys(path))

    def accept_warning(self, path: str, *, accepted: bool = True) -> frozenset[str]:
        """Accept the soft warning of a question, or not any more."""
        (self._accepted.add if accepted else self._accepted.discard)(path)
        return frozenset({without_keys(path)})

    def add_repeat(self, path: str) -> str:
        """Add an instance at the end of a repeat (its path without key) and return its key."""
        key = self._repeats.add(path)
        self._work_out(self.graph.order)
        return key

    def remove_repeat(self, path: str, key: str) -> None:
        """Remove an instance of a repeat."""
        self._repeats.remove(path, key)
        self._work_out(self.graph.order)

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
        answered = definition.na and node.answer == NOT_APPLICABLE
        required = self._truth(definition.required, node)
        message = self._fault(node, required=required) if node.relevant else ""
        return NodeState(
            path=node.path,
            relevant=node.relevant,
            required=required,
            readonly=self._truth(definition.readonly, node) or bool(definition.calculate),
            valid=not message,
            value=node.answer,
            not_applicable=answered,
            message=message,
            warning=self._warning(node),
            label=self.say(definition.labels, node),
            hint=self.say(definition.hints, node),
            guidance=self.say(definition.guidances, node),
            choices=self.choices(node),
        )

    def is_relevant(self, path: str) -> bool:
        """Whether a question is asked."""
        return self.find(path).relevant

    def because(self, path: str) -> tuple[str, ...]:
        """Return the questions by whose answers a question is skipped, those of its groups included."""
        node: Node | None = self.find(path)
        while node is not None and node.own_relevant:
            node = node.parent
        if node is None or node.definition.relevant is None:
            return ()
        return tuple(sorted(references(node.definition.relevant, node.definition.path)))

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
        return [node.path for node in self.asked() if node.answer and self._fault(node, required=False)]

    def progress(self, below: str = "") -> tuple[int, int]:
        """Return how many of the questions asked now are answered, in all or below a group."""
        asked = self.asked(below)
        return sum(1 for node in asked if node.answer), len(asked)

    def answers(self) -> dict[str, str]:
        """Return what there is to keep by path: given and calculated answers, and which instances repeats have."""
        kept = {
            node.path: node.answer
            for node in self.root.walk()
            if node.definition.kind == QUESTION and node.answer
        }
        return {**self._repeats.kept(), **kept}

    def shown_answers(self) -> dict[str, str]:
        """Return the answers to the questions that are asked now, hidden ones left out."""
        return {node.path: node.answer for node in self.asked() if node.answer}

    # ---- for expressions ----------------------------------------------------------------------------------
    def choices(self, node: Node) -> tuple[Choice, ...]:
        """Return the choices of a question that its filter lets through."""
        definition = node.definition
        if definition.choice_filter is None:
            return definition.choices
        run = self._run(definition.choice_filter)
        return tuple(
            choice
            for choice in definition.choices
            if to_truth(run(Context(_Item(choice), node, self, now=self._now)))
        )

    def choice_label(self, path: str, names: str) -> str:
        """Return the label of a choice, for `jr:choice-name`; the path has its root."""
        definition = self.form.by_path.get("/" + path.lstrip("/").partition("/")[2])
        labels = {choice.name: choice.label for choice in definition.choices} if definition else {}
        return ", ".join(self._in_language(labels.get(name, {})) or name for name in names.split())

    def choice_list(self, name: str) -> list[Any]:
        """Return a choice list as nodes, for `instance()`."""
        return [_List([_Item(choice) for choice in self.form.lists.get(name, ())])]

    def itext(self, name: str) -> str:
        """Return a free text of the form."""
        return self._in_language(self.form.texts.get(name, {}))

    def say(self, text: Text, node: Node) -> str:
        """Return a text in the language of now, with its values."""
        parts = (
            text.get(self.language) or text.get(self.form.default_language) or next(iter(text.values()), [])
        )
        return "".join(
            part if isinstance(part, str) else presented(to_text(self._evaluate(part, node)))
            for part in parts
        )

    # ---- inside -------------------------------------------------------------------------------------------
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

    def number_of(self, expression: Expression, node: Node) -> str:
        """Return what a repeat's count comes to, as text."""
        return to_text(self._evaluate(expression, node))

    def _first_load(self) -> None:
        """Give defaults and the facts of the device to a form that has no answers yet."""
        if self._stored:
            return
        facts = {"today": self._now.date().isoformat(), "username": self.username}
        facts["start"] = facts["end"] = self._now.astimezone().isoformat(timespec="milliseconds")
        for node in list(self.root.walk()):
            if node.definition.kind == QUESTION and not node.answer:
                node.answer = facts.get(node.definition.preload, "") or node.definition.default
        for node in list(self.root.walk()):
            if node.definition.dynamic_default is not None:
                node.answer = fitting(
                    node.definition, to_text(self._evaluate(node.definition.dynamic_default, node))
                )

    def _work_out(self, paths: Iterable[str], *, changed: str = "") -> frozenset[str]:
        """Bring relevance and values of the paths, and of all that depends on them, up to date.

        Returns the paths of which anything may look different now. `changed` is the question just answered.
        """
        graph = self.graph
        waiting = [(graph.order[path], path) for path in paths]
        heapq.heapify(waiting)
        queued = {path for _, path in waiting}
        seen = set(queued)
        while waiting:
            _, path = heapq.heappop(waiting)
            definition = self.form.by_path[path]
            moved = definition.count is not None and self._repeats.match_counts(definition)
            for node in self._nodes.get(path, ()):
                moved = self._refresh(node) or moved
            if not moved and path != changed:
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
        node.own_relevant = definition.relevant is None or to_truth(self._evaluate(definition.relevant, node))
        node.relevant = node.own_relevant and (node.parent is None or node.parent.relevant)
        if definition.calculate is not None and node.relevant:
            node.answer = fitting(definition, to_text(self._evaluate(definition.calculate, node)))
        return before != (node.relevant, node.text)

    def _fault(self, node: Node, *, required: bool) -> str:
        """Return why an asked question is not valid, "" when it is."""
        definition = node.definition
        if not node.answer:
            if not required:
                return ""
            return self.say(definition.required_messages, node) or _REQUIRED.get(
                self.language, _REQUIRED["en"]
            )
        if definition.na and node.answer == NOT_APPLICABLE:
            return ""
        if not is_of_type(definition, node.answer):
            return _WRONG_TYPE.get(self.language, _WRONG_TYPE["en"])
        if definition.constraint is None or self._truth(definition.constraint, node):
            return ""
        return self.say(definition.messages, node) or _CONSTRAINT.get(self.language, _CONSTRAINT["en"])

    def _warning(self, node: Node) -> str:
        definition = node.definition
        silent = (
            definition.warning is None or not node.relevant or not node.text or node.path in self._accepted
        )
        if silent or self._truth(definition.warning, node):
            return ""
        return self.say(definition.warning_messages, node) or _CONSTRAINT.get(
            self.language, _CONSTRAINT["en"]
        )

    def _truth(self, expression: Expression | None, node: Node) -> bool:
        return expression is not None and to_truth(self._evaluate(expression, node))

    def _evaluate(self, expression: Expression, node: Node) -> Any:
        return self._run(expression)(Context(node, node, self, now=self._now))

    def _run(self, expression: Expression) -> Run:
        run = self._runs.get(id(expression))
        if run is None:
            run = self._runs[id(expression)] = compile_expression(expression)
        return run

    def _in_language(self, texts: Mapping[str, str]) -> str:
        return (
            texts.get(self.language)
            or texts.get(self.form.default_language)
            or next(iter(texts.values()), "")
        )


def _program(form: CompiledForm) -> tuple[CompiledForm, Graph, dict[int, Run]]:
    """Return graph and compiled expressions of a form, worked out once for all its fillings."""
    if id(form) not in _FORM_PROGRAMS:
        _FORM_PROGRAMS[id(form)] = (form, build_graph(form), {})
    return _FORM_PROGRAMS[id(form)]


class _Item:
    """A choice as a node for filters: its columns are its children."""

    parent = None

    def __init__(self, choice: Choice) -> None:
        label = next(iter(choice.label.values()), "")
        facts = {"name": choice.name, "label": label, **choice.more}
        self.children = [_Column(name, text) for name, text in facts.items()]
        self.name = "item"
        self.text = ""


class _Column:
    """One column of a choice."""

    parent = None
    children: tuple[Any, ...] = ()

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text


class _List:
    """What `instance('list')` gives: /root/item leads to the choices."""

    parent = None
    text = ""

    def __init__(self, items: list[_Item]) -> None:
        root = _Column("root", "")
        root.children = tuple(items)
        self.name = "instance"
        self.children = (root,)


_REQUIRED = {"en": "This question needs an answer.", "cy": "Mae angen ateb i’r cwestiwn hwn."}
_WRONG_TYPE = {"en": "This is not an answer of the right kind.", "cy": "Nid yw hwn yn ateb o’r math cywir."}
_CONSTRAINT = {"en": "This answer is not possible here.", "cy": "Nid yw’r ateb hwn yn bosibl yma."}

__all__ = ["Definition", "FormState", "NodeState"]
