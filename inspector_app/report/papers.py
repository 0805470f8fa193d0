"""Papers of the team: forms as they are filled in or to be filled in by hand, each beginning a page of its own."""

from __future__ import annotations

from dataclasses import dataclass

from inspector_app.report.blocks import Block, Labels, Runs


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to be answered by hand: `choices` to tick, one a line if they are `apart`, and lines to write on."""

    number: str
    runs: Runs
    hints: tuple[Runs, ...] = ()
    choices: tuple[Runs, ...] = ()
    apart: bool = False
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Paper:
    """One form or one note; `header` stands at the right on each of its pages, since papers are taken apart."""

    title: Runs
    header: str
    blocks: tuple[Block | Asked, ...]


@dataclass(frozen=True, slots=True)
class Papers:
    """One or several papers in one file, otherwise as a `Sheet`; their pages are counted through."""

    language: str
    title: str
    subject: str
    authors: tuple[str, ...]
    header_left: str
    footer: str
    labels: Labels
    papers: tuple[Paper, ...]
