"""What several commands share: the file argument, `--json`, and printing facts either way."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from resources.translations import ngettext

F = TypeVar("F", bound=Callable[..., Any])

PATH = click.Path(path_type=Path)


def visit_file(function: F) -> F:
    """Add the argument FILE, a visit file, as `file`."""
    return click.argument("file", type=PATH)(function)


def as_json(function: F) -> F:
    """Add the switch --json as `json_out`."""
    return click.option("--json", "json_out", is_flag=True, help="Print the facts as JSON.")(function)


def print_facts(facts: object, lines: list[str], *, json_out: bool) -> None:
    """Print `facts` as JSON, or the lines for people."""
    if json_out:
        click.echo(json.dumps(facts, ensure_ascii=False, indent=2, sort_keys=True))
    else:
        for line in lines:
            click.echo(line)


def records_told(path: Path, count: int) -> str:
    """Return how many records went into a file, or came out of it."""
    told = ngettext("{file}: {count} record.", "{file}: {count} records.", count)
    return told.format(file=path.name, count=count)


class ShownProgress:
    """Prints the steps of long work to the error stream, each once, so that output stays clean."""

    def __init__(self) -> None:
        self._told = ""

    def __call__(self, _fraction: float, sentence: str) -> None:
        """Print the sentence unless it was the last one."""
        if sentence != self._told:
            click.echo(f"  {sentence}", err=True)
        self._told = sentence
