"""How far two readers agree beyond what chance would give: Krippendorff's alpha for choices without an order.

Alpha and not Cohen's kappa: kappa asks for the same two readers throughout, while on a visit another pair reads each
case. Where there are two readers and every case has both, they differ by the size of the sample alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from enum import Enum
from itertools import chain

# Below that many pairs one answer more or less moves alpha by so much that it says nothing.
LEAST_PAIRS = 10
# Krippendorff's own bounds: below the lower one no conclusion should rest on the data, from the upper one it may.
_TENTATIVE, _RELIABLE = 2 / 3, 0.8


class Verdict(Enum):
    """What an alpha comes to."""

    NO_CHOICE = "no choice"  # a number, date or order, for which only the same answers are counted
    TOO_FEW = "too few"
    ALL_ALIKE = "all alike"  # every answer is the same one, so that chance cannot be told
    RELIABLE = "reliable"
    TENTATIVE = "tentative"
    UNRELIABLE = "unreliable"


def alpha(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Return alpha of pairs of answers to the same question: 1 for full agreement, 0 for what chance gives.

    It is below 0 where they agree less than by chance. None without pairs, and where only one answer was ever given.
    The order of the two answers in a pair does not matter.
    """
    counts = Counter(chain.from_iterable(pairs))
    given = 2 * len(pairs)
    # Of all that one could draw two of, without putting the first back, how many are two different answers?
    different = given**2 - sum(count**2 for count in counts.values())
    if not different:
        return None
    observed = sum(first != second for first, second in pairs) / len(pairs)
    expected = different / (given * (given - 1))
    return 1 - observed / expected


def verdict(value: float | None, pairs: int) -> Verdict:
    """Return what an alpha of so many pairs comes to."""
    if pairs < LEAST_PAIRS:
        return Verdict.TOO_FEW
    if value is None:
        return Verdict.ALL_ALIKE
    if value >= _RELIABLE:
        return Verdict.RELIABLE
    return Verdict.TENTATIVE if value >= _TENTATIVE else Verdict.UNRELIABLE
