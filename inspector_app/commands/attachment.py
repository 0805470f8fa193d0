"""`inspector-app attachment FILE [NAME OUT]`: the files that are attached in a visit, and getting one out."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from inspector_app.commands.options import (
    PATH,
    as_json,
    print_facts,
    visit_file,
    warn_unencrypted,
    with_passphrase,
)
from resources.translations import _


@click.command("attachment")
@visit_file
@with_passphrase
@click.argument("name", required=False)
@click.argument("out", type=PATH, required=False)
@as_json
def command(
    file: Path, name: str | None, out: Path | None, *, passphrase: str | None, json_out: bool
) -> None:
    """List what is attached in FILE, or write NAME to OUT.

    NAME is as the list and the answers have it. What is written is outside the visit, and not encrypted: delete it when it has served.
    """
    from inspector_app.fieldwork.attachments import size_words
    from inspector_app.fieldwork.media_types import words_for
    from inspector_app.visit import Visit

    if name is not None and out is None:
        raise click.UsageError(_("Name the file to write after the name of the attachment."))
    with Visit.open(file, passphrase=passphrase, read_only=True) as visit:
        if name is not None and out is not None:
            warn_unencrypted(visit)
            visit.attachments.save_as(name, out)
            size = size_words(out.stat().st_size)
            print_facts({"name": name, "written": out.name}, [f"{out.name}: {size}."], json_out=json_out)
            return
        people = {member.id: member.name for member in visit.members.all()}
        files = visit.attachments.all()
        facts = [asdict(attached) | {"author": people.get(attached.author, "")} for attached in files]
        lines = [
            f"{one.name}: {words_for(one.media_type)}, {size_words(one.size)}, {people.get(one.author, '')}"
            for one in files
        ]
    print_facts(facts, lines or [_("No files are attached.")], json_out=json_out)
