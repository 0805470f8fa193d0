"""Every record and its history, out and in again, byte for byte; and what is not such a document."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db.errors import UserError
from db.safety.integrity import check_store
from inspector_app.commands.main import USER_ERROR, main
from inspector_app.exchange.json_records import export_json, import_json
from inspector_app.visit import Visit

Document = dict[str, Any]


def test_round_trip_is_exact(differing: Path, exported: Path, tmp_path: Path) -> None:
    copy, again = tmp_path / "copy.inspection", tmp_path / "again.json"
    count = import_json(copy, exported)
    with Visit.open(copy) as visit, Visit.open(differing, read_only=True) as original:
        assert export_json(visit, again) == count
        assert visit.me == original.me
        assert visit.store.conflicts() == original.store.conflicts()
        assert visit.store.replica != original.store.replica
        assert check_store(visit.store) == []
    assert again.read_bytes() == exported.read_bytes()
    assert not list(tmp_path.glob(".*"))


def test_the_document_says_what_the_visit_holds(exported: Path) -> None:
    document = json.loads(exported.read_text(encoding="utf-8"))
    records = document["records"]
    assert document["kind"] == "inspector-app visit"
    assert len(records["sampled_case"]) == 19
    assert len(records["evidence"]) == 227
    assert [item["deleted"] for item in records["agenda_item"]].count(1) == 2
    first = next(r for r in records["reading"] if r["answers"].get("/decision/decision_24h"))
    assert first["answers"]["/referral/referral_date"].startswith("2023-1")
    assert records["source"][0]["answers"]["/sketch"] == {"b": "AP8="}
    assert sum(len(t["changes"]) for t in document["transactions"]) > 3_000
    assert all(isinstance(t["copy"], str) for t in document["transactions"])


def test_work_goes_on_in_an_imported_file(exported: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.inspection"
    import_json(copy, exported)
    with Visit.open(copy) as visit:
        visit.cases.add("C20")
        assert check_store(visit.store) == []


def _change_an_answer(document: Document) -> None:
    reading = next(r for r in document["records"]["reading"] if r["answers"])
    reading["answers"][next(iter(reading["answers"]))] = "altered"


def _drop_a_record(document: Document) -> None:
    document["records"]["concern"].clear()


def _rewrite_history(document: Document) -> None:
    document["transactions"][3]["changes"][0]["value"] = "altered"


def _drop_a_transaction(document: Document) -> None:
    del document["transactions"][5]


def _drop_the_last_transaction(document: Document) -> None:
    document["transactions"].pop()


def _give_it_to_a_stranger(document: Document) -> None:
    document["belongs_to"] = "0" * 32


def _swap_authors(document: Document) -> None:
    document["transactions"][0]["author"] = "somebody"


@pytest.mark.parametrize(
    "alter",
    [
        _change_an_answer,
        _drop_a_record,
        _rewrite_history,
        _drop_a_transaction,
        _drop_the_last_transaction,
        _give_it_to_a_stranger,
        _swap_authors,
    ],
)
def test_an_altered_export_is_refused(
    exported: Path, tmp_path: Path, alter: Callable[[Document], None]
) -> None:
    document = json.loads(exported.read_text(encoding="utf-8"))
    alter(document)
    _refused(tmp_path, json.dumps(document), "altered-export")


def test_an_export_of_an_earlier_version_lacks_what_came_later(exported: Path, tmp_path: Path) -> None:
    document = json.loads(exported.read_text(encoding="utf-8"))
    empty = [table for table, rows in document["records"].items() if not rows]
    for table in empty:
        del document["records"][table]
    for row in document["records"]["source"]:
        for field in [field for field, value in row.items() if value is None]:
            del row[field]
    (tmp_path / "in.json").write_text(json.dumps(document), encoding="utf-8")
    assert import_json(tmp_path / "new.inspection", tmp_path / "in.json") > 1_000


def _add_a_table(document: Document) -> None:
    document["records"]["weather"] = [{"id": "1", "rain": 1}]


def _add_a_column(document: Document) -> None:
    document["records"]["concern"][0]["colour"] = "red"


@pytest.mark.parametrize("add", [_add_a_table, _add_a_column])
def test_an_export_of_a_later_version_is_told_as_such(
    exported: Path, tmp_path: Path, add: Callable[[Document], None]
) -> None:
    document = json.loads(exported.read_text(encoding="utf-8"))
    add(document)
    _refused(tmp_path, json.dumps(document), "newer-export")


HEAD = '{"kind": "inspector-app visit", "format": 1'
EMPTY = f'{HEAD}, "inspection": "x", "belongs_to": null, "records": {{}}'
CHANGE = '{"table": 1, "record": {}, "field": "", "value": null, "replaces": []}'
STRANGE = (
    '{"copy": "1", "first": 1, "last": 1, "lamport": 1e999, "author": [], "at": "", "version": "", "hash": "00",'
    f' "changes": [{CHANGE}]}}'
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not-an-export"),
        ("PK\3\4 as a workbook begins", "not-an-export"),
        ("{", "damaged-export"),
        ('{"a":' * 100_000, "damaged-export"),
        ("[]", "not-an-export"),
        ('{"kind": "recipe", "format": 1}', "not-an-export"),
        ('{"kind": "inspector-app visit", "format": 2}', "newer-export"),
        (f"{HEAD}}}", "damaged-export"),
        (f'{EMPTY}, "transactions": []}}', "damaged-export"),
        (f'{EMPTY}, "transactions": [7]}}', "damaged-export"),
        (f'{EMPTY}, "transactions": [{STRANGE}]}}', "altered-export"),
    ],
)
def test_what_is_no_export_is_refused(tmp_path: Path, text: str, code: str) -> None:
    _refused(tmp_path, text, code)


@pytest.mark.parametrize(
    "value", ["1.5", "true", "[1]", "{}", '{"b": "AB=="}', '{"b": "AA==", "c": 1}', '{"b": 1}']
)
def test_a_value_that_no_field_can_hold_is_refused(tmp_path: Path, value: str) -> None:
    change = CHANGE.replace("null", value)
    entry = STRANGE.replace(CHANGE, change)
    _refused(tmp_path, f'{EMPTY}, "transactions": [{entry}]}}', "damaged-export")


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "in.json"
    path.write_bytes(b'{"kind": "\xff\xfe"}')
    with pytest.raises(UserError) as error:
        import_json(tmp_path / "new.inspection", path)
    assert error.value.code == "damaged-export"


def test_a_file_that_is_there_is_not_written_over(exported: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.inspection"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(UserError) as error:
        import_json(path, exported)
    assert error.value.code == "file-exists"
    assert path.read_text(encoding="utf-8") == "mine"


def test_commands_export_and_import(
    differing: Path, exported: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.json"
    assert main(["export", str(differing), "--json", str(out)]) == 0
    assert out.read_bytes() == exported.read_bytes()
    assert main(["import", str(tmp_path / "new.inspection"), "--json", str(out), "--plain"]) == 0
    written, read = capsys.readouterr().out.splitlines()
    assert written.partition(": ")[2] == read.partition(": ")[2]
    assert (
        main(["import", str(tmp_path / "other.inspection"), "--json", str(tmp_path / "none.json")])
        == USER_ERROR
    )
    assert "There is no such file" in capsys.readouterr().err


def _refused(folder: Path, text: str, code: str) -> None:
    (folder / "in.json").write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as error:
        import_json(folder / "new.inspection", folder / "in.json")
    assert error.value.code == code
    assert error.value.where == "in.json"
    assert [path.name for path in folder.iterdir()] == ["in.json"]
