"""`inspector-app form compare`, `add` and `editions`: forms that change in the middle of a visit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from inspector_app.commands.options import PATH, as_json, print_facts, visit_file, with_passphrase
from resources.translations import _, counted, language

if TYPE_CHECKING:
    from inspector_app.forms import CompiledForm

_KINDS = ("case-reading", "supervision-file", "interview-guide")


@click.command("compare")
@click.argument("old", type=PATH)
@click.argument("new", type=PATH)
@as_json
def compare(old: Path, new: Path, *, json_out: bool) -> None:
    """Print what becomes of each question from OLD to NEW.

    Both are forms, or editions of one.
    """
    from inspector_app.forms.authoring.compile import compile_form

    facts, lines = _compared(compile_form(old), compile_form(new))
    print_facts(facts, lines, json_out=json_out)


@click.command("add")
@visit_file
@with_passphrase
@click.argument("form", type=PATH)
@click.option("--kind", type=click.Choice(_KINDS), help="The kind of form, where that is not clear.")
@as_json
def add(file: Path, form: Path, kind: str | None, *, passphrase: str | None, json_out: bool) -> None:
    """Add FORM to FILE as the current edition of its form.

    Its form is the one with the same form_id. What changed is printed.
    """
    from inspector_app.visit import Visit

    with Visit.open(file, passphrase=passphrase) as visit:
        compiled, present = visit.forms.read_edition(form, kind or "")
        record = visit.forms.add_compiled(compiled, present)
        before = visit.forms.label(present)
        facts, lines = _compared(visit.forms.get(present), compiled)
    told = _("Edition {version} is the current one now; before it was {before}.")
    print_facts(
        {"edition": record, "version": compiled.version, "before": before, **facts},
        [told.format(version=compiled.version, before=before), *lines],
        json_out=json_out,
    )


@click.command("editions")
@visit_file
@with_passphrase
@as_json
def editions(file: Path, *, passphrase: str | None, json_out: bool) -> None:
    """Print the editions of the forms in FILE, and their use.

    Their use is how many readings each has.
    """
    from inspector_app.dates import say_when
    from inspector_app.visit import Visit

    with Visit.open(file, passphrase=passphrase, read_only=True) as visit:
        known = visit.forms.editions()
        uses = visit.forms.uses()
    facts = [
        {
            "id": edition.id,
            "kind": edition.kind,
            "form": edition.name,
            "version": edition.version,
            "title": edition.title,
            "added_by": edition.added_by,
            "added_at": edition.added_at.isoformat(),
            "current": edition.is_current,
            "uses": uses[edition.id],
        }
        for edition in known
    ]
    lines = []
    for edition in known:
        line = (
            _("{form}, edition {edition} (current): {uses}, added by {name}, {when}")
            if edition.is_current
            else _("{form}, edition {edition}: {uses}, added by {name}, {when}")
        )
        line = line.format(
            form=edition.title,
            edition=edition.label,
            uses=counted("{count} use", "{count} uses", uses[edition.id]),
            name=edition.added_by,
            when=say_when(edition.added_at.isoformat(), language()),
        )
        lines.append(line)
    print_facts({"editions": facts}, lines, json_out=json_out)


def _compared(before: CompiledForm, after: CompiledForm) -> tuple[dict[str, Any], list[str]]:
    """Return what changed from one edition to another, as facts and as lines."""
    from inspector_app.forms.edition_words import heading_of, summary_of, words_of
    from inspector_app.forms.editions import compare_editions

    changes = compare_editions(before, after)
    questions = [
        {
            "name": change.question.name,
            "before": change.before.path if change.before else None,
            "after": change.after.path if change.after else None,
            "changes": list(change.kinds),
            "choices_added": [choice.name for choice in change.added],
            "choices_removed": [choice.name for choice in change.removed],
        }
        for change in changes
    ]
    summary = summary_of(changes)
    lines = [
        f"{heading_of(change)} – {'; '.join(words_of(change, before, after))}."
        for change in changes
        if change.kinds
    ]
    return {"summary": summary, "questions": questions}, [f"{summary[0].upper()}{summary[1:]}.", *lines]
