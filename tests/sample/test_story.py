"""How the story is read and told: marked passages, a clock that never goes back, and a play that is stopped."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.errors import Cancelled
from inspector_app.sample.clock import StoryClock
from inspector_app.sample.marks import Mark, read_marks
from inspector_app.sample.play import play


def test_marks_are_taken_out_of_the_text() -> None:
    marked = read_marks("She [came early](strength ii iii: seen, analysis!) and [left](neutral iv).")
    assert marked.text == "She came early and left."
    assert marked.marks == (
        Mark("came early", 4, 14, "strength", ("ii", "iii"), ("seen",), ("analysis",)),
        Mark("left", 19, 23, "neutral", ("iv",), (), ()),
    )


def test_a_text_without_marks_stays_as_it_is() -> None:
    marked = read_marks("He said “so [it] goes” (twice).")
    assert (marked.text, marked.marks) == ("He said “so [it] goes” (twice).", ())


def test_the_clock_never_goes_back() -> None:
    clock = StoryClock(2, "09:00")
    clock.go_on(90)
    clock.move_to(2, "09:02")
    assert clock().isoformat() == "2024-03-13T09:02:00+00:00"
    with pytest.raises(ValueError, match="day 2, 09:01 is before"):
        clock.move_to(2, "09:01")


def test_a_play_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    def stop(fraction: float, _sentence: str) -> None:
        if fraction > 0.05:
            raise Cancelled

    with pytest.raises(Cancelled):
        play(tmp_path, stop)
    assert list(tmp_path.iterdir()) == []
