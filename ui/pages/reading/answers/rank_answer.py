"""An answer that puts all choices in order."""

from __future__ import annotations

from inspector_app.forms import NodeState
from resources.translations import _
from ui.layouts import S, column
from ui.pages.reading.answers.choices import Choices
from ui.pages.reading.answers.field import RING, AnswerField
from ui.pages.reading.answers.kept_line import KeptLine
from ui.pages.reading.answers.key_line import key_line
from ui.typography import text_scale
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.rank_list import RankList

_WIDE = 460  # pixels of the list


class RankAnswer(AnswerField):
    """The choices in a list. Their first order is no answer; moving one is, and so is keeping the order as it is.

    Where choices have come or gone since they were ranked, the rest keep their order and new ones follow; the person
    may keep that order.
    """

    def __init__(self, choices: Choices, *, name: str) -> None:
        super().__init__()
        self._choices = choices
        self._is_whole = False  # whether the answer names just the choices that there are
        self.list = RankList(choices.offered, name=name)
        self.list.moved.connect(lambda keys: self.answered.emit(" ".join(keys)))
        self.list.setMaximumWidth(round(_WIDE * text_scale()))
        self.keep = Button(small=True, on_click=self._on_keep)
        digits = _("1 to {last}").format(last=min(len(choices.offered), 9))
        self._keys = [key_line("Alt ↑ ↓", _("move")), key_line(digits, _("place"))]
        self._kept = KeptLine()
        self.setFocusProxy(self.list)
        foot = FlowLayout()
        for part in (self.keep, *self._keys):
            foot.addWidget(part)
        self.setLayout(column(self.list, foot, self._kept, spacing=S, margins=RING))

    def show_state(self, state: NodeState, *, changeable: bool) -> None:
        """Show the order, and whether it is an answer."""
        names = self._choices.names(state)
        offered = [name for name, _words in self._choices.offered]
        self.list.setEnabled(changeable)
        self.list.show_order(names, is_ranked=not set(offered).isdisjoint(names))
        self._is_whole = sorted(names) == sorted(offered)
        self.keep.setText(_("Take the order back") if self._is_whole else _("Keep this order"))
        self.keep.set_kind("quiet" if self._is_whole else "secondary")
        self.keep.setVisible(changeable)
        self._kept.show_kept(self._choices.words(self._choices.lost(state)), changeable=changeable)

    def show_keys(self, shown: bool) -> None:
        """Show the keys that move."""
        for line in self._keys:
            line.setVisible(shown)

    def _on_keep(self) -> None:
        self.answered.emit("" if self._is_whole else " ".join(self.list.keys()))
