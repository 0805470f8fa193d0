"""Concerns: cases so poor that they are referred to the council's head of service during the visit."""

from __future__ import annotations

from dataclasses import dataclass

from db.errors import UserError
from inspector_app.service import Service
from resources.translations import _


@dataclass(frozen=True, slots=True)
class Concern:
    """To whom, when and why a case was referred, and the response; times are UTC ISO texts."""

    id: str
    sampled_case: str
    reading: str | None
    question: str
    raised_by: str
    referred_to: str
    referred_at: str
    why: str
    response_due: str
    response: str
    responded_at: str

    @property
    def is_open(self) -> bool:
        """Whether the council has not answered yet."""
        return not self.responded_at


class Concerns(Service[Concern]):
    """All concerns of the visit."""

    table = "concern"
    kind = Concern

    def raise_concern(
        self,
        case: str,
        *,
        referred_to: str,
        why: str,
        response_due: str = "",
        reading: str | None = None,
        question: str = "",
    ) -> str:
        """Record that the case was referred now; returns the record id. Raises UserError without a reason."""
        if not why.strip() or not referred_to.strip():
            raise UserError(
                "concern",
                _("A concern needs the person it was referred to and the reason."),
                _("Write both; the response can follow later."),
            )
        return self._create(
            sampled_case=case,
            reading=reading,
            question=question,
            raised_by=self.visit.me.id,
            referred_to=referred_to,
            referred_at=self.visit.clock().isoformat(),
            why=why,
            response_due=response_due,
            response="",
            responded_at="",
        )

    def answer(self, concern: str, response: str) -> None:
        """Record the council's response, received now; raises UserError for an empty one."""
        if not response.strip():
            raise UserError("concern", _("The response is empty."), _("Write what the council answered."))
        self.set(concern, response=response, responded_at=self.visit.clock().isoformat())

    def open_ones(self) -> list[Concern]:
        """Return the concerns that wait for a response."""
        return [concern for concern in self.all() if concern.is_open]
