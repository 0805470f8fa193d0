"""Keeping a filled-in form up to date: relevance, calculations, what counts, repeats with a count, and what answers set.

One change works out again only what depends on it, in the order of the graph.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from typing import TYPE_CHECKING

from inspector_app.forms.definition import ACKNOWLEDGE, QUESTION, RANGE
from inspector_app.forms.expressions.expression import Expression
from inspector_app.forms.filling.answers import ACKNOWLEDGED, counted, within_range, worked_out
from inspector_app.forms.filling.choices import chosen
from inspector_app.forms.filling.instance import Node

if TYPE_CHECKING:
    from inspector_app.forms.filling.state import FormState

_MOST_ROUNDS = 1000  # of answers that set answers that set answers: more go round in a circle


class Recalculation:
    """Works a form's state out; `settle` leaves nothing undone."""

    def __init__(self, state: FormState) -> None:
        self._state = state
        self._graph = state.form.graph
        # Questions whose change sets the answers of others; those that wait for their first value; and new ones whose
        # static default, when it is first seen, is no change.
        self._changed: list[Node] = []
        self._new: list[tuple[Node, Expression]] = []
        self._unseen: set[Node] = set()

    def begin(self, nodes: Iterable[Node], *, added: bool) -> None:
        """Remember which nodes are new: what their form sets at the start is set once all else is worked out.

        `added` says whether they came in with an instance of a repeat, after the form was begun.
        """
        for node in nodes:
            definition = node.definition
            if definition.triggers:
                self._unseen.add(node)
            first = definition.repeat_default if added else definition.dynamic_default
            if first is not None:
                self._new.append((node, first))

    def settle(self, paths: Iterable[str]) -> frozenset[str]:
        """Bring the paths, and all that depends on them, up to date, with everything that this sets off.

        Returns the paths of which anything may look different now.
        """
        touched = self._work_out(paths)
        if self._state.is_opening:
            self._changed.clear()  # answers that were there before, and static defaults, set nothing off
        for _ in range(_MOST_ROUNDS):
            changed, self._changed = self._changed, []
            new, self._new = self._new, []
            if not changed and not new:
                break
            for node, expression in new:
                touched |= self._set_first(node, expression)
            for node in changed:
                touched |= self._set_others(node)
        return touched

    # ---- setting ----------------------------------------------------------------------------------------
    def _set_first(self, node: Node, expression: Expression) -> frozenset[str]:
        if not node.relevant:
            return frozenset()
        node.answer = worked_out(node.definition, self._state.evaluate(expression, node))
        return self._work_out([node.definition.path])

    def _set_others(self, source: Node) -> frozenset[str]:
        touched: frozenset[str] = frozenset()
        for target, expression in source.definition.triggers.items():
            for node in source.near(target):
                node.answer = worked_out(node.definition, self._state.evaluate(expression, node))
            touched |= self._work_out([target])
        return touched

    # ---- working out ------------------------------------------------------------------------------------
    def _work_out(self, paths: Iterable[str]) -> frozenset[str]:
        graph, state = self._graph, self._state
        different: set[str] = set()
        waiting = [(graph.order[path], path) for path in paths]
        heapq.heapify(waiting)
        queued = {path for _, path in waiting}
        seen = set(queued)
        while waiting:
            _, path = heapq.heappop(waiting)
            definition = state.form.by_path[path]
            if definition.count is not None and state.repeats.match_counts(definition):
                different |= {below for below in graph.order if f"{below}/".startswith(f"{path}/")}
            for node in state.instances(path):
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
        was_relevant, before, applied = node.relevant, node.counts, node.applies
        definition = node.definition
        node.own_relevant = definition.relevant is None or self._state.truth(definition.relevant, node)
        node.relevant = node.own_relevant and (node.parent is None or node.parent.relevant)
        if definition.kind != QUESTION:
            return node.relevant != was_relevant
        if definition.calculate is not None and node.relevant:
            value = worked_out(definition, self._state.evaluate(definition.calculate, node))
            # What a person wrote over a calculation stands until the calculation comes to something else.
            if value != node.calculated or not was_relevant:
                node.answer = node.calculated = value
        elif definition.calculate is not None and definition.path not in self._state.form.kept:
            node.answer = ""  # it is worked out again when it is asked again
        node.applies = not node.is_not_applicable
        node.counts = self._counts(node)
        if definition.triggers and node.counts != before and node not in self._unseen:
            self._changed.append(node)
        self._unseen.discard(node)
        return (node.relevant, node.counts, node.applies) != (was_relevant, before, applied)

    def _counts(self, node: Node) -> str:
        definition = node.definition
        if not node.answer or not node.relevant or not node.applies:
            return ""
        if definition.is_choice:
            return chosen(node, self._state.choices(node))
        if definition.type == ACKNOWLEDGE:
            return ACKNOWLEDGED if node.answer.upper() == ACKNOWLEDGED else ""
        text = counted(definition, node.answer)
        return "" if definition.type == RANGE and text and not within_range(definition, text) else text
