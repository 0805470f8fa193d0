"""Giving cases to a reader, and saying that it was done."""

from __future__ import annotations

from collections.abc import Callable

from inspector_app.fieldwork.sample_list import SampleLine
from inspector_app.team.members import Member
from resources.translations import _, ngettext
from ui.workspace import Workspace


def allocate(workspace: Workspace, lines: list[SampleLine], member: Member) -> None:
    """Make a member the first reader of the cases."""
    cases = _done(workspace, workspace.visit.cases.allocate, lines, member)
    if len(cases) == 1:
        workspace.say(_("{case} allocated to {name}.").format(case=cases[0], name=member.name))
    elif cases:
        words = ngettext(
            "{count} case allocated to {name}.", "{count} cases allocated to {name}.", len(cases)
        )
        workspace.say(words.format(count=len(cases), name=member.name))


def add_second_reader(workspace: Workspace, lines: list[SampleLine], member: Member) -> None:
    """Have the cases read a second time by a member."""
    cases = _done(workspace, workspace.visit.cases.add_second_reader, lines, member)
    if len(cases) == 1:
        words = _("{case} read a second time by {name}.")
        workspace.say(words.format(case=cases[0], name=member.name))
    elif cases:
        words = ngettext(
            "{count} case read a second time by {name}.",
            "{count} cases read a second time by {name}.",
            len(cases),
        )
        workspace.say(words.format(count=len(cases), name=member.name))


def _done(
    workspace: Workspace,
    deed: Callable[[list[str], str], None],
    lines: list[SampleLine],
    member: Member,
) -> list[str]:
    """Do it and return the references of the cases, none if it failed."""

    def allocated() -> list[str]:
        deed([line.case.id for line in lines], member.id)
        return [line.case.reference for line in lines]

    return workspace.do(allocated) or []
