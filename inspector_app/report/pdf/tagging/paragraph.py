"""A paragraph that is read out, on however many pages it stands."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Paragraph

from inspector_app.report.pdf.tagging.spoken import Spoken


class TaggedParagraph(Paragraph):  # type: ignore[misc]  # reportlab is untyped
    """A paragraph of reportlab's markup, read out as `spoken`; one that `repeats` on each page is read out once.

    It is made as reportlab makes its own, since reportlab makes the parts of a broken one itself; set `spoken` then.
    """

    spoken: Spoken
    repeats = False
    _broken_for = 0.0  # the width that its lines were last broken for
    _room = 0.0, 0.0  # what it takes then

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803 - reportlab's own names
        """Return how much room it takes; tables ask often, so lines are broken anew for another width alone."""
        if self._broken_for != availWidth or not hasattr(self, "blPara"):
            self._room = super().wrap(availWidth, availHeight)
            self._broken_for = availWidth
        return self._room

    def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: N803 - reportlab's own names
        """Return the parts of a paragraph that a page cannot hold, all of them the same when read out."""
        parts = super().split(availWidth, availHeight)
        for part in parts:
            part.spoken, part.repeats = self.spoken, self.repeats
            part.keepWithNext = 0 if part is not parts[-1] else self.getKeepWithNext()
        return list(parts)

    def draw(self) -> None:
        """Draw the paragraph."""
        if self.canv.is_measuring:
            return
        if self.repeats and not self.spoken.element.is_empty:
            with self.canv.artifact():
                super().draw()
            return
        self._end_lines_with_spaces()
        with self.canv.speaking(self.spoken):
            super().draw()

        if self.repeats:
            self._broken_for = 0.0  # its lines have the spaces of those that are read out now

    def _end_lines_with_spaces(self) -> None:
        """Put a real space where a line ends between words, so that a reader does not join them."""
        for line in self.blPara.lines:
            if isinstance(line, tuple):
                words = line[1]
                if self.spoken.ends_word(" ".join(words)) and words:
                    words[-1] += " "
            else:
                pieces = [piece for piece in line.words if not hasattr(piece, "cbDefn")]
                if self.spoken.ends_word("".join(piece.text for piece in pieces)) and pieces:
                    # A break inside a line leaves a piece without words behind, in a font of its own.
                    last = next((piece for piece in reversed(pieces) if piece.text.strip()), pieces[-1])
                    last.text = f"{last.text.rstrip(' ')} "
