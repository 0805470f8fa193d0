"""What several commands share: the file argument, its passphrase, `--json`, and printing facts either way."""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from db.errors import UserError, environment_errors
from inspector_app.protection.opening import needs_passphrase
from inspector_app.protection.passphrase import passphrase_from
from resources.translations import _, ngettext

if TYPE_CHECKING:
    from inspector_app.visit import Visit

F = TypeVar("F", bound=Callable[..., Any])

PATH = click.Path(path_type=Path)


def visit_file(function: F) -> F:
    """Add the argument FILE, a visit file, as `file`."""
    return click.argument("file", type=PATH)(function)


def with_passphrase(function: F) -> F:
    """Give a command the `passphrase` of the protected visit that its argument FILE names; None for a plain one.

    It is read from the file that --passphrase-file names, else asked for without showing it. A command that makes FILE
    takes `with_protection` of `new_file.py` in its place.
    """

    @functools.wraps(function)
    def with_words(*arguments: Any, passphrase_file: Path | None, **named: Any) -> Any:
        if passphrase_file is not None:
            passphrase = passphrase_from(passphrase_file)
        elif is_protected(named["file"]):
            passphrase = asked(named["file"])
        else:
            passphrase = None
        return function(*arguments, passphrase=passphrase, **named)

    option = click.option(
        "--passphrase-file",
        type=PATH,
        help="A text file with the passphrase of FILE on its first line; without it, that of a protected FILE is asked for.",
    )
    return cast("F", option(with_words))


def is_protected(file: Path) -> bool:
    """Whether there is a protected visit at `file`. Raises UserError for a file that cannot be read."""
    with environment_errors(file):
        return file.is_file() and needs_passphrase(file)


def can_ask() -> bool:
    """Whether somebody sits at a terminal and can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def asked(file: Path, *, new: bool = False) -> str:
    """Ask for the passphrase of a visit without showing it; a new one is asked for twice.

    Raises UserError where nobody can be asked.
    """
    if not can_ask():
        raise UserError(
            "passphrase-needed",
            _("A passphrase is needed, and nobody can be asked for it here."),
            _("Write it on the first line of a file, and name that with --passphrase-file."),
            where=file.name,
        )
    question = _("New passphrase of {file}") if new else _("Passphrase of {file}")
    words: str = click.prompt(
        question.format(file=file.name), hide_input=True, confirmation_prompt=new, err=True
    )
    return words


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


def warn_unencrypted(visit: Visit) -> None:
    """Say on the error stream that what is written out of a protected visit is in clear; nothing for a plain one."""
    if visit.store.key is not None:
        told = _("What is written is outside the visit, and not encrypted: delete it when it has served.")
        click.echo(told, err=True)


class ShownProgress:
    """Prints the steps of long work to the error stream, each once, so that output stays clean.

    `counts` says that the steps count what is done, by hundreds: they are for whoever watches, on a terminal alone.
    """

    def __init__(self, *, counts: bool = False) -> None:
        self._told = ""
        self._is_watched = not counts or (sys.stderr is not None and sys.stderr.isatty())

    def __call__(self, _fraction: float, sentence: str) -> None:
        """Print the sentence unless it was the last one."""
        if self._is_watched and sentence != self._told:
            click.echo(f"  {sentence}", err=True)
        self._told = sentence
