"""An answer that is a file: chosen, dropped or pasted, kept in the visit, and shown without leaving it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QApplication, QWidget

from db.errors import UserError
from inspector_app.fieldwork.attachments import IMAGE, NewFile, new_file, read_file
from inspector_app.fieldwork.file_names import given_name
from inspector_app.forms import NodeState
from resources.translations import _
from ui.focus import focus_new, scroll_to_new
from ui.job import while_there
from ui.layouts import S, clear, column
from ui.pages.reading.answers.drop_place import DropPlace
from ui.pages.reading.answers.field import RING, AnswerField
from ui.pages.reading.answers.file_card import FileCard
from ui.pages.reading.files import choose_file
from ui.pages.reading.open_reading import OpenReading
from ui.pictures import as_png
from ui.widgets.message import Message, Remedy

_PASTED = "pasted picture.png"


class UploadAnswer(AnswerField):
    """A place to drop a file on while there is none, and the file with what may be done with it.

    A file is attached in the background and shows up with the next load; `answered` comes only for removing it.
    """

    def __init__(self, reading: OpenReading, path: str, *, name: str) -> None:
        super().__init__()
        self._reading = reading
        self._path = path
        self._question = reading.question(path)
        self._name = name
        self._answer: str | None = None
        self._changeable = False
        self._is_busy = False
        self._drop = DropPlace(picture=self._is_picture, name=name, choose=self.choose)
        self._cards = column(spacing=0)
        self._notices = column(spacing=S)
        self.setLayout(column(self._drop, self._cards, self._notices, spacing=S, margins=RING))
        self.setAcceptDrops(True)

    def show_state(self, state: NodeState, *, changeable: bool) -> None:
        """Show the file, or the place to drop one on."""
        answer = "" if state.not_applicable else state.value
        changeable = changeable and not state.readonly
        if (answer, changeable) == (self._answer, self._changeable):
            return
        focused = QApplication.focusWidget()
        within = focused is not None and self.isAncestorOf(focused)
        clear(self._notices)
        self._answer, self._changeable = answer, changeable
        clear(self._cards)
        self._drop.setVisible(not answer)
        self._drop.set_locked(not changeable)
        entry: QWidget | None = self._drop.button if changeable else None
        if answer:
            card = FileCard(self._reading, answer, changeable=changeable, name=self._name)
            card.replace_wanted.connect(self.choose)
            card.remove_wanted.connect(self.remove)
            self._cards.addWidget(card)
            entry = card.entry
        self.setFocusProxy(entry)
        if within and entry is not None:
            focus_new(entry)

    # ---- giving a file ------------------------------------------------------------------------------
    def choose(self) -> None:
        """Ask for a file on the disk and attach it."""
        path = None if self._is_busy else choose_file(self, picture=self._is_picture)
        if path is not None:
            self._take(partial(read_file, path, self._question))

    def remove(self) -> None:
        """Take the answer back; the file stays in the history of the visit."""
        if self._is_busy or not self._answer:
            return
        reading, answer = self._reading, self._answer
        before = reading.visit.steps.last
        self.answered.emit("")
        if reading.visit.steps.last is not before:
            removed = _("{file} is removed from the answer. It stays in the visit.")
            reading.workspace.say_done(removed.format(file=given_name(answer)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste a picture or a file from the clipboard."""
        if event.matches(QKeySequence.StandardKey.Paste) and self._takes(
            QGuiApplication.clipboard().mimeData()
        ):
            self._take_from(QGuiApplication.clipboard().mimeData())
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Show that a file can be dropped here."""
        if self._takes(event.mimeData()):
            event.acceptProposedAction()
            self._drop.show_over(True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Show the usual face again."""
        self._drop.show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what was dropped."""
        self._drop.show_over(False)
        event.acceptProposedAction()
        self._take_from(event.mimeData())

    # ---- inside ---------------------------------------------------------------------------------------
    @property
    def _is_picture(self) -> bool:
        return self._question.type == IMAGE

    def _takes(self, data: QMimeData) -> bool:
        return self._changeable and not self._is_busy and (data.hasImage() or bool(_files_in(data)))

    def _take_from(self, data: QMimeData) -> None:
        files = _files_in(data)
        if len(files) > 1:
            self._refuse(
                UserError("several-files", _("A question takes one file."), _("Drop them one by one."))
            )
        elif files:
            self._take(partial(read_file, files[0], self._question))
        else:
            image = data.imageData()
            self._take(lambda: new_file(_PASTED, as_png(image), self._question))

    def _take(self, take: Callable[[], NewFile], *, decided: bool = False) -> None:
        """Attach a file in the background; a picture that says where it was taken is asked about unless `decided`."""
        clear(self._notices)
        self._set_busy(True)
        self._reading.files.attach(
            self._path,
            take,
            decide=None if decided else while_there(self, self._ask_about_place),
            refused=while_there(self, self._refuse, otherwise=self._reading.workspace.troubled.emit),
            ended=while_there(self, lambda: self._set_busy(False)),
        )

    def _set_busy(self, busy: bool) -> None:
        self._is_busy = busy
        self._drop.set_busy(busy)

    def _ask_about_place(self, file: NewFile) -> None:
        """Let the reader decide about the place in a picture before anything is kept."""
        self._tell(
            "area",
            _("This picture says where it was taken. Whoever gets a copy of the visit can read the place."),
            [
                (_("Attach without the place"), lambda: self._take(file.without_place, decided=True)),
                (_("Attach with the place"), lambda: self._take(lambda: file, decided=True)),
                (_("Do not attach"), lambda: clear(self._notices)),
            ],
        )

    def _refuse(self, error: UserError) -> None:
        place = f"{error.where}: " if error.where else ""
        self._tell(
            "danger", f"{place}{error.what} {error.remedy}", [(_("Close"), lambda: clear(self._notices))]
        )

    def _tell(self, tone: str, sentence: str, remedies: list[Remedy]) -> None:
        clear(self._notices)
        message = Message(tone, sentence, remedies)
        self._notices.addWidget(message)
        message.show()
        scroll_to_new(message)


def _files_in(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
