"""Orders drawn by lot: the shuffle that ODK XForms lay down, so that a seed gives the same order everywhere.

The shuffle is Fisher and Yates's from the inside out; the numbers come from Park and Miller's generator.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from typing import TypeVar

Item = TypeVar("Item")

_MODULUS = 2**31 - 1
_MULTIPLIER = 16_807
_LONG = 2**63  # Collect keeps a seed in 64 bits, and so do all that draw the same lots


def shuffled(items: Sequence[Item], seed: int) -> list[Item]:
    """Return the items in the order that a seed gives."""
    # What is left of the division has the sign of the seed, as in the generators that others draw with.
    state = abs(seed) % _MODULUS * (1 if seed > 0 else -1)
    if state <= 0:
        state += _MODULUS - 1
    order: list[Item] = []
    for place, item in enumerate(items):
        state = state * _MULTIPLIER % _MODULUS
        other = math.floor((state - 1) / (_MODULUS - 1) * (place + 1))
        order.append(item)
        order[place] = order[other]
        order[other] = item
    return order


def seed_of(number: float, text: str) -> int:
    """Return the seed that an expression's value stands for: a whole number, or a hash of words."""
    if math.isnan(number):
        return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big", signed=True) if text else 0
    if math.isinf(number):
        return _LONG - 1 if number > 0 else -_LONG
    return math.trunc(number)
