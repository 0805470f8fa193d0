"""The program's command line: a visit file opens the window, a command does its work and ends.

Exit codes: 0 done · 1 done, and problems were found · 2 wrong use · 3 an error that the user can mend ·
130 cancelled. Anything else is a bug.
"""

from __future__ import annotations

import importlib
import locale
import os
import sys
from pathlib import Path

import click

from db.errors import Cancelled, UserError
from resources.translations import LANGUAGES, _, use

FOUND_PROBLEMS = 1
USER_ERROR = 3
CANCELLED = 130

# Command to its module; a module is imported when its command is called, so start-up stays quick.
COMMANDS = {
    "accuracy": "accuracy",
    "attachment": "attachment",
    "check": "check",
    "compare-versions": "compare_versions",
    "demo": "demo",
    "export": "export_records",
    "export-history": "export_history",
    "figures": "figures",
    "form": "form",
    "handover": "handover",
    "import": "import_records",
    "import-cases": "import_cases",
    "info": "info",
    "invite": "invite",
    "join": "join",
    "merge": "merge",
    "new": "new",
    "open": "open_window",
    "passphrase": "passphrase",
    "print": "print_papers",
    "protect": "protect",
    "recovery-key": "recovery_key",
    "report": "report",
    "revoke": "revoke",
    "self-check": "self_check",
    "verify": "verify",
    "versions": "versions",
}


class LazyCommands(click.Group):
    """The commands above, and `open` where the first word is a file instead of a command."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the names that the help shows; `open` is what a bare file name means."""
        return [name for name in COMMANDS if name != "open"]

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """Import and return a command, None for an unknown name."""
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"inspector_app.commands.{COMMANDS[name]}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Take a first word that is no command, but looks like a file, as the file to open."""
        word = args[0]
        if word not in COMMANDS and (Path(word).suffix or Path(word).exists()):
            args = ["open", *args]
        return super().resolve_command(ctx, args)


@click.command(cls=LazyCommands, invoke_without_command=True)
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    help="What to say messages in; else the language of the session.",
)
@click.version_option(package_name="inspector-app", prog_name="inspector-app")
@click.pass_context
def cli(ctx: click.Context, language: str | None) -> None:
    """Inspection fieldwork: readings, interviews, evidence, ratings, merge and the draft report.

    `inspector-app FILE.inspection` opens a visit in the window; without a file, the start window.
    """
    use(language or session_language())
    if ctx.invoked_subcommand is None:
        command = ctx.command
        assert isinstance(command, LazyCommands)
        window = command.get_command(ctx, "open")
        assert window is not None
        ctx.invoke(window)


def session_language() -> str:
    """Return the language of the session that the program is called from, English where it has no other."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return os.environ[name].split("_")[0].split(".")[0]
    return (locale.getlocale()[0] or "").split("_")[0]


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code; a user's error is a sentence, never a traceback."""
    try:
        code = cli.main(args=arguments, prog_name="inspector-app", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt, Cancelled):
        click.echo(_("Cancelled. Nothing is left half-done."), err=True)
        return CANCELLED
    except UserError as error:
        click.echo(str(error), err=True)
        return USER_ERROR


def run() -> None:
    """Run the command line as a program."""
    sys.exit(main())
