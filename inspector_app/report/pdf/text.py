"""Runs as paragraphs that are read out. Everything that people wrote is escaped, so no text is ever markup."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeVar
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle

from inspector_app.report import style
from inspector_app.report.anchors import is_paragraph
from inspector_app.report.blocks import Runs
from inspector_app.report.fonts import BOLD, REGULAR
from inspector_app.report.glyphs import pieces
from inspector_app.report.languages import language_tag
from inspector_app.report.pdf.tagging.canvas import TURN
from inspector_app.report.pdf.tagging.elements import Element
from inspector_app.report.pdf.tagging.paragraph import TaggedParagraph
from inspector_app.report.pdf.tagging.spoken import Inline, Spoken
from inspector_app.report.style import TextStyle

# Letters: what may fill a page cannot be held on one page with what follows, and reportlab would try for ever.
_LONGEST_KEPT, _LINE = 1_000, 60

_Kind = TypeVar("_Kind", bound=TaggedParagraph)


def paragraph_style(look: TextStyle, **changes: Any) -> ParagraphStyle:
    """Return a style of the report as reportlab's; `changes` are reportlab's own attributes, such as indents."""
    font = BOLD if look.bold else REGULAR
    return ParagraphStyle(
        font,
        fontName=font,
        fontSize=look.size,
        leading=look.leading,
        spaceBefore=look.before,
        spaceAfter=look.after,
        textColor=HexColor(f"#{look.colour}"),
        keepWithNext=int(look.keep),
        allowWidows=0,
        allowOrphans=0,
        bulletFontName=font,
        bulletFontSize=look.size,
        splitLongWords=1,
        **changes,
    )


def paragraph(
    runs: Runs,
    look: ParagraphStyle,
    element: Element,
    *,
    hanging: str = "",
    label: Element | None = None,
    link_words: str = "{number}",
) -> TaggedParagraph:
    """Return runs as a paragraph that is read out as `element`.

    A number or bullet may be `hanging` to its left, read out as `label` or else before its words. `link_words` says
    where a link to a paragraph leads, with the place {number}; one to a table or chart is called what that is.
    """
    return _paragraph(TaggedParagraph, runs, look, element, hanging, label, link_words)


def paragraph_of(
    kind: type[_Kind],
    runs: Runs,
    look: ParagraphStyle,
    element: Element,
    hanging: str,
    link_words: str = "{number}",
) -> _Kind:
    """Return runs as a paragraph of another `kind`."""
    return _paragraph(kind, runs, look, element, hanging, None, link_words)


def _paragraph(
    kind: type[_Kind],
    runs: Runs,
    look: ParagraphStyle,
    element: Element,
    hanging: str,
    label: Element | None,
    link_words: str,
) -> _Kind:
    stretches = list(_stretches(runs))
    spoken = Spoken(element, "".join(stretch.text for stretch in stretches), label)
    made = kind(
        _markup(stretches, spoken, link_words), look, bulletText=f"{escape(hanging)} " if hanging else None
    )
    made.spoken = spoken
    if len(spoken.words) + _LINE * spoken.words.count("\n") > _LONGEST_KEPT:
        made.keepWithNext = 0
    return made


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words of one look and one language; `actual` is what they stand for, where they are boxes."""

    text: str
    bold: bool
    italic: bool
    language: str
    link: str
    actual: str

    def apart_from(self, surrounding: str) -> tuple[str, str, str] | None:
        """Return what sets the stretch apart from the paragraph around it: language, link and actual text."""
        apart = ("" if self.language == surrounding else self.language, self.link, self.actual)
        return apart if any(apart) else None


def _stretches(runs: Runs) -> Iterator[_Stretch]:
    for run in runs:
        for text, actual in pieces(run.text):
            yield _Stretch(text, run.bold, run.italic, run.language, run.link, actual)


def _markup(stretches: list[_Stretch], spoken: Spoken, link_words: str) -> str:
    """Return stretches in reportlab's paragraph language, and note in `spoken` what they are read out as.

    Where all of them are in another language than the report, so is their element.
    """
    languages = {stretch.language for stretch in stretches if stretch.text.strip()}
    own = languages.pop() if len(languages) == 1 else ""
    if own:
        spoken.element.language = language_tag(own)
    markup = ""
    for apart, group in groupby(stretches, key=lambda stretch: stretch.apart_from(own)):
        members = list(group)
        words = "".join(_marked_up(stretch) for stretch in members)
        if apart is None:
            markup += words
            continue
        language, link, actual = apart
        index = len(spoken.inlines)
        element = Element("Link" if link else "Span", actual=actual)
        element.language = language_tag(language) if language else ""
        shown = "".join(stretch.text for stretch in members)
        leads_to = link_words.format(number=shown) if is_paragraph(link) else shown
        spoken.inlines.append(Inline(element, link, leads_to))
        if link:
            words = f'<a href="#{index}" color="#{style.ACCENT}">{words}</a>'
        markup += f'<onDraw name="{TURN}" label="{index}"/>{words}<onDraw name="{TURN}" label=""/>'
    return markup


def _marked_up(stretch: _Stretch) -> str:
    marked = escape(stretch.text).replace("\n", "<br/>")
    if stretch.bold:
        marked = f"<b>{marked}</b>"
    return f"<i>{marked}</i>" if stretch.italic else marked
