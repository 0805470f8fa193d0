"""`print`: forms, notes and blank forms as PDF, and what cannot be printed said in a sentence."""

from __future__ import annotations

import pypdfium2
import pytest

from inspector_app.visit import Visit
from resources.translations import use


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
        (
            ("--case", "C99", "--case", "C12", "--case", "X"),
            "--case: There are no cases C99, X in the sample. Write one of those that are most like it: C09, C19, ",
        ),
        (
            ("--source", "Supervision file S9"),
            "--source: No source is called “Supervision file S9”. Write one of those that are most like it: Sup",
        ),
        (
            ("--blank", "nothing"),
            "--blank: The visit has no form with the form_id “nothing”. Write one of these: case_reading, ",
        ),
    ],
)
def test_what_is_not_there_is_told_with_what_there_is(played, refuse, tmp_path, arguments, said):
    assert refuse("print", played, "--pdf", tmp_path / "x.pdf", *arguments).startswith(said)
    assert not (tmp_path / "x.pdf").exists()


def test_a_visit_without_cases_or_sources_says_so(founded, refuse, tmp_path):
    path = tmp_path / "x.pdf"
    for option, what in (
        ("--case", "There is no case S1 in the sample."),
        ("--source", "No source is called “S1”."),
    ):
        assert refuse("print", founded, "--pdf", path, option, "S1").strip() == (
            f"{option}: {what} There are none in the visit yet: check that this is the right file."
        )


def test_a_case_without_a_reading_and_two_sources_of_one_name_are_told(founded, refuse, tmp_path):
    with Visit.open(founded) as visit:
        first, _second = visit.cases.add("C01"), visit.cases.add("C02")
        visit.cases.allocate([first], visit.me.id)
        visit.sources.add("document", "Manual")
        visit.sources.add("document", "manual")
    path = tmp_path / "x.pdf"
    assert "Nobody has begun a reading of these cases. Choose cases" in refuse(
        "print", founded, "--pdf", path, "--all-cases"
    )
    with Visit.open(founded) as visit:
        visit.readings.start(first)
    # One of those that were named is never left out without a word.
    assert refuse("print", founded, "--pdf", path, "--case", "C01", "--case", "C02").strip() == (
        "--case: Nobody has begun a reading of C02. Leave out what nobody has read, or print the blank form "
        "with --blank."
    )
    assert refuse("print", founded, "--pdf", path, "--source", "Manual").strip() == (
        "--source: Several sources are called “Manual”. Give them titles of their own first."
    )
    assert not path.exists()


@pytest.mark.parametrize(
    "arguments", [(), ("--all-cases", "--case", "C01"), ("--agreed", "--blank", "case_reading")]
)
def test_wrong_use_is_told(founded, call, tmp_path, arguments):
    called = call("print", founded, "--pdf", tmp_path / "x.pdf", *arguments)
    assert (called.code, called.out) == (2, "")


def test_a_language_that_papers_do_not_have_is_told(founded, call, tmp_path):
    called = call(
        *("print", founded, "--pdf", tmp_path / "x.pdf", "--blank", "case_reading", "--language", "fr")
    )
    assert called.code == 2
    assert called.err.splitlines()[-1] == (
        "Error: Invalid value for '--language': 'fr' is not one of 'en', 'cy'."
    )


def test_a_place_where_no_pdf_can_be_is_told_before_anything_is_read(founded, refuse, tmp_path):
    (tmp_path / "folder.pdf").mkdir()
    for name, said in (
        ("x.txt", "x.txt: The name does not end in .pdf. Choose one that does."),
        ("folder.pdf", f"{tmp_path / 'folder.pdf'}: This is a folder, not a file. Name a file in it."),
        ("none/x.pdf", f"{tmp_path / 'none'}: There is no such folder. Make it first."),
    ):
        told = refuse("print", founded, "--pdf", tmp_path / name, "--blank", "case_reading")
        assert told.strip() == said
    assert not (tmp_path / "x.txt").exists()


def test_a_pdf_is_replaced_and_nothing_else(founded, call, refuse, tmp_path):
    path = tmp_path / "x.pdf"
    path.write_text("What somebody wrote, under a wrong name.", encoding="utf-8")
    told = refuse("print", founded, "--pdf", path, "--blank", "case_reading")
    assert told.strip() == (
        "x.pdf: A file of that name is there that is no PDF; nothing is written over it. Choose another name."
    )
    assert path.read_text(encoding="utf-8") == "What somebody wrote, under a wrong name."
    path.write_bytes(b"%PDF-1.7 of yesterday")
    assert call("print", founded, "--pdf", path, "--blank", "case_reading").code == 0
    assert len(pages(path)) > 1


def test_a_pdf_that_may_not_be_written_is_told_and_stays_as_it_was(founded, refuse, tmp_path, monkeypatch):
    path = tmp_path / "x.pdf"
    path.write_bytes(b"%PDF-1.7 of yesterday")

    def held(_self, _target):
        raise PermissionError(13, "in use")

    monkeypatch.setattr(type(path), "replace", held)
    told = refuse("print", founded, "--pdf", path, "--blank", "case_reading")
    assert told.splitlines()[-1] == (
        f"{path.name}: The file or folder is read-only, or the file is open in another program. "
        "Close it there, or choose another folder."
    )
    assert path.read_bytes() == b"%PDF-1.7 of yesterday"
    assert [found for found in tmp_path.iterdir() if found.suffix == ".part"] == []


@pytest.mark.parametrize(
    ("program", "papers", "told", "printed"),
    [
        ("en", "cy", ["Gathering what is to be printed", "Drawing the pages"], "Cyfrinachol."),
        ("cy", "en", ["Yn casglu’r hyn sydd i’w argraffu", "Yn llunio’r tudalennau"], "Confidential."),
    ],
)
def test_messages_are_in_the_language_of_the_program_and_papers_in_their_own(
    founded, call, tmp_path, program, papers, told, printed
):
    path = tmp_path / "x.pdf"
    called = call(
        *("--language", program, "print", founded, "--pdf", path),
        *("--blank", "case_reading", "--language", papers),
    )
    use("en")
    assert [line.strip() for line in called.err.splitlines()] == told
    assert printed in pages(path)[0]
