"""Where functions of the form language are made known: a name, how many arguments, and what it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from inspector_app.forms.expressions.conversions import XValue


@dataclass(frozen=True, slots=True)
class Function:
    """One function; a lazy one gets its arguments as functions of the context and runs only what it needs.

    `most` is None when there may be any number of arguments.
    """

    name: str
    run: Callable[..., XValue]
    least: int
    most: int | None
    lazy: bool = False


FUNCTIONS: dict[str, Function] = {}

Body = Callable[..., Any]


def function(
    name: str, least: int = 0, most: int | None = -1, *, lazy: bool = False
) -> Callable[[Body], Body]:
    """Make a Python function known by its name in forms; it takes a `Context` and then the arguments.

    `most` is the same as `least` unless given.
    """

    def register(body: Body) -> Body:
        FUNCTIONS[name] = Function(name, body, least, least if most == -1 else most, lazy)
        return body

    return register


def fault_of_call(name: str, count: int) -> tuple[str, str] | None:
    """Return what is wrong with a call of `name` with so many arguments and what helps, None when nothing is."""
    known = FUNCTIONS.get(name)
    if known is None:
        return f"There is no function “{name}”.", "docs/forms.md lists the functions that there are."
    if count >= known.least and (known.most is None or count <= known.most):
        return None
    if known.most is None:
        takes = f"{known.least} or more"
    else:
        takes = str(known.least) if known.most == known.least else f"{known.least} to {known.most}"
    return f"“{name}” has {count} {'argument' if count == 1 else 'arguments'}.", f"It takes {takes}."
