"""The bare database that the store is compared with: the same library and settings, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from db.connection import connect

DATA_KEY = bytes(range(32))  # of the files that are measured protected


def open_bare(path: Path, key: bytes | None = None) -> Any:
    """Return a connection as the store opens its own; every statement commits by itself."""
    return connect(path, key=key).conn
