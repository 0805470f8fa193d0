"""Points from Word and Excel tables: headings in both languages, and every row at fault in a sentence."""

from __future__ import annotations

from datetime import date

import docx
import openpyxl
import pytest

from db.errors import UserError
from inspector_app.accuracy.bringing_in import bring_in, preview, read_points
from inspector_app.report.kinds import SENT, TEAM_DRAFT

ENGLISH = ("No.", "Paragraph", "What the council says", "Evidence")
WELSH = ("Rhif", "Paragraff", "Yr hyn y mae'r cyngor yn ei ddweud", "Tystiolaeth")
CHAPTER = "criterion-i"


@pytest.fixture
def sent(small_visit):
    """The small visit with eleven paragraphs in one chapter, sent to the council; and that chapter's number."""
    records = [small_visit.paragraphs.add(CHAPTER, f"Sentence {number}.") for number in range(1, 12)]
    small_visit.versions.make(TEAM_DRAFT)
    small_visit.versions.make(SENT)
    return small_visit, small_visit.versions.sent_numbers()[records[0]].partition(".")[0]


@pytest.fixture
def word(tmp_path):
    """Write a Word file with tables."""

    def write(*tables):
        document = docx.Document()
        for rows in tables:
            table = document.add_table(rows=0, cols=len(rows[0]))
            for row in rows:
                for cell, words in zip(table.add_row().cells, row, strict=True):
                    cell.text = words
            document.add_paragraph()
        document.save(tmp_path / "points.docx")
        return tmp_path / "points.docx"

    return write


@pytest.fixture
def excel(tmp_path):
    """Write a workbook of one sheet; a cell may be a pair of a value and its number format."""

    def write(*rows):
        book = openpyxl.Workbook()
        for index, row in enumerate(rows, 1):
            for column, held in enumerate(row, 1):
                value, shown = held if isinstance(held, tuple) else (held, None)
                cell = book.active.cell(index, column, value)
                if shown:
                    cell.number_format = shown
        book.save(tmp_path / "points.xlsx")
        return tmp_path / "points.xlsx"

    return write


@pytest.mark.parametrize("headings", [ENGLISH, WELSH])
def test_the_rows_of_a_word_table_become_points(sent, word, headings):
    visit, chapter = sent
    path = word(
        [
            headings,
            ("1", f"para {chapter}.2", "It was 18.\nNot 17.", "Table 3"),
            ("", "", "The name is wrong.", ""),
            ("", "", "", ""),
        ]
    )
    made = bring_in(visit, read_points(path))
    first, second = (visit.accuracy_points.get(record) for record in made)
    assert (first.number, first.paragraph_number) == ("1", f"{chapter}.2")
    assert (first.says, first.evidence) == ("It was 18.\nNot 17.", "Table 3")
    assert (second.number, second.paragraph_number, second.about) == ("2", "", "")


def test_every_table_with_the_headings_is_read_and_others_are_not(sent, word):
    visit, chapter = sent
    points = [ENGLISH, ("1", f"{chapter}.1", "Wrong.", "")]
    path = word(
        [("Council", "Bro Helyg")], points, [("Name", "Post")], [*points[:1], ("2", "", "Wrong too.", "")]
    )
    found = preview(visit, read_points(path))
    assert [said.says for _place, said in found.points] == ["Wrong.", "Wrong too."]
    assert [place for place, _said in found.points] == ["table 2, row 2", "table 4, row 2"]


def test_rows_at_fault_are_told_one_by_one_and_nothing_is_added(sent, word):
    visit, chapter = sent
    path = word(
        [
            ENGLISH,
            ("1", "99.1", "Wrong.", ""),
            ("2", "the third", "Wrong.", ""),
            ("3", f"{chapter}.1 and {chapter}.2", "Wrong.", ""),
            ("3", f"{chapter}.1", "", ""),
        ]
    )
    table = read_points(path)
    faults = preview(visit, table).faults
    assert [(fault.place, fault.sentence) for fault in faults] == [
        ("row 2", "the version that was sent has no paragraph 99.1"),
        ("row 3", "“the third” is not the number of a paragraph, such as 4.3"),
        ("row 4", "it names several paragraphs; give each a row of its own"),
        ("row 5", "it does not say what the council says"),
        ("row 5", "point 3 stands in row 4 too"),
    ]
    with pytest.raises(UserError, match="row 2"):
        bring_in(visit, table)
    assert visit.accuracy_points.all() == []


def test_the_same_file_is_not_brought_in_twice(sent, word):
    visit, chapter = sent
    path = word([ENGLISH, ("1", f"{chapter}.1", "Wrong.", "")])
    bring_in(visit, read_points(path))
    (fault,) = preview(visit, read_points(path)).faults
    assert fault.sentence == "point 1 was brought in before"


def test_numbers_that_excel_changed_are_told(sent, excel):
    visit, chapter = sent
    path = excel(
        ENGLISH,
        (1, float(f"{chapter}.1"), "Ten or one?", None),
        (2, (float(f"{chapter}.1"), "0.00"), "Ten.", None),
        (3, float(f"{chapter}.2"), "Two.", None),
        (4, date(2024, 3, 4), "A date.", None),
        (5, f"{chapter}.1", "One.", None),
    )
    found = preview(visit, read_points(path))
    assert [said.paragraph_number for _place, said in found.points] == [
        "",
        f"{chapter}.10",
        f"{chapter}.2",
        "",
        f"{chapter}.1",
    ]
    assert [fault.place for fault in found.faults] == ["row 2", "row 5"]
    assert f"Excel may have made {chapter}.1 of {chapter}.10" in found.faults[0].sentence


def test_a_title_above_the_headings_is_no_point(sent, excel):
    visit, chapter = sent
    path = excel(("Comments of the council",), ENGLISH, (1, f"{chapter}.1", "Wrong.", None))
    assert len(preview(visit, read_points(path)).points) == 1


@pytest.mark.parametrize("name", ["points.txt", "points.docx", "points.xlsx"])
def test_what_is_no_table_is_refused_in_a_sentence(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"not a table")
    with pytest.raises(UserError) as caught:
        read_points(path)
    assert caught.value.code in ("accuracy-kind", "accuracy-damaged")


def test_a_table_without_the_columns_or_without_rows_is_refused(word):
    for rows, code in ([("Name", "Post")], "accuracy-columns"), ([ENGLISH], "accuracy-empty"):
        with pytest.raises(UserError) as caught:
            read_points(word(rows))
        assert caught.value.code == code
