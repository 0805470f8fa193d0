"""The annex of the internal copy on the ratings: who held what, what the team agreed and why, and who dissents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector_app.framework.model import Axis, Criterion
from inspector_app.judgement.held_levels import HeldLevels
from inspector_app.judgement.ratings import Rating
from inspector_app.report.blocks import Annex, Block, Paragraph, Run, Runs, SectionHeading, Table, plain
from inspector_app.report.phrasing import Phrasing
from inspector_app.report.rated import level_of, rating_tables
from inspector_app.report.spreads import rating_spreads

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def moderation_annex(visit: Visit, phrasing: Phrasing) -> Annex:
    """Return the annex: how the ratings spread and who rated what, then how each was agreed, criterion by criterion."""
    words = phrasing.words
    blocks: list[Block] = [
        Paragraph(phrasing.fixed(words.moderation_intro)),
        *rating_spreads(visit, phrasing),
        *rating_tables(visit, phrasing),
    ]
    for criterion in visit.framework.criteria:
        rated = [axis for axis in visit.framework.axes if visit.ratings.current(criterion.key, axis.key)]
        if rated:
            title = (Run(f"({criterion.key}) "), *phrasing.of_framework(criterion.title))
            blocks += [SectionHeading(title, listed=False), _table(visit, criterion, rated, phrasing)]
    return Annex(phrasing.fixed(words.moderation), tuple(blocks))


def _table(visit: Visit, criterion: Criterion, axes: list[Axis], phrasing: Phrasing) -> Table:
    words = phrasing.words
    header = (words.axis, words.agreed_and_why, words.who_held_what)
    return Table(
        header=tuple(phrasing.fixed(label) for label in header),
        rows=tuple(
            (
                phrasing.of_framework(axis.title),
                _agreed(visit, criterion, axis, phrasing),
                _held(visit, criterion, axis, phrasing),
            )
            for axis in axes
        ),
        shares=(22, 38, 40),
        description=words.ratings_of.format(key=criterion.key),
    )


def _agreed(visit: Visit, criterion: Criterion, axis: Axis, phrasing: Phrasing) -> Runs:
    moderated = visit.ratings.moderated(criterion.key, axis.key)
    if moderated is None:
        return (Run(phrasing.words.not_moderated, italic=True),)
    level = level_of(axis, moderated.level, phrasing, bold=True)
    return (*level, Run("\n"), *phrasing.english(moderated.reason))


def _held(visit: Visit, criterion: Criterion, axis: Axis, phrasing: Phrasing) -> Runs:
    people = {member.id: member.name for member in visit.members.all()}
    dissents: dict[str, list[str]] = {}
    for dissent in visit.dissents.standing(criterion.key, axis.key):
        dissents.setdefault(dissent.member, []).append(dissent.reason)
    runs: list[Run] = []
    for rating in _by_name(visit.ratings.current(criterion.key, axis.key), people):
        levels = (plain(level_of(axis, held.level, phrasing)) for held in HeldLevels(visit).of(rating))
        said = f"{people.get(rating.member, '')}: {' → '.join(levels)}"
        runs += [*([Run("\n")] if runs else []), *phrasing.fixed(said)]
        for reason in dissents.get(rating.member, ()):
            runs += [Run(f"\n{phrasing.words.dissent} ", italic=True), *phrasing.english(reason)]
    return tuple(runs)


def _by_name(ratings: dict[str, Rating], people: dict[str, str]) -> list[Rating]:
    return sorted(ratings.values(), key=lambda rating: people.get(rating.member, ""))
