"""Calling the program as scripts do, and files to call it with."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

from inspector_app.commands.main import main
from tests.conftest import PASSPHRASE


@dataclass(frozen=True)
class Called:
    """What a command left: its exit code, what it printed, and what it said on the error stream."""

    code: int
    out: str
    err: str

    @property
    def facts(self) -> Any:
        """Return what it printed as JSON."""
        return json.loads(self.out)


Call = Callable[..., Called]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Return a function that runs a command line in this process."""

    def run(*arguments: str | Path) -> Called:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Called(code, printed.out, printed.err)

    return run


@pytest.fixture
def refuse(call: Call) -> Callable[..., str]:
    """Return a function that runs a command which must end with one sentence, and returns it."""

    def run(*arguments: str | Path) -> str:
        called = call(*arguments)
        assert (called.code, called.out) == (3, "")
        assert "Traceback" not in called.err
        assert called.err.strip().endswith(".")
        return called.err

    return run


@pytest.fixture
def played(sample_visit: Path, tmp_path: Path) -> Path:
    """Return a copy of the sample visit's team file that a test may write in."""
    path = tmp_path / "played.inspection"
    copyfile(sample_visit / "team.inspection", path)
    return path


@pytest.fixture
def founded(call: Call, tmp_path: Path) -> Path:
    """Return a visit file that `new` has just made, led by Mared Llwyd with Owain Prys."""
    path = tmp_path / "lead.inspection"
    made = call(
        *(
            "new",
            path,
            "--authority",
            "Bro Helyg County Council",
            "--start",
            "2024-03-12",
            "--end",
            "2024-03-15",
        ),
        *("--lead", "Mared Llwyd", "--member", "Owain Prys", "--unsealed", "--plain"),
    )
    assert made.code == 0
    return path


class Terminal(io.StringIO):
    """An input at which a person sits."""

    def isatty(self):
        return True


@pytest.fixture
def typed(monkeypatch):
    """A function that gives the words which somebody types when asked without showing them."""

    def answers(*words):
        waiting = iter(words)
        monkeypatch.setattr("sys.stdin", Terminal())
        monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _prompt: next(waiting))

    return answers


@pytest.fixture
def words(tmp_path: Path) -> Path:
    """Return a file with the passphrase."""
    path = tmp_path / "passphrase.txt"
    path.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return path
