"""Authors' texts as blocks: paragraphs between blank lines, quotations, and lists with bullets or numbers.

A line that begins with `> ` is quoted, with `- ` or `• ` an item of a list, with `1. ` or `(a) ` the first item of one
that counts; blanks before the mark put an item into a list inside the last one. A list begins below other words: where
a text begins with one, its lines stay as they were typed, since a numbered paragraph holds words. A table of figures
alone on its line stands between the words above and below it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from inspector_app.report.blocks import DEEPEST, ItemList, ListItem, Paragraph, Quotation, Runs

PLAIN, QUOTED, LISTED, TABLED = "plain", "quoted", "listed", "tabled"
TABLE_MARK = "\ufffb"  # stands for a table of figures; nobody types it

RunsOf = Callable[[str], Runs]

_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
_QUOTE = re.compile(r"[ \t]*>[ \t]+(?=\S)")
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?P<mark>[-•]|\d{1,2}\.|\([a-z]\))[ \t]+(?=\S)")
_BULLETS = ("-", "•")
_FIRST = (*_BULLETS, "1.", "(a)")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring lines of one kind, as they were typed."""

    kind: str
    lines: tuple[str, ...]

    @property
    def words(self) -> str:
        """The lines as one text, without the marks of a quotation."""
        quoted = self.kind == QUOTED
        return "\n".join(_QUOTE.sub("", line, count=1) if quoted else line for line in self.lines).strip()


def stretches(text: str) -> Iterator[Stretch]:
    """Yield a text piece by piece; a list never stands first."""
    first = True
    for piece in _BLANK_LINE.split(text.strip()):
        for kind, lines in _grouped(piece.split("\n")):
            stretch = Stretch(PLAIN if first and kind == LISTED else kind, tuple(lines))
            if stretch.words:
                yield stretch
                first = first and kind == TABLED


def block_of(stretch: Stretch, runs_of: RunsOf) -> Paragraph | Quotation | ItemList:
    """Return a stretch of words as a block, its runs as `runs_of` reads them; a table is none."""
    if stretch.kind == LISTED:
        return _list_of(stretch.lines, runs_of)
    runs = runs_of(stretch.words)
    return Quotation(runs) if stretch.kind == QUOTED else Paragraph(runs)


def mark_of_line(line: str, *, first: bool) -> str:
    """Return what makes a line a quotation or an item of a list, with the blanks around it; "" for other lines.

    The `first` line of a text begins no list.
    """
    found = _QUOTE.match(line) or (None if first else _ITEM.match(line))
    return found[0] if found else ""


def _grouped(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield neighbouring lines of one kind; a list that counts and one that does not are two."""
    kind = ""
    group: list[str] = []
    for line in lines:
        item = _ITEM.match(line)
        if item and kind == LISTED and not _begins_another(item, group[0]):
            group.append(line)
            continue
        begun = TABLED if line.strip() == TABLE_MARK else QUOTED if _QUOTE.match(line) else PLAIN
        if item and item["mark"] in _FIRST:
            begun = LISTED
        if begun == kind and begun not in (LISTED, TABLED):
            group.append(line)
            continue
        if group:
            yield kind, group
        kind, group = begun, [line]
    if group:
        yield kind, group


def _begins_another(item: re.Match[str], first_line: str) -> bool:
    first = _ITEM.match(first_line)
    assert first is not None
    return _indent(item) <= _indent(first) and _counts(item) != _counts(first)


def _counts(item: re.Match[str]) -> bool:
    return item["mark"] not in _BULLETS


def _indent(item: re.Match[str]) -> int:
    return len(item["indent"].expandtabs(4))


@dataclass(slots=True)
class _Draft:
    """A list being read: where its marks stand, whether it counts, and its items, each with the list inside it."""

    indent: int
    ordered: bool
    items: list[tuple[Runs, list[_Draft]]] = field(default_factory=list)

    def finished(self) -> ItemList:
        items = (ListItem(runs, inner[0].finished() if inner else None) for runs, inner in self.items)
        return ItemList(tuple(items), self.ordered)


def _list_of(lines: Iterable[str], runs_of: RunsOf) -> ItemList:
    levels: list[_Draft] = []
    for line in lines:
        item = _ITEM.match(line)
        assert item is not None
        indent = _indent(item)
        while len(levels) > 1 and indent < levels[-1].indent:
            levels.pop()
        if not levels or (indent > levels[-1].indent and len(levels) < DEEPEST):
            made = _Draft(indent, _counts(item))
            if levels:
                levels[-1].items[-1][1].append(made)
            levels.append(made)
        levels[-1].items.append((runs_of(line[item.end() :].rstrip()), []))
    return levels[0].finished()
