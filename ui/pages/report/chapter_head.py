"""The head of a chapter on the writing surface: what the program prints there before the written text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from inspector_app.fieldwork.evidence import AREA, STRENGTH
from inspector_app.framework.model import Chapter
from inspector_app.judgement.findings import Finding
from inspector_app.report.build import INTRODUCTION
from inspector_app.report.wording import wording
from inspector_app.texts import in_language
from inspector_app.visit import Visit
from resources.translations import N_, _, counted
from ui.layouts import L, M, S, clear, column, panel, row
from ui.pages.report.figure_faces import FigureFaces
from ui.pages.report.measures import GUTTER, MARGIN, PROSE, keep_below, keep_width
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label
from ui.workspace import Workspace

_PRINTED = {
    "methodology": N_("Printed after your text: what was looked at, counted from the visit itself."),
    "summary": N_("Printed after your text: the ratings of all criteria."),
    "recommendations": N_("Printed before them: one sentence that leads in."),
}


class Bullet(Label):
    """A finding as the report prints it; a click or Enter opens it on the evidence page."""

    opened = Signal()

    def __init__(self, words: str) -> None:
        super().__init__(words, Type.PROSE, wrap=True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(_("Open the finding and what it rests on"))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Open it."""
        self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open it by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class ChapterHead(QWidget):
    """Number, title and length, the moderated ratings, the findings, and what else is printed."""

    def __init__(self, workspace: Workspace, faces: FigureFaces) -> None:
        super().__init__()
        self._workspace, self._faces = workspace, faces
        self._visit: Visit = workspace.visit
        self._shown: object = None
        self._number = Label("", Type.TITLE, tone="ink_3")
        keep_width(self._number, GUTTER)
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._number.setContentsMargins(0, 0, M, 0)
        self._title = Label("", Type.TITLE, wrap=True)
        self._length = Label("", Type.CAPTION, tone="ink_3")
        self._length.setAlignment(Qt.AlignmentFlag.AlignBottom)
        self._body = column(spacing=S)
        title = row(spacing=0)
        title.addWidget(self._number)
        title.addWidget(self._title, 1)
        title.addWidget(self._length)
        keep_below(self, GUTTER + PROSE + MARGIN)
        self.setLayout(column(title, self._body, spacing=S, margins=(0, L, 0, S)))

    def show_chapter(self, number: int, chapter: Chapter) -> None:
        """Show what stands at the head of a chapter, in the language of the text."""
        language = self._faces.language
        findings = self._findings(chapter)
        ratings = self._ratings(chapter)
        background = self._background(chapter)
        state = (number, chapter, language, findings, ratings, background)
        if state == self._shown:
            return
        self._shown = state
        self._number.setText(str(number))
        self._title.setText(in_language(chapter.title, language))
        clear(self._body)
        if ratings:
            self._add_flow(Label(_("Moderated"), tone="ink_2"), *(Chip(words) for words in ratings))
        words = wording(language)
        for kind, heading in ((STRENGTH, words.strengths), (AREA, words.areas)):
            of_kind = [entry for entry in findings if entry[0].kind == kind]
            if of_kind:
                self._add(Glyph(kind, kind), Label(heading, Type.STRONG), None)
            for finding, said in of_kind:
                self._body.addLayout(self._bullet(finding, said))
        if background:
            link = Button(
                _("Inspection details"), kind="link", on_click=lambda: self._workspace.go("settings")
            )
            note = Label(
                _("{number}.1 is the background from the inspection details.").format(number=number),
                tone="ink_3",
            )
            self._add_flow(note, link)
        printed = _PRINTED.get(chapter.kind)
        notes = [in_language(chapter.guidance, self._workspace.language), *([_(printed)] if printed else [])]
        for note in filter(None, notes):
            self._add(Label(note, Type.CAPTION, tone="ink_3", wrap=True))

    def show_length(self, words: int) -> None:
        """Say how many words the texts of the chapter have."""
        self._length.setText(counted("{count} word", "{count} words", words))

    def _add(self, *items: QWidget | None) -> None:
        line = row(keep_width(QWidget(), GUTTER), spacing=0)
        line.addLayout(row(*items, spacing=S), 1)
        line.addWidget(keep_width(QWidget(), MARGIN))
        self._body.addLayout(line)

    def _add_flow(self, *items: QWidget) -> None:
        """Add widgets that go on below where a line is full, so that no chapter needs more width than another."""
        flow = FlowLayout(S)
        for item in items:
            flow.addWidget(item)
        flowing = panel(flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        flowing.setSizePolicy(policy)
        line = row(keep_width(QWidget(), GUTTER), spacing=0)
        line.addWidget(flowing, 1)
        self._body.addLayout(line)

    def _bullet(self, finding: Finding, words: str) -> QHBoxLayout:
        bullet = Bullet(words)
        bullet.opened.connect(lambda: self._workspace.go("evidence", finding.id))
        dot = Label("•", Type.PROSE, tone="ink_3")
        keep_width(dot, GUTTER - M)
        dot.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        line = row(dot, M, spacing=0)
        line.addWidget(bullet, 1)
        line.addWidget(keep_width(QWidget(), MARGIN))
        return line

    def _findings(self, chapter: Chapter) -> list[tuple[Finding, str]]:
        if not chapter.criterion:
            return []
        cy = self._faces.language == "cy"
        return [
            (finding, self._faces.say((cy and finding.text_cy) or finding.text))
            for finding in self._visit.findings.for_criterion(chapter.criterion)
        ]

    def _ratings(self, chapter: Chapter) -> list[str]:
        words = []
        for axis in self._visit.framework.axes if chapter.criterion else ():
            moderated = self._visit.ratings.moderated(chapter.criterion, axis.key)
            level = axis.level(moderated.level) if moderated else None
            rated = in_language(level.title, self._faces.language) if level else _("not enough evidence yet")
            held = rated if moderated else _("not agreed yet")
            title = in_language(axis.title, self._faces.language)
            words.append(f"{title}: {held}")
        return words

    def _background(self, chapter: Chapter) -> bool:
        return chapter.key == INTRODUCTION and bool(self._visit.inspection.details().background.strip())
