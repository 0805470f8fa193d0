"""A paragraph's words as they are read out: its element, and the links, foreign words and signs inside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate

from inspector_app.report.pdf.tagging.elements import Element


@dataclass(slots=True)
class Inline:
    """A stretch inside a paragraph with an element of its own; a link leads to `anchor` and says so in `contents`."""

    element: Element
    anchor: str = ""
    contents: str = ""


@dataclass(slots=True)
class Spoken:
    """What a paragraph is read out as; its parts on several pages share one.

    `words` are all its words. `label` is what its number or bullet is read out as, where that is an element of its own.
    `current` is the index of the inline stretch that is being drawn, None outside of any: a stretch may go on over the
    end of a page.
    """

    element: Element
    words: str = ""
    label: Element | None = None
    inlines: list[Inline] = field(default_factory=list)
    current: int | None = None
    _drawn: int = 0  # letters, spaces not counted
    _word_ends: set[int] = field(default_factory=set)

    def __deepcopy__(self, _memo: object) -> Spoken:
        """Return the same, for the reason that an element does."""
        return self

    @property
    def target(self) -> Element:
        """The element that is being drawn, put in its place in the paragraph at the first of its words."""
        if self.current is None:
            return self.element
        inline = self.inlines[self.current].element
        self.element.add(inline)
        return inline

    def ends_word(self, line: str) -> bool:
        """Take note that a line is drawn; returns whether its last word ends there, and does not go on in the next."""
        if not self._word_ends:
            ends = accumulate(len(word) for word in self.words.split())
            self._word_ends = set(ends)
        self._drawn += len("".join(line.split()))
        return self._drawn in self._word_ends
