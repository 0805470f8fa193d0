"""The column parameters: names with values, such as `start=0 end=10`."""

from __future__ import annotations

import re

_RANDOM = ("randomize", "seed")
# The parameters of each type that has any.
WITH_PARAMETERS = {
    "text": ("rows",),
    "range": ("start", "end", "step", "tick_interval", "placeholder", "tick_labelset"),
    "image": ("max-pixels", "app"),
    "select_one": _RANDOM,
    "select_multiple": _RANDOM,
    "select_one_external": _RANDOM,
    "rank": _RANDOM,
    "select_one_from_file": (*_RANDOM, "value", "label"),
    "select_multiple_from_file": (*_RANDOM, "value", "label"),
}

_PAIR = re.compile(r"([^\s=,;]+)\s*=\s*([^\s=,;]+)")
_BETWEEN = re.compile(r"[\s,;]*")


def read_parameters(cell: str) -> dict[str, str] | None:
    """Return parameters by name in small letters, None when the cell holds anything else."""
    found: dict[str, str] = {}
    place = 0
    while True:
        if gap := _BETWEEN.match(cell, place):
            place = gap.end()
        if place == len(cell):
            return found
        pair = _PAIR.match(cell, place)
        if pair is None:
            return None
        name = pair[1].lower()
        # Columns of files are looked up as written; everything else is small letters.
        found[name] = pair[2] if name in ("label", "value") else pair[2].lower()
        place = pair.end()
