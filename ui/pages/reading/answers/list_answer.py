"""An answer out of many choices: a list that opens for one, a list in view for several; both find by typing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from inspector_app.forms import NodeState
from resources.translations import _, ngettext
from ui.layouts import S, column
from ui.pages.reading.answers.choices import Choices
from ui.pages.reading.answers.field import RING, AnswerField
from ui.pages.reading.answers.kept_line import KeptLine
from ui.pages.reading.answers.key_line import key_line
from ui.typography import text_scale
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.find_list import FindList
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import Label

_WIDE = 460  # pixels of a list


class OpeningListAnswer(AnswerField):
    """One of the choices, or several: a closed field, and below it a list while it is open."""

    def __init__(self, choices: Choices, *, na: bool, name: str) -> None:
        super().__init__()
        self._choices, self._name = choices, name
        self._chosen: list[str] = []
        self._lost: list[str] = []
        self._key_shown = False
        self.box = ChoiceBox(name=name, reserved="n" if na else "")
        self.box.setMaximumWidth(round(_WIDE * text_scale()))
        self.box.wanted.connect(self._on_wanted)
        self.list: FindList | None = None
        self._kept = KeptLine(removable=choices.several)
        self._kept.let_go.connect(lambda: self.answered.emit(" ".join(self._chosen)))
        self.setFocusProxy(self.box)
        self._key = key_line(_("letters"), _("open the list and find"))
        self._column = column(self.box, self._key, self._kept, spacing=S // 2, margins=RING)
        self.setLayout(self._column)

    def show_state(self, state: NodeState, *, changeable: bool) -> None:
        """Show which is chosen."""
        self.box.setEnabled(changeable)
        self._lost = self._choices.lost(state)
        self._chosen = [name for name in self._choices.names(state) if name not in self._lost]
        self.box.show_words(", ".join(self._choices.words(self._chosen)))
        self._kept.show_kept(self._choices.words(self._lost), changeable=changeable)
        if self.list is not None:
            self.list.show_chosen(self._chosen)
            if not changeable:
                self._close()

    def show_keys(self, shown: bool) -> None:
        """Show what typing does, as long as the list is closed: in the open one there is a field to type into."""
        self._key_shown = shown
        self._key.setVisible(shown and self.list is None)

    def _on_wanted(self, text: str) -> None:
        if self.list is not None and not text:
            self._close()
            return
        if self.list is None:
            self.list = FindList(self._choices.offered, name=self._name, several=self._choices.several)
            self.list.setMaximumWidth(round(_WIDE * text_scale()))
            self.list.show_chosen(self._chosen)
            self.list.picked.connect(self._on_picked)
            self.list.left.connect(self._close)
            self._column.insertWidget(1, self.list)
            self.list.show()
            self.show_keys(self._key_shown)
        self.list.begin(text, next(iter(self._chosen), ""))
        self.opened.emit()

    def _on_picked(self, name: str) -> None:
        if self._choices.several:
            self.answered.emit(_toggled(self._choices, self._chosen, name, self._lost))
        else:
            self._close()
            self.answered.emit("" if name in self._chosen else name)

    def _close(self) -> None:
        if self.list is not None:
            self._column.removeWidget(self.list)
            self.box.setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.hide()
            self.list.deleteLater()
            self.list = None
            self.show_keys(self._key_shown)


class LongTicksAnswer(AnswerField):
    """Any number of many choices, and below them which are ticked, since not all are in view."""

    def __init__(self, choices: Choices, *, na: bool, name: str) -> None:
        super().__init__()
        self._choices = choices
        self._ticked: list[str] = []
        self._lost: list[str] = []
        self.list = FindList(choices.offered, name=name, several=True, reserved="n" if na else "")
        self.list.picked.connect(self._on_picked)
        self.list.setMaximumWidth(round(_WIDE * text_scale()))
        self._said = Label(_("Nothing is ticked yet."), tone="ink_2", wrap=True)
        self._kept = KeptLine(removable=True)
        self._kept.let_go.connect(lambda: self.answered.emit(" ".join(self._ticked)))
        self.setFocusProxy(self.list)
        digits = _("1 to {last}").format(last=min(self.list.rows_in_view, 9))
        self._keys = [key_line(digits, _("tick")), key_line(_("letters"), _("find"))]
        foot = FlowLayout()
        for line in self._keys:
            foot.addWidget(line)
        self.setLayout(column(self.list, foot, self._said, self._kept, spacing=S // 2, margins=RING))

    def show_state(self, state: NodeState, *, changeable: bool) -> None:
        """Show which are ticked."""
        self.list.setEnabled(changeable)
        self._lost = self._choices.lost(state)
        self._ticked = [name for name in self._choices.names(state) if name not in self._lost]
        self.list.show_chosen(self._ticked)
        words = self._choices.words(self._ticked)
        ticked = ngettext("{count} ticked: {answers}", "{count} ticked: {answers}", len(words))
        self._said.setText(
            ticked.format(count=len(words), answers=", ".join(words))
            if words
            else _("Nothing is ticked yet.")
        )
        self._kept.show_kept(self._choices.words(self._lost), changeable=changeable)

    def show_keys(self, shown: bool) -> None:
        """Show what the keys do while the keyboard is in the list."""
        for line in self._keys:
            line.setVisible(shown)

    def _on_picked(self, name: str) -> None:
        self.answered.emit(_toggled(self._choices, self._ticked, name, self._lost))


def _toggled(choices: Choices, ticked: Sequence[str], name: str, lost: Sequence[str]) -> str:
    """Return an answer with a choice ticked or unticked, in the order of the list; what is lost stays at the end."""
    now = {*ticked} ^ {name}
    return " ".join((*(offered for offered, _words in choices.offered if offered in now), *lost))
