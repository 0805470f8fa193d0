"""The cases behind a number, in groups with headings; each leads to its case."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.layouts import XS, S, column
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import Label
from ui.workspace import Workspace


def cases_behind(workspace: Workspace, groups: Iterable[tuple[str, tuple[str, ...]]]) -> QVBoxLayout:
    """Return headings with their cases (record ids) below; a group without any is left out."""
    made = column(spacing=XS)
    for heading, cases in groups:
        if cases:
            made.addSpacing(XS)
            made.addWidget(Label(f"{heading}   {len(cases)}", Type.CAPTION, tone="ink_3", wrap=True))
            made.addWidget(_links(workspace, cases))
    return made


def _links(workspace: Workspace, cases: tuple[str, ...]) -> QWidget:
    flow = QWidget()
    layout = FlowLayout(S)
    for case in cases:
        link = Button(workspace.visit.cases.get(case).reference, kind="link")
        link.clicked.connect(lambda _checked=False, case=case: workspace.go("cases", case))
        layout.addWidget(link)
    flow.setLayout(layout)
    policy = flow.sizePolicy()
    policy.setHeightForWidth(True)
    flow.setSizePolicy(policy)
    return flow
