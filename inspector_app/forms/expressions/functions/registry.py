"""Where functions of the form language are made known: a name, how many arguments, and what it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from inspector_app.forms.expressions.conversions import XValue
from resources.translations import _, ngettext


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
        what = _("There is no function “{name}”.").format(name=name)
        return what, _("docs/forms.md lists the functions that there are.")
    if count >= known.least and (known.most is None or count <= known.most):
        return None
    if known.most is None:
        takes = _("It takes {least} or more.")
    else:
        takes = _("It takes {least}.") if known.most == known.least else _("It takes {least} to {most}.")
    what = ngettext("“{name}” has {count} argument.", "“{name}” has {count} arguments.", count)
    return what.format(name=name, count=count), takes.format(least=known.least, most=known.most)
