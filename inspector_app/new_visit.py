"""Founding a visit, and joining one that is not sealed from a hand-over of the lead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from db.handover.merge import merge_handover
from db.handover.stream import read_manifest
from db.making import make_file
from db.values import Value, new_id
from inspector_app.fieldwork.inspection import InspectionDetails
from inspector_app.framework.load import LoadedFramework
from inspector_app.protection.passphrase import refuse_weak
from inspector_app.records import join_keys
from inspector_app.team.enrolment import make_lead_keys
from inspector_app.team.members import LEAD, initials_of, name_of_person
from inspector_app.visit import Clock, Visit, utc_now


def make_visit(
    path: Path,
    inspection: str,
    fill: Callable[[Visit], object],
    *,
    passphrase: str | None = None,
    clock: Clock = utc_now,
) -> Visit:
    """Make a visit file with that id, have `fill` put into it what belongs there, and return it open.

    It is protected if a passphrase is given. Raises UserError when that is weak, the file exists or cannot be written,
    and whatever `fill` raises; then nothing is left behind.
    """
    if passphrase is not None:
        refuse_weak(passphrase)
    store = make_file(
        path,
        inspection=inspection,
        passphrase=passphrase,
        fill=lambda store: fill(Visit(store, clock=clock)),
    )
    return Visit(store, clock=clock)


def found_visit(
    path: Path,
    loaded: LoadedFramework,
    details: InspectionDetails,
    lead: str,
    *,
    sealed: bool = False,
    passphrase: str | None = None,
    clock: Clock = utc_now,
    and_then: Callable[[Visit], object] | None = None,
) -> Visit:
    """Make a new visit file with its first member, the framework, its forms and its default figures.

    A `sealed` one has keys from its first transaction on, and can never be handed over unsealed; it is protected if a
    passphrase is given. `and_then` puts in what else there is from the start. Raises UserError when the file exists or
    cannot be written, or the details, the name or the passphrase will not do; then nothing is left behind.
    """
    details.validated()
    lead = name_of_person(lead)

    def fill(visit: Visit) -> None:
        _begin(visit, loaded, details, lead, sealed=sealed)
        if and_then is not None:
            and_then(visit)

    return make_visit(path, new_id(), fill, passphrase=passphrase, clock=clock)


def join_visit(
    path: Path, handover: Path, name: str, *, passphrase: str | None = None, clock: Clock = utc_now
) -> Visit:
    """Make `name`'s own copy of a visit that is not sealed from a hand-over of the lead; protected if a passphrase is given.

    Raises UserError when the hand-over is damaged, `path` exists, the passphrase is weak, or nobody of that name is
    in the team.
    """
    manifest = read_manifest(handover)

    def fill(visit: Visit) -> None:
        merge_handover(visit.store, handover, author=manifest.author, at=clock())
        visit.belongs_to(visit.members.named(name).id)

    return make_visit(path, manifest.inspection, fill, passphrase=passphrase, clock=clock)


def _begin(
    visit: Visit, loaded: LoadedFramework, details: InspectionDetails, lead: str, *, sealed: bool
) -> None:
    """Put the first member, who is the lead, the framework and what comes with it into an empty visit."""
    store, framework, member, at = visit.store, loaded.framework, new_id(), visit.clock()
    with store.transaction(member, at=at) as act:
        person: dict[str, Value] = {
            "name": lead,
            "initials": initials_of(lead),
            "role": LEAD,
            "email": "",
            "active": 1,
        }
        act.create("member", person, record=member)
        if sealed:
            make_lead_keys(store, act, member, at)
        act.create("inspection", details.columns(), record=store.inspection)
        framework_record = act.create(
            "framework",
            {
                "identifier": framework.identifier,
                "version": framework.version,
                "content": framework.to_json(),
            },
        )
        for entry, form in loaded.forms:
            act.create(
                "form",
                {
                    "framework": framework_record,
                    "name": entry.name,
                    "kind": entry.kind,
                    "version": form.version,
                    "title": form.title[form.default_language],
                    "text_paths": join_keys(form.in_words),
                    "content": form.to_json(),
                },
            )
        for figure in framework.figures:
            act.create(
                "figure",
                {
                    "name": figure.name,
                    "title": figure.title["en"],
                    "title_cy": figure.title.get("cy", ""),
                    "condition": figure.condition,
                    "among": figure.among,
                    "note": "",
                },
            )
    visit.belongs_to(member)
