"""The versions of the report, the next one to make, and for each printing it again and comparing it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.dates import say_when
from inspector_app.report.versions import ReportVersion
from inspector_app.team.code_words import CODES
from resources.translations import _, language
from ui.layouts import XS, L, M, S, clear, column, hairline, panel, row, scrolled
from ui.pages.report.version_changes import VersionChanges
from ui.pages.report.version_words import AGAIN, DEEDS, MADE, MEANINGS
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.workspace import Workspace


class VersionList(QWidget):
    """`make_wanted` carries a kind once it was confirmed, `print_wanted` the number of a version.

    `jumped` carries the record of a changed paragraph.
    """

    make_wanted = Signal(str)
    print_wanted = Signal(int)
    jumped = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace, self._visit = workspace, workspace.visit
        self._state: object = None
        self._asked = ""  # the kind that is to be confirmed
        self.making = False
        self.next = Button(kind="primary", on_click=lambda: self._ask(self._kinds()[-1]))
        self.again = Button(kind="link", on_click=lambda: self._ask(self._kinds()[0]))
        self._meaning = Label(wrap=True)
        self.confirm = Button(kind="danger", on_click=self._on_confirmed)
        self.cancel = Button(_("Cancel"), kind="quiet", on_click=self._on_given_up)
        self._asking = panel(
            column(self._meaning, row(self.confirm, self.cancel, None, spacing=S), spacing=S)
        )
        self._asking.hide()
        self._only_lead = Label(_("The lead inspector makes the versions."), tone="ink_2", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.changes = VersionChanges(workspace)
        self.changes.jumped.connect(self.jumped)
        self.changes.hide()
        top = column(
            row(self.next, None),
            row(self.again, None),
            self._asking,
            self._only_lead,
            spacing=S,
            margins=(L, M, L, M),
        )
        body = panel(column(top, hairline(), self._lines, self.changes, None, spacing=0))
        self.setLayout(column(scrolled(body), spacing=0))

    def load(self) -> None:
        """Show the versions as they are now, and what can be made."""
        versions = self._visit.versions.all()
        leads = self._visit.me.is_lead
        kinds = self._kinds()
        self.next.setText(_((DEEDS if len(kinds) > 1 or not versions else AGAIN)[kinds[-1]]))
        self.again.setText(_(AGAIN[kinds[0]]))
        self.next.setVisible(leads and not self._asked)
        self.again.setVisible(leads and not self._asked and len(kinds) > 1)
        self._asking.setVisible(bool(self._asked))
        self._only_lead.setVisible(not leads)
        for button in (self.next, self.again, self.confirm):
            button.setEnabled(not self.making)
        state = [version.id for version in versions]
        if state == self._state:
            return
        self._state = state
        clear(self._lines)
        for number, version in reversed(list(enumerate(versions, 1))):
            self._lines.addWidget(self._line(number, version))
        if not versions:
            self._lines.addWidget(
                panel(
                    column(
                        Label(_("No version of the report was made yet."), tone="ink_2", wrap=True),
                        margins=(L, M, L, M),
                    )
                )
            )

    def say_made(self, kind: str) -> None:
        """Say that a version was made."""
        self._workspace.say(_(MADE[kind]))

    def _kinds(self) -> tuple[str, ...]:
        return self._visit.versions.may_come_next

    def _line(self, number: int, version: ReportVersion) -> QWidget:
        kind = _(CODES["report_version", "kind"].get(version.kind, version.kind))
        title = _("Version {number}: {kind}").format(number=number, kind=kind)
        who = _("{name}, {time}").format(
            name=self._visit.members.get(version.member).name, time=say_when(version.made_at, language())
        )
        again = Button(
            _("Print again…"),
            kind="link",
            name=_("Print version {number} again").format(number=number),
            on_click=lambda: self.print_wanted.emit(number),
        )
        compare = Button(
            _("What changed since"),
            kind="link",
            name=_("What changed since version {number}").format(number=number),
            on_click=lambda: self.changes.compare(number),
        )
        words = column(
            Label(title, Type.STRONG, wrap=True),
            Label(who, Type.CAPTION, tone="ink_2", wrap=True),
            row(again, compare, None, spacing=M),
            spacing=XS,
            margins=(L, M, L, M),
        )
        return panel(column(words, hairline(), spacing=0))

    def _ask(self, kind: str) -> None:
        self._asked = kind
        self._meaning.setText(_(MEANINGS[kind]))
        self.confirm.setText(_(DEEDS[kind]).removesuffix("…"))
        self.load()
        self.cancel.setFocus()

    def _on_confirmed(self) -> None:
        kind, self._asked = self._asked, ""
        self.load()
        self.next.setFocus()
        self.make_wanted.emit(kind)

    def _on_given_up(self) -> None:
        self._asked = ""
        self.load()
        self.next.setFocus()
