"""The same visit and time give the same bytes, in whatever process and however its sets and dicts are ordered."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

PRINT = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from inspector_app.report.produce import produce_report
from inspector_app.visit import Visit

file, folder, language = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
with Visit.open(file, clock=lambda: datetime(2024, 3, 15, 16, 30, tzinfo=UTC), read_only=True) as visit:
    produce_report(
        visit, docx=folder / "report.docx", pdf=folder / "report.pdf", language=language, internal=True
    )
"""


def _printed(file, folder, seed, language):
    folder.mkdir()
    environment = os.environ | {"PYTHONHASHSEED": str(seed), "PYTHONPATH": str(ROOT)}
    subprocess.run(
        [sys.executable, "-c", PRINT, str(file), str(folder), language], check=True, env=environment, cwd=ROOT
    )
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


@pytest.mark.parametrize("language", ["en", "cy"])
def test_two_processes_print_the_same_bytes(written_visit, tmp_path, language):
    first, second = (_printed(written_visit, tmp_path / str(seed), seed, language) for seed in (1, 2))
    assert set(first) == {"report.docx", "report.pdf"}
    assert first == second
