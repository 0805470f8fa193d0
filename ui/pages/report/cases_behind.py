"""The cases behind a number, in groups with headings; each leads to its case."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from resources.translations import counted
from ui.layouts import XS, S, column
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import Label
from ui.workspace import Workspace

_AT_ONCE = 60  # cases that are drawn, and as many more each time they are asked for


def cases_behind(workspace: Workspace, groups: Iterable[tuple[str, tuple[str, ...]]]) -> QVBoxLayout:
    """Return headings with their cases (record ids) below; a group without any is left out."""
    made = column(spacing=XS)
    for heading, cases in groups:
        if cases:
            made.addSpacing(XS)
            made.addWidget(Label(f"{heading}   {len(cases)}", Type.CAPTION, tone="ink_3", wrap=True))
            made.addWidget(_Links(workspace, cases))
    return made


class _Links(QWidget):
    """Cases in lines, the first of many and then more."""

    def __init__(self, workspace: Workspace, cases: tuple[str, ...]) -> None:
        super().__init__()
        self._workspace = workspace
        self._rest = list(cases)
        self._flow = FlowLayout(S)
        self._more = Button(kind="link", on_click=self._show_more)
        lines = QWidget()
        lines.setLayout(self._flow)
        policy = lines.sizePolicy()
        policy.setHeightForWidth(True)
        lines.setSizePolicy(policy)
        self.setLayout(column(lines, self._more, spacing=0))
        self._show_more()

    def _show_more(self) -> None:
        shown, self._rest = self._rest[:_AT_ONCE], self._rest[_AT_ONCE:]
        for case in shown:
            reference = self._workspace.visit.cases.get(case).reference
            link = Button(reference, kind="link")
            link.clicked.connect(lambda _checked=False, case=case: self._workspace.go("cases", case))
            self._flow.addWidget(link)
        self._more.setText(counted("{count} more", "{count} more", min(len(self._rest), _AT_ONCE)))
        self._more.setVisible(bool(self._rest))
