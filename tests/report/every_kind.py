"""A report that holds a block of every kind, for what must be true of all of them."""

from __future__ import annotations

from inspector_app.report.blocks import (
    Annex,
    Bar,
    Block,
    Chapter,
    Chart,
    Cover,
    Document,
    FrontSection,
    ItemList,
    ListItem,
    NumberedParagraph,
    Paragraph,
    Quotation,
    Run,
    Runs,
    SectionHeading,
    Spread,
    SpreadRow,
    Statement,
    Table,
)
from inspector_app.report.prose import TABLE_MARK
from inspector_app.report.resolve import resolve
from inspector_app.report.wording import wording

RECORD = "0" * 31 + "1"
TABLE = "0" * 31 + "2"
LONG = "Leaders have a clear direction that staff share, and inspectors saw it in how the work is done. " * 3
OTHER = {"en": "cy", "cy": "en"}


def every_kind(language: str = "en", *, chapters: int = 2, rows: int = 70) -> Document:
    """Return the report, resolved; tables of `rows` rows stand on several pages."""
    return resolve(
        Document(
            language=language,
            title="Every kind of block",
            subject="blocks",
            authors=("Mared Llwyd",),
            header_left="Inspectorate",
            header_right="Council",
            footer="Draft report",
            labels=wording(language).labels,
            cover=_cover(language),
            front=(FrontSection(_words("About"), (_table(3, caption=False), Paragraph(_words(LONG)))),),
            chapters=tuple(
                Chapter(_words(f"Chapter {number}"), _blocks(language, rows))
                for number in range(1, chapters + 1)
            ),
            annexes=(Annex(_words("Evidence"), (Paragraph(_words(LONG)), _table(rows))),),
        )
    )


def _words(text: str) -> Runs:
    return (Run(text),)


def _cover(language: str) -> Cover:
    return Cover(
        inspectorates=(_words("Inspectorate"), (Run("Arolygiaeth: tŷ, dŵr", language=OTHER[language]),)),
        kind=_words("Inspection report"),
        title=_words("Every kind of block"),
        authority=_words("Cwm Tywyll Council"),
        month=_words("March 2024"),
        note=_words("Draft report"),
    )


def _blocks(language: str, rows: int) -> tuple[Block, ...]:
    other = OTHER[language]
    reference = Run("", record=RECORD)
    mixed = (
        Run("Some are "),
        Run("bold", bold=True),
        Run(", "),
        Run("italic", italic=True),
        Run(" or "),
        Run("both", bold=True, italic=True),
        Run("; "),
        Run("dyma eiriau yn yr iaith arall ", language=other),
        Run("see paragraph "),
        reference,
        Run(f" and {LONG}"),
    )
    links = tuple(run for _ in range(40) for run in (Run("see also paragraph "), reference, Run(", ")))
    return (
        Statement(_words("Criterion"), _words("Whoever is worried is heard.")),
        _table(3),
        SectionHeading(_words("A section"), listed=True),
        *(NumberedParagraph(_words(LONG)) for _ in range(6)),
        NumberedParagraph(mixed, RECORD),
        Paragraph((Run("Paragraff cyfan yn yr iaith arall. " * 20, language=other),)),
        Quotation((Run("I rang and they answered. "), Run("Atebon nhw. " * 20, language=other))),
        NumberedParagraph(links),
        NumberedParagraph(_words("A smile \U0001f600, 漢字 and שלום, in 7 of the 8 cases.")),
        SectionHeading(_words("A section that is not listed"), listed=False),
        ItemList(
            (
                ListItem(_words("one"), _inner()),
                ListItem(_words(LONG)),
                ListItem((Run("tri", language=other),)),
            )
        ),
        ItemList((ListItem(_words("first"), _inner(ordered=True)), ListItem((reference,))), ordered=True),
        Chart(
            (Bar(_words("Decided within 24 hours"), 17, 19), Bar(_words("Reviewed"), 0, 12)),
            _words("Work in time"),
            "Decided within 24 hours: 17 of 19. Reviewed: 0 of 12.",
            "{number} / {total}",
        ),
        Chart(
            (
                Bar(_words("Good"), 5, 6, _words("New referrals (6 cases)")),
                Bar(_words("Poor"), 0, 0, hidden=True),
                Bar(
                    _words("Good"), 4, 13, _words("Repeat referrals, with a heading that is " + "long " * 40)
                ),
            ),
            _words("Work by kind of referral"),
            "New referrals: Good, 5 of 6; Poor, not shown. Repeat referrals: Good, 4 of 13.",
            "{number} / {total}",
            record=TABLE,
        ),
        NumberedParagraph((Run("As "), Run(TABLE_MARK, record=TABLE), Run(" shows, it differs."))),
        Spread(
            (_words("Poor"), (Run("Digonol", language=other),), _words("Good")),
            (SpreadRow(_words("Assessment"), (0, 1, 14), 2), SpreadRow(_words("Planning"), (0, 0, 0), None)),
            _words("How the ratings spread"),
            "Assessment: adequate, 1; good, 14; agreed good. Planning: not rated.",
            _words("One rating"),
            _words("Agreed"),
        ),
        Paragraph(_words("A long table follows.")),
        _table(rows),
        Table((_words("A"), _words("B")), ((_words("x"), _words("word " * 900)),), (20, 80), "One tall row"),
    )


def _inner(*, ordered: bool = False) -> ItemList:
    return ItemList((ListItem(_words("inside")), ListItem(_words("and again"))), ordered=ordered)


def _table(rows: int, *, caption: bool = True) -> Table:
    return Table(
        header=(_words("Criterion"), _words("Words"), _words("Number")),
        rows=tuple(
            (_words(f"Row {row}"), _words(LONG[: 20 + 60 * (row % 4)]), _words(str(row)))
            for row in range(rows)
        ),
        shares=(30, 55, 15),
        numbers=(2,),
        description=f"A table of {rows} rows",
        caption=_words("A table") if caption else (),
    )
