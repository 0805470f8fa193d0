"""The start window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from db.errors import UserError
from db.files import VISIT_SUFFIX
from inspector_app.sample.play import play
from ui.job import Job
from ui.layouts import XL, XS, XXL, L, M, S, card, clear, column, hairline, panel, row, scrolled
from ui.preferences import Preferences
from ui.shell.running import RunningWork
from ui.start.action_card import ActionCard
from ui.start.join_form import JoinForm
from ui.start.new_visit_form import NewVisitForm
from ui.start.recent_row import RecentRow
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.day_mark import DayMark
from ui.widgets.empty_state import EmptyState
from ui.widgets.initials import Initials
from ui.widgets.label import Label
from ui.widgets.message import Message
from ui.widgets.short_form import ShortForm

_STEPS = (
    ("Join the visit", "Your lead gives you a hand-over; it makes your own copy."),
    ("Read your cases, write your interviews", "Each answer is saved as you give it."),
    ("Hand over every evening", "One click, on a stick or in a folder."),
)
_VISITS = "Visits (*.inspection)"
_HANDOVERS = "Hand-overs (*.handover)"


class StartWindow(QWidget):
    """`chosen` carries the path of the visit file to open."""

    chosen = Signal(object)

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self._job: Job | None = None
        self.setWindowTitle("Inspector")
        self.setProperty("ground", "paper")
        self.resize(1366, 768)
        self._notices = QVBoxLayout()
        self._recent = QVBoxLayout()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._home())
        right = column(self._notices, self._stack, margins=(2 * XXL - S, XXL, 2 * XXL, XXL), spacing=L)
        body = row(self._left(), hairline(vertical=True), spacing=0)
        body.addWidget(panel(right, ground="paper"), 1)
        self.setLayout(body)
        for keys, deed in (("Ctrl+N", self.begin_visit), ("Ctrl+O", self.open_file)):
            QShortcut(QKeySequence(keys), self).activated.connect(deed)
        self.load()

    def load(self) -> None:
        """Show the recent visits."""
        clear(self._recent)
        visits = self._preferences.recent()
        if visits:
            rows = [item for visit in visits for item in (hairline(), RecentRow(visit, self.chosen.emit))]
            self._recent.addWidget(card(column(*rows[1:], spacing=0, margins=(1, 1, 1, 1))))
        else:
            button = Button("Look round the sample visit", on_click=self.play_sample)
            empty = EmptyState(
                "cases", "No visits yet", "Visits that you open on this computer stand here.", button
            )
            self._recent.addWidget(empty)

    def say_trouble(self, error: UserError) -> None:
        """Say what went wrong, at the top."""
        clear(self._notices)
        place = f"{error.where}: " if error.where else ""
        self._notices.addWidget(Message("danger", f"{place}{error.what} {error.remedy}"))

    # ---- what one can begin ---------------------------------------------------------------------
    def begin_visit(self) -> None:
        """Ask what a new visit needs, in place."""
        self._show_form(NewVisitForm(self._ask_where, self._go, self._show_home))

    def join(self) -> None:
        """Make an own copy from the lead's hand-over."""
        name, _ = QFileDialog.getOpenFileName(self, "Choose the lead’s hand-over", "", _HANDOVERS)
        if name:
            self._show_form(JoinForm(Path(name), self._ask_where, self._go, self._show_home))

    def open_file(self) -> None:
        """Open a visit file from a folder or a stick."""
        name, _ = QFileDialog.getOpenFileName(self, "Open a visit", "", _VISITS)
        if name:
            self._go(Path(name))

    def play_sample(self) -> None:
        """Play the sample visit into a folder of the user's choice, then open the lead's copy."""
        folder = self._ask_folder()
        if folder is None:
            return
        job = Job(lambda progress: play(folder / "Sample visit", progress=progress), self)
        job.done.connect(self._go)
        job.failed.connect(self.say_trouble)
        self._notices.addWidget(RunningWork("Sample visit", job))
        self._job = job
        job.start()

    # ---- parts ------------------------------------------------------------------------------------
    def _left(self) -> QWidget:
        steps = []
        for number, (title, words) in enumerate(_STEPS, 1):
            texts = column(Label(title, Type.STRONG), Label(words, tone="ink_2", wrap=True), spacing=2)
            line = row(spacing=M)
            line.addWidget(Initials(str(number), title), 0, Qt.AlignmentFlag.AlignTop)
            line.addLayout(texts, 1)
            steps.append(line)
        return panel(
            column(
                DayMark(4, bar=(26, 8)),
                S,
                Label("Inspector", Type.NUMBER),
                Label(
                    "Four days on site: read, listen, weigh, write. Everything stays on this computer.",
                    Type.QUESTION,
                    tone="ink_2",
                    wrap=True,
                ),
                XL,
                Label("New here?", Type.STRONG),
                *steps,
                S,
                Button("Look round the sample visit", kind="link", on_click=self.play_sample),
                None,
                margins=(XXL + M, 2 * XXL, XXL + M, XXL),
                spacing=M,
            ),
            ground="rail",
            width=404,
        )

    def _home(self) -> QWidget:
        grid = QGridLayout()
        grid.setSpacing(M)
        cards = (
            ActionCard("invitation", "Join a visit…", "A hand-over of your lead makes your copy", self.join),
            ActionCard(
                "new-visit", "New visit…", "You lead it: council, dates, team", self.begin_visit, key="Ctrl N"
            ),
            ActionCard(
                "open-file",
                "Open a file…",
                "A visit file from a folder or a stick",
                self.open_file,
                key="Ctrl O",
            ),
            ActionCard(
                "sample", "Sample visit", "Nineteen invented cases, five inspectors", self.play_sample
            ),
        )
        for number, action in enumerate(cards):
            grid.addWidget(action, number // 2, number % 2)
        heading = row(Label("Recent visits", Type.TITLE), None, Label("on this computer", tone="ink_3"))
        inner = column(
            heading, XS, self._recent, XL, Label("Begin or bring", Type.STRONG), grid, None, spacing=S
        )
        return scrolled(panel(inner))

    def _show_form(self, form: ShortForm) -> None:
        clear(self._notices)
        while self._stack.count() > 1:
            old = self._stack.widget(1)
            self._stack.removeWidget(old)
            old.deleteLater()
        self._stack.addWidget(scrolled(panel(column(form))))
        self._stack.setCurrentIndex(1)

    def _show_home(self) -> None:
        self._stack.setCurrentIndex(0)

    def _go(self, path: Path) -> None:
        self._show_home()
        self.chosen.emit(path)

    def _ask_where(self, name: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(self, "Where to keep the visit", name, _VISITS)
        if not chosen:
            return None
        # Not every system's dialogue adds the ending by itself.
        return Path(chosen if chosen.lower().endswith(VISIT_SUFFIX) else chosen + VISIT_SUFFIX)

    def _ask_folder(self) -> Path | None:
        chosen = QFileDialog.getExistingDirectory(self, "Where to put the sample visit")
        return Path(chosen) if chosen else None
