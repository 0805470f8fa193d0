"""What the checks of the small visit find."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from inspector_app.checks import run_checks
from inspector_app.checks.problem import Problem
from inspector_app.visit import Visit


@pytest.fixture
def found(small_visit: Visit) -> Callable[[str], list[Problem]]:
    """Return the problems of one code."""
    return lambda code: [problem for problem in run_checks(small_visit) if problem.code == code]
