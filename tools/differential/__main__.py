"""`python -m tools.differential`: fill forms in with our engine and with ODK's own, and tell where they differ."""

from __future__ import annotations

import argparse
import contextlib
import sys
import time

from hypothesis import HealthCheck, given, seed, settings

from inspector_app.forms import FormError
from tools.differential.forms import BothForms, all_written, read_text
from tools.differential.generated import xlsforms
from tools.differential.minimise import minimised
from tools.differential.run import ZONE, Outcome, drawn, run, stand_in_zone
from tools.differential.theirs import OdkEngine, is_there

_ANSWERS = 20
_PER_GENERATED = 8
_MOST_SECONDS = 60  # of making a form that differs smaller
_SHOWN = 5  # differences of one filling


class DisagreementError(Exception):
    """The two engines came to something else in a form drawn by lot."""


class EnoughTimeError(BaseException):
    """The search for a smaller form that differs has gone on for long enough; no Exception, so that it ends it."""


def main() -> int:
    """Print counts and differences; return 1 when there are differences, 2 when ODK's engine is not installed."""
    options = argparse.ArgumentParser(prog="python -m tools.differential", description=__doc__)
    options.add_argument(
        "--fillings", type=int, default=10_000, help="how many, a third in forms drawn by lot"
    )
    options.add_argument("--seed", type=int, default=0, help="what lots are drawn by")
    chosen = options.parse_args()
    if not is_there():
        print("ODK's engine is not installed here: run `make odk-engine`, which needs node.", file=sys.stderr)
        return 2
    stand_in_zone()
    with OdkEngine(zone=ZONE) as engine:
        forms = list(all_written())
        each = max(1, chosen.fillings * 2 // 3 // len(forms))
        agree = [_written(engine, form, each, chosen.seed) for form in forms]
        agree.append(_generated(engine, max(1, chosen.fillings // 3 // _PER_GENERATED), chosen.seed))
    return 0 if all(agree) else 1


def _written(engine: OdkEngine, form: BothForms, many: int, lot: int) -> bool:
    outcomes = run(engine, form, [drawn(form, f"{lot} {number}", _ANSWERS) for number in range(many)])
    different = [outcome for outcome in outcomes if not outcome.agrees]
    print(f"{form.name:<24}{many:>6} fillings{len(different):>6} differ", flush=True)
    if different:
        _tell(engine, min(different, key=lambda one: one.found[0].step if one.found else 0))
    return not different


def _generated(engine: OdkEngine, many: int, lot: int) -> bool:
    refused = filled = 0
    begun = 0.0
    found: list[tuple[str, Outcome]] = []

    @seed(lot)
    @settings(
        max_examples=many,
        deadline=None,
        database=None,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(xlsforms())
    def examine(text: str) -> None:
        nonlocal refused, filled, begun
        if found and time.monotonic() - begun > _MOST_SECONDS:
            raise EnoughTimeError
        try:
            form = read_text(text, "generated")
        except FormError:
            refused += 1
            return
        fillings = [drawn(form, f"{lot} {number}", _ANSWERS) for number in range(_PER_GENERATED)]
        filled += len(fillings)
        for outcome in run(engine, form, fillings):
            if not outcome.agrees:
                begun = begun or time.monotonic()
                found.append((text, outcome))
                raise DisagreementError

    with contextlib.suppress(DisagreementError, EnoughTimeError):
        examine()
    print(f"{'drawn by lot':<24}{filled:>6} fillings{len(found[:1]):>6} differ; {refused} forms refused")
    if found:
        text, outcome = min(found, key=lambda one: len(one[0]))
        print(text)
        _tell(engine, outcome)
    return not found


def _tell(engine: OdkEngine, outcome: Outcome) -> None:
    """Print one outcome, as short as it goes."""
    if outcome.error:
        print(f"    ODK's engine broke: {outcome.error}")
        return
    shortest = minimised(engine, outcome)
    for path, value in shortest.answers:
        print(f"    {path} <- {'removed' if value is None else repr(value)}")
    for one in shortest.found[:_SHOWN]:
        print(f"        {one}")
    if len(shortest.found) > _SHOWN:
        print(f"        and {len(shortest.found) - _SHOWN} more")


if __name__ == "__main__":
    sys.exit(main())
