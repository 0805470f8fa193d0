"""The texts that the team writes for the report, in the order in which they are printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity
from inspector_app.report.build import paragraph_numbers
from inspector_app.texts import in_language
from resources.translations import _, language

if TYPE_CHECKING:
    from inspector_app.visit import Visit


@dataclass(frozen=True, slots=True)
class ReportText:
    """One text in both languages; `place` is its printed number or what it is, `chapter` the key of its chapter."""

    text: str
    text_cy: str
    table: str
    record: str
    place: str
    chapter: str

    def problem(
        self, code: str, severity: Severity, sentence: str, remedy: str, language: str = ""
    ) -> Problem:
        """Return a problem that stands in this text, so that a press on it leads here."""
        return Problem(
            code, severity, sentence, remedy, self.place, self.table, self.record, self.chapter, language
        )


def report_texts(visit: Visit) -> Iterator[ReportText]:
    """Yield findings, paragraphs and recommendations, chapter by chapter."""
    numbers = paragraph_numbers(visit)
    for chapter in visit.framework.outline:
        title = in_language(chapter.title, language())
        if chapter.criterion:
            place = _("Finding, criterion {criterion}").format(criterion=chapter.criterion)
            for finding in visit.findings.for_criterion(chapter.criterion):
                yield ReportText(finding.text, finding.text_cy, "finding", finding.id, place, chapter.key)
        for paragraph in visit.paragraphs.of_chapter(chapter.key):
            place = numbers.get(paragraph.id, title)
            yield ReportText(paragraph.text, paragraph.text_cy, "paragraph", paragraph.id, place, chapter.key)
        if chapter.kind == "recommendations":
            for entry in visit.recommendations.all():
                place = numbers.get(entry.id, title)
                yield ReportText(entry.text, entry.text_cy, "recommendation", entry.id, place, chapter.key)
