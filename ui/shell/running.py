"""Long work in view: what, how far, and Cancel; the rest of the window stays usable."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from resources.translations import _
from ui.job import Job
from ui.layouts import XL, M, S, column, row
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.progress_bar import ProgressBar


class RunningWork(QWidget):
    """One line for each job, gone when the job ends."""

    def __init__(self, title: str, job: Job) -> None:
        super().__init__()
        self._title = title
        self._words = Label(title)
        self._percent = Label(tone="ink_2")
        self._bar = ProgressBar()
        cancel = Button(_("Cancel"), on_click=job.cancel)
        texts = column(row(self._words, None, self._percent), self._bar, spacing=S)
        line = row(spacing=M, margins=(XL, S, XL, S))
        line.addLayout(texts, 1)
        line.addWidget(cancel)
        self.setLayout(line)
        job.progressed.connect(self._on_progressed)
        job.finished.connect(self._on_finished)
        if job.isFinished():  # meanwhile
            self._on_finished()

    def _on_progressed(self, fraction: float, sentence: str) -> None:
        self._words.setText(f"{self._title}: {sentence}")
        self._percent.setText(f"{fraction:.0%}")
        self._bar.set_progress(round(100 * fraction), 101)

    def _on_finished(self) -> None:
        self.hide()
        self.deleteLater()
