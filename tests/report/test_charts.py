"""Charts: what they count, what they say in words, and how they look in grey."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from inspector_app.figures.figures import Figures
from inspector_app.framework.model import Framework
from inspector_app.report import style
from inspector_app.report.blocks import Bar, Chart, Run, Table, plain
from inspector_app.report.build import build, paragraph_numbers
from inspector_app.report.charts.drawing import WIDTH, draw
from inspector_app.report.charts.png import png
from inspector_app.report.charts.shapes import Box, Words
from inspector_app.report.resolve import resolve

BARS = (Bar((Run("Decided in time"),), 17, 19), Bar((Run("A label that is " + "long " * 40),), 0, 12))
CHART = Chart(BARS, (Run("Work in time"),), "words", "{number} of {total}")


def _charts(visit, chapter, language="en"):
    blocks = resolve(build(visit, language)).chapters[chapter - 1].blocks
    return [block for block in blocks if isinstance(block, Chart)]


def test_a_chart_of_figures_has_a_bar_for_each(visit):
    (chart,) = _charts(visit, 3)
    assert [(plain(bar.label), bar.number, bar.out_of) for bar in chart.bars] == [
        ("Decided within 24 hours", 3, 4)
    ]
    assert chart.number == "1"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Bar chart. Decisions (4 cases): Yes, 3 of 4; No, 1 of 4."),
        ("cy", "Siart bar. Penderfyniadau (4 achos): Do, 3 o 4; Naddo, 1 o 4."),
    ],
)
def test_a_chart_of_answers_says_all_that_it_shows(visit, language, words):
    (chart,) = _charts(visit, 4, language)
    assert chart.alternative == words
    assert [bar.number for bar in chart.bars] == [3, 1]


@pytest.mark.parametrize(("language", "words"), [("en", " (1 case)"), ("cy", " (1 achos)")])
def test_a_chart_of_one_case_says_so_in_the_singular(visit, language, words):
    for case in visit.cases.all()[1:]:
        for reading in visit.readings.of_case(case.id):
            visit.readings.delete(reading.id)
    (chart,) = _charts(visit, 4, language)
    assert plain(chart.caption).endswith(words)


def test_a_chart_without_any_case_is_left_out(visit):
    for case in visit.cases.all():
        for reading in visit.readings.of_case(case.id):
            visit.readings.delete(reading.id)
    assert _charts(visit, 3) == _charts(visit, 4) == []


def test_the_cases_behind_each_answer_stand_in_the_internal_copy(visit):
    annex = resolve(build(visit, "en", internal=True)).annexes[-1]
    (table,) = [block for block in annex.blocks if isinstance(block, Table)]
    rows = {plain(row[0]): (plain(row[1]), plain(row[2])) for row in table.rows}
    assert rows["Decisions: Yes"] == ("3 / 4", "C01, C02, C03")
    assert rows["Decisions: No"] == ("1 / 4", "C04")


def test_who_rated_what_stands_in_the_internal_copy(visit):
    visit.ratings.rate("i", "performance", "poor", rationale="Slow.")
    annexes = resolve(build(visit, "en", internal=True)).annexes
    (annex,) = [annex for annex in annexes if plain(annex.title) == "How the ratings were agreed"]
    first, *_more = [block for block in annex.blocks if isinstance(block, Table)]
    rows = [[plain(cell) for cell in row] for row in first.rows]
    assert rows == [["Mared Llwyd", "Poor", "Not rated"], ["Agreed by the team", "Good", "Not rated"]]


def test_numbers_of_paragraphs_are_known_without_counting(visit, monkeypatch):
    def counted(*_arguments):
        raise AssertionError

    monkeypatch.setattr(Figures, "_count", counted)
    assert paragraph_numbers(visit)


def test_a_framework_of_a_visit_from_before_there_were_charts_has_none(visit):
    kept = visit.framework.to_json().replace('"charts"', '"forgotten"')
    assert Framework.from_json(kept).charts == ()
    assert Framework.from_json(visit.framework.to_json()) == visit.framework


def test_bars_are_to_scale_and_long_labels_end_in_dots():
    picture = draw(CHART)
    tracks = [shape for shape in picture.shapes if isinstance(shape, Box) and shape.fill == style.GROUND]
    inks = [shape for shape in picture.shapes if isinstance(shape, Box) and shape.fill == style.ACCENT]
    assert tracks[1].width / tracks[0].width == pytest.approx(12 / 19)
    assert inks[0].width / tracks[0].width == pytest.approx(17 / 19)
    assert len(inks) == 1
    words = [shape.text for shape in picture.shapes if isinstance(shape, Words)]
    assert {"17 of 19", "0 of 12"} <= set(words)
    assert sum(word.endswith("…") for word in words) == 1
    assert picture.width == WIDTH


def test_the_picture_has_300_dots_an_inch_and_can_be_read_in_grey():
    content = png(draw(CHART))
    assert content == png(draw(CHART))
    picture = Image.open(BytesIO(content))
    assert [round(dots) for dots in picture.info["dpi"]] == [300, 300]
    assert picture.width == round(WIDTH / 72 * 300)
    ink, ground = (
        Image.new("RGB", (1, 1), f"#{colour}").convert("L").getpixel((0, 0))
        for colour in (style.ACCENT, style.GROUND)
    )
    assert ground - ink > 150
