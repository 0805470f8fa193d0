"""A sheet of a few pages that is no report: for the team's table, in the look of the report and without a cover."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from db.files import check_target, refuse_to_replace, write_then_move
from inspector_app.report.blocks import Block, ItemList, ListItem, Run, Runs, Sheet, Table, clean
from inspector_app.report.papers import Papers
from inspector_app.report.wording import wording
from resources.translations import _, language

if TYPE_CHECKING:
    from inspector_app.visit import Visit

SUFFIX = ".pdf"
_MAGIC = b"%PDF"  # what a PDF begins with


def make_sheet(visit: Visit, title: str, blocks: list[Block], footer: str) -> Sheet:
    """Return a sheet of the visit in the language spoken now."""
    details = visit.inspection.details()
    return Sheet(
        language=language(),
        title=clean(title),
        subject=clean(details.authority),
        authors=(clean(visit.me.name),),
        header_left=clean(details.authority),
        header_right=clean(title),
        footer=clean(footer),
        labels=replace(wording(language()).labels, mark=""),
        blocks=tuple(blocks),
    )


def text(words: str, *, bold: bool = False) -> Runs:
    """Return words as a cell or paragraph of a sheet."""
    return (Run(words, bold=bold),)


def bullets(lines: Iterable[str]) -> ItemList:
    """Return a list of plain words."""
    return ItemList(tuple(ListItem(text(line)) for line in lines))


def grid(description: str, header: list[str], rows: list[list[str]], shares: tuple[int, ...]) -> Table:
    """Return a table of plain words without caption."""
    return Table(
        tuple(text(words) for words in header),
        tuple(tuple(text(words) for words in row) for row in rows),
        shares,
        description,
    )


def draw(visit: Visit, sheet: Sheet | Papers, on_page: Callable[[int], None] | None = None) -> bytes:
    """Return a sheet or papers as PDF in memory; `on_page` hears of each page and may raise to stop."""
    from inspector_app.report.pdf.writer import draw_sheet

    return draw_sheet(sheet, visit.clock(), on_page).content


def save(
    visit: Visit, sheet: Sheet | Papers, path: Path, on_page: Callable[[int], None] | None = None
) -> int:
    """Write a sheet or papers as PDF, and return how many pages it has; `on_page` is as in `draw`.

    Raises UserError when `check_place` does or the disk refuses; then `path` is as it was.
    """
    from inspector_app.report.pdf.writer import draw_sheet

    check_place(path)
    drawn = draw_sheet(sheet, visit.clock(), on_page)
    write(path, drawn.content)
    return drawn.pages


def write(path: Path, content: bytes) -> None:
    """Write what `draw` returned; raises UserError as `save` does."""
    check_place(path)
    write_then_move(path, partial(_fill, content=content), suffix=SUFFIX)


def check_place(path: Path) -> None:
    """Raise UserError unless a PDF can have its place at `path`: it replaces another PDF, and nothing else."""
    check_target(path, SUFFIX)
    refuse_to_replace(
        path, _MAGIC, _("A file of that name is there that is no PDF; nothing is written over it.")
    )


def _fill(path: Path, content: bytes) -> None:
    path.write_bytes(content)
