"""A form of 500 questions: opening a reading, and one more answer, against ODK's own engine for the browser."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from benchmarks.measure import Ratio, compare, timed
from inspector_app.forms import CompiledForm, FormState
from tools.differential.forms import read_both
from tools.differential.theirs import OdkProcess, is_there

ROUNDS = 30
_SECTIONS, _ROUNDS_OF_FOUR = 25, 5
_ANSWERS = {"select_one": "yes", "integer": "4", "date": "2024-03-01", "text": "As the file says."}
_CHOICES = """\
| choices |
| | list_name | name | label |
| | yn | yes | Yes |
| | yn | no | No |
"""


def run(folder: Path) -> Iterator[Ratio]:
    """Yield the cost of each job, with ODK's engine as the baseline; without it say so and yield nothing."""
    if not is_there():
        print("ODK's engine is not installed (make odk-engine), so the forms engine is not held against it.")
        return
    source = folder / "long.md"
    source.write_text(_long_form(), encoding="utf-8")
    form = read_both(source)
    stored = form.ours.to_json()
    answers = {one.path: _ANSWERS[one.type] for one in form.ours.questions() if one.type in _ANSWERS}

    def open_reading() -> None:
        FormState(CompiledForm.from_json(stored), answers)

    with OdkProcess("timing.mjs", zone="UTC") as odk:

        def ask(**request: Any) -> float:
            odk.send(request)
            answer = odk.receive()
            assert not answer["refused"], answer["refused"]
            return float(answer["seconds"])

        opening = compare(
            "Open a form of 500 questions; bare: ODK's engine",
            lambda: timed(open_reading),
            lambda: ask(load=form.xform),
            rounds=ROUNDS,
        )
        yield opening
        state = FormState(form.ours)
        times = [1 / opening.ratio]
        for job, question, values in (
            ("Show or hide a section; bare: ODK's engine", "/section_1/seen_1_1", ("yes", "no")),
            ("Count an answer in; bare: ODK's engine", "/section_20/number_20_1", ("3", "5")),
        ):
            answering = _answering(job, state, question, values, ask)
            yield answering
            times.append(1 / answering.ratio)
    print("ODK's engine takes {:.1f}, {:.1f} and {:.1f} times as long for these three.".format(*times))


def _answering(job: str, state: FormState, question: str, values: tuple[str, str], ask: Any) -> Ratio:
    """Compare one answer, which is another one each time, with all that it changes on the screen."""
    ours, theirs = count(), count()

    def answer() -> None:
        for path in state.answer(question, values[next(ours) % 2]):
            for node in state.instances(path):
                state.state_of(node)

    return compare(
        job,
        lambda: timed(answer),
        lambda: ask(answer=[f"/{state.form.root}{question}", values[next(theirs) % 2]]),
        rounds=ROUNDS,
    )


def _long_form() -> str:
    """Return a form as policy teams write them: sections, questions that depend on others, dates, sums."""
    rows = ["| survey |", "| | type | name | label | relevant | required | constraint | calculation |"]
    for section in range(1, _SECTIONS + 1):
        relevant = "${seen_1_1} = 'yes'" if section == 2 else ""
        rows.append(f"| | begin group | section_{section} | Section {section} | {relevant} | | | |")
        for number in range(1, _ROUNDS_OF_FOUR + 1):
            own = f"{section}_{number}"
            rows += [
                f"| | select_one yn | seen_{own} | Was it seen? | | yes | | |",
                f"| | date | day_{own} | On which day? | ${{seen_{own}}} = 'yes' | | . <= today() | |",
                f"| | integer | number_{own} | How many? | | | . >= 0 and . < 100 | |",
                f"| | text | why_{own} | Why was it ${{number_{own}}}? | ${{number_{own}}} > 3 | | | |",
                f"| | calculate | days_{own} | | | | | today() - ${{day_{own}}} + ${{number_{own}}} |",
            ]
        rows.append("| | end group | | | | | | |")
    return "\n".join(rows) + "\n" + _CHOICES
