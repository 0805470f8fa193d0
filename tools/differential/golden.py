"""What ODK's engine came to, kept as files, so that our engine is held to it where there is no other one.

A file has some fillings of a form: the answers, and after each what changed since, property by property.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tools.differential.compare import META, Snapshot, Step
from tools.differential.fillings import Answer
from tools.differential.forms import ROOT, BothForms, all_written
from tools.differential.run import NOW, ZONE, drawn, stand_in_zone
from tools.differential.theirs import EngineError, OdkEngine

FOLDER = ROOT / "tests" / "forms" / "differential" / "golden"
_FILLINGS, _ANSWERS = 6, 25

Recorded = list[tuple[list[Answer], list[Step]]]


def renew() -> None:
    """Write the files anew, for all forms that were written for the comparison."""
    stand_in_zone()
    FOLDER.mkdir(exist_ok=True)
    with OdkEngine(zone=ZONE) as engine:
        for form in all_written():
            write(FOLDER / f"{form.name}.json", record(engine, form))


def record(engine: OdkEngine, form: BothForms) -> Recorded:
    """Fill a form in and return answers with what ODK's engine makes of them."""
    fillings = [drawn(form, f"golden {number}", _ANSWERS) for number in range(_FILLINGS)]
    recorded = []
    for answers, steps in zip(fillings, engine.fill(form, fillings, NOW), strict=True):
        if isinstance(steps, EngineError):
            raise steps
        recorded.append((answers, steps))
    return recorded


def write(path: Path, recorded: Recorded) -> None:
    """Write recorded fillings."""
    fillings = [{"answers": answers, "steps": _told(steps)} for answers, steps in recorded]
    lines = ",\n".join(json.dumps(filling, ensure_ascii=False, separators=(",", ":")) for filling in fillings)
    path.write_text(f"[\n{lines}\n]\n", encoding="utf-8", newline="\n")


def read(path: Path) -> Recorded:
    """Read recorded fillings."""
    fillings = json.loads(path.read_text(encoding="utf-8"))
    return [
        ([(place, value) for place, value in filling["answers"]], _whole(filling["steps"]))
        for filling in fillings
    ]


def _told(steps: list[Step]) -> list[dict[str, Any]]:
    before: Snapshot = {}
    told = []
    for step in steps:
        nodes = {path: state for path, state in step.nodes.items() if not META.match(path)}
        changed = {}
        for path, state in nodes.items():
            known = before.get(path, {})
            news = {what: value for what, value in state.items() if what not in known or known[what] != value}
            if news:
                changed[path] = news
        gone = [path for path in before if path not in nodes]
        told.append({"refused": step.refused, "changed": changed, "gone": gone})
        before = nodes
    return [{key: value for key, value in one.items() if value} for one in told]


def _whole(told: list[dict[str, Any]]) -> list[Step]:
    nodes: Snapshot = {}
    steps = []
    for one in told:
        nodes = {path: state for path, state in nodes.items() if path not in one.get("gone", ())}
        for path, news in one.get("changed", {}).items():
            nodes[path] = {**nodes.get(path, {}), **news}
        steps.append(Step(one.get("refused", ""), dict(nodes)))
    return steps


if __name__ == "__main__":
    renew()
