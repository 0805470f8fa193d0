"""One attached file: a small picture of it, what it is and who attached it, and what may be done with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from db.errors import UserError
from inspector_app.fieldwork.attachments import Attachment, size_words
from inspector_app.fieldwork.file_names import given_name
from inspector_app.fieldwork.media_types import words_for
from resources.translations import _
from ui.job import while_there
from ui.layouts import XS, M, S, column, panel, row
from ui.pages.page import Page
from ui.pages.reading.answers.thumbnail import LONGEST, Thumbnail
from ui.pages.reading.open_reading import OpenReading
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import Label
from ui.widgets.message import Message
from ui.widgets.picture_viewer import PictureViewer
from ui.wording import moment_words

_LARGEST = 4096  # pixels of a picture that fills the page


class FileCard(QWidget):
    """The file that an answer names. `replace_wanted` and `remove_wanted` come from its buttons."""

    replace_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, reading: OpenReading, answer: str, *, changeable: bool, name: str) -> None:
        super().__init__()
        self._reading = reading
        self._name = name
        self._file = reading.files.find(answer)
        self._thumbnail: Thumbnail | None = None
        facts = [Label(words, tone="ink_2", wrap=True) for words in self._words()]
        title = ElidedLabel(given_name(answer), Type.STRONG)
        texts = column(title, *facts, None, spacing=XS)
        head = row(spacing=M)
        if self._file is not None:
            self._thumbnail = Thumbnail(
                self._file,
                _("{question}: view {file}").format(question=name, file=self._file.given_name),
                self.view,
            )
            head.addWidget(self._thumbnail, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(texts, 1)
        self._buttons = self._make_buttons(changeable=changeable)
        deeds = FlowLayout(S)
        for button in self._buttons:
            deeds.addWidget(button)
        self._body = column(head, panel(deeds), spacing=S)
        self.setLayout(self._body)
        if self._file is not None and self._file.is_picture:
            self._show_picture(self._file)

    @property
    def entry(self) -> QWidget:
        """What takes the keyboard first."""
        return self._buttons[0] if self._buttons else self

    def view(self) -> None:
        """Show the picture over the page."""
        page = self._page()
        if self._file is None or page is None:
            return
        file = self._file
        viewer = PictureViewer(
            page,
            opener=self.entry,
            title=file.given_name,
            fact=", ".join(self._words()),
            save=lambda: self._reading.files.save_copy(file, page),
        )
        self._reading.files.show(
            file,
            _LARGEST,
            done=while_there(viewer, viewer.show_picture),
            refused=while_there(viewer, lambda error: viewer.show_words(f"{error.what} {error.remedy}")),
        )

    # ---- inside ---------------------------------------------------------------------------------------
    def _words(self) -> list[str]:
        if self._file is None:
            return [_("The file is not in this copy of the visit. Bring in the newest hand-overs.")]
        at = datetime.fromisoformat(self._file.attached_at)
        return [
            f"{words_for(self._file.media_type)}, {size_words(self._file.size)}",
            f"{self._reading.files.author(self._file)}, {moment_words(at, self._reading.today)}",
        ]

    def _make_buttons(self, *, changeable: bool) -> list[Button]:
        buttons = []
        if self._file is not None:
            file = self._file
            if file.is_picture:
                buttons.append(self._button(_("View"), self.view))
            save = self._button(_("Save a copy…"), lambda: self._reading.files.save_copy(file, self))
            save.setToolTip(_("The copy is outside the visit, where nothing protects it."))
            buttons.append(save)
        if changeable:
            buttons.append(self._button(_("Replace…"), self.replace_wanted.emit))
            buttons.append(self._button(_("Remove"), self.remove_wanted.emit))
        return buttons

    def _button(self, words: str, deed: Callable[[], object]) -> Button:
        button = Button(words, small=True, on_click=deed)
        button.setAccessibleName(f"{self._name}: {words}")
        return button

    def _show_picture(self, file: Attachment) -> None:
        ratio = self.devicePixelRatioF()
        self._reading.files.show(
            file,
            round(LONGEST * ratio),
            done=while_there(self, self._on_picture),
            refused=while_there(self, self._on_damaged),
        )

    def _on_picture(self, image: QImage | None) -> None:
        assert self._thumbnail is not None
        self._thumbnail.show_picture(image)

    def _on_damaged(self, error: UserError) -> None:
        self._body.addWidget(Message("danger", f"{error.what} {error.remedy}"))

    def _page(self) -> Page | None:
        widget = self.parentWidget()
        while widget is not None and not isinstance(widget, Page):
            widget = widget.parentWidget()
        return widget
