"""Checks of the draft: one rule a file, each with a code, a sentence, the place and a remedy.

A module of this package is a rule when it has a function `problems(visit)` that yields `Problem`s.
"""

from __future__ import annotations

from inspector_app.checks.problem import Problem, Severity
from inspector_app.checks.run import Checked, check, run_checks

__all__ = ["Checked", "Problem", "Severity", "check", "run_checks"]
