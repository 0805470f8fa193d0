"""The left of the start window: what the program is, what somebody new does, and the language."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from resources import translations
from resources.translations import N_, _
from ui.layouts import XL, XXL, M, S, column, panel, row, scrolled
from ui.typography import Type, text_scale
from ui.widgets.button import Button
from ui.widgets.day_mark import DayMark
from ui.widgets.initials import Initials
from ui.widgets.label import Label
from ui.widgets.segmented_choice import SegmentedChoice

_STEPS = (
    (N_("Join the visit"), N_("Your lead gives you an invitation and six words; they make your own copy.")),
    (N_("Read your cases, write your interviews"), N_("Each answer is saved as you give it.")),
    (N_("Hand over every evening"), N_("One click, on a stick or in a folder.")),
)
_LEAD = N_("You lead the visit? Begin with “New visit…”, then invite your team.")
# Each language by its own name, so that whoever cannot read the other one finds it.
_LANGUAGES = [("en", "English"), ("cy", "Cymraeg")]
_WIDTH = 404
_LARGE = 1.3  # scale of the text above which the panel grows no wider


class Welcome(QWidget):
    """`language_chosen` carries the code of the language that somebody wants."""

    language_chosen = Signal(str)

    def __init__(self, play_sample: Callable[[], object], show_help: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("ground", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        large = text_scale() > _LARGE
        side = XL if large else XXL + M
        self.setFixedWidth(round(_WIDTH * min(text_scale(), _LARGE)))
        steps = []
        for number, (title, words) in enumerate(_STEPS, 1):
            texts = column(
                Label(_(title), Type.STRONG, wrap=True), Label(_(words), tone="ink_2", wrap=True), spacing=2
            )
            line = row(spacing=M)
            line.addWidget(Initials(str(number), _(title)), 0, Qt.AlignmentFlag.AlignTop)
            line.addLayout(texts, 1)
            steps.append(line)
        inside = panel(
            column(
                DayMark(4, bar=(26, 8)),
                S,
                Label("Inspector", Type.NUMBER),
                Label(
                    _("Four days on site: read, listen, weigh, write. Everything stays on this computer."),
                    Type.QUESTION,
                    tone="ink_2",
                    wrap=True,
                ),
                XL,
                Label(_("New here?"), Type.STRONG),
                *steps,
                S,
                Label(_(_LEAD), tone="ink_2", wrap=True),
                row(Button(_("Look round the sample visit"), kind="link", on_click=play_sample), None),
                None,
                margins=(side, 2 * XXL, side, M),
                spacing=M,
            ),
            ground="rail",
        )
        self._language = SegmentedChoice(_LANGUAGES, name=_("Language"))
        self._language.set_value(translations.language())
        self._language.chosen.connect(self.language_chosen)
        help_ = Button(_("Help"), kind="link", on_click=show_help)
        key = Label("F1", tone="ink_3")
        margins = (side, S, side, XXL - S)
        if large:
            foot: QBoxLayout = column(row(self._language, None), row(help_, key, None), margins=margins)
        else:
            foot = row(self._language, None, help_, key, margins=margins)
        self.setLayout(column(scrolled(inside, ground="rail"), foot, spacing=0))

    def let_choose(self, can: bool) -> None:
        """Let the language be chosen, or say why not now."""
        self._language.setEnabled(can)
        why = _(
            "What you are typing or what is under way comes first; then the language can be chosen again."
        )
        self._language.setToolTip("" if can else why)
