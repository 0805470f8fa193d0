"""The texts of a chapter that are written on the page: its paragraphs, and the recommendations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from inspector_app.framework.model import Chapter
from inspector_app.visit import Visit
from resources.translations import _, counted
from ui.pages.report.manuscript_words import PARAGRAPH, RECOMMENDATION, ManuscriptWords
from ui.widgets.picker import Option

_TONES = {"strength": "strength", "area": "area", "neutral": "ink_2"}


@dataclass(frozen=True, slots=True)
class Passage:
    """One numbered text; `behind` says what it stands on, and `bare` that it lacks what it needs."""

    id: str
    number: str
    text: str
    text_cy: str
    section: str
    section_cy: str
    behind: str
    bare: bool

    def text_in(self, language: str) -> str:
        """Return the text as it is kept in a language."""
        return self.text_cy if language == "cy" else self.text

    def section_in(self, language: str) -> str:
        """Return the heading as it is kept in a language."""
        return self.section_cy if language == "cy" else self.section


class Manuscript(Protocol):
    """Texts of one kind and what can be done with them; each deed is one transaction."""

    words: ManuscriptWords
    kind: str  # the table of its records

    def passages(self, numbers: dict[str, str]) -> list[Passage]:
        """Return the texts in order, with their printed numbers."""

    def save(self, record: str, language: str, text: str) -> None:
        """Keep a text."""

    def add(self, after: str | None) -> str:
        """Add an empty text after another, at the end for None; returns its record id."""

    def split(self, record: str, before: str, after: str, language: str) -> str:
        """Break a text in two; returns the record id of the second."""

    def move(self, record: str, by: int) -> None:
        """Move a text up (-1) or down (1)."""

    def place(self, record: str, chapter: str, before: str) -> None:
        """Move a text into a chapter, before another or, for "", to the end."""

    def delete(self, record: str) -> None:
        """Delete a text."""

    def options(self, record: str) -> list[Option]:
        """Return what it may stand on, what it does stand on ticked."""

    def toggle(self, record: str, basis: str) -> None:
        """Let it stand on a finding or evidence item, or no longer."""


class ParagraphManuscript:
    """The paragraphs of one chapter."""

    words = PARAGRAPH
    kind = "paragraph"

    def __init__(self, visit: Visit, chapter: Chapter) -> None:
        self._visit, self._chapter = visit, chapter

    def passages(self, numbers: dict[str, str]) -> list[Passage]:
        """Return the paragraphs in order; in a criterion's chapter each needs evidence."""
        paragraphs = self._visit.paragraphs
        made = []
        for entry in paragraphs.of_chapter(self._chapter.key):
            items = paragraphs.evidence_count(entry.id)
            made.append(
                Passage(
                    entry.id,
                    numbers.get(entry.id, ""),
                    entry.text,
                    entry.text_cy,
                    entry.section,
                    entry.section_cy,
                    str(items) if items else "",
                    bool(self._chapter.criterion) and not any(paragraphs.basis(entry.id)),
                )
            )
        return made

    def save(self, record: str, language: str, text: str) -> None:
        """Keep a text."""
        self._visit.paragraphs.set(record, **{"text_cy" if language == "cy" else "text": text})

    def add(self, after: str | None) -> str:
        """Add an empty paragraph under the heading of the one before it."""
        above = self._visit.paragraphs.get(after) if after else None
        return self._visit.paragraphs.add(
            self._chapter.key,
            "",
            section=above.section if above else "",
            section_cy=above.section_cy if above else "",
            after=after,
        )

    def split(self, record: str, before: str, after: str, language: str) -> str:
        """Break a paragraph in two."""
        return self._visit.paragraphs.split(record, before, after, language)

    def move(self, record: str, by: int) -> None:
        """Move a paragraph."""
        self._visit.paragraphs.move(record, by)

    def place(self, record: str, chapter: str, before: str) -> None:
        """Move a paragraph into a chapter, before another or, for "", to the end."""
        self._visit.paragraphs.place(record, chapter, before or None)

    def delete(self, record: str) -> None:
        """Delete a paragraph."""
        self._visit.paragraphs.delete(record)

    def options(self, record: str) -> list[Option]:
        """Return the findings and evidence of the chapter's criterion, of all criteria elsewhere.

        What a paragraph brought along from another chapter is there as well.
        """
        findings, items = self._visit.paragraphs.basis(record)
        criterion = self._chapter.criterion
        visit = self._visit
        return [
            *_finding_options(visit, set(findings), criterion),
            *(
                Option(
                    item.id,
                    item.summary or item.passage,
                    visit.evidence.place(item),
                    item.kind,
                    _TONES[item.kind],
                    item.id in items,
                )
                for item in visit.evidence.all()
                if not criterion or criterion in item.criterion_keys or item.id in items
            ),
        ]

    def toggle(self, record: str, basis: str) -> None:
        """Let a paragraph stand on a finding or evidence item, or no longer."""
        findings, items = self._visit.paragraphs.basis(record)
        is_finding = self._visit.store.get("finding", basis) is not None
        what = {"finding": basis} if is_finding else {"evidence": basis}
        if basis in findings or basis in items:
            self._visit.paragraphs.release(record, **what)
        else:
            self._visit.paragraphs.stand_on(record, **what)


class RecommendationManuscript:
    """The recommendations; each follows from findings."""

    words = RECOMMENDATION
    kind = "recommendation"

    def __init__(self, visit: Visit) -> None:
        self._visit = visit

    def passages(self, numbers: dict[str, str]) -> list[Passage]:
        """Return the recommendations in order."""
        made = []
        for entry in self._visit.recommendations.all():
            findings = len(self._visit.recommendations.findings_behind(entry.id))
            behind = counted("{count} finding", "{count} findings", findings) if findings else ""
            number = numbers.get(entry.id, "")
            made.append(Passage(entry.id, number, entry.text, entry.text_cy, "", "", behind, not findings))
        return made

    def save(self, record: str, language: str, text: str) -> None:
        """Keep a text."""
        self._visit.recommendations.set(record, **{"text_cy" if language == "cy" else "text": text})

    def add(self, after: str | None) -> str:
        """Add an empty recommendation."""
        return self._visit.recommendations.add("", after=after)

    def split(self, record: str, before: str, after: str, language: str) -> str:
        """Keep what stands before in the recommendation, and begin another with the rest."""
        with self._visit.one_step():
            made = self._visit.recommendations.add("", after=record)
            self.save(made, language, after)
            self.save(record, language, before)
        return made

    def move(self, record: str, by: int) -> None:
        """Move a recommendation."""
        self._visit.recommendations.move(record, by)

    def place(self, record: str, _chapter: str, before: str) -> None:
        """Move a recommendation before another or, for "", to the end; all stand in one chapter."""
        self._visit.recommendations.place(record, before or None)

    def delete(self, record: str) -> None:
        """Delete a recommendation."""
        self._visit.recommendations.delete(record)

    def options(self, record: str) -> list[Option]:
        """Return the findings of all criteria."""
        return _finding_options(self._visit, set(self._visit.recommendations.findings_behind(record)), "")

    def toggle(self, record: str, basis: str) -> None:
        """Let a recommendation follow from a finding, or no longer."""
        if basis in self._visit.recommendations.findings_behind(record):
            self._visit.recommendations.release(record, basis)
        else:
            self._visit.recommendations.follow_from(record, basis)


def manuscripts(visit: Visit, chapter: Chapter) -> list[Manuscript]:
    """Return what is written in a chapter: the recommendations come before the paragraphs about them."""
    paragraphs = ParagraphManuscript(visit, chapter)
    return (
        [RecommendationManuscript(visit), paragraphs] if chapter.kind == "recommendations" else [paragraphs]
    )


def _finding_options(visit: Visit, behind: set[str], criterion: str) -> list[Option]:
    return [
        Option(
            finding.id,
            finding.text,
            _("finding, {criterion}").format(criterion=finding.criterion),
            finding.kind,
            _TONES[finding.kind],
            finding.id in behind,
        )
        for finding in visit.findings.all()
        if not criterion or finding.criterion == criterion or finding.id in behind
    ]
