"""Conditions in the form language, over a filled-in form: `${decision_24h} = 'yes'`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from db.errors import UserError
from inspector_app.forms.expressions.conversions import to_truth
from inspector_app.forms.expressions.evaluate import Context, Run, compile_expression
from inspector_app.forms.expressions.expression import ExpressionError, parse, walk
from inspector_app.forms.expressions.functions import fault_of_call
from inspector_app.forms.filling.state import FormState
from inspector_app.forms.model import CompiledForm
from resources.translations import _

_REFERENCE = re.compile(r"\$\{\s*([^}\s]*)\s*\}")


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition read for one form; `paths` are the questions that it looks at."""

    text: str
    paths: tuple[str, ...]
    run: Run

    def applies(self, state: FormState) -> bool:
        """Whether every question that it looks at is asked, answered, and not marked as not applicable."""
        return all(any(node.text for node in state.asked_anywhere(path)) for path in self.paths)

    def holds(self, state: FormState) -> bool:
        """Whether it is true of the filled-in form."""
        return to_truth(self.run(Context(state.root, state.root, state)))


def parse_condition(form: CompiledForm, text: str) -> Condition:
    """Read a condition; raises UserError naming the question that there is not, or the place that is wrong."""
    paths: list[str] = []

    def place(match: re.Match[str]) -> str:
        try:
            path = form.named(match[1]).path
        except KeyError:
            raise UserError(
                "unknown-question",
                _("The form has no question called “{name}”.").format(name=match[1]),
                _("Use the name of a question as it stands in the form."),
                where=text,
            ) from None
        paths.append(path)
        return f" /{form.root}{path} "

    try:
        expression = parse(_REFERENCE.sub(place, text))
    except ExpressionError as error:
        # Names have become paths, so a place in the expression would not be one in the text.
        what = _("The condition cannot be read: {error}.").format(error=error.what)
        raise UserError("bad-condition", what, _("Correct it."), where=text) from error
    for part in walk(expression):
        fault = fault_of_call(part[1], len(part[2])) if part[0] == "call" else None
        if fault:
            raise UserError("bad-condition", *fault, where=text)
    return Condition(text, tuple(dict.fromkeys(paths)), compile_expression(expression))
