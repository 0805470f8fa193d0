"""The annex on the ratings: everybody's level and how it moved, what was agreed and why, and dissent."""

from __future__ import annotations

import pytest

from inspector_app.report.blocks import SectionHeading, Table, plain
from inspector_app.report.build import build


@pytest.fixture
def moderated(small_visit, owains_copy, exchange):
    """Owain went from poor to not enough and says why he holds to it; the team agreed good."""
    theirs = owains_copy()
    theirs.ratings.rate("i", "performance", "poor")
    exchange(theirs, small_visit)
    theirs.ratings.rate("i", "performance", "not-enough")
    exchange(theirs, small_visit)
    small_visit.ratings.rate("i", "performance", "good")
    small_visit.ratings.moderate("i", "performance", "good", "The files say so.")
    small_visit.dissents.state("i", "performance", "I read two files.", member=theirs.me.id)
    return small_visit


def agreed_annex(report):
    """Return the annex after that of the evidence."""
    return report.annexes[1]


def tables(annex):
    """Return the tables under the criteria, which follow those of who rated what."""
    first = next(number for number, block in enumerate(annex.blocks) if isinstance(block, SectionHeading))
    return [block for block in annex.blocks[first:] if isinstance(block, Table)]


def rows(annex):
    return [tuple(plain(cell) for cell in row) for table in tables(annex) for row in table.rows]


def test_it_tells_who_held_what_and_who_dissents(moderated):
    annex = agreed_annex(build(moderated, "en", internal=True))
    assert plain(annex.title) == "How the ratings were agreed"
    ((_axis, agreed, held),) = rows(annex)
    assert agreed == "good The files say so."
    assert held == (
        "Mared Llwyd: good Owain Prys: poor → Not enough evidence yet Dissents: I read two files."
    )


def test_it_speaks_the_language_of_the_report_and_marks_what_was_written_in_english(moderated):
    annex = agreed_annex(build(moderated, "cy", internal=True))
    ((_axis, _agreed, held),) = rows(annex)
    assert "Dim digon o dystiolaeth eto Yn anghytuno: I read two files." in held
    cells = [cell for table in tables(annex) for row in table.rows for cell in row]
    english = [run.text for cell in cells for run in cell if run.language == "en"]
    assert english == ["The files say so.", "I read two files."]


def test_what_is_not_agreed_yet_says_so(small_visit):
    small_visit.ratings.rate("i", "performance", "good")
    ((_axis, agreed, held),) = rows(agreed_annex(build(small_visit, "en", internal=True)))
    assert (agreed, held) == ("Not agreed yet", "Mared Llwyd: good")


def test_it_stands_in_both_files_of_the_internal_copy_alone(moderated, draw):
    internal, published = draw(moderated, internal=True), draw(moderated)
    assert "I read two files." in " ".join(" ".join(internal.pdf_pages()).split())
    assert "I read two files." not in " ".join(" ".join(published.pdf_pages()).split())
    assert published.document.annexes == ()
