"""The bare database that the store is compared with: the same library and settings, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from db.connection import connect


def open_bare(path: Path) -> Any:
    """Return a connection as the store opens its own; every statement commits by itself."""
    return connect(path).conn
