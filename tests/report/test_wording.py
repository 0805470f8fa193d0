"""The report's own words: both languages say the same things, and shares are said exactly."""

from __future__ import annotations

import re
from dataclasses import asdict, fields

import pytest

from inspector_app.framework.model import Proportion
from inspector_app.report.blocks import Labels, plain
from inspector_app.report.figure_words import as_typed
from inspector_app.report.phrasing import Phrasing
from inspector_app.report.proportions import proportions_table
from inspector_app.report.wording import Wording, wording


def _texts(language):
    texts = asdict(wording(language))
    return texts.pop("labels") | texts


@pytest.mark.parametrize("name", [field.name for kind in (Wording, Labels) for field in fields(kind)][1:])
def test_both_languages_have_the_same_places(name):
    english, welsh = _texts("en")[name], _texts("cy")[name]
    assert english
    assert welsh
    assert sorted(re.findall(r"\{\w+\}", english)) == sorted(re.findall(r"\{\w+\}", welsh))


@pytest.mark.parametrize(
    ("starts", "shares"),
    [
        (
            [100, 90.01, 75, 50.01, 50, 15, 0.01, 0],
            [
                "100%",
                "over 90%, less than 100%",
                "75% to 90%",
                "over 50%, less than 75%",
                "50%",
                "15% to less than 50%",
                "less than 15%",
                "0%",
            ],
        ),
        ([90.01, 70.01, 0], ["over 90%", "over 70%, up to 90%", "0% to 70%"]),
        ([90, 70, 0], ["90% or more", "70% to less than 90%", "less than 70%"]),
        ([62.5, 0], ["62.5% or more", "less than 62.5%"]),
    ],
)
def test_shares_are_said_as_the_framework_means_them(starts, shares):
    proportions = [Proportion(start, {"en": f"word {start}"}) for start in starts]
    table = proportions_table(reversed(proportions), Phrasing("en", as_typed))
    assert [plain(row[1]) for row in table.rows] == shares
    assert plain(table.rows[0][0]) == f"word {starts[0]}"


def test_times_are_said_as_days():
    phrasing = Phrasing("cy", as_typed)
    assert phrasing.date("2024-03-12") == "12 Mawrth 2024"
    assert phrasing.date("2024-03-12T11:30:00+00:00") == "12 Mawrth 2024"
