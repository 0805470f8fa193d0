"""The interview guide beside the notes: its questions are ticked off as they are covered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.fieldwork.sources import Source
from inspector_app.forms.model import Definition
from inspector_app.texts import in_language
from resources.translations import _
from ui.layouts import M, S, clear, column, row
from ui.typography import Type
from ui.widgets.check_box import CheckBox
from ui.widgets.label import Label
from ui.widgets.progress_bar import ProgressBar
from ui.workspace import Workspace


class GuideQuestion(QWidget):
    """One question: a tick, its words, and when it was covered."""

    def __init__(self, words: str, on_ticked: Callable[[bool], object]) -> None:
        super().__init__()
        self.tick = CheckBox(name=words)
        self.tick.clicked.connect(on_ticked)
        self._words = Label(words, wrap=True)
        self._at = Label(tone="ink_3")
        line = row(spacing=S)
        line.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        line.addWidget(self._at, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)

    def show_covered(self, at: str | None) -> None:
        """Show that the question was covered at a time (UTC ISO text), or not."""
        self.tick.setChecked(at is not None)
        self._words.set_tone("ink_2" if at else "ink")
        self._at.setText(f"{datetime.fromisoformat(at).astimezone():%H:%M}" if at else "")

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Tick by a press anywhere on the words."""
        self.tick.click()


class Guide(QWidget):
    """The questions of one source's guide."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._source = ""
        self._guide = ""
        self._questions: dict[str, GuideQuestion] = {}
        self._title = Label("", Type.STRONG, wrap=True)
        self._fact = Label(tone="ink_2")
        heading = row(spacing=S)
        heading.addWidget(self._title, 1, Qt.AlignmentFlag.AlignTop)
        heading.addWidget(self._fact, 0, Qt.AlignmentFlag.AlignTop)
        self._progress = ProgressBar()
        self._list = QVBoxLayout()
        self._list.setSpacing(S)
        self.setLayout(column(heading, self._progress, self._list, spacing=M))

    def load(self, source: Source | None) -> None:
        """Show the guide of a source; without one there is nothing to see."""
        self.setVisible(source is not None and source.guide is not None)
        if source is None or source.guide is None:
            self._source = ""
            return
        if (source.id, source.guide) != (self._source, self._guide):
            self._source, self._guide = source.id, source.guide
            self._build()
        covered = self._workspace.visit.sources.covered(source.id)
        for path, question in self._questions.items():
            question.show_covered(covered.get(path))
        done = sum(1 for path in self._questions if path in covered)
        fact = _("{done} of {total} covered").format(done=done, total=len(self._questions))
        self._fact.setText(fact)
        self._progress.set_progress(done, len(self._questions))

    def begin(self) -> None:
        """Take the focus to the first question that is not covered."""
        open_ones = [question for question in self._questions.values() if not question.tick.isChecked()]
        for question in (open_ones or list(self._questions.values()))[:1]:
            question.tick.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _build(self) -> None:
        language = self._workspace.language
        form = self._workspace.visit.forms.get(self._guide)
        self._title.setText(in_language(form.title, language))
        clear(self._list)
        self._questions = {}
        for section in form.sections:
            title = Label(in_language(section.label, language), Type.CAPTION, tone="ink_3")
            title.setContentsMargins(0, S, 0, 0)
            self._list.addWidget(title)
            for path in section.questions:
                self._list.addWidget(self._question(form.question(path), language))

    def _question(self, definition: Definition, language: str) -> GuideQuestion:
        made = GuideQuestion(
            in_language(definition.label, language),
            lambda ticked, path=definition.path: self._cover(path, ticked),
        )
        self._questions[definition.path] = made
        return made

    def _cover(self, path: str, ticked: bool) -> None:
        self._workspace.do(lambda: self._workspace.visit.sources.cover(self._source, path, covered=ticked))
