"""Why an inspector holds another level than the team agreed, for the record: written here, or only read."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from inspector_app.judgement.dissents import Dissent
from inspector_app.judgement.ratings import Rating
from inspector_app.team.members import Member
from resources.translations import _
from ui.layouts import XS, column
from ui.typography import Type
from ui.widgets.growing_text import GrowingText
from ui.widgets.label import Label
from ui.workspace import Workspace


class DissentField(QWidget):
    """The dissent of one member: they and the lead may write it, everybody else reads it."""

    def __init__(self, workspace: Workspace, member: Member) -> None:
        super().__init__()
        self._workspace, self._member = workspace, member
        self._rating: Rating | None = None
        self._caption = Label("", Type.CAPTION, tone="ink_2", wrap=True)
        self._said = Label("", wrap=True)
        self.field = GrowingText(name=_("Dissent of {name}, for the record").format(name=member.name))
        self.field.committed.connect(self._on_written)
        self.setLayout(column(self._caption, self._said, self.field, spacing=XS))

    def show_dissent(self, rating: Rating, agreed: str, dissent: Dissent | None) -> None:
        """Show what stands on record about a rating that is not the agreed one (in words)."""
        self._rating = rating
        reason = dissent.reason if dissent else ""
        me = self._workspace.visit.me
        mine = me.id == self._member.id
        writable = mine or me.is_lead
        if mine:
            words = _("The team agreed {level}. If you hold to your level, say why; it goes on record.")
        elif writable:
            words = _("The team agreed {level}. Why {name} holds to another level, for the record:")
        elif reason:
            words = _("Dissents from {level}:")
        else:
            words = _("Holds another level than {level}, which the team agreed. No reason is on record.")
        self._caption.setText(words.format(level=agreed, name=self._member.first_name))
        self.field.setVisible(writable)
        self.field.show_text(reason)
        self._said.setText(reason)
        self._said.setVisible(bool(reason) and not writable)

    def _on_written(self, reason: str) -> None:
        rating, dissents = self._rating, self._workspace.visit.dissents
        if rating is not None and self._workspace.did(
            lambda: dissents.state(rating.criterion, rating.axis, reason, member=rating.member)
        ):
            self.field.mark_saved()
