"""The function library of ODK XForms, as far as a desktop can honour it; docs/forms.md has the table."""

from __future__ import annotations

from inspector_app.forms.expressions.functions import (
    dates,
    geography,
    languages,
    lists,
    logic,
    nodes,
    numbers,
    selects,
    texts,
)
from inspector_app.forms.expressions.functions.registry import FUNCTIONS, Function, fault_of_call

__all__ = [
    "FUNCTIONS",
    "Function",
    "dates",
    "fault_of_call",
    "geography",
    "languages",
    "lists",
    "logic",
    "nodes",
    "numbers",
    "selects",
    "texts",
]
