"""The merges of a copy as a sheet to keep: what came from whom, when, and which differences it raised."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from inspector_app.dates import say_date
from inspector_app.report.blocks import Block, Paragraph, SectionHeading, Sheet
from inspector_app.report.sheet import bullets, grid, make_sheet, text
from inspector_app.team.handovers import KeptMerge
from inspector_app.team.labels import TABLES, field_label, record_label
from resources.translations import _, counted, language

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def merge_sheet(visit: Visit, merges: Sequence[KeptMerge]) -> Sheet:
    """Return the kept reports of merges, in their order."""
    blocks: list[Block] = [part for merge in merges for part in _merge(visit, merge)]
    return make_sheet(visit, _("Merge report"), blocks, _("For the team only"))


def _merge(visit: Visit, merge: KeptMerge) -> list[Block]:
    report = merge.report
    names = {member.id: member.name for member in visit.members.all()}
    at = merge.at.astimezone()
    heading = _("{name}, brought in on {day} at {time}").format(
        name=names.get(report.author, _("somebody new")),
        day=say_date(at.date(), language(), weekday=True),
        time=f"{at:%H:%M}",
    )
    about = _("Brought in by {name}. {changes}, {differences}.").format(
        name=merge.merged_by,
        changes=counted("{count} change", "{count} changes", report.changes),
        differences=counted("{count} difference", "{count} differences", len(report.conflicts)),
    )
    titles = {table: _(TABLES[table]) for table in {*report.created, *report.changed} & TABLES.keys()}
    rows = [
        [titles[table], str(report.created.get(table, 0) or "–"), str(report.changed.get(table, 0) or "–")]
        for table in sorted(titles, key=titles.__getitem__)
    ]
    blocks: list[Block] = [SectionHeading(text(heading)), Paragraph(text(about))]
    if rows:
        header = [_("What"), _("Records made"), _("Records changed")]
        blocks.append(grid(_("Records that came in"), header, rows, (50, 25, 25)))
    if report.conflicts:
        items = (
            f"{record_label(visit, *place[:2])}, {field_label(visit, *place)}" for place in report.conflicts
        )
        blocks += [
            Paragraph(text(_("Differences that it raised:"))),
            bullets(items),
        ]
    return blocks
