"""The merged file of the sample visit, open for reading."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector_app.visit import Visit


@pytest.fixture(scope="session")
def team(sample_visit: Path) -> Iterator[Visit]:
    with Visit.open(sample_visit / "team.inspection", read_only=True) as visit:
        yield visit
