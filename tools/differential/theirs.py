"""ODK's engine, kept running in a process of its own: forms and fillings in, the state of every node out."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tools.differential.compare import Snapshot, Step
from tools.differential.fillings import Answer
from tools.differential.forms import BothForms

FOLDER = Path(__file__).resolve().parent.parent / "odk_engine"


class EngineError(Exception):
    """ODK's engine could not load a form, or broke while it was filled in."""


def is_there() -> bool:
    """Whether ODK's engine and what runs it are installed."""
    return shutil.which("node") is not None and (FOLDER / "node_modules").is_dir()


class OdkProcess:
    """A process of one of the programs in `tools/odk_engine`: asked and answering in lines of JSON."""

    def __init__(self, program: str, *, zone: str) -> None:
        self._process = subprocess.Popen(
            [shutil.which("node") or "node", str(FOLDER / program)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "TZ": zone},
            encoding="utf-8",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate()

    def send(self, request: dict[str, Any]) -> None:
        """Ask for something."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()

    def receive(self) -> dict[str, Any]:
        """Return the next answer; raises EngineError when the process has ended."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise EngineError("ODK's engine has ended; what it said stands above.")
        answer: dict[str, Any] = json.loads(line)
        return answer


class OdkEngine(OdkProcess):
    """Fills forms in; to be used in a `with`."""

    def __init__(self, *, zone: str) -> None:
        super().__init__("run.mjs", zone=zone)

    def fill(
        self, form: BothForms, fillings: Sequence[Sequence[Answer]], now: datetime
    ) -> list[list[Step] | EngineError]:
        """Return for each filling the form as it begins and after each answer, or why it broke."""
        self.send({"xform": form.xform, "files": form.files, "now": now.isoformat(), "fillings": fillings})
        results: list[list[Step] | EngineError] = []
        while len(results) < len(fillings):
            answer = self.receive()
            if "filling" not in answer:  # the form itself could not be loaded
                return [EngineError(answer["error"])] * len(fillings)
            results.append(EngineError(answer["error"]) if "error" in answer else _steps(answer["steps"]))
        return results


def _steps(told: list[dict[str, Any]]) -> list[Step]:
    """Return the steps with all that there is after each, from steps that tell only what changed."""
    nodes: Snapshot = {}
    steps = []
    for step in told:
        nodes = {path: state for path, state in nodes.items() if path not in step["gone"]} | step["changed"]
        steps.append(Step(step["refused"], nodes))
    return steps
