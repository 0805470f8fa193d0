"""The answer to a point of the council: of what kind it is, why it is accepted or refused, what changes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from inspector_app.accuracy.points import ACCEPTED, KINDS, OPEN, REFUSED, AccuracyPoint
from inspector_app.team.code_words import CODES
from resources.translations import _
from ui.layouts import XS, L, M, S, column, panel, row
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.growing_text import GrowingText
from ui.widgets.label import Label
from ui.widgets.pick_list import PickList
from ui.widgets.unsettled import Unsettled
from ui.workspace import Workspace


class PointAnswer(QWidget):
    """Kind, reason and change are kept as they are typed; accepting and refusing is the lead's deed."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace, self._points = workspace, workspace.visit.accuracy_points
        self.point: AccuracyPoint | None = None
        self.unsettled = Unsettled(workspace)
        self.kind = PickList(name=_("Kind of the point"))
        self.kind.addItem(_("Kind not said yet"), "")
        for key in KINDS:
            self.kind.addItem(_(CODES["accuracy_point", "kind"][key]), key)
        self.kind.activated.connect(self._on_kind_chosen)
        self.reason = GrowingText(name=_("Reason of the answer"), least_lines=2)
        self.reason.committed.connect(self._on_reason_written)
        self.change = GrowingText(name=_("Resulting change"), least_lines=1)
        self.change.committed.connect(self._on_change_written)
        self.accept = Button(_("Accept"), small=True, on_click=lambda: self._decide(ACCEPTED))
        self.refuse = Button(_("Refuse"), small=True, on_click=lambda: self._decide(REFUSED))
        self.reopen = Button(_("Open again"), kind="quiet", small=True, on_click=lambda: self._decide(OPEN))
        self._deeds = panel(row(self.accept, self.refuse, self.reopen, None, spacing=S))
        self._for_lead = Label(_("The lead inspector accepts or refuses."), tone="ink_2", wrap=True)
        self.setLayout(
            column(
                self.unsettled,
                self.kind,
                Label(_("Reason"), Type.CAPTION, tone="ink_2"),
                self.reason,
                Label(_("Resulting change"), Type.CAPTION, tone="ink_2"),
                self.change,
                self._deeds,
                self._for_lead,
                spacing=XS,
                margins=(L, S, L, M),
            )
        )

    def show_point(self, point: AccuracyPoint) -> None:
        """Show the answer to a point; another one only after `commit`."""
        if self.point is None or self.point.id != point.id:
            for field in (self.reason, self.change):
                field.mark_saved()
        self.point = point
        self.unsettled.show_records([point.id])
        self.kind.setCurrentIndex(max(self.kind.findData(point.kind), 0))
        self.reason.show_text(point.reason)
        self.change.show_text(point.resulting_change)
        leads = self._workspace.visit.me.is_lead
        self._deeds.setVisible(leads)
        self._for_lead.setVisible(not leads)
        self.accept.setEnabled(point.state != ACCEPTED)
        self.refuse.setEnabled(point.state != REFUSED)
        self.reopen.setVisible(point.state != OPEN)

    def begin(self) -> None:
        """Put the keyboard on the reason."""
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> bool:
        """Save what is being written; returns whether it is in the file."""
        return all([self.reason.commit(), self.change.commit()])

    def _on_kind_chosen(self, _index: int) -> None:
        if self.point:
            record, kind = self.point.id, str(self.kind.currentData() or "")
            self._workspace.do(lambda: self._points.say_kind(record, kind))

    def _on_reason_written(self, text: str) -> None:
        point = self.point
        if point and self._workspace.did(lambda: self._points.write(point.id, reason=text)):
            self.reason.mark_saved()

    def _on_change_written(self, text: str) -> None:
        point = self.point
        if point and self._workspace.did(lambda: self._points.write(point.id, resulting_change=text)):
            self.change.mark_saved()

    def _decide(self, state: str) -> None:
        point = self.point
        if point is None or not self.commit():
            return
        said = {ACCEPTED: _("Point {number} accepted"), REFUSED: _("Point {number} refused")}
        words = said.get(state, _("Point {number} opened again")).format(number=point.number)
        if self._workspace.do_and_say(lambda: self._points.decide(point.id, state), words):
            self.begin()
        else:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
