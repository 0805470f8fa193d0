"""A brute-force model of what every copy must show: causal histories as plain sets, no SQL."""

from __future__ import annotations

from dataclasses import dataclass, field

from db.values import Dot, Value


@dataclass(frozen=True)
class Edit:
    record: str
    field: str
    value: Value
    lamport: int
    context: frozenset[Dot]  # every change that the writing copy knew


@dataclass
class Oracle:
    edits: dict[Dot, Edit] = field(default_factory=dict)
    births: dict[str, dict[str, Value]] = field(default_factory=dict)

    def heads(self, known: frozenset[Dot]) -> dict[tuple[str, str], set[Dot]]:
        registers: dict[tuple[str, str], set[Dot]] = {}
        for dot in known:
            edit = self.edits.get(dot)
            if edit:
                registers.setdefault((edit.record, edit.field), set()).add(dot)
        return {
            place: {dot for dot in dots if not any(dot in self.edits[other].context for other in dots)}
            for place, dots in registers.items()
        }

    def conflicts(self, known: frozenset[Dot]) -> set[tuple[str, str, str]]:
        heads = self.heads(known)
        found = set()
        for (record, name), dots in heads.items():
            if len({(type(self.edits[dot].value), self.edits[dot].value) for dot in dots}) > 1:
                found.add((record, name, "value"))
            if name != "deleted":
                for gone in heads.get((record, "deleted"), set()):
                    deletion = self.edits[gone]
                    if deletion.value == 1 and any(dot not in deletion.context for dot in dots):
                        found.add((record, "deleted", "deleted"))
        return found

    def shown(self, known: frozenset[Dot]) -> dict[tuple[str, str], Value]:
        values: dict[tuple[str, str], Value] = {}
        for (record, name), dots in self.heads(known).items():

            def rank(dot: Dot, name: str = name) -> tuple[int, int, int]:
                edit = self.edits[dot]
                gone = int(edit.value or 0) if name == "deleted" else 0
                return gone, edit.lamport, dot.replica

            values[record, name] = self.edits[max(dots, key=rank)].value
        return values
