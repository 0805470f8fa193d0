"""Functions of the form's translations."""

from __future__ import annotations

from typing import Any

from inspector_app.forms.expressions.conversions import XValue, to_text
from inspector_app.forms.expressions.functions.registry import function


@function("jr:itext", 1)
def itext(context: Any, name: XValue) -> XValue:
    """The text with that id in the language of now; blank when the form has none."""
    text = context.state.form.texts.get(to_text(name), {})
    said: str = context.state.say(text, context.current)
    return said
