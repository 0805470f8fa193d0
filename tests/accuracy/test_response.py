"""The response to the council as a Word table."""

from __future__ import annotations

import docx
import pytest
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from db.errors import UserError
from inspector_app.accuracy.points import ACCEPTED, TYPING, Said
from inspector_app.accuracy.response import save_response
from inspector_app.report.kinds import SENT, TEAM_DRAFT


@pytest.fixture
def answered(small_visit):
    """The small visit with two points of the council, one of them accepted."""
    paragraph = small_visit.paragraphs.add("criterion-i", "It was decided in 3 cases.")
    small_visit.versions.make(TEAM_DRAFT)
    small_visit.versions.make(SENT)
    number = small_visit.versions.sent_numbers()[paragraph]
    point = small_visit.accuracy_points.add(Said("It was 4 <b>& more</b>.", number, evidence="Table 3"))
    small_visit.accuracy_points.say_kind(point, TYPING)
    small_visit.accuracy_points.write(point, resulting_change="3 becomes 4.")
    small_visit.accuracy_points.decide(point, ACCEPTED, "The table says so.")
    small_visit.accuracy_points.add(Said("The name is wrong."))
    return small_visit, number


@pytest.mark.parametrize(
    ("language", "heading", "whole"),
    [("en", "What the council says", "The report as a whole"), ("cy", "Paragraff", "Yr adroddiad cyfan")],
)
def test_every_point_has_a_row_with_its_answer(answered, tmp_path, language, heading, whole):
    visit, number = answered
    path = tmp_path / "response.docx"
    assert save_response(visit, path, language) == 2
    (table,) = docx.Document(str(path)).tables
    first, second = ([cell.text for cell in row.cells] for row in table.rows[1:])
    assert heading in [cell.text for cell in table.rows[0].cells]
    assert first[:2] == ["1", number]
    assert "It was 4 <b>& more</b>." in first[2]
    assert "Table 3" in first[2]
    assert first[4:] == ["The table says so.", "3 becomes 4."]
    assert second[1] == whole
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []


def test_only_a_word_file_is_written_and_only_of_what_was_sent(small_visit, tmp_path):
    with pytest.raises(UserError):
        save_response(small_visit, tmp_path / "response.pdf")
    with pytest.raises(UserError) as caught:
        save_response(small_visit, tmp_path / "response.docx")
    assert caught.value.code == "nothing-sent"
    assert list(tmp_path.glob("response*")) == []
