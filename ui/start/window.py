"""The start window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from db.errors import UserError
from db.files import INVITATION_SUFFIX
from db.handover.envelope import SEALED_HANDOVER
from db.safety.protection import open_protected
from inspector_app.sample.play import play
from inspector_app.team.team_inside import team_inside
from resources import translations
from resources.translations import _
from ui.focus import focus_first
from ui.job import Job, Progress
from ui.language import language
from ui.layouts import XL, XS, XXL, M, S, at_left, clear, column, hairline, panel, row, scrolled
from ui.pages.help.guide import START_WINDOW, guide
from ui.preferences import Preferences
from ui.protection.recovery_sheet import RecoveryOffer
from ui.protection.unlock import Unlock
from ui.shell.running import RunningWork
from ui.start.file_dialogs import ask_file, ask_invitation, ask_sample_folder, ask_where
from ui.start.handover_offer import handover_offer
from ui.start.home import Home
from ui.start.invitation_form import InvitationForm
from ui.start.join_form import JoinForm
from ui.start.new_visit_form import NewVisitForm
from ui.start.welcome import Welcome
from ui.typography import text_scale
from ui.widgets.button import Button
from ui.widgets.message import Message

_LARGE = 1.6  # scale of the text above which the margins are narrow


class StartWindow(QWidget):
    """`chosen` carries the path of the file to open, and its data key where that is known already.

    `bringing_in` carries the paths of a visit and of a hand-over for it, and `returning` comes to go back to the visit
    that is still open behind it.
    """

    chosen = Signal(object, object)
    bringing_in = Signal(object, object)
    returning = Signal()

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self._job: Job | None = None
        self._typing = False
        self._behind = ""
        self._back = Button(kind="quiet", icon_of="back", on_click=self.returning.emit)
        self._back.setToolTip("Esc")
        self._back.hide()
        self.setWindowTitle("Inspector")
        self.setProperty("ground", "paper")
        self.resize(1366, 768)
        self._notices = QVBoxLayout()
        self._home = Home(preferences)
        self._home.chosen.connect(self._go)
        self._home.joining.connect(self.join)
        self._home.beginning.connect(self.begin_visit)
        self._home.opening.connect(self.open_file)
        self._home.playing.connect(self.play_sample)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._home)
        self.welcome = Welcome(self.play_sample, self.show_help)
        self.welcome.language_chosen.connect(self._on_language_chosen)
        side = XL if text_scale() > _LARGE else 2 * XXL - S
        # What is in the stack has room around it, in what scrolls, for the ring of the keyboard.
        margins = (side - XS, XXL + XL - XS, side - XS, XXL - XS)
        above = column(row(self._back, None), self._notices, margins=(XS, 0, XS, 0), spacing=M)
        right = column(above, self._stack, margins=margins, spacing=M - XS)
        right.setStretchFactor(self._stack, 1)
        body = row(self.welcome, hairline(vertical=True), spacing=0)
        body.addWidget(panel(right, ground="paper"), 1)
        self.setLayout(body)
        for keys, deed in (
            ("Ctrl+N", self.begin_visit),
            ("Ctrl+O", self.open_file),
            ("F1", self.show_help),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(deed)
        self.load()

    def load(self) -> None:
        """Show the recent visits."""
        self._home.load()

    def say_trouble(self, error: UserError) -> None:
        """Say what went wrong, at the top."""
        place = f"{error.where}: " if error.where else ""
        self._say(Message("danger", f"{place}{error.what} {error.remedy}"))

    def stand_before(self, council: str) -> None:
        """Let one go back to the visit to a council that is open behind this window; "" for none."""
        self._behind = council
        self._back.setText(_("Back to {council}").format(council=council))
        self._back.setVisible(bool(council))
        clear(self._notices)
        self._show_home()
        self.load()

    def offer_handover(self, handover: Path) -> None:
        """Say what can be done with a hand-over that was to be opened: bring it in to a visit, or join its own."""
        self._show_home()
        try:
            offer = handover_offer(
                handover,
                self._preferences.recent(),
                join=lambda: self.join_with(handover),
                invited=self.join,
                bring_in=lambda visit: self.bringing_in.emit(visit, handover),
            )
        except UserError as error:
            self.say_trouble(error)
        else:
            self._say(offer)

    def ask_passphrase(self, path: Path) -> None:
        """Ask for the passphrase of a protected visit, in place; it is opened then."""
        page = Unlock(
            path,
            _("Unlock the visit"),
            _("{file} is protected with a passphrase.").format(file=path.name),
            lambda words: open_protected(path, words),
            deed=_("Open the visit"),
            leave=(_("Cancel"), self._show_home),
        )
        page.unlocked.connect(lambda key: self._go(path, key))
        self._show(page)

    def offer_recovery_key(self, path: Path, key: bytes) -> None:
        """Offer the sheet with the recovery key of a visit that was just made, before it is opened."""
        self._show(RecoveryOffer(path, key, lambda: self._go(path, key)))

    def show_work(self, title: str, job: Job) -> None:
        """Show long work that concerns no open visit, above the recent visits."""
        self._show_home()
        clear(self._notices)
        self._notices.addWidget(RunningWork(title, job))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the visits by Esc, and from there to the visit that is open."""
        if event.key() == Qt.Key.Key_Escape and self._stack.currentIndex():
            self._show_home()
        elif event.key() == Qt.Key.Key_Escape and self._behind:
            self.returning.emit()
        else:
            super().keyPressEvent(event)

    # ---- what one can begin ---------------------------------------------------------------------
    def begin_visit(self) -> None:
        """Ask what a new visit needs, in place."""
        form = NewVisitForm(lambda name: ask_where(self, name), self._on_made, self._show_home)
        self._show(form, docked=True)

    def join(self) -> None:
        """Make an own copy from an invitation, or from the hand-over of a visit that is not sealed."""
        path = ask_invitation(self)
        if path is not None:
            self.join_with(path)

    def join_with(self, path: Path) -> None:
        """Ask for the words of an invitation, or who of the team of a hand-over one is, once it was read in a thread.

        Of a sealed hand-over, say that the visit is joined with an invitation.
        """

        def where(name: str) -> Path | None:
            return ask_where(self, name)

        if path.suffix.lower() == INVITATION_SUFFIX:
            form = InvitationForm(path, where, self._run, self._on_made, self._show_home)
            self._show(form, docked=True)
            return
        self._run(
            _("Reading the hand-over"),
            lambda _progress: team_inside(path),
            lambda team: self._show(JoinForm(path, team, where, self._on_made, self._show_home), docked=True),
            lambda error: self._on_not_joined(path, error),
            lambda: None,
        )

    def open_file(self) -> None:
        """Open a visit file from a folder or a stick, join with an invitation, or say what a hand-over is for."""
        path = ask_file(self)
        if path is None:
            return
        if path.suffix.lower() == INVITATION_SUFFIX:
            self.join_with(path)
        else:
            self._go(path)

    def play_sample(self) -> None:
        """Play the sample visit into a folder of the user's choice, then open the lead's copy."""
        folder = ask_sample_folder(self)
        if folder is None:
            return
        self._run(
            _("Sample visit"),
            lambda progress: play(folder / "Sample visit", progress=progress),
            self._go,
            self.say_trouble,
            lambda: None,
        )

    def show_help(self) -> None:
        """Show the help, that on this window first."""
        back = Button(_("Back"), kind="quiet", icon_of="back", on_click=self._show_home)
        self._show(panel(column(row(back, None), guide(START_WINDOW), spacing=S)), typing=False)

    def stop_working(self) -> None:
        """Cancel what is under way and wait for it, as another visit is being opened."""
        if self._job is not None:
            self._job.cancel()
            self._job.wait()

    def _run(
        self,
        title: str,
        work: Callable[[Progress], Any],
        done: Callable[[Any], object],
        failed: Callable[[UserError], object],
        ended: Callable[[], object],
    ) -> None:
        """Do long work in a thread, shown at the top, one at a time; `ended` comes last, however it ended."""
        self.stop_working()
        clear(self._notices)
        job = Job(work, self)
        job.done.connect(done)
        job.failed.connect(failed)
        job.finished.connect(self._show_whether_language_can_change)
        job.finished.connect(ended)
        self._notices.addWidget(RunningWork(title, job))
        self._job = job
        job.start()
        self._show_whether_language_can_change()

    # ---- what is in view ----------------------------------------------------------------------------
    def _say(self, message: Message) -> None:
        clear(self._notices)
        self._notices.addWidget(message)

    def _show(self, widget: QWidget, *, typing: bool = True, docked: bool = False) -> None:
        """Show something in place of the visits; while somebody types in it the language stays.

        What is `docked` scrolls by itself, above buttons that stay in view.
        """
        clear(self._notices)
        while self._stack.count() > 1:
            old = self._stack.widget(1)
            self._stack.removeWidget(old)
            old.deleteLater()
        around = panel(column(at_left(widget), margins=(XS, XS, XS, XS)))
        self._stack.addWidget(around if docked else scrolled(around))
        self._stack.setCurrentIndex(1)
        self._typing = typing
        self._show_whether_language_can_change()
        if typing:
            # Once it is shown: what is not shown takes no focus.
            QTimer.singleShot(0, widget, lambda: focus_first(widget))

    def _show_home(self) -> None:
        self._stack.setCurrentIndex(0)
        self._show_whether_language_can_change()

    def _go(self, path: Path, key: bytes | None = None) -> None:
        self._show_home()
        self.chosen.emit(path, key)

    def _on_not_joined(self, handover: Path, error: UserError) -> None:
        if error.code == SEALED_HANDOVER:
            self.offer_handover(handover)
        else:
            self.say_trouble(error)

    def _on_made(self, path: Path, key: bytes | None) -> None:
        """Open a visit that was just made, once its recovery key was offered."""
        if key is None:
            self._go(path)
        else:
            self.offer_recovery_key(path, key)

    # ---- the language -----------------------------------------------------------------------------
    def _show_whether_language_can_change(self) -> None:
        # The window is made anew in the other language: what is typed in it, or under way, would be gone.
        working = self._job is not None and self._job.isRunning()
        self.welcome.let_choose(not working and not (self._typing and self._stack.currentIndex()))

    def _on_language_chosen(self, chosen: str) -> None:
        if chosen == translations.language():
            return
        self._preferences.set_text("language", chosen)
        # Once this choice has been drawn: the window it stands in is about to be made anew.
        QTimer.singleShot(0, language, lambda: language.use(chosen))
