"""Two hundred programs, killed while they save, hand over, merge, undo a merge, bring a file up to date, or join."""

from __future__ import annotations

import pytest

from tools.torture import kills
from tools.torture.invariants import BrokenError
from tools.torture.worker import JOBS

TWO_HUNDRED = 200


def test_what_was_saved_outlives_a_kill_and_nothing_is_half_done():
    told = kills.kill(TWO_HUNDRED, 0)
    assert all(told[job] >= TWO_HUNDRED // len(JOBS) for job in JOBS)
    assert told["deeds"] > TWO_HUNDRED


@pytest.mark.parametrize("job", [0, 1, 2])
def test_a_deed_that_was_acknowledged_and_is_not_there_would_be_found(monkeypatch, job):
    run = kills.Program.run
    monkeypatch.setattr(kills.Program, "run", lambda *arguments: run(*arguments) + 5)
    with pytest.raises(BrokenError, match=r"is not there|less than|neither"):
        kills.kill(1, job)
