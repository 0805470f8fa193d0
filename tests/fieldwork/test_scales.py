"""The scales of range questions."""

from __future__ import annotations

import pytest

from inspector_app.fieldwork.scales import Scale


@pytest.mark.parametrize(
    ("parameters", "texts"),
    [
        ({"start": "0", "end": "5", "step": "1"}, ["0", "1", "2", "3", "4", "5"]),
        ({"start": "0", "end": "0.5", "step": "0.1"}, ["0", "0.1", "0.2", "0.3", "0.4", "0.5"]),
        ({"start": "-1", "end": "1", "step": "1"}, ["-1", "0", "1"]),
        ({"start": "10", "end": "0", "step": "-5"}, ["10", "5", "0"]),
        ({"start": "10", "end": "0", "step": "5"}, ["10", "5", "0"]),
        ({"start": "0", "end": "10", "step": "4"}, ["0", "4", "8"]),
        ({"start": "2", "end": "2", "step": "1"}, ["2"]),
        ({"start": "1", "end": "3", "step": "0"}, ["1", "2", "3"]),
        ({"start": "x", "end": "NaN"}, [str(n) for n in range(1, 11)]),
        ({}, [str(n) for n in range(1, 11)]),
    ],
)
def test_the_places_of_a_scale_are_exact(parameters, texts):
    scale = Scale.of(parameters)
    assert scale.texts() == texts
    assert [scale.place(text) for text in texts] == list(range(len(texts)))


@pytest.mark.parametrize("text", ["", "0.25", "0.6", "-0.1", "much", "NaN", "Infinity"])
def test_what_is_not_on_the_scale_has_no_place(text):
    assert Scale.of({"start": "0", "end": "0.5", "step": "0.1"}).place(text) is None


def test_a_value_is_found_however_it_is_written():
    assert Scale.of({"start": "0", "end": "0.5", "step": "0.1"}).place("0.30") == 3
