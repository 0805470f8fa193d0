"""Which version of the program writes."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version


@cache
def program_version() -> str:
    """Return the version that transactions and hand-overs carry; read from the disk once."""
    return version("inspector-app")
