"""Where functions of the form language are made known: a name, how many arguments, and what it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from inspector_app.forms.conversions import XValue


@dataclass(frozen=True, slots=True)
class Function:
    """One function; a lazy one gets its arguments as functions of the context and runs only what it needs.

    `most` is None when there may be any number of arguments. `volatile` means it gives something new each time.
    """

    name: str
    run: Callable[..., XValue]
    least: int
    most: int | None
    lazy: bool = False
    volatile: bool = False


FUNCTIONS: dict[str, Function] = {}

Body = Callable[..., Any]


def function(
    name: str, least: int = 0, most: int | None = -1, *, lazy: bool = False, volatile: bool = False
) -> Callable[[Body], Body]:
    """Make a Python function known by its name in forms; it takes a `Context` and then the arguments.

    `most` is the same as `least` unless given.
    """

    def register(body: Body) -> Body:
        FUNCTIONS[name] = Function(name, body, least, least if most == -1 else most, lazy, volatile)
        return body

    return register
