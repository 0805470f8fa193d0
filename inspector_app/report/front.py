"""The cover, and the pages before the first chapter: dates, team, contact, acknowledgements."""

from __future__ import annotations

import dataclasses
from datetime import date

from inspector_app.dates import say_date, say_month
from inspector_app.fieldwork.inspection import InspectionDetails
from inspector_app.report.blocks import Block, Cover, FrontSection, Labels, Run, Runs, Table, plain
from inspector_app.report.kinds import FINAL, SENT, TEAM_DRAFT
from inspector_app.report.phrasing import ENGLISH, Phrasing
from inspector_app.team.members import Member

_NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def labels(state: str, phrasing: Phrasing) -> Labels:
    """Return the writers' words; only a draft has a mark across its pages."""
    words = phrasing.words
    marks = {FINAL: "", TEAM_DRAFT: words.team_draft_mark}
    return dataclasses.replace(words.labels, mark=marks.get(state, words.labels.mark))


def copy_kind(state: str, phrasing: Phrasing, *, internal: bool) -> str:
    """Return what kind of copy this is, for the foot of each page; "" for a final report."""
    words = phrasing.words
    kinds = {FINAL: "", TEAM_DRAFT: words.team_draft, SENT: words.sent_draft}
    parts = [kinds.get(state, words.draft_report), words.internal_copy if internal else ""]
    return " · ".join(filter(None, parts))


def cover(details: InspectionDetails, state: str, phrasing: Phrasing, *, internal: bool) -> Cover:
    """Return the first page; the inspectorate stands on it in both languages."""
    names = {"en": details.inspectorate, "cy": details.inspectorate_cy}
    order = sorted(names, key=lambda language: language != phrasing.language)
    words = phrasing.words
    kinds = {FINAL: "", TEAM_DRAFT: words.team_draft_note, SENT: words.sent_draft_note}
    notes = [kinds.get(state, words.draft_report), words.internal_note if internal else ""]
    return Cover(
        inspectorates=tuple(
            (Run(names[language], language="" if language == phrasing.language else language),)
            for language in order
            if names[language].strip()
        ),
        kind=phrasing.fixed(words.inspection_report),
        title=_without_lone_word(_capitalised(phrasing.of_details(details, "subject"))),
        authority=phrasing.of_details(details, "authority"),
        month=phrasing.fixed(say_month(date.fromisoformat(details.end_date), phrasing.language)),
        note=phrasing.fixed("\n".join(filter(None, notes))),
    )


def sections(
    details: InspectionDetails, members: list[Member], phrasing: Phrasing
) -> tuple[FrontSection, ...]:
    """Return the sections between the cover and the contents."""
    words = phrasing.words
    about: list[Block] = [_facts(details, members, phrasing)]
    made = [FrontSection(phrasing.fixed(words.about), tuple(about))]
    thanks = phrasing.authored(details.acknowledgements, details.acknowledgements_cy)
    if thanks:
        made.append(FrontSection(phrasing.fixed(words.acknowledgements), tuple(thanks)))
    return tuple(made)


def _facts(details: InspectionDetails, members: list[Member], phrasing: Phrasing) -> Table:
    words = phrasing.words
    leads = [member.name for member in members if member.is_lead]
    others = [member.name for member in members if not member.is_lead]
    facts: list[tuple[str, Runs]] = [
        (words.authority, phrasing.of_details(details, "authority")),
        (words.subject, _capitalised(phrasing.of_details(details, "subject"))),
        (words.fieldwork, phrasing.fixed(_fieldwork(details, phrasing))),
        (words.lead, phrasing.fixed("\n".join(leads))),
        (words.inspectors, phrasing.fixed("\n".join(others))),
        (words.contact, (Run(details.contact, language="" if phrasing.language == ENGLISH else ENGLISH),)),
    ]
    return Table(
        header=(phrasing.fixed(words.inspection), phrasing.fixed(words.details)),
        rows=tuple((phrasing.fixed(label), runs) for label, runs in facts if plain(runs)),
        shares=(30, 70),
        description=words.about,
    )


def _fieldwork(details: InspectionDetails, phrasing: Phrasing) -> str:
    """Return the days of fieldwork, no longer than needed: "12 to 15 March 2024"."""
    first, last = date.fromisoformat(details.start_date), date.fromisoformat(details.end_date)
    if first == last:
        return say_date(first, phrasing.language)
    if (first.year, first.month) == (last.year, last.month):
        beginning = str(first.day)
    else:
        beginning = say_date(first, phrasing.language, year=first.year != last.year)
    return phrasing.words.days.format(first=beginning, last=say_date(last, phrasing.language))


def _capitalised(runs: Runs) -> Runs:
    first = runs[0]
    return (dataclasses.replace(first, text=first.text[:1].upper() + first.text[1:]), *runs[1:])


def _without_lone_word(runs: Runs) -> Runs:
    """Return a title whose last two words stay on one line, so that no word ends it alone."""
    before, space, end = runs[-1].text.rpartition(" ")
    if not space:
        return runs
    return (*runs[:-1], dataclasses.replace(runs[-1], text=f"{before}{_NO_BREAK_SPACE}{end}"))
