"""A question that asks for what a desktop cannot take."""

from __future__ import annotations

from inspector_app.forms import NodeState
from ui.layouts import XS, column
from ui.pages.reading.answers.field import RING, AnswerField
from ui.widgets.label import Label

# What is asked for, by XLSForm type.
_ASKED_FOR = {
    "geopoint": "a place on a map",
    "start-geopoint": "the place where the form is begun",
    "geotrace": "a line on a map",
    "geoshape": "an area on a map",
    "barcode": "a barcode to be scanned",
    "image": "a picture",
    "audio": "a sound recording",
    "background-audio": "a sound recording",
    "video": "a film",
    "file": "a file",
    "audit": "a record of how the form is filled in",
}


class UnavailableAnswer(AnswerField):
    """A calm line that says so, and what is kept if there is an answer from elsewhere. The keyboard passes it by."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        asked_for = _ASKED_FOR.get(kind, f"“{kind}”")
        words = f"Not available here: this question asks for {asked_for}."
        self._kept = Label(wrap=True)
        self._kept.hide()
        self.setLayout(column(Label(words, tone="ink_3", wrap=True), self._kept, spacing=XS, margins=RING))

    def show_state(self, state: NodeState, *, changeable: bool) -> None:  # noqa: ARG002 - never changeable
        """Show what is kept."""
        self._kept.setText(f"Kept from elsewhere: {state.value}" if state.value else "")
        self._kept.setVisible(bool(state.value))
