"""Keeps Python's singletons alive under PySide6 6.12, whose calls give back references that they never took."""

from __future__ import annotations

import ctypes
import sys

_IMMORTAL_SINCE = (3, 12)
_MANY = 1 << 40  # more calls into Qt than any program makes


def keep_singletons_alive() -> None:
    """Give None, True, False and NotImplemented so many references that they never run out.

    PySide6 6.12 is built for Pythons in which these objects are immortal, 3.12 and later. In Python 3.11 each
    call that returns one of them takes a reference away, and the interpreter aborts when the last is gone:
    "none_dealloc", after minutes of use.
    """
    if sys.version_info < _IMMORTAL_SINCE:
        for singleton in (None, True, False, NotImplemented):
            # The count of references is the first word of every object in CPython 3.11.
            ctypes.c_ssize_t.from_address(id(singleton)).value += _MANY
