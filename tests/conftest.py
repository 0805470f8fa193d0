"""What tests of every area may stand on: the sample visit, played once."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspector_app.sample.play import play


@pytest.fixture(scope="session")
def sample_visit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the played visit; a test that writes copies the file first."""
    folder = tmp_path_factory.mktemp("sample")
    play(folder)
    return folder
