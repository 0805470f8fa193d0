"""How the window looks and what it marks; kept on this computer, for every visit."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from resources.translations import N_, _
from ui.layouts import XS, L, column
from ui.spelling.spelling import spelling
from ui.theme import Mode, theme
from ui.typography import Type, set_text_scale
from ui.widgets.check_box import CheckBox
from ui.widgets.label import Label
from ui.widgets.section_heading import SectionHeading
from ui.widgets.segmented_choice import SegmentedChoice
from ui.workspace import Workspace

# Each language by its own name, whatever the window speaks, so that whoever cannot read the other one finds it.
_LANGUAGES = [("en", "English"), ("cy", "Cymraeg")]
_THEMES = [
    (Mode.SYSTEM, N_("As the system")),
    (Mode.LIGHT, N_("Light")),
    (Mode.DARK, N_("Dark")),
    (Mode.HIGH_CONTRAST, N_("High contrast")),
]
_SCALES = [("1", "100%"), ("1.15", "115%"), ("1.3", "130%"), ("1.5", "150%"), ("2", "200%")]


class LookPart(QWidget):
    """Language, colours, size of text and spelling, each in force at once."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        kept = workspace.preferences
        languages = [("", _("As the system")), *_LANGUAGES]
        self.language = _choice(languages, kept.text("language"), name=_("Language"))
        self.language.chosen.connect(self._on_language_chosen)
        themes = [(mode.value, _(words)) for mode, words in _THEMES]
        self.colours = _choice(themes, theme.mode, name=_("Colours"))
        self.colours.chosen.connect(self._on_mode_chosen)
        theme.changed.connect(self._show_mode)  # which the search box can change, too
        self.scale = _choice(_SCALES, kept.text("text-scale", "1"), name=_("Size of text"))
        self.scale.chosen.connect(self._on_scale_chosen)
        self.spelling = CheckBox(_("Mark spelling"))
        self.spelling.setChecked(spelling.is_on)
        self.spelling.toggled.connect(lambda on: spelling.turn(on=on))
        about = _("In long texts, in English and Welsh. Ctrl ; offers other words for a marked one.")
        self.setLayout(
            column(
                SectionHeading(_("How it looks")),
                *(_labelled(choice) for choice in (self.language, self.colours, self.scale)),
                column(self.spelling, Label(about, Type.CAPTION, tone="ink_2", wrap=True), spacing=0),
                spacing=L,
            )
        )

    def _on_language_chosen(self, chosen: str) -> None:
        if not self._workspace.speak(chosen):
            self.language.set_value(self._workspace.preferences.text("language"))

    def _show_mode(self) -> None:
        self.colours.set_value(theme.mode)

    def _on_mode_chosen(self, mode: str) -> None:
        self._workspace.preferences.set_text("theme", mode)
        theme.use(Mode(mode))

    def _on_scale_chosen(self, scale: str) -> None:
        self._workspace.preferences.set_text("text-scale", scale)
        set_text_scale(float(scale))
        theme.use(theme.mode)


def _choice(choices: list[tuple[str, str]], value: str, *, name: str) -> SegmentedChoice:
    made = SegmentedChoice(choices, name=name)
    made.set_value(value)
    return made


def _labelled(choice: SegmentedChoice) -> QVBoxLayout:
    return column(Label(choice.accessibleName(), tone="ink_2"), choice, spacing=XS)
