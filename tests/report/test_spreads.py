"""How ratings spread: counted from the ratings, said in words, drawn with a mark of its own for what was agreed."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from inspector_app.report import style
from inspector_app.report.blocks import Run, Spread, SpreadRow, plain
from inspector_app.report.build import build
from inspector_app.report.charts.figures import draw_figure
from inspector_app.report.charts.png import png
from inspector_app.report.charts.shapes import Disc, Lozenge, Words
from inspector_app.report.resolve import resolve

_MANY = re.compile(r"× (\d+)")


@pytest.fixture
def rated(visit):
    """Mared holds poor and Owain has not enough; the team agreed good on the one axis and holds nothing on the other."""
    visit.ratings.rate("i", "performance", "poor", rationale="Slow.")
    owain = next(member for member in visit.members.all() if not member.is_lead)
    with visit.act() as act:
        act.create(
            "rating",
            {
                "member": owain.id,
                "criterion": "i",
                "axis": "performance",
                "level": "not-enough",
                "rationale": "",
                "cites": "",
            },
        )
    return visit


def spreads(visit, language="en"):
    report = resolve(build(visit, language, internal=True))
    return [block for annex in report.annexes for block in annex.blocks if isinstance(block, Spread)]


def test_each_axis_with_ratings_has_one_from_the_lowest_level(rated):
    (spread,) = spreads(rated)
    assert plain(spread.caption) == "Current performance: how the ratings spread"
    assert [plain(step) for step in spread.steps] == ["Not enough evidence yet", "Poor", "Good"]
    assert [(plain(row.label), row.counts, row.agreed) for row in spread.rows] == [
        ("(i) Referral", (1, 1, 0), 2),
        ("(ii) Assessment", (0, 0, 0), None),
    ]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            (
                "Chart of the ratings. Current performance: how the ratings spread. (i) Referral: Not enough evidence yet, "
                "1, Poor, 1; agreed by the team: Good; (ii) Assessment: Not rated; agreed by the team: Not agreed yet."
            ),
        ),
        (
            "cy",
            (
                "Siart o’r graddau. Perfformiad presennol: sut y mae’r graddau’n ymrannu. (i) Atgyfeirio: Dim digon o "
                "dystiolaeth eto, 1, Gwael, 1; cytunwyd gan y tîm: Da; (ii) Assessment: Heb ei raddio; cytunwyd gan y tîm: "
                "Heb ei chytuno eto."
            ),
        ),
    ],
)
def test_it_says_all_that_it_shows(rated, language, words):
    (spread,) = spreads(rated, language)
    assert spread.alternative == words


def test_a_level_that_the_framework_no_longer_has_is_shown(rated):
    (kept,) = rated.ratings.all(member=rated.me.id)
    rated.ratings.set(kept.id, level="middling")
    (spread,) = spreads(rated)
    assert plain(spread.steps[0]) == "middling"
    assert spread.rows[0].counts[0] == 1


def test_it_stands_in_both_files_of_the_internal_copy_alone(rated, draw):
    words = "how the ratings spread"
    assert words in " ".join(" ".join(draw(rated, internal=True).pdf_pages()).split())
    assert words not in " ".join(" ".join(draw(rated).pdf_pages()).split())


counts = st.integers(1, 6).flatmap(
    lambda steps: st.lists(
        st.tuples(st.lists(st.integers(0, 40), min_size=steps, max_size=steps), st.booleans()),
        min_size=1,
        max_size=6,
    )
)


@given(counts)
def test_every_rating_is_drawn_and_nothing_leaves_the_picture(rows):
    steps = len(rows[0][0])
    spread = Spread(
        tuple((Run(f"Level {step}"),) for step in range(steps)),
        tuple(SpreadRow((Run("Criterion"),), tuple(held), 0 if agreed else None) for held, agreed in rows),
        (Run("Spread"),),
        "words",
        (Run("One rating"),),
        (Run("Agreed"),),
    )
    picture = draw_figure(spread)
    discs = [shape for shape in picture.shapes if isinstance(shape, Disc)]
    said = [_MANY.fullmatch(shape.text) for shape in picture.shapes if isinstance(shape, Words)]
    numbers = [int(match[1]) for match in said if match]
    in_key = 1
    assert len(discs) - in_key + sum(number - 1 for number in numbers) == sum(sum(held) for held, _ in rows)
    lozenges = [shape for shape in picture.shapes if isinstance(shape, Lozenge)]
    assert len(lozenges) - in_key == sum(agreed for _, agreed in rows)
    for shape in discs:
        assert 0 <= shape.x - shape.radius < shape.x + shape.radius <= picture.width
        assert 0 <= shape.y - shape.radius < shape.y + shape.radius <= picture.height


def test_the_marks_differ_in_shape_and_darkness():
    spread = Spread(
        ((Run("Good"),),), (SpreadRow((), (1,), 0),), (), "words", (Run("One"),), (Run("Agreed"),)
    )
    picture = draw_figure(spread)
    (disc, _key), (lozenge, _other) = (
        [shape for shape in picture.shapes if isinstance(shape, kind)] for kind in (Disc, Lozenge)
    )
    assert (disc.fill, lozenge.fill) == ("FFFFFF", style.ACCENT)
    drawn = Image.open(BytesIO(png(picture))).convert("RGBA").convert("L")
    at = [
        drawn.getpixel((round(shape.x / 72 * 300), round((picture.height - shape.y) / 72 * 300)))
        for shape in (disc, lozenge)
    ]
    assert at[0] - at[1] > 150
