"""What every control for an answer has in common."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector_app.forms import NOT_APPLICABLE, NodeState
from resources.translations import _

RING = (3, 3, 3, 3)  # room for the focus ring around a control


def apart() -> tuple[str, str]:
    """Return the answer that stands apart from the others, and its words."""
    return NOT_APPLICABLE, _("Not applicable")


class AnswerField(QWidget):
    """A control for one answer. `answered` carries what the person gave, "" for taking the answer back.

    `opened` comes when something was opened in it, so that it is brought into view. The keyboard comes in through
    its focus proxy.
    """

    answered = Signal(str)
    opened = Signal()

    def show_state(self, state: NodeState, *, changeable: bool) -> None:
        """Show the answer as it is kept, unless another is being typed; lock the control if it may not change."""
        raise NotImplementedError

    def show_keys(self, shown: bool) -> None:
        """Show the keys that choose, as in the current question only."""

    def takes_letters(self) -> bool:
        """Whether a letter that is typed in it now becomes part of the answer, so that it is no key."""
        return False

    def commit(self) -> bool:
        """Send what is being typed now; returns whether it was taken."""
        return True
