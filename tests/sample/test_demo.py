"""The commands demo and self-check, with the play itself replaced by a copy of the one that was played."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from db.errors import UserError
from inspector_app.commands import self_check
from inspector_app.commands.demo import command as demo
from inspector_app.commands.main import FOUND_PROBLEMS, USER_ERROR, main
from inspector_app.sample import play as played
from inspector_app.sample.folder import demo_folder
from inspector_app.visit import Visit


@pytest.fixture(autouse=True)
def _no_second_play(sample_visit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def copy(folder: Path, _progress: object = None) -> Path:
        shutil.copytree(sample_visit, folder, dirs_exist_ok=True)
        return folder / "team.inspection"

    monkeypatch.setattr(played, "play", copy)


def test_demo_leaves_the_visit_and_its_report_and_replaces_itself(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    (folder / ".left by one that was killed.part").mkdir(parents=True)
    result = CliRunner().invoke(demo, [str(folder)], catch_exceptions=False)
    assert result.exit_code == 0
    left = sorted(path.name for path in folder.iterdir())
    assert left == [
        "README.txt",
        "handovers",
        "inspectors",
        "report.docx",
        "report.pdf",
        "team.inspection",
    ]
    assert "KB  report.pdf" in result.output
    assert "       1 KB  README.txt" in result.output.splitlines()
    pages = int(result.output.rpartition("The report has ")[2].split(" ")[0])
    assert pages >= 10

    (folder / "report.pdf").write_bytes(b"old")
    assert CliRunner().invoke(demo, [str(folder)], catch_exceptions=False).exit_code == 0
    assert (folder / "report.pdf").read_bytes().startswith(b"%PDF")
    assert sorted(path.name for path in folder.iterdir()) == left


@pytest.mark.parametrize("name", ["letter.docx", "team.inspection"])
def test_demo_leaves_other_files_alone(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    assert main(["demo", str(tmp_path)]) == USER_ERROR
    assert name in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"


def test_demo_leaves_an_earlier_one_that_is_open(
    sample_visit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with demo_folder(tmp_path) as fresh:
        (fresh / "team.inspection").write_bytes((sample_visit / "team.inspection").read_bytes())
        (fresh / "report.pdf").write_bytes(b"earlier")

    def in_use(_path: Path) -> Visit:
        raise UserError("file-in-use", "The visit is open in another window.", "Close it there first.")

    monkeypatch.setattr(Visit, "open", in_use)
    with pytest.raises(UserError), demo_folder(tmp_path) as fresh:
        (fresh / "report.pdf").write_bytes(b"new")
    assert (tmp_path / "report.pdf").read_bytes() == b"earlier"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["README.txt", "report.pdf", "team.inspection"]


def test_demo_says_when_its_folder_is_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "demo"
    path.write_text("mine", encoding="utf-8")
    assert main(["demo", str(path)]) == USER_ERROR
    assert "a file, not a folder" in capsys.readouterr().err


def test_self_check_finds_every_part(qapp: object, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["self-check"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 8
    assert all(line.startswith("ok") for line in lines)


def test_self_check_names_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing() -> str:
        raise ImportError("no module named docx")

    monkeypatch.setattr(self_check, "PARTS", {"report": missing, "resources": self_check.PARTS["resources"]})
    assert main(["self-check"]) == FOUND_PROBLEMS
    failed, fine = capsys.readouterr().out.splitlines()
    assert failed == "failed  report: ImportError: no module named docx"
    assert fine.startswith("ok      resources")
