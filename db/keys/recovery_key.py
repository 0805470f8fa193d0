"""The recovery key: a data key as letters and digits that a person can copy from paper.

Thirteen groups of five: four symbols of the key and one that checks them and the group's place. The symbols are
Crockford's 32, among which nothing looks like anything else. The check is a sum in the field of 32 elements, with a
different factor for each symbol, so that every single wrong symbol and every swap of two neighbours is found, and
named by its group.
"""

from __future__ import annotations

import re

from db.errors import UserError
from db.keys.data_key import KEY_SIZE
from resources.translations import _

_SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MEANT = str.maketrans("OIL", "011")  # what people read and write for 0 and 1
_BITS = 5
_IN_GROUP = 4
GROUPS = 13
_SPARE = GROUPS * _IN_GROUP * _BITS - KEY_SIZE * 8  # bits of the last symbol that are always 0
_REDUCTION = 0b100101  # x^5 + x^2 + 1, which makes five bits a field


def recovery_key(key: bytes) -> str:
    """Return the data key as groups of symbols, parted by hyphens."""
    number = int.from_bytes(key, "big") << _SPARE
    count = GROUPS * _IN_GROUP
    values = [number >> _BITS * (count - 1 - place) & 31 for place in range(count)]
    groups = [values[start : start + _IN_GROUP] for start in range(0, count, _IN_GROUP)]
    return "-".join(
        "".join(_SYMBOLS[value] for value in (*group, _check(group, place)))
        for place, group in enumerate(groups)
    )


def data_key_from(text: str) -> bytes:
    """Return the data key that somebody typed in, in capitals or not, with any blanks, hyphens and line ends.

    Raises UserError that names the first group in which something is wrong.
    """
    groups = _groups(text)
    number = 0
    for place, group in enumerate(groups):
        values = [_SYMBOLS.find(symbol) for symbol in group]
        if -1 in values or _check(values[:-1], place) != values[-1]:
            raise _typo(_("Group {number}, “{group}”, is not right.").format(number=place + 1, group=group))
        for value in values[:-1]:
            number = number << _BITS | value
    if number & (1 << _SPARE) - 1:
        raise _typo(_("Group {number}, “{group}”, is not right.").format(number=GROUPS, group=groups[-1]))
    return (number >> _SPARE).to_bytes(KEY_SIZE, "big")


def _groups(text: str) -> list[str]:
    """Return the groups of a text; raises UserError when they are not thirteen of five."""
    parts = re.split(r"[\s\-‐-―]+", text.upper().translate(_MEANT).strip(" \t\r\n-"))
    length = _IN_GROUP + 1
    whole = "".join(parts)
    if len(whole) == GROUPS * length:
        return [whole[start : start + length] for start in range(0, len(whole), length)]
    if len(parts) == GROUPS:
        place = next(place for place, part in enumerate(parts) if len(part) != length)
        raise _typo(
            _("Group {number}, “{group}”, does not have five letters and digits.").format(
                number=place + 1, group=parts[place]
            )
        )
    raise _typo(
        _("A recovery key has 13 groups of five letters and digits, 65 in all; these are {count}.").format(
            count=len(whole)
        )
    )


def _typo(what: str) -> UserError:
    return UserError("recovery-key-typo", what, _("Compare it with the sheet, then correct it."))


def _check(values: list[int], place: int) -> int:
    total = place  # so that two groups that changed places are found, too
    for number, value in enumerate(values, 2):
        total ^= _product(number, value)
    return total


def _product(one: int, other: int) -> int:
    """Multiply in the field of 32 elements."""
    result = 0
    while other:
        if other & 1:
            result ^= one
        one <<= 1
        if one & 32:
            one ^= _REDUCTION
        other >>= 1
    return result
