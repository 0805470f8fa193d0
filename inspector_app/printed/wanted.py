"""What is to be printed, and making the papers of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.errors import UserError
from inspector_app.fieldwork.readings import AGREED_READING, Reading
from inspector_app.printed.blank_form import blank_paper
from inspector_app.printed.filled_form import reading_facts, reading_paper
from inspector_app.printed.notes import note_paper
from inspector_app.report.blocks import Run, clean, plain
from inspector_app.report.papers import Paper, Papers
from inspector_app.report.sheet import grid, text
from inspector_app.report.wording import wording
from resources.translations import _, language, speaking

if TYPE_CHECKING:
    from inspector_app.visit import Visit

Progress = Callable[[float, str], None]

_GATHERED = 0.4  # how far it is once everything is read and the pages are yet to be drawn
_USUAL_PAGES = 10  # of a reading, drawn over both passes


@dataclass(frozen=True, slots=True)
class Wanted:
    """Readings, sources and blank forms by record id, in the order in which they are printed."""

    readings: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    blank: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.readings) + len(self.sources) + len(self.blank)


def readings_of(visit: Visit, cases: Collection[str], *, agreed: bool = False) -> tuple[str, ...]:
    """Return the readings of cases (record ids), the agreed one of each last.

    With `agreed`, where a case has an agreed reading, that stands for it alone. Raises UserError when nobody has read
    any of the cases.
    """
    found = [entry.id for case in cases for entry in _readings(visit, case, agreed=agreed)]
    if not found:
        raise UserError(
            "nothing-read",
            _("Nobody has begun a reading of these cases."),
            _("Choose cases that are being read, or print the blank form."),
        )
    return tuple(found)


def _readings(visit: Visit, case: str, *, agreed: bool) -> list[Reading]:
    readings = visit.readings.of_case(case)
    settled = [entry for entry in readings if entry.kind == AGREED_READING]
    return settled if agreed and settled else readings


def make_papers(
    visit: Visit, wanted: Wanted, progress: Progress | None = None, spoken: str | None = None
) -> Papers:
    """Return the papers in a language, the one spoken now unless told; several readings have a list before them.

    `progress` takes a fraction and a sentence in the language spoken now, and may raise to stop.
    """
    sentence = _("Gathering what is to be printed")

    def tell(done: int) -> None:
        if progress:
            progress(_GATHERED * done / len(wanted), sentence)

    with speaking(spoken) if spoken else nullcontext():
        return _made(visit, wanted, tell)


def _made(visit: Visit, wanted: Wanted, tell: Callable[[int], None]) -> Papers:
    papers: list[Paper] = []
    for done, paper in enumerate(_papers(visit, wanted)):
        tell(done)
        papers.append(replace(paper, header=plain((Run(paper.header),))))
    title = papers[0].header if len(papers) == 1 else _("Forms and notes")
    if len(wanted.readings) > 1:
        papers.insert(0, _list(visit, wanted))
    details = visit.inspection.details()
    return Papers(
        language=language(),
        title=clean(title),
        subject=clean(details.authority_in(language())),
        authors=(clean(visit.me.name),),
        header_left=clean(details.authority_in(language())),
        footer=clean(_("Confidential. Work paper, for the team only")),
        labels=replace(wording(language()).labels, mark=""),
        papers=tuple(papers),
    )


def drawing(wanted: Wanted, progress: Progress) -> Callable[[int], None]:
    """Return what tells how far the drawing of papers has come, page by page."""
    usual = _USUAL_PAGES * max(len(wanted), 1)
    drawn = 0

    def on_page(_page: int) -> None:
        nonlocal drawn
        drawn += 1
        progress(min(_GATHERED + (1 - _GATHERED) * drawn / usual, 0.99), _("Drawing the pages"))

    return on_page


def _papers(visit: Visit, wanted: Wanted) -> Iterator[Paper]:
    yield from (reading_paper(visit, record) for record in wanted.readings)
    yield from (note_paper(visit, record) for record in wanted.sources)
    yield from (blank_paper(visit, record) for record in wanted.blank)


def _list(visit: Visit, wanted: Wanted) -> Paper:
    """Return a list of the readings that follow."""
    facts = [reading_facts(visit, record) for record in wanted.readings]
    header = [_("What was read"), _("Reader"), _("State"), _("Answered")]
    rows = [[fact.subject, fact.reader, fact.state, fact.answered] for fact in facts]
    title = text(_("Readings"))
    block = grid(_("The readings that follow"), header, rows, (34, 30, 18, 18))
    return Paper(title, plain(title), (block,))
