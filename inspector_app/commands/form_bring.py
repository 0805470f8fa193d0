"""`inspector-app form bring`: readings that go to another edition of their form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from db.errors import UserError
from inspector_app.commands.main import FOUND_PROBLEMS
from inspector_app.commands.options import as_json, print_facts, visit_file, with_passphrase
from resources.translations import _, counted, ngettext

if TYPE_CHECKING:
    from inspector_app.fieldwork.edition_answers import OtherAnswer
    from inspector_app.fieldwork.readings import Reading
    from inspector_app.visit import Visit

_LATEST = "latest"


@click.command("bring")
@visit_file
@with_passphrase
@click.option("--to", "version", default=_LATEST, show_default=True, help="The version of the edition.")
@click.option("--reading", help="The id of one reading.")
@click.option(
    "--all-drafts", is_flag=True, help="All readings of mine that are open; of the lead, everybody’s."
)
@click.option(
    "--late",
    type=click.Choice(("take", "leave")),
    help="First carry over, or leave, what came in for another edition than the reading’s own.",
)
@click.option("--preview", is_flag=True, help="Say what would be done, and change nothing.")
@as_json
@click.pass_context
def bring(
    ctx: click.Context,
    file: Path,
    version: str,
    reading: str | None,
    late: str | None,
    *,
    passphrase: str | None,
    all_drafts: bool,
    preview: bool,
    json_out: bool,
) -> None:
    """Bring readings in FILE to another edition of their form.

    Answers are carried over by the names of their questions; what does not fit is listed, and kept. The exit code
    is 1 when a reading could not be brought.
    """
    from inspector_app.fieldwork.bringing import may_bring
    from inspector_app.visit import Visit

    if bool(reading) == all_drafts:
        raise click.UsageError(_("Say which readings: --reading ID, or --all-drafts."))
    if late and preview:
        raise click.UsageError(_("--late decides something, so it does not go with --preview."))
    facts: list[dict[str, Any]] = []
    lines: list[str] = []
    with Visit.open(file, passphrase=passphrase, read_only=preview) as visit:
        chosen, staying = [visit.readings.get(reading)] if reading else [], 0
        if all_drafts:
            meant = _of_forms_with(visit, version)
            chosen = [record for record in meant if may_bring(visit, record)]
            closed = (record for record in meant if not may_bring(visit, record))
            staying = sum(1 for record in closed if _edition(visit, record, version) != record.form)
        for record in chosen:
            if late:
                lines += _decide_late(visit, record, late)
            form = _edition(visit, record, version)
            if form != record.form:
                facts.append(_bring(visit, record, form, preview=preview))
    lines += _lines(facts, preview=preview)
    if staying:
        lines.append(_staying(staying))
    nothing = _("No reading to bring: all are of this edition.")
    print_facts({"readings": facts, "staying": staying}, lines or [nothing], json_out=json_out)
    if any(fact["refused"] for fact in facts):
        ctx.exit(FOUND_PROBLEMS)


def _staying(count: int) -> str:
    return counted(
        "One reading of another edition is ready, agreed or somebody else’s, and stays as it is. "
        "Reopen a reading with a reason to bring it.",
        "{count} readings of other editions are ready, agreed or somebody else’s, and stay as they are. "
        "Reopen a reading with a reason to bring it.",
        count,
    )


def _of_forms_with(visit: Visit, version: str) -> list[Reading]:
    """Return the readings of those forms that have such an edition; raises UserError when no form has it."""
    versions = {form.id: form.version for form in visit.forms.editions()}
    if version != _LATEST and version not in versions.values():
        known = ", ".join(dict.fromkeys(versions.values()))
        what = _("The visit has no edition {version}.").format(version=version)
        raise UserError("unknown-edition", what, _("There are: {versions}.").format(versions=known))
    return [
        record
        for record in visit.readings.all()
        if version == _LATEST
        or any(edition.version == version for edition in visit.forms.editions(of=record.form))
    ]


def _edition(visit: Visit, record: Reading, version: str) -> str:
    """Return the newest edition with that version; raises UserError when the reading's form has none."""
    if version == _LATEST:
        return visit.forms.latest(record.form)
    known = visit.forms.editions(of=record.form)
    found = [edition.id for edition in known if edition.version == version]
    if not found:
        versions = ", ".join(edition.version for edition in known)
        raise UserError(
            "unknown-edition",
            _("{subject}: its form has no edition {version}.").format(
                subject=visit.readings.subject(record), version=version
            ),
            _("There are: {versions}.").format(versions=versions),
        )
    return found[-1]


def _bring(visit: Visit, record: Reading, form: str, *, preview: bool) -> dict[str, Any]:
    from inspector_app.fieldwork.bringing import check_may_bring, would_bring
    from inspector_app.fieldwork.edition_answers import question_of, why_words, words_of

    def told(answers: tuple[OtherAnswer, ...]) -> list[dict[str, str]]:
        return [
            {"question": question_of(visit, answer), "answer": words_of(visit, answer)}
            | ({"why": why_words(answer)} if answer.why else {"to": answer.to_path})
            for answer in answers
        ]

    facts: dict[str, Any] = {
        "reading": record.id,
        "subject": visit.readings.subject(record),
        "reader": visit.members.get(record.reader).name,
        "from": visit.forms.label(record.form),
        "to": visit.forms.label(form),
        "refused": "",
    }
    try:
        check_may_bring(visit, record)
        done = would_bring(visit, record.id, form) if preview else visit.readings.bring_to(record.id, form)
    except UserError as error:
        return {**facts, "refused": str(error)}
    return {
        **facts,
        "carried": done.carried,
        "moved": told(done.moved),
        "set_aside": told(done.set_aside),
        "restored": told(done.restored),
        "open": [done.state.node(path).label for path in done.opened],
        "to_put_right": [done.state.node(path).label for path in done.wrong],
    }


def _decide_late(visit: Visit, record: Reading, decision: str) -> list[str]:
    """Take or leave the late answers of a reading; returns what was done as a line, none for no answers."""
    from inspector_app.fieldwork.bringing import leave_late, take_late

    if decision == "take":
        number = take_late(visit, record.id)
        told = ngettext(
            "{subject}: {count} late answer carried over.",
            "{subject}: {count} late answers carried over.",
            number,
        )
    else:
        number = leave_late(visit, record.id)
        told = ngettext(
            "{subject}: {count} late answer set aside.", "{subject}: {count} late answers set aside.", number
        )
    return [told.format(subject=visit.readings.subject(record), count=number)] if number else []


def _lines(facts: list[dict[str, Any]], *, preview: bool) -> list[str]:
    lines = []
    for fact in facts:
        if fact["refused"]:
            lines.append(fact["refused"])
            continue
        line = (
            _("{subject} ({reader}) would go from {before} to {after}: {outcome}.")
            if preview
            else _("{subject} ({reader}) went from {before} to {after}: {outcome}.")
        )
        line = line.format(
            subject=fact["subject"],
            reader=fact["reader"],
            before=fact["from"],
            after=fact["to"],
            outcome=_outcome(fact),
        )
        lines.append(line)
        aside = _("set aside: {question} “{answer}”. {why}")
        lines += [f"  {aside.format(**answer)}" for answer in fact["set_aside"]]
        again = _("in its place again: {question} “{answer}”.")
        lines += [f"  {again.format(**answer)}" for answer in fact["restored"]]
    return lines


def _outcome(fact: dict[str, Any]) -> str:
    """Return what became of the answers, a count for each thing."""
    set_aside, to_put_right = len(fact["set_aside"]), len(fact["to_put_right"])
    return ", ".join(
        (
            counted("{count} answer carried over", "{count} answers carried over", fact["carried"]),
            counted("{count} set aside", "{count} set aside", set_aside),
            counted("{count} new question open", "{count} new questions open", len(fact["open"])),
            counted("{count} to put right", "{count} to put right", to_put_right),
        )
    )
