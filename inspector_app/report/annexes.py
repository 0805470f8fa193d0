"""The annexes of the internal copy: the evidence behind each finding, the ratings, and the cases behind each figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector_app.fieldwork.evidence import AREA, NEUTRAL, STRENGTH, Evidence
from inspector_app.fieldwork.sources import CASE_READING
from inspector_app.figures.counts import COUNTS
from inspector_app.figures.figures import FigureValue
from inspector_app.judgement.findings import Finding
from inspector_app.report.blocks import Annex, Block, Paragraph, Run, Runs, SectionHeading, Table
from inspector_app.report.charted import Counted
from inspector_app.report.moderation_annex import moderation_annex
from inspector_app.report.phrasing import Phrasing

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def annexes(
    visit: Visit, phrasing: Phrasing, used: dict[str, FigureValue], charted: list[Counted]
) -> tuple[Annex, ...]:
    """Return the annexes; the chapters are built first, since they say which figures and answers they `used`."""
    made = [_EvidenceAnnex(visit, phrasing).annex()]
    if visit.ratings.all():
        made.append(moderation_annex(visit, phrasing))
    if used or charted:
        made.append(_figures(visit, phrasing, used, charted))
    return tuple(made)


class _EvidenceAnnex:
    def __init__(self, visit: Visit, phrasing: Phrasing) -> None:
        self._visit = visit
        self._phrasing = phrasing
        self._people = {member.id: member.name for member in visit.members.all()}

    def annex(self) -> Annex:
        """Return the evidence, criterion by criterion."""
        words = self._phrasing.words
        used = self._visit.findings.used_evidence()
        blocks: list[Block] = [Paragraph(self._phrasing.fixed(words.evidence_intro))]
        for criterion in self._visit.framework.criteria:
            findings = self._visit.findings.for_criterion(criterion.key)
            items = self._visit.evidence.for_criterion(criterion.key)
            rest = [item for item in items if item.id not in used]
            if findings or rest:
                title = (Run(f"({criterion.key}) "), *self._phrasing.of_framework(criterion.title))
                blocks.append(SectionHeading(title))
            for finding in findings:
                blocks += self._finding(finding)
            if rest:
                blocks.append(Paragraph(self._phrasing.fixed(words.unused_evidence, bold=True)))
                blocks.append(self._table([(item, self._kind(item)) for item in rest], words.unused_evidence))
        return Annex(self._phrasing.fixed(words.evidence), tuple(blocks))

    def _finding(self, finding: Finding) -> list[Block]:
        words = self._phrasing.words
        label = words.strength if finding.kind == STRENGTH else words.area
        sentence = self._phrasing.line(finding.text, finding.text_cy)
        support = self._visit.findings.support(finding.id)
        items = [(item, "") for item in support.bearing_out]
        items += [(item, words.against) for item in support.against]
        heading = Paragraph((Run(f"{label}: ", bold=True), *sentence))
        if not items:
            return [heading, Paragraph((Run(words.nothing_behind, italic=True),))]
        return [heading, self._table(items, words.bearing)]

    def _table(self, items: list[tuple[Evidence, str]], description: str) -> Table:
        words = self._phrasing.words
        return Table(
            header=tuple(
                self._phrasing.fixed(label)
                for label in (words.passage, words.place, words.inspector_and_date)
            ),
            rows=tuple(self._row(item, remark) for item, remark in items),
            shares=(52, 26, 22),
            description=description,
        )

    def _row(self, item: Evidence, remark: str) -> tuple[Runs, Runs, Runs]:
        passage = self._phrasing.english(item.passage)
        if remark:
            passage += (Run(f"\n{remark}", italic=True),)
        author = self._people.get(item.author, "")
        return (
            passage,
            self._place(item),
            self._phrasing.fixed(f"{author}\n{self._phrasing.date(item.taken_at)}"),
        )

    def _place(self, item: Evidence) -> Runs:
        place = self._visit.evidence.place(item, self._phrasing.words.case_reading)
        is_case = self._visit.evidence.source_kind(item) == CASE_READING
        return self._phrasing.fixed(place) if is_case else self._phrasing.english(place)

    def _kind(self, item: Evidence) -> str:
        words = self._phrasing.words
        return {STRENGTH: words.kind_strength, AREA: words.kind_area, NEUTRAL: words.kind_neutral}[item.kind]


def _figures(visit: Visit, phrasing: Phrasing, used: dict[str, FigureValue], charted: list[Counted]) -> Annex:
    words = phrasing.words
    cases = {case.id: case.reference for case in visit.cases.all()}
    named = {figure.name: figure for figure in visit.figures.all()}

    def title(name: str) -> Runs:
        if name in COUNTS:
            return phrasing.of_framework(COUNTS[name].title)
        return phrasing.of_framework({"en": named[name].title, "cy": named[name].title_cy})

    def behind(value: FigureValue) -> Runs:
        if value.plain is not None:
            return (Run(words.whole_visit, italic=True),)
        lines = [", ".join(cases[case] for case in value.counted)] if value.counted else []
        for label, ids in (
            (words.unsettled_cases, value.unsettled),
            (words.unread_cases, value.not_read),
            (words.other_edition_cases, value.other_edition),
        ):
            if ids:
                lines.append(label.format(cases=", ".join(cases[case] for case in ids)))
        return phrasing.fixed("\n".join(lines))

    def count(value: FigureValue) -> str:
        return str(value.number) if value.plain is not None else f"{value.number} / {value.total}"

    entries = [(title(name), value) for name, value in used.items()]
    entries += [(phrasing.of_framework(entry.title), entry.value) for entry in charted]
    table = Table(
        header=tuple(phrasing.fixed(label) for label in (words.figure, words.result, words.cases_behind)),
        rows=tuple((words_of, phrasing.fixed(count(value)), behind(value)) for words_of, value in entries),
        shares=(40, 12, 48),
        description=words.figure_sources,
        caption=phrasing.fixed(words.figure_sources),
    )
    intro = Paragraph(phrasing.fixed(words.figure_sources_intro))
    return Annex(phrasing.fixed(words.figure_sources), (intro, table))
