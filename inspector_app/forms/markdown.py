"""The styles of a form's texts, written in Markdown as ODK shows it, taken apart into blocks and runs.

Headings, lists, paragraphs and line breaks make blocks; emphasis, links and a few HTML tags make runs. Whatever is
not one of these stays in the text as it was written. `inline` says what happens inside a line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from inspector_app.forms.inline import Run, read_inline

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*")  # under a line, it makes that a heading
_ITEM = re.compile(r"([ \t]*)(?:([-*+])|(\d{1,9})[.)])[ \t]+(\S.*)")
_STYLED = re.compile(r"[\\*_#\[<&`\n]|^\s*(?:[-+]|\d{1,9}[.)])\s")
_INDENT = 2  # spaces that set an item under another

# A value in a text stands as one character of Unicode's private area while the text is read.
_FIRST_VALUE = 0xF0000
_VALUES = re.compile("[\U000f0000-\U000ffffd]")


@dataclass(frozen=True, slots=True)
class Value:
    """A value that stands in a text."""

    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading of a `level` from 1 to 6, or an item of a list with its `marker` and `depth`."""

    runs: tuple[Run, ...]
    level: int = 0
    marker: str = ""
    depth: int = 0

    @property
    def text(self) -> str:
        """The words without their styles."""
        words = "".join(run.text for run in self.runs)
        return f"{self.marker} {words}" if self.marker else words


Styled = tuple[Block, ...]


def styled(parts: Sequence[str | Value]) -> Styled:
    """Return a text taken apart; its parts are what the author wrote, and values, which are never styled."""
    values = [part.text for part in parts if isinstance(part, Value)]
    numbers = iter(range(_FIRST_VALUE, _FIRST_VALUE + len(values)))
    written = "".join(
        chr(next(numbers)) if isinstance(part, Value) else _VALUES.sub("\ufffd", part) for part in parts
    )
    blocks = _read(written)
    if not values:
        return blocks

    def put(text: str) -> str:
        return _VALUES.sub(lambda match: values[ord(match[0]) - _FIRST_VALUE], text)

    return tuple(
        replace(block, runs=tuple(replace(run, text=put(run.text), link=put(run.link)) for run in block.runs))
        for block in blocks
    )


def plain(text: Styled) -> str:
    """Return the words without their styles, a block a line."""
    return "\n".join(block.text for block in text)


@lru_cache(maxsize=4096)
def _read(text: str) -> Styled:
    if not _STYLED.search(text):
        return (Block((Run(text),)),)
    blocks: list[_Open] = []
    open_: _Open | None = None
    for line in text.strip().split("\n"):
        heading, item = _HEADING.fullmatch(line), _ITEM.fullmatch(line)
        underline = _UNDERLINE.fullmatch(line)
        if not line.strip():
            open_ = None
        elif heading:
            blocks.append(_Open([heading[2] or ""], level=len(heading[1])))
            open_ = None
        elif underline and open_ is not None and not open_.marker:
            open_.level = 1 if underline[1].startswith("=") else 2
            open_ = None
        elif item and _begins_item(item, open_):
            depth = len(item[1].expandtabs(4)) // _INDENT
            open_ = _Open([item[4]], marker=f"{item[3]}." if item[3] else "•", depth=depth)
            blocks.append(open_)
        elif open_ is not None:
            open_.lines.append(line.strip())
        else:
            open_ = _Open([line.strip()])
            blocks.append(open_)
    if len(blocks) == 1 and blocks[0].marker not in ("", "•"):
        # A number before a single question is part of its words, not a list.
        return (Block(read_inline(text.strip())),)
    return tuple(block.closed() for block in blocks)


def _begins_item(item: re.Match[str], open_: _Open | None) -> bool:
    """Whether a line begins an item; inside a paragraph a number other than 1 does not."""
    return open_ is None or bool(open_.marker) or item[3] in (None, "1")


class _Open:
    """A block to which lines are still added."""

    def __init__(self, lines: list[str], *, level: int = 0, marker: str = "", depth: int = 0) -> None:
        self.lines, self.level, self.marker, self.depth = lines, level, marker, depth

    def closed(self) -> Block:
        return Block(read_inline("\n".join(self.lines)), self.level, self.marker, self.depth)
