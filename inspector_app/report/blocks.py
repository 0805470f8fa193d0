"""The report as a tree of blocks, knowing nothing of Word or PDF.

`build` makes the tree, `resolve` fills in every `number` and `anchor`, and the writers only draw it. Text is held
in runs, and a run cannot hold a character that a file format refuses, so no writer has to look for one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# What XML 1.0 refuses, unpaired surrogates, and the controls that make text read other than it is written.
_REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_LINE_END = re.compile("\r\n?|\u2028|\u2029|\u0085")

_SHORT_TABLE = 12  # rows
DEEPEST = 2  # levels that a list may have


def clean(text: str) -> str:
    """Return a text without the characters that a file cannot hold; every line end becomes LF, a tab a space."""
    return _REFUSED.sub("", _LINE_END.sub("\n", text)).replace("\t", " ")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style; `language` ("en", "cy") is "" where it is that of the report.

    A run with a `record` refers to the paragraph, table or chart that was made from it: `resolve` gives it as its text the
    number of that paragraph or what the table is called, and as `link` the anchor that it leads to.
    """

    text: str
    bold: bool = False
    italic: bool = False
    language: str = ""
    record: str = ""
    link: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", clean(self.text))


Runs = tuple[Run, ...]


def plain(runs: Runs) -> str:
    """Return the words of runs alone, on one line."""
    return " ".join("".join(run.text for run in runs).split())


@dataclass(frozen=True, slots=True)
class SectionHeading:
    """A heading inside a chapter; only a `listed` one stands in the contents."""

    runs: Runs
    listed: bool = True
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class NumberedParagraph:
    """A paragraph with a number of its own, such as 5.4; `record` is what it was made from, "" for fixed text.

    It has an `anchor` only where another paragraph refers to it.
    """

    runs: Runs
    record: str = ""
    number: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph without number: in a chapter it carries on the numbered one before it."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list, and the list that stands under it."""

    runs: Runs
    inner: ItemList | None = None


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list, at most `DEEPEST` levels deep; an `ordered` one has letters, then small Roman numbers, else bullets."""

    items: tuple[ListItem, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """What somebody said or wrote, set apart in a paragraph of its own."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Statement:
    """Words set apart in a box, such as what a criterion asks, under a small label."""

    label: Runs
    runs: Runs


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under one header row; `shares` are the relative widths of the columns.

    The first column names its row; those whose indexes are in `numbers` hold numbers. A table without `caption` has no number, and says in `description` alone,
    which is read out and not printed, what it holds. `record` is what it was made from, "" for fixed content. It has an
    `anchor` only where a paragraph refers to it.
    """

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    shares: tuple[int, ...]
    description: str
    numbers: tuple[int, ...] = ()
    caption: Runs = ()
    number: str = ""
    record: str = ""
    anchor: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "description", clean(self.description))

    @property
    def stays_whole(self) -> bool:
        """Whether it is short enough, and of weight enough to have a caption, not to be broken over pages."""
        return bool(self.caption) and len(self.rows) <= _SHORT_TABLE


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: its label, and its length as a number `out_of` a whole; what is missing shows paler.

    A `heading` stands above the first bar of those that belong together. One that is `hidden` shows neither number.
    """

    label: Runs
    number: int
    out_of: int
    heading: Runs = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars under each other on one scale, with their numbers at their ends.

    `said` has the place {number} or, for bars that are each out of a whole of their own, {total} too. `alternative`
    says in words all that the picture shows. `record` is what it was made from, "" for a chart of the framework. It has
    an `anchor` only where a paragraph refers to it.
    """

    bars: tuple[Bar, ...]
    caption: Runs
    alternative: str
    said: str = "{number}"
    number: str = ""
    record: str = ""
    anchor: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "alternative", clean(self.alternative))


@dataclass(frozen=True, slots=True)
class SpreadRow:
    """One line of a spread: how many ratings stand at each step, and the step that was agreed, None while it is not."""

    label: Runs
    counts: tuple[int, ...]
    agreed: int | None


@dataclass(frozen=True, slots=True)
class Spread:
    """How ratings spread over the steps of a scale, from left to right, with what was agreed from them.

    `one` and `agreed` say in its key what the two marks stand for. `alternative` says in words all that it shows.
    """

    steps: tuple[Runs, ...]
    rows: tuple[SpreadRow, ...]
    caption: Runs
    alternative: str
    one: Runs
    agreed: Runs
    number: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "alternative", clean(self.alternative))


Figure = Chart | Spread  # what is drawn as a picture, under one count
Block = SectionHeading | NumberedParagraph | Paragraph | ItemList | Quotation | Statement | Table | Figure


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page, from top to bottom: `inspectorates` in each language that it has a name in."""

    inspectorates: tuple[Runs, ...]
    kind: Runs
    title: Runs
    authority: Runs
    month: Runs
    note: Runs


@dataclass(frozen=True, slots=True)
class FrontSection:
    """A part before chapter 1, with a heading and no number."""

    heading: Runs
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A numbered chapter."""

    title: Runs
    blocks: tuple[Block, ...]
    number: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    """A lettered part after the last chapter; `number` is its letter."""

    title: Runs
    blocks: tuple[Block, ...]
    number: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Labels:
    """The words that the writers themselves put on pages, in the report's language.

    `page` has the places {page} and {pages}, `table`, `figure` and `annex` the place {number}. `go_to_page` and
    `go_to_paragraph` say where a link leads, with the places {title} and {page}, and {number}; one to a table or chart
    says what that is called. `no_paragraph` stands for the number of a paragraph that was taken out, `no_table` for what
    such a table was called.
    """

    contents: str
    page: str
    table: str
    figure: str
    annex: str
    mark: str
    go_to_page: str
    go_to_paragraph: str
    no_paragraph: str
    no_table: str = ""


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line of the contents: level 1 is a chapter or annex, level 2 a section inside one."""

    level: int
    label: str
    title: Runs
    anchor: str


@dataclass(frozen=True, slots=True)
class Document:
    """The whole report; `contents` is empty until it is resolved.

    `title`, `subject` and `authors` are what the file says of itself; the two headers and the
    footer stand on every page but the cover, the page number at the right of the footer.
    """

    language: str
    title: str
    subject: str
    authors: tuple[str, ...]
    header_left: str
    header_right: str
    footer: str
    labels: Labels
    cover: Cover
    front: tuple[FrontSection, ...]
    chapters: tuple[Chapter, ...]
    annexes: tuple[Annex, ...]
    contents: tuple[ContentsEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A few pages without cover and contents, for the team's table; otherwise as `Document`."""

    language: str
    title: str
    subject: str
    authors: tuple[str, ...]
    header_left: str
    header_right: str
    footer: str
    labels: Labels
    blocks: tuple[Block, ...]
