"""A form in a window of its own, bound to no visit: filled in for trial, and read again after each change to it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from db.errors import UserError
from inspector_app.forms import FormError, FormState
from inspector_app.forms.authoring.preview import WrittenForm, carried_over, read_form
from resources.translations import N_, _, counted
from ui.job import Job
from ui.layouts import L, M, S, clear, column, hairline, panel, row
from ui.pages.reading.form_view import FormView
from ui.pages.reading.language_choice import PREFERENCE
from ui.preferences import Preferences
from ui.preview.previewed_form import PreviewedForm
from ui.preview.problem_list import ProblemList
from ui.preview.state_panel import StatePanel
from ui.theme import theme
from ui.typography import Type, text_scale
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.key_hints import KeyHints
from ui.widgets.label import Label
from ui.widgets.message import Message
from ui.widgets.progress_bar import ProgressBar

_SIDE = 300
_NARROW = 1040  # pixels of the window, at the usual size of text, below which the sections are numbers alone
_RELOAD = "F5"
_HINTS = (
    (N_("1 to 9"), N_("choose")),
    ("N", N_("not applicable")),
    ("Enter", N_("next question")),
    ("Ctrl Enter", N_("next unanswered")),
    (_RELOAD, N_("read the form again")),
)


class PreviewWindow(QMainWindow):
    """Shows the form of a file, or all that is wrong with it. Nothing is kept."""

    def __init__(self, source: Path, preferences: Preferences) -> None:
        super().__init__()
        self._source, self._preferences = source, preferences
        self._form: PreviewedForm | None = None
        self._job: Job | None = None
        self.view = FormView()
        self.problems = ProblemList()
        self.panel = StatePanel()
        self._title = Label(source.name, Type.TITLE)
        self._version = Label(tone="ink_2")
        self._count = Label()
        self._bar = ProgressBar(width=110)
        self._again = Button(_("Start again"), icon_of="restart", on_click=self.start_again)
        self._reload = Button(_("Reload") + f"   {_RELOAD}", icon_of="reload", on_click=self.reload)
        self._notices = QVBoxLayout()
        self._notices.setSpacing(S)
        self._stack = QStackedWidget()
        self._side = panel(row(hairline(vertical=True), self.panel, spacing=0))
        self._lay_out()
        self.view.entered.connect(self._on_entered)
        self.view.language_chosen.connect(lambda language: preferences.set_text(PREFERENCE, language))
        QShortcut(QKeySequence(_RELOAD), self).activated.connect(self.reload)
        theme.changed.connect(self._fit)
        self.setWindowTitle(_("{file} – preview").format(file=source.name))
        self.resize(1366, 768)
        self.setMinimumSize(960, 600)
        self._fit()
        self.reload()

    # ---- deeds ----------------------------------------------------------------------------------------
    def reload(self) -> None:
        """Read the form from its file again; the answers given stay where they still fit."""
        if self._job is not None:
            return
        self.view.questions.commit()
        self._reload.setEnabled(False)
        self._version.setText(_("Reading the form…"))
        self._job = Job(lambda _progress: read_form(self._source), self)
        self._job.done.connect(self._on_read)
        self._job.failed.connect(self._on_failed)
        self._job.broke.connect(_raise)
        self._job.finished.connect(self._on_job_ended)
        self._job.start()

    def start_again(self) -> None:
        """Begin the form anew, with its defaults alone."""
        if self._form is not None:
            written = self._form.written
            self._show(written, FormState(written.form, language=self._form.language))
            self.view.go_to_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the sections where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Wait for the form to be read."""
        if self._job is not None:
            self._job.wait()
        super().closeEvent(event)

    # ---- what was read ----------------------------------------------------------------------------------
    def _on_read(self, written: WrittenForm) -> None:
        self._tell("", "")
        here = self.view.questions.current_path()
        if self._form is None:
            state = FormState(written.form, language=self._preferences.text(PREFERENCE))
        else:
            state = carried_over(self._form.state, written.form)
        self._show(written, state)
        if here and self._form is not None and self._form.is_there(here):
            self.view.go_to(here)
        else:
            self.view.go_to_first()

    def _on_failed(self, error: UserError) -> None:
        self._version.setText("")
        if isinstance(error, FormError):
            count = len(error.problems)
            words = counted(
                "This form has {count} problem. Correct the workbook, save it, and reload.",
                "This form has {count} problems. Correct the workbook, save it, and reload.",
                count,
            )
            self.problems.show_problems(error.problems)
            self._stack.setCurrentWidget(self.problems)
            for part in self._of_the_form:
                part.hide()
        else:
            words = f"{error.what} {error.remedy}"
        self._tell("danger", words)

    def _show(self, written: WrittenForm, state: FormState) -> None:
        old, self._form = self._form, PreviewedForm(written, state, self)
        self._form.answered.connect(self._on_answered)
        self.view.show_form(self._form)
        if old is not None:
            old.deleteLater()
        self._title.setText(state.in_language(written.form.title) or written.form.name)
        self._version.setText(
            _("version {version}").format(version=written.form.version) if written.form.version else ""
        )
        self.panel.show_advice(written.advice)
        self._stack.setCurrentWidget(self.view)
        for part in self._of_the_form:
            part.show()
        self.view.languages.load(self._form)
        self._show_progress()

    def _tell(self, tone: str, words: str) -> None:
        clear(self._notices)
        if words:
            self._notices.addWidget(Message(tone, words))
        self._told.setVisible(bool(words))

    def _on_answered(self, touched: frozenset[str] | None) -> None:
        self.view.load(touched)
        self.panel.load()
        self._show_progress()

    def _on_entered(self, path: str) -> None:
        if self._form is not None:
            self.panel.show_question(self._form, path)

    def _on_job_ended(self) -> None:
        self._job = None
        self._reload.setEnabled(True)

    def _show_progress(self) -> None:
        if self._form is not None:
            answered, asked = self._form.tally.progress()
            self._count.setText(_("{answered} of {asked}").format(answered=answered, asked=asked))
            self._bar.set_progress(answered, asked)

    # ---- parts --------------------------------------------------------------------------------------------
    def _lay_out(self) -> None:
        note = Chip(_("Preview: nothing is kept"), tone="area", icon_of="warning")
        facts = row(self._title, note, self._version, spacing=M)
        self._of_the_form = (self._side, self._count, self._bar, self.view.languages, self._again)
        for part in self._of_the_form:
            part.hide()
        progress = row(self._count, self._bar, spacing=M)
        head = QWidget()
        head.setFixedHeight(56)
        head.setLayout(
            row(
                facts,
                None,
                progress,
                self.view.languages,
                self._again,
                self._reload,
                spacing=M,
                margins=(L, S, L, S),
            )
        )
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.problems)
        body = row(spacing=0)
        body.addWidget(self._stack, 1)
        body.addWidget(self._side)
        self._notices.setContentsMargins(L, S, L, S)
        self._told = panel(self._notices, ground="canvas")
        self._told.hide()
        middle = column(self._told, spacing=0)
        middle.addLayout(body, 1)
        self.setCentralWidget(
            panel(
                column(
                    head,
                    hairline(),
                    middle,
                    KeyHints([(_(keys), _(words)) for keys, words in _HINTS]),
                    spacing=0,
                ),
                ground="paper",
            )
        )

    def _fit(self) -> None:
        scale = text_scale()
        self._side.setFixedWidth(round(_SIDE * scale))
        self.view.fold(self.width() < _NARROW * scale)


def _raise(error: BaseException) -> None:
    raise error
