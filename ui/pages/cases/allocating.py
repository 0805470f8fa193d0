"""Giving cases to a reader, and saying that it was done."""

from __future__ import annotations

from inspector_app.fieldwork.sample_list import SampleLine
from inspector_app.team.members import Member
from resources.translations import _, ngettext
from ui.workspace import Workspace


def allocate(workspace: Workspace, lines: list[SampleLine], member: Member) -> None:
    """Make a member the first reader of the cases."""
    if len(lines) == 1:
        words = _("{case} allocated to {name}.").format(case=lines[0].case.reference, name=member.name)
    else:
        said = ngettext("{count} case allocated to {name}.", "{count} cases allocated to {name}.", len(lines))
        words = said.format(count=len(lines), name=member.name)
    cases = [line.case.id for line in lines]
    workspace.do_and_say(lambda: workspace.visit.cases.allocate(cases, member.id), words)


def add_second_reader(workspace: Workspace, lines: list[SampleLine], member: Member) -> None:
    """Have the cases read a second time by a member."""
    if len(lines) == 1:
        words = _("{case} read a second time by {name}.").format(
            case=lines[0].case.reference, name=member.name
        )
    else:
        said = ngettext(
            "{count} case read a second time by {name}.",
            "{count} cases read a second time by {name}.",
            len(lines),
        )
        words = said.format(count=len(lines), name=member.name)
    cases = [line.case.id for line in lines]
    workspace.do_and_say(lambda: workspace.visit.cases.add_second_reader(cases, member.id), words)
