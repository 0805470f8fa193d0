"""Functions of lists: those of the form, those in files beside it, and their order."""

from __future__ import annotations

from typing import Any

from inspector_app.forms.expressions.conversions import XValue, nodes_of, to_number, to_text
from inspector_app.forms.expressions.functions.registry import function
from inspector_app.forms.expressions.lots import seed_of, shuffled


@function("instance", 1)
def instance(context: Any, name: XValue) -> XValue:
    """A list of choices, to be searched by a path: `instance('towns')/root/item[name = ${town}]/region`."""
    found: list[Any] = context.state.list_nodes(to_text(name))
    return found


@function("pulldata", 4)
def pulldata(context: Any, name: XValue, wanted: XValue, column: XValue, key: XValue) -> XValue:
    """From a list, what the wanted column has in the first row whose other column is the key; blank if there is none."""
    where, what, text = to_text(column), to_text(wanted), to_text(key)
    for item in context.state.items(to_text(name)):
        if item.column(where) == text:
            return item.column(what) or ""
    return ""


@function("randomize", 1, 2)
def randomize(context: Any, nodes: XValue, seed: XValue | None = None) -> XValue:
    """The nodes in an order drawn by lot: the same one for each seed, and for each filled-in form without one."""
    drawn = context.state.lot if seed is None else seed_of(to_number(seed), to_text(seed))
    return shuffled(nodes_of(nodes), drawn)
