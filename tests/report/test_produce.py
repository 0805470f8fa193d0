"""Writing the files: both or one, whole or not at all, with progress and a way to stop."""

from __future__ import annotations

import pytest

from db.errors import Cancelled, UserError
from inspector_app.report.produce import draw_pdf, produce_report


def test_both_files_come_out(visit, tmp_path):
    docx, pdf = tmp_path / "report.docx", tmp_path / "report.pdf"
    produced = produce_report(visit, docx=docx, pdf=pdf)
    assert produced.files == [pdf, docx]
    assert produced.pages >= 9
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert docx.read_bytes().startswith(b"PK")
    assert sorted(path.suffix for path in tmp_path.iterdir() if path.stem == "report") == [".docx", ".pdf"]


def test_one_file_alone(visit, tmp_path):
    assert produce_report(visit, docx=tmp_path / "only.docx", pdf=None).files == [tmp_path / "only.docx"]
    assert not list(tmp_path.glob("*.pdf"))


def test_progress_never_goes_back(visit, tmp_path):
    told = []
    produce_report(visit, docx=None, pdf=tmp_path / "r.pdf", progress=lambda f, s: told.append((f, s)))
    fractions = [fraction for fraction, _ in told]
    assert fractions == sorted(fractions)
    assert (fractions[0], fractions[-1]) == (0.0, 1.0)
    assert any("page" in sentence for _, sentence in told)


@pytest.mark.parametrize("stop_at", [0.0, 0.3, 0.8, 0.95])
def test_stopping_leaves_what_was_there(visit, tmp_path, stop_at):
    pdf, docx = tmp_path / "r.pdf", tmp_path / "r.docx"
    pdf.write_bytes(b"old")
    docx.write_bytes(b"old")

    def stop(fraction, _sentence):
        if fraction >= stop_at:
            raise Cancelled

    with pytest.raises(Cancelled):
        produce_report(visit, docx=docx, pdf=pdf, progress=stop)
    assert (pdf.read_bytes(), docx.read_bytes()) == (b"old", b"old")


@pytest.mark.parametrize(
    ("place", "code", "where"),
    [
        ("nowhere/r.pdf", "no-such-folder", "nowhere"),
        ("r.docx", "file-kind", "r.docx"),
        ("", "is-a-folder", ""),
    ],
)
def test_a_place_that_will_not_do_is_said_before_anything_is_drawn(visit, tmp_path, place, code, where):
    told = []
    with pytest.raises(UserError) as caught:
        produce_report(
            visit,
            docx=tmp_path / "r.docx",
            pdf=tmp_path / place,
            progress=lambda _, sentence: told.append(sentence),
        )
    assert (caught.value.code, told, list(tmp_path.glob("r.*"))) == (code, [], [])
    assert caught.value.where.endswith(where)


def test_a_file_that_another_program_holds_open_is_a_clear_sentence(visit, tmp_path, monkeypatch):
    docx = tmp_path / "r.docx"
    docx.write_bytes(b"open in Word")

    def held(_self, _target):
        raise PermissionError(13, "in use")

    monkeypatch.setattr(type(docx), "replace", held)
    with pytest.raises(UserError) as caught:
        produce_report(visit, docx=docx, pdf=None)
    assert caught.value.code == "no-permission"
    assert "open in another program" in caught.value.what
    assert docx.read_bytes() == b"open in Word"
    assert [path for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_a_preview_leaves_nothing_on_the_disk(visit, tmp_path):
    before = sorted(tmp_path.rglob("*"))
    assert draw_pdf(visit, "cy").startswith(b"%PDF-")
    assert sorted(tmp_path.rglob("*")) == before
