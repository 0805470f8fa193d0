"""`print`: forms, notes and blank forms as PDF, and what cannot be printed said in a sentence."""

from __future__ import annotations

import pypdfium2
import pytest

from inspector_app.visit import Visit


def pages(path):
    pdf = pypdfium2.PdfDocument(path)
    try:
        return [" ".join(found.get_textpage().get_text_range().split()) for found in pdf]
    finally:
        pdf.close()


def test_all_readings_go_into_one_file(played, call, tmp_path):
    path = tmp_path / "all.pdf"
    called = call("print", played, "--pdf", path, "--all-cases", "--agreed")
    found = pages(path)
    assert called.code == 0
    assert called.out.splitlines()[-1] == f"{len(found)} pages."
    assert "Readings What was read Reader State Answered" in found[0]
    with Visit.open(played, read_only=True) as visit:
        for reference in visit.cases.references().values():
            assert any(f"Case reading {reference} About Details" in page for page in found)


def test_a_case_a_source_and_a_blank_form_in_welsh(played, call, tmp_path):
    path = tmp_path / "some.pdf"
    called = call(
        *("print", played, "--pdf", path, "--case", "C12", "--source", "supervision file s2"),
        *("--blank", "guide_parent", "--language", "cy"),
    )
    assert called.code == 0
    words = " ".join(pages(path))
    for said in ("Darlleniad achos C12", "Supervision file S2", "Nodiadau", "Canllaw: rhieni a gofalwyr"):
        assert said in words


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--case", "C99"), "There is no case C99 in the sample."),
        (("--source", "Nobody"), "No source is called “Nobody”. There are: "),
        (
            ("--blank", "nothing"),
            "The visit has no form with the form_id “nothing”. There are: case_reading, ",
        ),
    ],
)
def test_what_is_not_there_is_told(played, refuse, tmp_path, arguments, said):
    assert said in refuse("print", played, "--pdf", tmp_path / "x.pdf", *arguments)
    assert not (tmp_path / "x.pdf").exists()


def test_a_case_without_a_reading_and_two_sources_of_one_name_are_told(founded, refuse, tmp_path):
    with Visit.open(founded) as visit:
        visit.cases.add("C01")
        visit.sources.add("document", "Manual")
        visit.sources.add("document", "manual")
    path = tmp_path / "x.pdf"
    assert "Nobody has begun a reading" in refuse("print", founded, "--pdf", path, "--case", "C01")
    assert "Nobody has begun a reading" in refuse("print", founded, "--pdf", path, "--all-cases")
    assert "Several sources are called “Manual”." in refuse(
        "print", founded, "--pdf", path, "--source", "Manual"
    )


@pytest.mark.parametrize(
    "arguments", [(), ("--all-cases", "--case", "C01"), ("--agreed", "--blank", "case_reading")]
)
def test_wrong_use_is_told(founded, call, tmp_path, arguments):
    called = call("print", founded, "--pdf", tmp_path / "x.pdf", *arguments)
    assert (called.code, called.out) == (2, "")


def test_another_kind_of_file_is_refused(founded, refuse, tmp_path):
    refuse("print", founded, "--pdf", tmp_path / "x.txt", "--blank", "case_reading")
    assert not (tmp_path / "x.txt").exists()
