"""`inspector-app self-check`: whether this installation has all its parts."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from inspector_app.commands.main import FOUND_PROBLEMS
from resources.translations import _, counted


@click.command("self-check")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Try every part that this installation may lack.

    There is a line for each; the exit code is 1 if one fails.
    """
    failed = False
    for name, part in PARTS.items():
        try:
            click.echo(f"ok      {name}: {part()}")
        except Exception as error:  # noqa: BLE001 - what a broken installation raises is what this tells
            failed = True
            click.echo(f"failed  {name}: {type(error).__name__}: {error}")
    if failed:
        ctx.exit(FOUND_PROBLEMS)


def _resources() -> str:
    from inspector_app.sample import story

    return _("the sample visit has {notes} and {readings}").format(
        notes=counted("{count} note", "{count} notes", len(story.notes())),
        readings=counted("{count} reading", "{count} readings", len(story.readings())),
    )


def _forms() -> str:
    from inspector_app.framework import built_in_frameworks, find_framework

    loaded = [find_framework(name) for name in built_in_frameworks()]
    number = sum(len(entry.forms) for entry in loaded)
    return counted("{count} form compiled", "{count} forms compiled", number)


def _store() -> str:
    from db.keys.keys_file import unlock
    from db.keys.passphrase import Cost
    from db.making import make_file
    from db.safety.integrity import check_store
    from db.values import new_id

    with TemporaryDirectory() as folder:
        path = Path(folder) / "trial.inspection"
        words, cheap = new_id(), Cost(memory=64, passes=1, lanes=1)
        with make_file(path, inspection="trial", passphrase=words, cost=cheap) as store:
            problems = check_store(store)
            if unlock(path, words) != store.key:
                raise RuntimeError(_("a passphrase does not open its file"))
        if problems or path.read_bytes().startswith(b"SQLite"):
            raise RuntimeError(str(problems[0]) if problems else _("a file is not encrypted"))
    return _("a protected file written, checked and unlocked")


def _handover() -> str:
    from db.handover.stream import read_manifest, write_handover
    from db.store import Store

    with TemporaryDirectory() as folder:
        path = Path(folder) / "trial.handover"
        with Store.create(Path(folder) / "trial.inspection", inspection="trial") as store:
            with store.transaction("trial") as act:
                act.create("inspection", {"authority": "trial"})
            write_handover(store, path, author="trial")
        changes = read_manifest(path).changes
    return counted("{count} change written and read back", "{count} changes written and read back", changes)


def _seals() -> str:
    from db.team.seal import (
        is_signed,
        new_identity,
        new_signing_key,
        recipient_of,
        seal,
        sign,
        unseal,
        verify_key_of,
    )

    identity, signing_key = new_identity(), new_signing_key()
    sealed = seal(b"trial", [recipient_of(identity)])
    signature = sign(signing_key, sealed)
    if unseal(sealed, [identity]) != b"trial" or not is_signed(verify_key_of(signing_key), sealed, signature):
        raise RuntimeError("what was sealed or signed did not read back")
    return _("sealed, unsealed, signed and verified")


def _report() -> str:
    from docx import Document
    from openpyxl import Workbook

    from inspector_app.report.fonts import register_fonts

    Document().sections[0].header.is_linked_to_previous = False  # reads the templates that python-docx brings
    Workbook().close()
    register_fonts()
    return _("fonts, Word, Excel and PDF")


def _spelling() -> str:
    from inspector_app.spelling.dictionary import LANGUAGES
    from inspector_app.spelling.speller import Speller

    if not list(Speller(LANGUAGES).misspelt("recieved", LANGUAGES)):
        raise RuntimeError("a misspelt word was taken as right")
    return "dictionaries of English and Welsh"


def _window() -> str:
    # By name, since the core must not depend on the window that stands on it.
    if sys.platform == "linux" and not {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"} & set(os.environ):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # a machine without a screen still can say what it has
    application = importlib.import_module("ui.application").make_application()
    return _("Qt on the platform {name}").format(name=application.platformName())


PARTS = {
    "resources": _resources,
    "forms": _forms,
    "store": _store,
    "hand-over": _handover,
    "seals": _seals,
    "report": _report,
    "spelling": _spelling,
    "window": _window,
}
