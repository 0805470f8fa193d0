"""Making a filling that differs as short as it goes, so that a reader sees at once what it hangs on."""

from __future__ import annotations

from tools.differential.run import Outcome, run
from tools.differential.theirs import OdkEngine


def minimised(engine: OdkEngine, outcome: Outcome) -> Outcome:
    """Return an outcome with the same difference after as few answers as can be found by leaving out one at a time."""
    best = outcome
    while best.found:
        answers = list(best.answers[: best.found[0].step])
        shorter = [[*answers[:place], *answers[place + 1 :]] for place in range(len(answers))]
        still = [one for one in run(engine, best.form, shorter) if _shows(one, outcome)]
        if not still:
            return Outcome(best.form, answers, best.found)
        best = min(still, key=lambda one: one.found[0].step)
    return best


def _shows(one: Outcome, other: Outcome) -> bool:
    """Whether an outcome has the first difference of another one, in whichever instance of a repeat."""
    first = other.found[0]
    return any((found.place, found.what) == (first.place, first.what) for found in one.found)
