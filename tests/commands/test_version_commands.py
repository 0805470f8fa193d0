"""`versions`, `compare-versions`, `accuracy` and `report --version`."""

from __future__ import annotations

import docx
import pytest


@pytest.fixture
def sent(played, call):
    """The team file of the sample visit with a version that was sent to the council."""
    for kind in ("team-draft", "sent"):
        assert call("versions", played, "--make", kind).code == 0
    return played


@pytest.fixture
def table(tmp_path):
    """Write the council's table."""

    def write(*rows):
        document = docx.Document()
        made = document.add_table(rows=0, cols=3)
        for row in (("Rhif", "Paragraff", "Sylw"), *rows):
            for cell, words in zip(made.add_row().cells, row, strict=True):
                cell.text = words
        document.save(tmp_path / "points.docx")
        return tmp_path / "points.docx"

    return write


def test_versions_are_listed_in_their_order(sent, call, refuse):
    listed = call("versions", sent, "--json").facts
    assert [(version["number"], version["kind"]) for version in listed] == [(1, "team-draft"), (2, "sent")]
    assert "Version 2: Sent to the council, made by Mared Llwyd" in call("versions", sent).out
    assert "not the turn" in refuse("versions", sent, "--make", "team-draft")


def test_a_visit_without_versions_says_so(founded, call):
    assert call("versions", founded).out.strip() == "No version of the report was made yet."


def test_a_version_is_printed_again_with_the_same_bytes(sent, call, refuse, tmp_path):
    path = tmp_path / "v.docx"
    assert call("report", sent, "--version", "1", "--docx", path).code == 0
    before = path.read_bytes()
    call("report", sent, "--version", "1", "--docx", path)
    assert path.read_bytes() == before
    assert "no version 7" in refuse("report", sent, "--version", "7", "--docx", path)
    assert "without the annexes" in refuse("report", sent, "--version", "1", "--internal", "--docx", path)


def test_two_versions_are_compared(sent, call, refuse, tmp_path):
    assert call("compare-versions", sent, "--from", "1", "--to", "2").out.strip() == "No paragraph changed."
    compared = call("compare-versions", sent, "--from", "1", "--docx", tmp_path / "c.docx", "--json")
    assert (compared.code, compared.facts) == (0, [])
    assert (tmp_path / "c.docx").exists()
    assert "no version 9" in refuse("compare-versions", sent, "--from", "9")


def test_the_points_of_the_council_come_in_and_the_response_goes_out(sent, call, refuse, table, tmp_path):
    path = table(("1", "4.2", "It was 18."), ("2", "", "The name is wrong."))
    tried = call("accuracy", sent, "--bring-in", path, "--dry-run", "--json")
    assert (tried.code, tried.facts) == (0, [])
    brought = call("accuracy", sent, "--bring-in", path)
    assert brought.code == 0
    assert "2 points added." in brought.out
    assert "1 · 4.2 · Not decided yet: It was 18." in brought.out
    again = call("accuracy", sent, "--bring-in", path, "--json")
    assert (again.code, again.facts["added"]) == (1, 0)
    assert [error["place"] for error in again.facts["errors"]] == ["row 2", "row 3"]
    assert "Row 2: point 1 was brought in before." in call("accuracy", sent, "--bring-in", path).out
    assert call("accuracy", sent, "--response", tmp_path / "r.docx", "--language", "cy").code == 0
    (answered,) = docx.Document(str(tmp_path / "r.docx")).tables
    assert len(answered.rows) == 3
    assert "2 points of the council are open" in refuse("versions", sent, "--make", "final")
    assert any(problem["code"] == "accuracy-open" for problem in call("check", sent, "--json").facts)


def test_points_need_a_version_that_was_sent(played, refuse, table):
    assert "No version" in refuse("accuracy", played)
    assert "No version" in refuse("accuracy", played, "--bring-in", table(("1", "4.2", "It was 18.")))
