"""What the commands that make a visit file share: protecting it, which only an explicit `--plain` leaves out."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from db.errors import UserError
from db.files import VISIT_SUFFIX, check_target
from db.store import refuse_existing
from inspector_app.commands.options import PATH, asked, can_ask, is_protected
from inspector_app.protection.passphrase import passphrase_from
from resources.translations import _

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Protection:
    """How the options of a command say that its FILE is to be protected."""

    file: Path
    passphrase_file: Path | None
    plain: bool

    def refuse_taken_place(self) -> None:
        """Raise UserError unless a new FILE can have its place, so that nobody is asked anything in vain."""
        check_target(self.file, VISIT_SUFFIX)
        refuse_existing(self.file)

    def new_passphrase(self) -> str | None:
        """Return what a new FILE is protected with, asked for twice where no file names it; None with --plain.

        Raises UserError where it would have to be asked for and nobody can be: no file is plain by an oversight.
        """
        if self.plain:
            return None
        if self.passphrase_file is not None:
            return passphrase_from(self.passphrase_file)
        if not can_ask():
            raise UserError(
                "passphrase-needed",
                _("A new visit file is protected with a passphrase, and nobody can be asked for it here."),
                _(
                    "Write it on the first line of a file, and name that with --passphrase-file; or say --plain, and"
                    " whoever gets hold of the file can read everything in it."
                ),
                where=self.file.name,
            )
        return asked(self.file, new=True)

    def passphrase_of_own_copy(self) -> str | None:
        """Return what opens the FILE that is there already, and may be one's own copy; None for a plain one."""
        check_target(self.file, VISIT_SUFFIX)
        is_sealed = is_protected(self.file)
        if self.plain and is_sealed:
            raise click.UsageError(
                _("{file} is there already and stays protected: leave --plain out.").format(
                    file=self.file.name
                )
            )
        if self.passphrase_file is not None:
            return passphrase_from(self.passphrase_file)
        if not is_sealed:
            return None
        if not can_ask():
            raise UserError(
                "file-exists",
                _("There is such a file already, and it is protected."),
                _(
                    "Choose another name; or, if it is your own copy of this visit, name the file with its passphrase"
                    " with --passphrase-file."
                ),
                where=self.file.name,
            )
        told = _(
            "There is a file {file} already. If it is your own copy of this visit, give its passphrase, and it gets new"
            " keys; else press Ctrl C, and choose another name."
        )
        click.echo(told.format(file=self.file.name), err=True)
        return asked(self.file)


def with_protection(function: F) -> F:
    """Give a command that makes its argument FILE the `protection` that its options ask for."""

    @functools.wraps(function)
    def with_choice(*arguments: Any, passphrase_file: Path | None, plain: bool, **named: Any) -> Any:
        if plain and passphrase_file is not None:
            raise click.UsageError(_("Give --passphrase-file or --plain, not both."))
        protection = Protection(named["file"], passphrase_file, plain)
        return function(*arguments, protection=protection, **named)

    passphrase = click.option(
        "--passphrase-file",
        type=PATH,
        help="A text file with the passphrase of FILE on its first line; without it, it is asked for.",
    )
    plain = click.option(
        "--plain", is_flag=True, help="No passphrase: whoever gets hold of FILE can read everything in it."
    )
    return cast("F", passphrase(plain(with_choice)))
