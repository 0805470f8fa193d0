"""The charts that the framework asks for, counted over the same readings as the figures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from inspector_app.fieldwork.form_library import CASE_READING
from inspector_app.figures.figures import Figure, FigureValue
from inspector_app.framework.model import FrameworkChart
from inspector_app.report.blocks import Bar, Block, Chart, Run, SectionHeading, plain
from inspector_app.report.figure_words import FigureWords
from inspector_app.report.phrasing import Phrasing
from inspector_app.texts import Texts

if TYPE_CHECKING:
    from inspector_app.visit import Visit


@dataclass(frozen=True, slots=True)
class Counted:
    """What one bar stands for, and the cases behind it."""

    title: Texts
    value: FigureValue


class ChartWords:
    """Makes charts; `counted` holds the answers that they show, for the annex of the internal copy."""

    def __init__(self, visit: Visit, figures: FigureWords) -> None:
        self._visit = visit
        self._figures = figures
        self.counted: list[Counted] = []

    def of_chapter(self, key: str, phrasing: Phrasing) -> list[Block]:
        """Return the charts at the end of a chapter (its key in the outline), those without any case left out."""
        made: list[Block] = []
        for chart in self._visit.framework.charts:
            if chart.chapter == key:
                made += self._chart(chart, phrasing)
        return [SectionHeading(phrasing.fixed(phrasing.words.charts), listed=False), *made] if made else []

    def _chart(self, chart: FrameworkChart, phrasing: Phrasing) -> list[Block]:
        bars = self._answers.get(chart.question, []) if chart.question else self._figures_of(chart)
        if not any(bar.value.total for bar in bars):
            return []
        words = phrasing.words
        if chart.question:
            self.counted += [Counted(_joined(chart.title, bar.title), bar.value) for bar in bars]
        drawn = tuple(
            Bar(phrasing.of_framework(bar.title), bar.value.number, bar.value.total) for bar in bars
        )
        caption = phrasing.of_framework(chart.title)
        if chart.question:
            caption += (Run(words.cases(bars[0].value.total)),)
        said = "; ".join(
            words.bar_says.format(label=plain(bar.label), number=bar.number, total=bar.out_of)
            for bar in drawn
        )
        return [
            Chart(
                drawn,
                caption,
                words.chart_says.format(title=plain(caption), bars=said),
                "{number}" if chart.question else words.bar_number,
            )
        ]

    def _figures_of(self, chart: FrameworkChart) -> list[Counted]:
        """Return the figures of a chart that the visit still has."""
        named = {figure.name: figure for figure in self._visit.figures.all()}
        values = ((named.get(name), self._figures.value(name)) for name in chart.figures)
        return [
            Counted({"en": figure.title, "cy": figure.title_cy}, value)
            for figure, value in values
            if figure and value
        ]

    @cached_property
    def _answers(self) -> dict[str, list[Counted]]:
        """The answers to the questions of all charts, by question, counted in one walk through the readings."""
        form = self._visit.forms.get(self._visit.forms.current(CASE_READING))
        asked = {chart.question for chart in self._visit.framework.charts}
        answers = [
            (question.name, choice)
            for question in form.questions()
            if question.name in asked
            for choice in form.lists.get(question.list_name, ())
        ]
        figures = [
            Figure("", choice.name, "", "", f"${{{question}}} = '{choice.name}'", "", "")
            for question, choice in answers
        ]
        found: dict[str, list[Counted]] = {}
        for (question, choice), value in zip(answers, self._visit.figures.count_all(figures), strict=True):
            found.setdefault(question, []).append(Counted(choice.label, value))
        return found


def _joined(title: Texts, answer: Texts) -> Texts:
    return {language: f"{words}: {answer.get(language, '')}" for language, words in title.items()}
