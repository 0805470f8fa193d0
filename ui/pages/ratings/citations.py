"""What a rationale rests on: the findings and evidence it cites, ticked from a list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.fieldwork.evidence import Evidence
from inspector_app.fieldwork.origins import Origins
from inspector_app.judgement.findings import Finding
from inspector_app.visit import Visit
from resources.translations import _, counted
from ui.layouts import XS, S, clear, column, panel, row
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.elided_link import ElidedLink
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label
from ui.widgets.picker import Option, Picker

_TONES = {"strength": "strength", "area": "area", "neutral": "ink_2"}


def citable(visit: Visit, criterion: str, cited: tuple[str, ...]) -> list[Option]:
    """Return the findings and evidence of a criterion to tick, findings first; those that are cited are on."""
    findings = visit.findings.for_criterion(criterion)
    return _options(visit, findings, visit.evidence.for_criterion(criterion), cited)


def cited_options(visit: Visit, cited: tuple[str, ...]) -> list[Option]:
    """Return what is cited and still there, in the order of citing."""
    if not cited:
        return []
    findings = [finding for finding in visit.findings.all() if finding.id in cited]
    evidence = [item for item in visit.evidence.all() if item.id in cited]
    return sorted(_options(visit, findings, evidence, cited), key=lambda option: cited.index(option.key))


def _options(
    visit: Visit, findings: list[Finding], evidence: list[Evidence], cited: tuple[str, ...]
) -> list[Option]:
    origins = Origins.of_all(visit)
    supports = visit.findings.supports([finding.id for finding in findings], origins)
    options = []
    for finding in findings:
        items = counted("{count} item", "{count} items", len(supports[finding.id].bearing_out))
        tone = _TONES[finding.kind]
        options.append(Option(finding.id, finding.text, items, finding.kind, tone, finding.id in cited))
    case_reading = _("Case reading {case}")
    for item in evidence:
        words, place = item.summary or item.passage, origins.place(item, case_reading)
        options.append(Option(item.id, words, place, item.kind, _TONES[item.kind], item.id in cited))
    return options


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
        self.cite = Button(_("Cite…"), kind="link", icon_of="chain", on_click=self._on_cite_wanted)
        self.setLayout(column(self._rows, row(self.cite, None), spacing=0))

    def show_cited(self, criterion: str, cited: tuple[str, ...]) -> None:
        """Show what is cited now."""
        self._criterion, self._cited = criterion, cited
        shown = cited_options(self._visit, cited)
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
            name=_("Cite no longer: {words}").format(words=option.words),
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
            _("Cite findings and evidence"),
            lambda: citable(self._visit, self._criterion, self._cited),
            stays=True,
        )
        picker.picked.connect(self.toggled)
