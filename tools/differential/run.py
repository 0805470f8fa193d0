"""Filling forms in on both sides and holding the two against each other."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from tools.differential.compare import Difference, Step, differences
from tools.differential.departures import is_known
from tools.differential.fillings import Answer, Filler
from tools.differential.forms import BothForms
from tools.differential.ours import OurFilling
from tools.differential.theirs import EngineError, OdkEngine

NOW = datetime(2024, 3, 5, 10, 20, 30)  # noqa: DTZ001 - a local time, as forms have
ZONE = "UTC"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One filling of one form and what differs; `error` is why the other engine gave up."""

    form: BothForms
    answers: Sequence[Answer]
    found: list[Difference]
    error: str = ""

    @property
    def agrees(self) -> bool:
        """Whether both engines came to the same."""
        return not self.found and not self.error


def stand_in_zone() -> None:
    """Let this process live where the other engine does. On Windows, which cannot, moments may differ."""
    os.environ["TZ"] = ZONE
    if hasattr(time, "tzset"):
        time.tzset()


def drawn(form: BothForms, seed: object, length: int) -> list[Answer]:
    """Return a filling drawn by lot."""
    filling = OurFilling(form.ours, NOW)
    filler = Filler(filling, seed)
    answers: list[Answer] = []
    for _ in range(length):
        answer = filler.draw()
        if answer is None:
            break
        filling.give(*answer)
        answers.append(answer)
    return answers


def our_steps(form: BothForms, answers: Iterable[Answer]) -> Iterator[Step]:
    """Yield the form as it begins and after each answer."""
    filling = OurFilling(form.ours, NOW)
    yield Step("", filling.snapshot())
    for answer in answers:
        refused = filling.give(*answer)
        yield Step(refused, filling.snapshot())


def compared(form: BothForms, answers: Sequence[Answer], theirs: Sequence[Step]) -> list[Difference]:
    """Return what differs after the first answer that made the two differ, apart from what is known to."""
    for number, (ours, other) in enumerate(zip(our_steps(form, answers), theirs, strict=True)):
        found = list(differences(number, ours.nodes, other.nodes))
        if bool(ours.refused) != bool(other.refused):
            path, _ = answers[number - 1]
            found.append(Difference(number, path, "refused", ours.refused, other.refused))
        unknown = [one for one in found if not is_known(form.name, one)]
        if unknown:
            return unknown
    return []


def run(engine: OdkEngine, form: BothForms, fillings: Sequence[Sequence[Answer]]) -> list[Outcome]:
    """Fill a form in on both sides and return the outcome of each filling."""
    outcomes = []
    for answers, theirs in zip(fillings, engine.fill(form, fillings, NOW), strict=True):
        if isinstance(theirs, EngineError):
            outcomes.append(Outcome(form, answers, [], str(theirs)))
        else:
            outcomes.append(Outcome(form, answers, compared(form, answers, theirs)))
    return outcomes
