"""Forms: an XLSForm is compiled once, and a filled-in form behaves as an ODK XForm does."""

from __future__ import annotations

from inspector_app.forms.authoring.problems import FormError, FormProblem
from inspector_app.forms.definition import NOT_APPLICABLE, Choice, Definition
from inspector_app.forms.filling.node_state import NodeState
from inspector_app.forms.filling.state import FormState
from inspector_app.forms.model import CompiledForm, Section

__all__ = [
    "NOT_APPLICABLE",
    "Choice",
    "CompiledForm",
    "Definition",
    "FormError",
    "FormProblem",
    "FormState",
    "NodeState",
    "Section",
]
