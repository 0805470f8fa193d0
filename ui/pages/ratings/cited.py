"""What a rationale cites, one line a finding or an item of evidence, each of which leads there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.fieldwork.evidence import Evidence
from inspector_app.fieldwork.origins import Origins
from inspector_app.judgement.findings import Finding
from inspector_app.visit import Visit
from resources.translations import _, counted
from ui.layouts import XS, S, clear, panel, row
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.elided_link import ElidedLink
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label
from ui.widgets.picker import Option

_TONES = {"strength": "strength", "area": "area", "neutral": "ink_2"}


def citable(visit: Visit, criterion: str, cited: tuple[str, ...]) -> list[Option]:
    """Return the findings and evidence of a criterion to tick, findings first; those that are cited are on."""
    findings = visit.findings.for_criterion(criterion)
    items = visit.evidence.for_criterion(criterion)
    return _options(visit, findings, items, cited, Origins.of_all(visit))


def cited_options(visit: Visit, cited: tuple[str, ...]) -> list[Option]:
    """Return what is cited and still there, in the order of citing."""
    if not cited:
        return []
    findings = [finding for finding in visit.findings.all() if finding.id in cited]
    evidence = [item for item in visit.evidence.all() if item.id in cited]
    # A rationale cites a few, so that their origins are looked up one by one.
    options = _options(visit, findings, evidence, cited, Origins.of_one(visit))
    return sorted(options, key=lambda option: cited.index(option.key))


def _options(
    visit: Visit,
    findings: Sequence[Finding],
    evidence: Sequence[Evidence],
    cited: tuple[str, ...],
    origins: Origins,
) -> list[Option]:
    behind = visit.findings.borne_out_by() if findings else {}
    options = []
    for finding in findings:
        items = counted("{count} item", "{count} items", behind.get(finding.id, 0))
        tone = _TONES[finding.kind]
        options.append(Option(finding.id, finding.text, items, finding.kind, tone, finding.id in cited))
    case_reading = _("Case reading {case}")
    for item in evidence:
        words, place = item.summary or item.passage, origins.place(item, case_reading)
        options.append(Option(item.id, words, place, item.kind, _TONES[item.kind], item.id in cited))
    return options


class CitedList(QWidget):
    """`show_record` opens what is cited; with `take_out` each line has a button that calls it with the record."""

    def __init__(
        self,
        visit: Visit,
        show_record: Callable[[str], object],
        take_out: Callable[[str], object] | None = None,
    ) -> None:
        super().__init__()
        self._visit, self._show_record, self._take_out = visit, show_record, take_out
        self._shown: list[Option] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)

    def show_cited(self, cited: tuple[str, ...]) -> None:
        """Show what is cited now."""
        shown = cited_options(self._visit, cited)
        if shown != self._shown:
            self._shown = shown
            clear(self._rows)
            for option in shown:
                self._rows.addWidget(self._row(option))

    def _row(self, option: Option) -> QWidget:
        line = row(Glyph(option.icon_of, option.tone, size=14), spacing=S)
        line.addWidget(ElidedLink(option.words, on_click=lambda: self._show_record(option.key)), 1)
        line.addWidget(Label(option.detail, Type.CAPTION, tone="ink_3"))
        if self._take_out is not None:
            line.addSpacing(XS)
            line.addWidget(self._take_out_button(option, self._take_out))
        return panel(line)

    @staticmethod
    def _take_out_button(option: Option, take_out: Callable[[str], object]) -> Button:
        return Button(
            kind="quiet",
            small=True,
            icon_of="close",
            name=_("Cite no longer: {words}").format(words=option.words),
            on_click=lambda: take_out(option.key),
        )
