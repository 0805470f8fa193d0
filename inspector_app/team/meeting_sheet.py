"""The daily team meeting on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector_app.dates import say_date
from inspector_app.report.blocks import Block, ItemList, Paragraph, SectionHeading, Sheet
from inspector_app.report.sheet import bullets, grid, make_sheet, text
from inspector_app.team.meeting import Meeting, Standing
from resources.translations import _, language, ngettext

if TYPE_CHECKING:
    from inspector_app.visit import Visit

MOST_LISTED = 6  # of each kind, so that a page holds it; the rest is counted
_FIRST_SHARE = 20


def meeting_sheet(visit: Visit, held: Meeting) -> Sheet:
    """Return the sheet of a meeting today."""
    kinds = dict(held.source_kinds)
    day = say_date(visit.today(), language(), weekday=True)
    blocks: list[Block] = [Paragraph(text(standing_words(held))), _coverage(held)]
    for heading, items in (
        (_("Gaps"), [f"({criterion}) {kinds[kind]}" for criterion, kind in held.gaps]),
        (_("Cases without a ready reading"), [case.reference for case in held.unread]),
    ):
        if items:
            blocks += [SectionHeading(text(heading)), Paragraph(text(", ".join(items)))]
    for heading, items in (
        (_("Concerns without a response"), [problem.sentence for problem in held.concerns]),
        (_("Differences to settle"), [f"{one.subject}, {one.what}" for one in held.differences]),
        (_("Thin findings"), [problem.sentence for problem in held.thin]),
    ):
        if items:
            blocks += [SectionHeading(text(heading)), _listed(items)]
    return make_sheet(visit, _("Team meeting, {day}").format(day=day), blocks, _("For the team only"))


def standing_words(held: Meeting) -> str:
    """Return how far the visit is: "13 of 19 cases read, 11 interviews held"."""
    cases = ngettext("{read} of {count} case read", "{read} of {count} cases read", held.sampled).format(
        read=held.read, count=held.sampled
    )
    interviews = ngettext("{count} interview held", "{count} interviews held", held.interviews).format(
        count=held.interviews
    )
    return _("{cases}, {interviews}.").format(cases=cases, interviews=interviews)


def cell_words(standing: Standing) -> str:
    """Return "8: OP 5, SE 3"; a gap is said in a word, and what nobody expects is a dash."""
    if standing.is_gap:
        return _("gap")
    if not standing.items:
        return "–"
    return _("{count}: {by}").format(count=standing.items, by=by_words(standing))


def by_words(standing: Standing) -> str:
    """Return whose the items are: "OP 5, SE 3", with nobody's number parted from their initials at the end of a line."""
    return ", ".join(f"{initials}\u00a0{count}" for initials, count in standing.by)


def _coverage(held: Meeting) -> Block:
    header = [_("Kind of source"), *(f"({criterion.key}) {criterion.title}" for criterion in held.criteria)]
    rows = [
        [title, *(cell_words(criterion.cells[key]) for criterion in held.criteria)]
        for key, title in held.source_kinds
    ]
    share = (100 - _FIRST_SHARE) // max(1, len(held.criteria))
    shares = (_FIRST_SHARE, *(share for _criterion in held.criteria))
    return grid(_("Evidence by kind of source, criterion and inspector"), header, rows, shares)


def _listed(items: list[str]) -> ItemList:
    left = len(items) - MOST_LISTED
    lines = items if left <= 1 else items[:MOST_LISTED]
    if left > 1:
        lines.append(ngettext("and {count} more", "and {count} more", left).format(count=left))
    return bullets(lines)
