"""Attached files in exports: exactly as they are in JSON, by name in Excel, one by one from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from db.errors import UserError
from db.safety.integrity import check_store
from inspector_app.commands.main import main
from inspector_app.exchange.json_records import export_json, import_json
from inspector_app.exchange.workbook import export_workbook
from inspector_app.fieldwork.attachments import new_file
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.visit import Visit
from tests.fieldwork.pictures import PDF, png

PLAN = PDF + bytes(range(256)) * 9000  # in three parts


@pytest.fixture
def visit(visit_with_files: Visit) -> Visit:
    """A visit with a picture, a document, and a picture that was replaced."""
    visit = visit_with_files
    session = ReadingSession(visit, visit.readings.start(visit.cases.add("C01")))
    for path, name, content in (
        ("/child/genogram", "teulu ŵ.png", png(width=2)),
        ("/child/genogram", "teulu ŵ.png", png()),
        ("/child/plan", "=plan.pdf", PLAN),
    ):
        session.attach(path, new_file(name, content, session.state.form.question(path)))
    return visit


def answers(visit: Visit) -> dict[str, str]:
    (reading,) = visit.readings.all()
    stored = visit.store.answers(reading.id)
    return {name: str(stored[f"/child/{name}"]) for name in ("genogram", "plan")}


def test_files_go_out_as_json_and_come_back_in_exactly(visit: Visit, tmp_path: Path) -> None:
    out, again, copy = tmp_path / "out.json", tmp_path / "again.json", tmp_path / "copy.inspection"
    export_json(visit, out)
    import_json(copy, out)
    with Visit.open(copy) as imported:
        export_json(imported, again)
        assert imported.attachments.read(answers(imported)["genogram"]) == png()
        assert imported.attachments.read(answers(imported)["plan"]) == PLAN
        assert len(imported.attachments.all()) == 3
        assert check_store(imported.store) == []
    assert again.read_bytes() == out.read_bytes()


def test_the_document_has_a_file_as_docs_export_says(visit: Visit, tmp_path: Path) -> None:
    import base64
    import hashlib

    export_json(visit, tmp_path / "out.json")
    document = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    record = next(r for r in document["records"]["attachment"] if r["name"] == answers(visit)["plan"])
    parts = {
        change["field"]: change["value"]["b"]
        for transaction in document["transactions"]
        for change in transaction["changes"]
        if change["record"] == record["id"] and change["field"].startswith("content/")
    }
    content = b"".join(base64.b64decode(parts[f"content/{n}"]) for n in range(1, record["parts"] + 1))
    assert (content, record["parts"], record["size"]) == (PLAN, 3, len(PLAN))
    assert hashlib.sha256(content).hexdigest() == record["sha256"]


def test_an_altered_part_refuses_the_export(visit: Visit, tmp_path: Path) -> None:
    export_json(visit, tmp_path / "out.json")
    text = (tmp_path / "out.json").read_text(encoding="utf-8")
    at = text.index('{"b": "JVBER') + 40
    (tmp_path / "in.json").write_text(text[:at] + "AAAA" + text[at + 4 :], encoding="utf-8")
    with pytest.raises(UserError) as caught:
        import_json(tmp_path / "new.inspection", tmp_path / "in.json")
    assert caught.value.code == "altered-export"
    assert not (tmp_path / "new.inspection").exists()


def test_the_workbook_lists_every_file_by_name(visit: Visit, tmp_path: Path) -> None:
    export_workbook(visit, tmp_path / "out.xlsx")
    book = load_workbook(tmp_path / "out.xlsx")
    heading, *rows = book["Attachments"].iter_rows(values_only=True)
    assert heading == ("Name", "Case", "Question", "Kind", "Bytes", "Inspector", "Attached (UTC)")
    assert [row[1:6] for row in rows] == [
        ("C01", "child/genogram", "PNG picture", len(png(width=2)), "Mared Llwyd"),
        ("C01", "child/genogram", "PNG picture", len(png()), "Mared Llwyd"),
        ("C01", "child/plan", "PDF document", len(PLAN), "Mared Llwyd"),
    ]
    readings = next(book["Readings"].iter_rows(min_row=2, values_only=True))
    assert {rows[1][0], rows[2][0]} <= set(readings)


def test_the_command_lists_files_and_gets_one_out(
    visit: Visit, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, plan = visit.store.path, answers(visit)["plan"]
    visit.close()
    assert main(["attachment", str(path), "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert [fact["size"] for fact in facts] == [len(png(width=2)), len(png()), len(PLAN)]
    assert facts[2]["author"] == "Mared Llwyd"
    assert main(["attachment", str(path)]) == 0
    assert f"{plan}: PDF document, 2.3 MB, Mared Llwyd" in capsys.readouterr().out
    assert main(["attachment", str(path), plan, str(tmp_path / "out.pdf")]) == 0
    assert (tmp_path / "out.pdf").read_bytes() == PLAN
    assert main(["attachment", str(path), "none.pdf", str(tmp_path / "none.pdf")]) == 3
    assert "holds no file of that name" in capsys.readouterr().err
    assert main(["attachment", str(path), plan]) == 2
    assert not (tmp_path / "none.pdf").exists()


def test_a_visit_without_files_says_so(small_visit: Visit, capsys: pytest.CaptureFixture[str]) -> None:
    path = small_visit.store.path
    small_visit.close()
    assert main(["attachment", str(path)]) == 0
    assert capsys.readouterr().out == "No files are attached.\n"
