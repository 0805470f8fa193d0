"""A question that asks for what a desktop cannot take."""

from __future__ import annotations

from inspector_app.fieldwork.attachments import FILE, IMAGE
from inspector_app.forms import NodeState
from inspector_app.forms.authoring.question_types import REFUSED
from resources.translations import N_, _
from ui.layouts import XS, column
from ui.pages.reading.answers.field import RING, AnswerField
from ui.widgets.label import Label

# What is asked for, by XLSForm type: files are not available where nothing is kept.
_ASKED_FOR = {**REFUSED, IMAGE: N_("a picture"), FILE: N_("a file")}


class UnavailableAnswer(AnswerField):
    """A calm line that says so, and what is kept if there is an answer from elsewhere. The keyboard passes it by."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        words = _("Not available here: this question asks for {what}.").format(what=_(_ASKED_FOR[kind]))
        self._kept = Label(wrap=True)
        self._kept.hide()
        self.setLayout(column(Label(words, tone="ink_3", wrap=True), self._kept, spacing=XS, margins=RING))

    def show_state(self, state: NodeState, *, changeable: bool) -> None:  # noqa: ARG002 - never changeable
        """Show what is kept."""
        self._kept.setText(
            _("Kept from elsewhere: {answer}").format(answer=state.value) if state.value else ""
        )
        self._kept.setVisible(bool(state.value))
