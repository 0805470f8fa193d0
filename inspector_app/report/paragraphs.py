"""The report's own text: numbered paragraphs of the outline's chapters, in English and Welsh."""

from __future__ import annotations

from dataclasses import dataclass

from db.values import Value
from inspector_app.order import position_at, position_following
from inspector_app.service import Service


@dataclass(frozen=True, slots=True)
class ReportParagraph:
    """One paragraph; `section` is a heading inside the chapter, shared by the paragraphs under it."""

    id: str
    chapter: str
    section: str
    section_cy: str
    position: str
    text: str
    text_cy: str


class Paragraphs(Service[ReportParagraph]):
    """The paragraphs of all chapters."""

    table = "paragraph"
    kind = ReportParagraph
    order = "position"

    def of_chapter(self, chapter: str) -> list[ReportParagraph]:
        """Return the paragraphs of a chapter (its key in the outline) in order."""
        return self.all(chapter=chapter)

    def add(
        self,
        chapter: str,
        text: str,
        *,
        text_cy: str = "",
        section: str = "",
        section_cy: str = "",
        after: str | None = None,
        findings: list[str] | None = None,
        evidence: list[str] | None = None,
    ) -> str:
        """Add a paragraph at the end of a chapter or after another one, with what it stands on.

        Returns the record id.
        """
        with self.visit.act() as act:
            record = act.create(
                self.table,
                {
                    "chapter": chapter,
                    "section": section,
                    "section_cy": section_cy,
                    "position": self._place(chapter, after),
                    "text": text,
                    "text_cy": text_cy,
                },
            )
            for finding in findings or []:
                act.create("paragraph_basis", {"paragraph": record, "finding": finding, "evidence": None})
            for item in evidence or []:
                act.create("paragraph_basis", {"paragraph": record, "finding": None, "evidence": item})
        return record

    def split(self, paragraph: str, before: str, after: str, language: str) -> str:
        """Break a paragraph in two: it keeps `before`, a new one under the same heading has `after`.

        Returns the record id of the new one, which stands on nothing yet.
        """
        here = self.get(paragraph)
        field = _in(language, "text")
        with self.visit.act() as act:
            act.set(self.table, paragraph, field, before)
            return act.create(
                self.table,
                {
                    "chapter": here.chapter,
                    "section": here.section,
                    "section_cy": here.section_cy,
                    "position": self._place(here.chapter, paragraph),
                    field: after,
                },
            )

    def move(self, paragraph: str, by: int) -> None:
        """Move a paragraph up (negative) or down within its chapter, one place for each of `by`.

        Where it meets another heading, it goes under that first and past the next paragraph only then.
        """
        here = self.get(paragraph)
        others = [entry for entry in self.of_chapter(here.chapter) if entry.id != paragraph]
        present = sum(1 for entry in others if entry.position < here.position)
        index = present + by
        if not 0 <= index <= len(others):
            return
        met = others[present if by > 0 else present - 1]
        if abs(by) == 1 and met.section != here.section:
            self.set(paragraph, section=met.section, section_cy=met.section_cy)
        else:
            self.set(paragraph, position=position_at([entry.position for entry in others], index))

    def place(self, paragraph: str, chapter: str, before: str | None = None) -> None:
        """Move a paragraph into a chapter, before another of its paragraphs, or to its end for None.

        It goes under the heading that stands there. Between two headings it stays under its own, where that is one of
        them or has no other paragraph, so that no heading is lost but where it is moved under another one.
        """
        if before == paragraph:
            return
        here = self.get(paragraph)
        present = self.of_chapter(chapter)
        others = [entry for entry in present if entry.id != paragraph]
        index = next((n for n, entry in enumerate(others) if entry.id == before), len(others))
        values: dict[str, Value] = {"chapter": chapter}
        if [entry.id for entry in present[index : index + 1]] != [paragraph]:
            values["position"] = position_at([entry.position for entry in others], index)
        near = [*others[max(index - 1, 0) : index], *others[index : index + 1]]
        if not self._keeps_heading(here, near):
            values["section"] = near[0].section if near else ""
            values["section_cy"] = near[0].section_cy if near else ""
        self.set(paragraph, **values)

    def _keeps_heading(self, here: ReportParagraph, near: list[ReportParagraph]) -> bool:
        """Whether a paragraph stays under its heading between those `near` its new place."""
        sections = {entry.section for entry in near}
        is_within = len(near) > 1 and len(sections) == 1
        is_alone = not any(
            entry.section == here.section for entry in self.of_chapter(here.chapter) if entry.id != here.id
        )
        return here.section in sections or (bool(here.section) and is_alone and not is_within)

    def head(self, paragraph: str, words: str, language: str) -> None:
        """Let a paragraph, and those after it under the same heading, stand under the heading `words`.

        An empty heading takes it away: they stand under the heading before it.
        """
        present = self.of_chapter(self.get(paragraph).chapter)
        index = next(index for index, entry in enumerate(present) if entry.id == paragraph)
        here = present[index]
        if words.strip() or language == "cy":
            values = {_in(language, "section"): words.strip()}
        else:
            above = present[index - 1] if index else None
            values = {
                "section": above.section if above else "",
                "section_cy": above.section_cy if above else "",
            }
        if language == "en" and words.strip() and index and present[index - 1].section == here.section:
            values["section_cy"] = ""  # a heading of its own, not yet in Welsh
        with self.visit.act() as act:
            for entry in present[index:]:
                if entry.section != here.section:
                    break
                for field, value in values.items():
                    act.set(self.table, entry.id, field, value)

    def basis(self, paragraph: str) -> tuple[list[str], list[str]]:
        """Return the ids of the findings and of the evidence that a paragraph stands on, deleted ones left out."""
        rows = self.visit.store.all("paragraph_basis", {"paragraph": paragraph})
        findings = [str(row["finding"]) for row in rows if row["finding"]]
        items = [str(row["evidence"]) for row in rows if row["evidence"]]
        return (
            [finding for finding in findings if self.visit.findings.is_there(finding)],
            [item for item in items if self.visit.evidence.is_there(item)],
        )

    def standing_on(self, finding: str) -> list[str]:
        """Return the ids of the paragraphs that stand on a finding."""
        living = {paragraph.id for paragraph in self.all()}
        rows = self.visit.store.all("paragraph_basis", {"finding": finding})
        return [str(row["paragraph"]) for row in rows if row["paragraph"] in living]

    def stand_on(self, paragraph: str, *, finding: str | None = None, evidence: str | None = None) -> None:
        """Add a finding or an evidence item to what a paragraph stands on, unless it is there already."""
        findings, items = self.basis(paragraph)
        if (finding and finding in findings) or (evidence and evidence in items):
            return
        with self.visit.act() as act:
            act.create("paragraph_basis", {"paragraph": paragraph, "finding": finding, "evidence": evidence})

    def release(self, paragraph: str, *, finding: str | None = None, evidence: str | None = None) -> None:
        """Take a finding or an evidence item away from what a paragraph stands on."""
        with self.visit.act() as act:
            for row in self.visit.store.all("paragraph_basis", {"paragraph": paragraph}):
                if (finding and row["finding"] == finding) or (evidence and row["evidence"] == evidence):
                    act.delete("paragraph_basis", str(row["id"]))

    def evidence_count(self, paragraph: str) -> int:
        """Return how many evidence items stand behind a paragraph, through its findings or directly."""
        findings, items = self.basis(paragraph)
        behind = set(items)
        for finding in findings:
            behind |= {item.id for item in self.visit.findings.support(finding).bearing_out}
        return len(behind)

    def _place(self, chapter: str, after: str | None) -> str:
        return position_following(self.of_chapter(chapter), after)


def _in(language: str, field: str) -> str:
    return f"{field}_cy" if language == "cy" else field
