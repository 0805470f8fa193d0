"""Where evidence comes from: the kind of source behind an item, and its place in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from inspector_app.fieldwork.sources import CASE_READING, Source
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.fieldwork.evidence import Evidence
    from inspector_app.fieldwork.readings import Reading
    from inspector_app.visit import Visit


@dataclass(frozen=True, slots=True)
class Origins:
    """What stands behind evidence items, found by record id: for many items read at once, for one when it is asked."""

    visit: Visit
    source: Callable[[str], Source]
    reading: Callable[[str], Reading]
    reference: Callable[[str], str]
    numbers: dict[tuple[str, str], str] = field(default_factory=dict)  # of the questions met so far

    @classmethod
    def of_one(cls, visit: Visit) -> Self:
        """Return what reads each record when it is asked for."""
        return cls(visit, visit.sources.get, visit.readings.get, lambda case: visit.cases.get(case).reference)

    @classmethod
    def of_all(cls, visit: Visit) -> Self:
        """Return what has read all sources, readings and cases, and reads those that are deleted when asked."""
        sources = {source.id: source for source in visit.sources.all()}
        readings = {reading.id: reading for reading in visit.readings.all()}
        references = visit.cases.references()
        one = cls.of_one(visit)
        return cls(
            visit,
            lambda record: sources.get(record) or one.source(record),
            lambda record: readings.get(record) or one.reading(record),
            lambda record: references.get(record) or one.reference(record),
        )

    def kind(self, item: Evidence) -> str:
        """Return the kind of source that an item stands on, "case-reading" for a case file."""
        if item.source:
            return self.source(item.source).kind
        reading = self.reading(str(item.reading))
        return self.source(reading.source).kind if reading.source else CASE_READING

    def place(self, item: Evidence, case_reading: str = "") -> str:
        """Return in words where an item comes from, such as "Case reading C07, 6.5" or an interview's title.

        A question that only another edition of the reading's form has is told with that edition.

        `case_reading` says "Case reading {case}" in the words of a report.
        """
        if item.source:
            return self.source(item.source).title
        reading = self.reading(str(item.reading))
        if reading.sampled_case:
            words = case_reading or _("Case reading {case}")
            subject = words.format(case=self.reference(reading.sampled_case))
        else:
            subject = self.source(str(reading.source)).title
        if not item.question:
            return subject
        return f"{subject}, {self._question(reading.form, item.question)}"

    def _question(self, form: str, path: str) -> str:
        """Return the number of a question, with its edition where that is another than the form."""
        if (form, path) not in self.numbers:
            forms = self.visit.forms
            question, edition = forms.question(form, path)
            other = f" ({forms.label(edition)})" if edition != form else ""
            self.numbers[form, path] = f"{question.number}{other}"
        return self.numbers[form, path]
