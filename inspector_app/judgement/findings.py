"""Findings: strengths and areas for development of a criterion, each standing on evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db.errors import UserError
from db.values import Value
from inspector_app.fieldwork.evidence import AREA, STRENGTH, Evidence
from inspector_app.fieldwork.origins import Origins
from inspector_app.order import position_after
from inspector_app.service import Service
from resources.translations import _

FOR = "for"
AGAINST = "against"


@dataclass(frozen=True, slots=True)
class Finding:
    """One bullet of a criterion's chapter, in English and Welsh."""

    id: str
    criterion: str
    kind: str
    text: str
    text_cy: str
    position: str


@dataclass(frozen=True, slots=True)
class Support:
    """What a finding rests on: the items that bear it out, and those that speak against it."""

    bearing_out: tuple[Evidence, ...]
    against: tuple[Evidence, ...]
    source_kinds: dict[str, int]
    inspectors: dict[str, int]

    @property
    def verdict(self) -> str:
        """What it comes to, the gravest first: none, contested, one-source, one-inspector, well-supported."""
        if not self.bearing_out:
            return "none"
        if len(self.against) >= len(self.bearing_out):
            return "contested"
        if len(self.source_kinds) == 1:
            return "one-source"
        return "one-inspector" if len(self.inspectors) == 1 else "well-supported"


class Findings(Service[Finding]):
    """The findings of all criteria."""

    table = "finding"
    kind = Finding
    order = "position"

    def add(
        self, criterion: str, kind: str, text: str, *, text_cy: str = "", rests_on: Sequence[str] = ()
    ) -> str:
        """Add a finding at the end of its list, resting on evidence items if given, and return its record id.

        Raises UserError without a text, or for a kind that is neither strength nor area.
        """
        if kind not in (STRENGTH, AREA):
            raise _no_sentence()
        _check_sentence(text)
        position = position_after([finding.position for finding in self.all()])
        with self.visit.act() as act:
            finding = act.create(
                self.table,
                {
                    "criterion": criterion,
                    "kind": kind,
                    "text": text,
                    "text_cy": text_cy,
                    "position": position,
                },
            )
            for item in rests_on:
                act.create("finding_evidence", {"finding": finding, "evidence": item, "bearing": FOR})
        return finding

    def reword(self, finding: str, *, text: str | None = None, text_cy: str | None = None) -> None:
        """Change the sentence in English or Welsh; raises UserError for an empty English one."""
        if text is not None:
            _check_sentence(text)
        given: dict[str, Value] = {"text": text, "text_cy": text_cy}
        self.set(finding, **{field: words for field, words in given.items() if words is not None})

    def for_criterion(self, criterion: str, kind: str | None = None) -> list[Finding]:
        """Return the findings of a criterion in order, of one kind if given."""
        return [finding for finding in self.all(criterion=criterion) if kind in (None, finding.kind)]

    def rest_on(self, finding: str, evidence: list[str], *, bearing: str = FOR) -> None:
        """Let a finding rest on evidence items (or have them speak against it); those linked already stay."""
        linked = {str(row["evidence"]): row for row in self._links(finding)}
        with self.visit.act() as act:
            for item in evidence:
                if item in linked:
                    act.set("finding_evidence", str(linked[item]["id"]), "bearing", bearing)
                else:
                    act.create("finding_evidence", {"finding": finding, "evidence": item, "bearing": bearing})

    def release(self, finding: str, evidence: str) -> None:
        """Take an evidence item away from a finding."""
        with self.visit.act() as act:
            for row in self._links(finding):
                if row["evidence"] == evidence:
                    act.delete("finding_evidence", str(row["id"]))

    def support(self, finding: str) -> Support:
        """Return what a finding rests on."""
        return self.supports([finding])[finding]

    def supports(self, findings: Sequence[str], origins: Origins | None = None) -> dict[str, Support]:
        """Return what each of some findings rests on, by record id; `origins` as they were read already, if so."""
        origins = origins or Origins.of_one(self.visit)
        wanted: dict[str, dict[str, list[Evidence]]] = {key: {FOR: [], AGAINST: []} for key in findings}
        links = self._links(findings[0]) if len(findings) == 1 else self.visit.store.all("finding_evidence")
        present = {item.id: item for item in self.visit.evidence.all()}
        for link in links:
            item, sides = present.get(str(link["evidence"])), wanted.get(str(link["finding"]))
            if item is not None and sides is not None:
                sides[str(link["bearing"])].append(item)
        return {key: _weighed(sides[FOR], sides[AGAINST], origins) for key, sides in wanted.items()}

    def borne_out_by(self) -> Mapping[str, int]:
        """Return how many evidence items bear each finding out, by record id; one without any is left out."""
        return self.visit.memory.recall(
            "borne out", frozenset({"finding_evidence", "evidence"}), self._count_behind
        )

    def bearings(self, evidence: str) -> dict[str, str]:
        """Return the findings that an evidence item is linked to: record id to `FOR` or `AGAINST`."""
        rows = self.visit.store.all("finding_evidence", {"evidence": evidence})
        linked = {str(row["finding"]): str(row["bearing"]) for row in rows}
        return {finding: bearing for finding, bearing in linked.items() if self.is_there(finding)}

    def used_evidence(self) -> set[str]:
        """Return the ids of the evidence items that some finding rests on."""
        living = {finding.id for finding in self.all()}
        rows = self.visit.store.all("finding_evidence")
        return {str(row["evidence"]) for row in rows if row["finding"] in living}

    def _count_behind(self) -> Mapping[str, int]:
        present = {item.id for item in self.visit.evidence.all()}
        links = self.visit.store.all("finding_evidence", {"bearing": FOR})
        return Counter(str(link["finding"]) for link in links if link["evidence"] in present)

    def _links(self, finding: str) -> list[dict[str, object]]:
        return [dict(row) for row in self.visit.store.all("finding_evidence", {"finding": finding})]


def _weighed(bearing_out: list[Evidence], against: list[Evidence], origins: Origins) -> Support:
    kinds = Counter(origins.kind(item) for item in bearing_out)
    people = Counter(item.author for item in bearing_out)
    return Support(tuple(bearing_out), tuple(against), dict(kinds), dict(people))


def _check_sentence(text: str) -> None:
    if not text.strip():
        raise _no_sentence()


def _no_sentence() -> UserError:
    return UserError(
        "finding",
        _("A finding needs a sentence, as a strength or an area for development."),
        _("Write it."),
    )
