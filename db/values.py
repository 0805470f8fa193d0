"""What the store holds: values, rows, and the ids of records and changes."""

from __future__ import annotations

import os
import re
import threading
import time
from typing import NamedTuple

# No floats: measurements are integers or decimal text, so that every copy holds the same digits.
Value = None | int | str | bytes
Row = dict[str, Value]

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_INTEGER = range(-(2**63), 2**63)
_lock = threading.Lock()
_last_stamp = 0


class Dot(NamedTuple):
    """One change: the copy that made it, and its number in that copy."""

    replica: int
    seq: int


def new_id(*, after: str = "") -> str:
    """Return a new record id: a UUIDv7 as 32 hex digits, later ones sorting after earlier ones of this process.

    It sorts after the id `after`, too, even where another computer's clock was ahead when that was made.
    """
    global _last_stamp
    with _lock:
        # 48 bits of milliseconds and 12 bits of a finer clock, forced to rise.
        stamp = max((time.time_ns() << 12) // 1_000_000, _last_stamp + 1, _stamp_of(after) + 1)
        _last_stamp = stamp
    random = int.from_bytes(os.urandom(8), "big") & (2**62 - 1)
    number = (stamp >> 12) << 80 | 0x7 << 76 | (stamp & 0xFFF) << 64 | 0b10 << 62 | random
    return f"{number:032x}"


def _stamp_of(record: str) -> int:
    return int(record[:12] + record[13:16], 16) if record else 0


def storable(value: Value) -> Value:
    """Return the value as the store keeps it, or raise TypeError or OverflowError for one that it cannot.

    Characters that no database text can hold, NUL and lone surrogates, become the replacement character.
    """
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int):
        if value not in _INTEGER:
            raise OverflowError(f"{value} needs more than 64 bits")
        return value
    if isinstance(value, str):
        return _UNSTORABLE.sub("\ufffd", value)
    if value is None or isinstance(value, bytes):
        return value
    raise TypeError(f"a {type(value).__name__} cannot be stored")
