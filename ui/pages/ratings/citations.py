"""What a rationale rests on: the findings and evidence it cites, ticked from a list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.fieldwork.evidence import Evidence
from inspector_app.judgement.findings import Finding
from inspector_app.visit import Visit
from ui.layouts import XS, S, clear, column, panel, row
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.elided_link import ElidedLink
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label
from ui.widgets.picker import Option, Picker
from ui.wording import count_of

_TONES = {"strength": "strength", "area": "area", "neutral": "ink_2"}


def citable(visit: Visit, criterion: str, cited: tuple[str, ...]) -> list[Option]:
    """Return the findings and evidence of a criterion to tick, findings first."""
    findings = [
        _finding_option(visit, finding, finding.id in cited)
        for finding in visit.findings.for_criterion(criterion)
    ]
    evidence = [
        _evidence_option(visit, item, item.id in cited) for item in visit.evidence.for_criterion(criterion)
    ]
    return findings + evidence


class Citations(QWidget):
    """`toggled` carries the record that was ticked or taken out; `show_record` opens one that is cited."""

    toggled = Signal(str)

    def __init__(self, visit: Visit, show_record: Callable[[str], object]) -> None:
        super().__init__()
        self._visit, self._show_record = visit, show_record
        self._criterion = ""
        self._cited: tuple[str, ...] = ()
        self._shown: list[Option] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.cite = Button("Cite…", kind="link", icon_of="chain", on_click=self._on_cite_wanted)
        self.setLayout(column(self._rows, row(self.cite, None), spacing=0))

    def show_cited(self, criterion: str, cited: tuple[str, ...]) -> None:
        """Show what is cited now."""
        self._criterion, self._cited = criterion, cited
        known = {option.key: option for option in citable(self._visit, criterion, ())}
        shown = [known[record] for record in cited if record in known]
        if shown != self._shown:
            self._shown = shown
            clear(self._rows)
            for option in shown:
                self._rows.addWidget(self._row(option))

    def _row(self, option: Option) -> QWidget:
        words = ElidedLink(option.words, on_click=lambda: self._show_record(option.key))
        take_out = Button(
            kind="quiet",
            small=True,
            icon_of="close",
            name=f"Cite no longer: {option.words}",
            on_click=lambda: self.toggled.emit(option.key),
        )
        line = row(Glyph(option.icon_of, option.tone, size=14), spacing=S)
        line.addWidget(words, 1)
        line.addWidget(Label(option.detail, Type.CAPTION, tone="ink_3"))
        line.addSpacing(XS)
        line.addWidget(take_out)
        return panel(line)

    def _on_cite_wanted(self) -> None:
        picker = Picker(
            self.cite,
            "Cite findings and evidence",
            lambda: citable(self._visit, self._criterion, self._cited),
            stays=True,
        )
        picker.picked.connect(self.toggled)


def _finding_option(visit: Visit, finding: Finding, on: bool) -> Option:
    items = len(visit.findings.support(finding.id).bearing_out)
    detail = count_of(items, "item", "items")
    return Option(finding.id, finding.text, detail, finding.kind, _TONES[finding.kind], on)


def _evidence_option(visit: Visit, item: Evidence, on: bool) -> Option:
    words = item.summary or item.passage
    return Option(item.id, words, visit.evidence.place(item), item.kind, _TONES[item.kind], on)
