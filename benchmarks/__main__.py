"""`python -m benchmarks`: one table of what each job costs, as a multiple of the same done bare in the same run."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

from benchmarks import finding, long_forms, merging, odk_engine, report, saving, start_up, window
from benchmarks.measure import Ratio
from inspector_app.sample.play import play

_WIDTHS = "{:<48}{:>12}{:>12}{:>9}{:>8}"


def main() -> int:
    """Print the table as it grows and return 0."""
    print(_WIDTHS.format("job (medians)", "here, ms", "bare, ms", "ratio", "rounds"))
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as folder:
        for one in _ratios(Path(folder)):
            figures = (f"{one.here * 1000:.2f}", f"{one.bare * 1000:.2f}", f"{one.ratio:.2f}", one.rounds)
            print(_WIDTHS.format(one.job, *figures), flush=True)
    return 0


def _ratios(folder: Path) -> Iterator[Ratio]:
    sample = play(folder / "sample")
    written = folder / "written.inspection"
    copyfile(sample, written)
    yield from saving.run(folder, written)
    yield from finding.run(folder)
    yield from merging.run(folder)
    yield from report.run(folder, sample)
    yield from long_forms.run(folder)
    yield from odk_engine.run(folder)
    yield from start_up.run(folder, sample)
    yield from window.run(folder, sample)


if __name__ == "__main__":
    sys.exit(main())
