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
    context: frozenset[Dot]  # every change that the writer knew, or had seen when the form was opened


@dataclass(frozen=True)
class Birth:
    record: str
    table: str
    columns: dict[str, Value]
    lamport: int


@dataclass
class Oracle:
    edits: dict[Dot, Edit] = field(default_factory=dict)
    births: dict[Dot, Birth] = field(default_factory=dict)

    def next_lamport(self, known: frozenset[Dot]) -> int:
        return 1 + max(((self.edits.get(dot) or self.births[dot]).lamport for dot in known), default=0)

    def heads(self, known: frozenset[Dot]) -> dict[tuple[str, str], set[Dot]]:
        registers: dict[tuple[str, str], set[Dot]] = {}
        for dot in known & self.edits.keys():
            edit = self.edits[dot]
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
        """What every field of every record shows: the value that it was born with, until it is edited."""
        values: dict[tuple[str, str], Value] = {}
        for dot in known & self.births.keys():
            birth = self.births[dot]
            values |= {(birth.record, name): value for name, value in birth.columns.items()}
            values[birth.record, "deleted"] = 0
        for (record, name), dots in self.heads(known).items():

            def rank(dot: Dot, name: str = name) -> tuple[int, int, int, int]:
                edit = self.edits[dot]
                gone = int(edit.value or 0) if name == "deleted" else 0
                return gone, edit.lamport, dot.replica, dot.seq

            values[record, name] = self.edits[max(dots, key=rank)].value
        return values
