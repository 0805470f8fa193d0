"""An open visit: one file of the store, the framework it is judged by, and who is working in it.

Everything that people do goes through the services that hang on a `Visit`; each change is one
transaction, signed by the member to whom this copy of the file belongs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import Self

from db.errors import UserError
from db.store import Store
from db.transaction import Transaction
from inspector_app.accuracy.points import AccuracyPoints
from inspector_app.checks.accepted import AcceptedChecks
from inspector_app.fieldwork.agenda import Agenda
from inspector_app.fieldwork.attachments import Attachments
from inspector_app.fieldwork.cases import Cases
from inspector_app.fieldwork.concerns import Concerns
from inspector_app.fieldwork.evidence import EvidenceItems
from inspector_app.fieldwork.form_library import FormLibrary
from inspector_app.fieldwork.inspection import Inspection, InspectionDetails
from inspector_app.fieldwork.readings import Readings
from inspector_app.fieldwork.sources import Sources
from inspector_app.figures.crosstabs import Crosstabs
from inspector_app.figures.figures import Figures
from inspector_app.framework.load import LoadedFramework
from inspector_app.framework.model import Framework
from inspector_app.judgement.dissents import Dissents
from inspector_app.judgement.findings import Findings
from inspector_app.judgement.ratings import Ratings
from inspector_app.judgement.recommendations import Recommendations
from inspector_app.memory import Memory
from inspector_app.privacy.name_watch import NameWatch
from inspector_app.protection.opening import key_of
from inspector_app.report.paragraphs import Paragraphs
from inspector_app.report.versions import Versions
from inspector_app.team.members import Member, Members
from inspector_app.undo.carry_out import Progress
from inspector_app.undo.making import step_made
from inspector_app.undo.step import Step
from inspector_app.undo.steps import Group, Steps
from resources.translations import _

Clock = Callable[[], datetime]

_ME = "member"  # the setting of this copy that says whose it is


def utc_now() -> datetime:
    """Return the present time, aware, in UTC."""
    return datetime.now(UTC)


class Visit:
    """The open file; close it, or use it as a context manager.

    `clock` gives the time that stamps every change. It is injected so that a visit can be replayed.
    """

    def __init__(self, store: Store, *, clock: Clock = utc_now, steps: Steps | None = None) -> None:
        self.store = store
        self.clock = clock
        self.memory = Memory(store)
        self.steps = steps or Steps()
        self._group = Group()

    @classmethod
    def create(
        cls,
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
        """Make a new visit file led by the person named `lead`, with a loaded framework and its forms inside.

        Hand-overs of a `sealed` one can be read by the team alone; the file is protected if a passphrase is given.
        `and_then` puts in what else there is from the start, before the file has its name. Raises UserError when the
        passphrase is weak, the file exists or cannot be written; then nothing is left behind.
        """
        from inspector_app.new_visit import found_visit

        return found_visit(
            path,
            loaded,
            details,
            lead,
            sealed=sealed,
            passphrase=passphrase,
            clock=clock,
            and_then=and_then,
        )

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        passphrase: str | None = None,
        key: bytes | None = None,
        read_only: bool = False,
        clock: Clock = utc_now,
    ) -> Visit:
        """Open a visit file, a protected one by its passphrase, which takes a second, or by its data key.

        Raises UserError for a file that is missing, foreign, damaged, newer, locked or in use.
        """
        if key is None and passphrase is not None:
            key = key_of(path, passphrase)
        return cls(Store.open(path, key=key, read_only=read_only), clock=clock)

    def sibling(self) -> Visit:
        """Return the same visit over a second connection, for a worker thread; the worker closes it."""
        return Visit(self.store.sibling(), clock=self.clock, steps=self.steps)

    def close(self) -> None:
        """Close the file."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    # ---- who and when ---------------------------------------------------------------------------
    @property
    def me(self) -> Member:
        """The member to whom this copy belongs; raises UserError when it belongs to nobody yet."""
        record = self.belongs_to_member
        if record is None:
            raise UserError(
                "no-owner",
                _("This copy of the visit does not say whose it is."),
                _("Join the visit again from a hand-over of the lead inspector."),
                where=self.store.path.name,
            )
        return self.members.get(record)

    @property
    def belongs_to_member(self) -> str | None:
        """The record id of the member whose copy this is, None while it belongs to nobody."""
        record = self.store.setting(_ME)
        return None if record is None else str(record)

    def belongs_to(self, member: str) -> None:
        """Make this copy the one of `member` (a record id)."""
        self.store.set_setting(_ME, member)

    @contextmanager
    def act(self) -> Iterator[Transaction]:
        """One transaction in the name of this copy's member, at the time of the clock; it can be undone."""
        at = self.clock()
        with self.store.transaction(self.me.id, at=at) as transaction:
            yield transaction
            step = step_made(self, transaction.moves, at)
        if step.size and self._group.is_open:
            self._group.add(step)
        elif step.size:
            self.steps.add(self, step)

    @contextmanager
    def one_step(self) -> Iterator[None]:
        """Have all that is done in the block undone as one, for a deed that takes several transactions."""
        with self._group.gathering(self):
            yield

    def undo(self, step: Step | None = None, progress: Progress | None = None) -> Step | None:
        """Undo what was done last in this session, or a step of it; returns it, None when there is nothing.

        It is new work that brings back what stood before. Raises UserError when others have changed it since;
        `progress` may raise to stop, and then nothing is undone.
        """
        return self.steps.undo(self, step, progress)

    def redo(self, step: Step | None = None, progress: Progress | None = None) -> Step | None:
        """Do again what was undone last, or a step of it; otherwise as `undo`."""
        return self.steps.redo(self, step, progress)

    def today(self) -> date:
        """Return the local day of the clock."""
        return self.clock().astimezone().date()

    # ---- what the visit holds -------------------------------------------------------------------
    @cached_property
    def framework(self) -> Framework:
        """The framework that this visit is judged by, as it was when the visit was founded."""
        rows = self.store.all("framework")
        if not rows:
            raise UserError(
                "no-framework",
                _("This file holds no framework, so there is nothing to judge by."),
                _("Bring in a hand-over of the lead inspector first."),
                where=self.store.path.name,
            )
        return Framework.from_json(str(rows[-1]["content"]))

    @cached_property
    def inspection(self) -> Inspection:
        """Which council, which dates, which scope."""
        return Inspection(self)

    @cached_property
    def members(self) -> Members:
        """Lead and inspectors."""
        return Members(self)

    @cached_property
    def forms(self) -> FormLibrary:
        """The compiled forms in the file."""
        return FormLibrary(self)

    @cached_property
    def accepted_checks(self) -> AcceptedChecks:
        """Which problems of the draft somebody let stand, and why."""
        return AcceptedChecks(self)

    @cached_property
    def agenda(self) -> Agenda:
        """What is planned for the days."""
        return Agenda(self)

    @cached_property
    def cases(self) -> Cases:
        """The sample and who reads what."""
        return Cases(self)

    @cached_property
    def readings(self) -> Readings:
        """Case readings and supervision-file readings."""
        return Readings(self)

    @cached_property
    def attachments(self) -> Attachments:
        """Files attached to readings."""
        return Attachments(self)

    @cached_property
    def concerns(self) -> Concerns:
        """Cases referred to the head of service."""
        return Concerns(self)

    @cached_property
    def sources(self) -> Sources:
        """Interviews, documents and every other source."""
        return Sources(self)

    @cached_property
    def evidence(self) -> EvidenceItems:
        """Passages taken up as evidence."""
        return EvidenceItems(self)

    @cached_property
    def ratings(self) -> Ratings:
        """Individual and moderated ratings."""
        return Ratings(self)

    @cached_property
    def dissents(self) -> Dissents:
        """What inspectors hold against moderated ratings."""
        return Dissents(self)

    @cached_property
    def findings(self) -> Findings:
        """Strengths and areas for development."""
        return Findings(self)

    @cached_property
    def recommendations(self) -> Recommendations:
        """What the council should do."""
        return Recommendations(self)

    @cached_property
    def paragraphs(self) -> Paragraphs:
        """The numbered text of the report."""
        return Paragraphs(self)

    @cached_property
    def versions(self) -> Versions:
        """The report as it was frozen: team drafts, what was sent to the council, the final report."""
        return Versions(self)

    @cached_property
    def accuracy_points(self) -> AccuracyPoints:
        """What the council says of a version that was sent to it, and the answers."""
        return AccuracyPoints(self)

    @cached_property
    def name_watch(self) -> NameWatch:
        """What in any text may tell who a child is."""
        return NameWatch(self)

    @cached_property
    def figures(self) -> Figures:
        """Named queries over the readings."""
        return Figures(self)

    @cached_property
    def crosstabs(self) -> Crosstabs:
        """Tables of figures and answers by groups of cases."""
        return Crosstabs(self)
