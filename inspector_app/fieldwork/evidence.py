"""Evidence items: passages of any source, taken up for one or more criteria."""

from __future__ import annotations

from dataclasses import dataclass

from db.errors import UserError
from inspector_app.fieldwork.origins import Origins
from inspector_app.records import join_keys, split_keys
from inspector_app.service import Service
from resources.translations import _

STRENGTH = "strength"
AREA = "area"
NEUTRAL = "neutral"
KINDS = (STRENGTH, AREA, NEUTRAL)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage with its source, author and time; `start` and `stop` are places in the note paragraph.

    A passage that runs on into the next paragraph has its `stop` beyond the end of its own: a break counts one.
    It stands either on a source (then `paragraph` may say where) or on a reading (then `question` does).
    """

    id: str
    source: str | None
    reading: str | None
    question: str
    paragraph: str | None
    start: int
    stop: int
    passage: str
    summary: str
    kind: str
    criteria: str
    author: str
    taken_at: str

    @property
    def criterion_keys(self) -> tuple[str, ...]:
        """The criteria that it is evidence for."""
        return split_keys(self.criteria)


class EvidenceItems(Service[Evidence]):
    """All evidence of the visit."""

    table = "evidence"
    kind = Evidence

    def take_up(
        self,
        passage: str,
        criteria: tuple[str, ...],
        kind: str,
        *,
        source: str | None = None,
        paragraph: str | None = None,
        start: int = 0,
        stop: int = 0,
        reading: str | None = None,
        question: str = "",
        summary: str = "",
    ) -> str:
        """Take a passage up as evidence, by me, now; returns the record id.

        Raises UserError for an empty passage, no or an unknown criterion, or an unknown kind.
        """
        if not passage.strip():
            raise UserError("evidence", _("No passage is chosen."), _("Select the words first."))
        self._check(criteria, kind)
        return self._create(
            source=source,
            reading=reading,
            question=question,
            paragraph=paragraph,
            start=start,
            stop=stop,
            passage=passage.strip(),
            summary=summary,
            kind=kind,
            criteria=join_keys(criteria),
            author=self.visit.me.id,
            taken_at=self.visit.clock().isoformat(),
        )

    def judge(self, item: str, criteria: tuple[str, ...], kind: str) -> None:
        """Change what an item is evidence for, and as what; raises UserError as `take_up` does."""
        self._check(criteria, kind)
        self.set(item, criteria=join_keys(criteria), kind=kind)

    def _check(self, criteria: tuple[str, ...], kind: str) -> None:
        known = {criterion.key for criterion in self.visit.framework.criteria}
        if not criteria or not known.issuperset(criteria) or kind not in KINDS:
            raise UserError(
                "evidence",
                _("A passage needs a criterion of the framework, and strength, area or neutral."),
                _("The criteria are: {criteria}.").format(criteria=", ".join(sorted(known))),
            )

    def for_criterion(self, criterion: str) -> list[Evidence]:
        """Return the evidence for one criterion, in the order in which it was taken up."""
        return [item for item in self.all() if criterion in item.criterion_keys]

    def on_source(self, source: str) -> list[Evidence]:
        """Return what was taken up from one source."""
        return self.all(source=source)

    def on_reading(self, reading: str) -> list[Evidence]:
        """Return what was taken up from one reading."""
        return self.all(reading=reading)

    def source_kind(self, item: Evidence) -> str:
        """Return the kind of source that an item stands on, as `Origins.kind` says."""
        return Origins.of_one(self.visit).kind(item)

    def place(self, item: Evidence, case_reading: str = "") -> str:
        """Return in words where an item comes from, as `Origins.place` says."""
        return Origins.of_one(self.visit).place(item, case_reading)
