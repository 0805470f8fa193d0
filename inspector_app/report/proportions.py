"""The framework's words for proportions as a table of shares that a reader can check."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from inspector_app.framework.model import Proportion
from inspector_app.report.blocks import Table
from inspector_app.report.phrasing import Phrasing
from inspector_app.report.wording import Wording

_JUST = 0.1  # percent: a share that begins so little above a whole number begins "over" that number


@dataclass(frozen=True, slots=True)
class _Bound:
    """A limit between two words: the whole number, and whether that number itself lies below the limit."""

    percent: str
    above: bool

    @classmethod
    def at(cls, percent: float) -> _Bound:
        excess = percent - int(percent)
        return cls(f"{int(percent) if excess <= _JUST else percent:g}", above=0 < excess <= _JUST)


def proportions_table(proportions: Iterable[Proportion], phrasing: Phrasing) -> Table:
    """Return the table, the greatest share first."""
    words = phrasing.words
    rows = []
    limit = None
    for entry in sorted(proportions, key=lambda entry: -entry.from_percent):
        start = _Bound.at(entry.from_percent)
        rows.append((phrasing.of_framework(entry.words), phrasing.fixed(_share(start, limit, words))))
        limit = start
    return Table(
        header=(phrasing.fixed(words.word), phrasing.fixed(words.share)),
        rows=tuple(rows),
        shares=(50, 50),
        description=words.proportions,
        caption=phrasing.fixed(words.proportions),
    )


def _share(start: _Bound, limit: _Bound | None, words: Wording) -> str:
    """Return in words the shares from `start` to what lies below `limit`, None for no limit."""
    if limit is None:
        if start.percent == "100":
            return words.share_exactly.format(low=start.percent)
        return (words.share_over if start.above else words.share_from).format(low=start.percent)
    low, high = start.percent, limit.percent
    if low == high:
        return words.share_exactly.format(low=low)
    if low == "0" and not limit.above:
        return words.share_below.format(high=high)
    if start.above:
        pattern = words.share_over_up_to if limit.above else words.share_over_below
    else:
        pattern = words.share_up_to if limit.above else words.share_between
    return pattern.format(low=low, high=high)
