"""The longest pauses of the window on a visit of 1,000 cases, against those on the sample visit's 19."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import desk, first_showing
from benchmarks.heartbeat import Pause
from benchmarks.large_visit import CASES, INTERVIEWS, enlarge
from benchmarks.measure import Ratio

ROUNDS = 5
MOST = 0.050  # seconds that nobody notices


def run(folder: Path, sample: Path) -> Iterator[Ratio]:
    """Yield the longest pause of each deed, and say at the end which of them are noticed."""
    large = Path(shutil.copy(sample, folder / "large.inspection"))
    enlarge(large)
    print(
        f"longest pauses with {CASES} cases and {INTERVIEWS} interviews, against the sample visit", flush=True
    )
    noticed = []
    for words, many, few in _pauses(folder, large, sample):
        yield Ratio(
            words,
            statistics.median(pause.gap for pause in many),
            statistics.median(pause.gap for pause in few),
            len(many),
        )
        # In every round, since a machine that is busy with other things makes some rounds long.
        least = min(pause.gap for pause in many)
        if least > MOST and words != first_showing.OPENING:
            busy = statistics.median(pause.busy for pause in many)
            noticed.append(f"{words} ({least * 1000:.0f} ms at best, {busy * 1000:.0f} ms of work)")
    print(f"deeds with a pause above {MOST * 1000:.0f} ms in every round: {len(noticed)}")
    for line in noticed:
        print(f"  {line}", flush=True)


def _pauses(folder: Path, large: Path, sample: Path) -> Iterator[tuple[str, list[Pause], list[Pause]]]:
    first = [(_first_showings(folder, large), _first_showings(folder, sample)) for _ in range(ROUNDS)]
    for words in first_showing.DEEDS:
        yield words, [many[words] for many, _few in first], [few[words] for _many, few in first]
    with _desk(folder / "many", large) as many, _desk(folder / "few", sample) as few:
        for words in desk.DEEDS:
            taken = [(many(words), few(words)) for _ in range(ROUNDS + 1)][1:]  # the first does not count
            yield words, [pause for pause, _other in taken], [pause for _other, pause in taken]


def _first_showings(folder: Path, file: Path) -> dict[str, Pause]:
    copy = shutil.copy(file, folder / "first.inspection")
    command = [sys.executable, "-m", "benchmarks.first_showing", str(copy)]
    printed = subprocess.run(
        command, env=_offscreen(folder), check=True, capture_output=True, text=True
    ).stdout
    return {words: Pause(*pause) for words, pause in json.loads(printed).items()}


@contextmanager
def _desk(folder: Path, file: Path) -> Iterator[Callable[[str], Pause]]:
    """What asks for a deed, by its words, at a window on a copy of a visit in a process of its own."""
    folder.mkdir()
    command = [sys.executable, "-m", "benchmarks.desk", str(shutil.copy(file, folder / "copy.inspection"))]
    with subprocess.Popen(
        command, env=_offscreen(folder), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        asked, told = process.stdin, process.stdout
        assert asked is not None
        assert told is not None

        def ask(words: str) -> Pause:
            print(words, file=asked, flush=True)
            return Pause(*json.loads(told.readline()))

        yield ask
        asked.close()


def _offscreen(folder: Path) -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(folder)}
