"""A brute-force model of what every copy must show: causal histories as plain sets, no SQL."""

from __future__ import annotations

from dataclasses import dataclass, field

from db.values import Dot, Value


@dataclass(frozen=True)
class Edit:
    """One new value of a field, as its writer meant it."""

    record: str
    field: str
    value: Value
    lamport: int
    context: frozenset[Dot]  # every change that the writer knew, or had seen when the form was opened


@dataclass(frozen=True)
class Birth:
    """A record as it was made."""

    record: str
    table: str
    columns: dict[str, Value]
    lamport: int


@dataclass
class Oracle:
    """Every change that any copy ever made; what a copy must show follows from those that it knows."""

    edits: dict[Dot, Edit] = field(default_factory=dict)
    births: dict[Dot, Birth] = field(default_factory=dict)

    def next_lamport(self, known: frozenset[Dot]) -> int:
        """Return the lamport time of a transaction by somebody who knows these changes."""
        return 1 + max(((self.edits.get(dot) or self.births[dot]).lamport for dot in known), default=0)

    def heads(self, known: frozenset[Dot]) -> dict[tuple[str, str], set[Dot]]:
        """Return the changes of each register that none of the others had known of."""
        registers: dict[tuple[str, str], set[Dot]] = {}
        for dot in known & self.edits.keys():
            edit = self.edits[dot]
            registers.setdefault((edit.record, edit.field), set()).add(dot)
        return {
            place: {dot for dot in dots if not any(dot in self.edits[other].context for other in dots)}
            for place, dots in registers.items()
        }

    def conflicts(self, known: frozenset[Dot]) -> set[tuple[str, str, str]]:
        """Return what stands against each other, as (record, field, kind)."""
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
        """Return what every field of every record shows: the value that it was born with, until it is edited."""
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

    def held(self, record: str, field: str, heads: frozenset[Dot]) -> list[Value]:
        """Return the different values of a register with these heads, the shown one last; of none, that of birth."""
        if not heads:
            born = next(birth for birth in self.births.values() if birth.record == record)
            return [0 if field == "deleted" else born.columns.get(field)]
        values: list[Value] = []
        for dot in sorted(heads, key=lambda dot: (self.edits[dot].lamport, *dot)):
            value = self.edits[dot].value
            values = [other for other in values if (type(other), other) != (type(value), value)] + [value]
        return values
