"""What a figure in the text shows now: its words, and whether they can be trusted."""

from __future__ import annotations

from dataclasses import dataclass

from inspector_app.figures.counts import COUNTS
from inspector_app.figures.figures import FigureValue
from inspector_app.figures.tokens import STYLES, Token, say, split_tokens
from inspector_app.report.inline import runs_of
from inspector_app.visit import Visit
from ui.widgets.picker import Option

SETTLED, UNSETTLED, UNKNOWN = "settled", "unsettled", "unknown"
_STYLES = ("of", *(style for style in STYLES if style != "of"))  # the usual one first


@dataclass(frozen=True, slots=True)
class Face:
    """The words of a figure in a text, and its state: settled, unsettled or unknown."""

    words: str
    state: str = SETTLED


class FigureFaces:
    """Counts every figure once, until it is told to forget because readings have changed."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self.language = "en"
        self._values: dict[str, FigureValue] = {}

    def forget(self) -> None:
        """Count anew when next asked."""
        self._values = {}

    @property
    def values(self) -> dict[str, FigureValue]:
        """The value of every figure and of every built-in count, by name."""
        if not self._values:
            counts = {name: self._visit.figures.value(name) for name in COUNTS}
            self._values = self._visit.figures.values() | counts
        return self._values

    def title(self, name: str) -> str:
        """Return what a figure is called in words."""
        if name in COUNTS:
            return COUNTS[name].title[self.language]
        figure = self._visit.figures.named(name)
        return (self.language == "cy" and figure.title_cy) or figure.title

    def face(self, token: Token) -> Face:
        """Return what stands for a token in the text; an unknown one stands as it was typed."""
        value = self.values.get(token.name)
        if value is None:
            return Face(str(token), UNKNOWN)
        words = say(value, token.style, self._visit.framework, self.language)
        return Face(words, UNSETTLED if value.unsettled else SETTLED)

    def say(self, text: str) -> str:
        """Return a kept text as it is read: figures said, emphasis left out."""
        said = (piece if isinstance(piece, str) else self.face(piece).words for piece in split_tokens(text))
        return "".join(run.text for run in runs_of("".join(said)))

    def options(self) -> list[Option]:
        """Return every figure in every style with what it says now, keyed by "name:style"."""
        options = []
        for name in sorted(self.values, key=self.title):
            for style in _STYLES if self.values[name].plain is None else ("",):
                face = self.face(Token(name, style))
                unsettled = face.state == UNSETTLED
                mark, tone = ("differs", "conflict") if unsettled else ("figure", "ink_3")
                options.append(Option(f"{name}:{style}", face.words, self.title(name), mark, tone))
        return options
