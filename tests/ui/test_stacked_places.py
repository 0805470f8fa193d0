"""Where parts of known and of guessed heights lie."""

from __future__ import annotations

from collections.abc import Hashable

from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.stacked_places import StackedPlaces

GAP, TOP = 8, 16


def kind(key: Hashable) -> Hashable:
    return str(key)[0]


def test_a_height_that_was_measured_tells_about_others_of_its_kind() -> None:
    places = StackedPlaces(kind, gap=GAP)
    places.use(["a1", "a2", "b1"])
    end = places.measure({"a1": 40}, TOP)
    assert [places.top_of(key) for key in ("a1", "a2", "b1")] == [16, 64, 112]
    assert (places.height_of("a2"), places.height_of("b1")) == (40, 96)
    assert end == 112 + 96


def test_what_stays_keeps_its_height_and_what_goes_is_forgotten() -> None:
    places = StackedPlaces(kind, gap=GAP)
    places.use(["a1", "b1"])
    places.measure({"a1": 40, "b1": 50}, TOP)
    places.use(["b1", "c1"])
    assert places.height_of("b1") == 50
    assert "a1" not in places
    places.forget()
    assert places.height_of("b1") == 96


@given(
    heights=st.lists(st.integers(0, 300), min_size=1, max_size=30),
    top=st.floats(-100, 9000),
    room=st.floats(0, 900),
)
def test_the_span_holds_every_part_that_is_in_view(heights: list[int], top: float, room: float) -> None:
    places = StackedPlaces(lambda key: key, gap=GAP)
    keys: list[Hashable] = list(range(len(heights)))
    places.use(keys)
    places.measure(dict(zip(keys, heights, strict=True)), TOP)
    first, last = places.span(top, top + room)
    for place, key in enumerate(keys):
        begins = places.top_of(key)
        if heights[place] and begins <= top + room and begins + heights[place] > top:
            assert first <= place < last
