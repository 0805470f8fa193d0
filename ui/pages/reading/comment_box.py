"""The comment on a question, open under it while there is one, or while one is being written."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector_app.forms.definition import UNAVAILABLE
from resources.translations import _
from ui.focus import focus_new
from ui.layouts import clear, column
from ui.pages.reading.open_form import OpenForm
from ui.pages.reading.open_reading import OpenReading
from ui.pages.reading.opener import Opener
from ui.widgets.growing_text import GrowingText
from ui.widgets.privacy_notice import PrivacyNotice


class CommentBox(QWidget):
    """A field that saves itself, with what in it may tell who a child is below it; `button` opens and closes it.

    `opened` comes when it was opened, `closed` when an empty one was put away.
    """

    opened = Signal()
    closed = Signal()

    def __init__(self, form: OpenForm, path: str) -> None:
        super().__init__()
        self._form, self._path = form, path
        self._field: GrowingText | None = None
        self._place = column(spacing=0)
        self.setLayout(self._place)
        self.button = Opener("comment", _("Comment"), self.toggle)
        self.hide()

    def load(self) -> None:
        """Show the comment as it is kept, unless another is being typed."""
        comment = self._form.comments.get(self._path, "")
        if comment and self._field is None:
            self._open()
        elif self._field is not None:
            self._field.show_text(comment)
            self._field.setReadOnly(not self._form.changeable)
        self.button.setVisible(self.is_offered)

    @property
    def is_offered(self) -> bool:
        """Whether the question has a comment to read, or takes one."""
        takes = self._form.changeable and self._form.question(self._path).type != UNAVAILABLE
        return self._form.keeps_comments and (takes or bool(self._form.comments.get(self._path)))

    def toggle(self) -> None:
        """Open the comment and go there, or put an empty one away."""
        if self._field is None:
            focus_new(self._open())
            self.opened.emit()
        elif not self._field.toPlainText().strip():
            clear(self._place)
            self._field = None
            self.hide()
            self.button.show_open(False)
            self.closed.emit()
        else:
            focus_new(self._field)

    def has_keyboard(self) -> bool:
        """Whether one types in it."""
        return self._field is not None and self._field.hasFocus()

    def is_empty(self) -> bool:
        """Whether it is open with nothing in it that is kept."""
        return self._field is not None and not self._form.comments.get(self._path)

    def commit(self) -> bool:
        """Save what is being typed; returns whether it is kept."""
        return self._field is None or self._field.commit()

    def _open(self) -> GrowingText:
        number = self._form.question(self._path).number
        text = self._form.comments.get(self._path, "")
        field = self._field = GrowingText(text, name=_("Comment on {number}").format(number=number))
        field.setReadOnly(not self._form.changeable)
        field.committed.connect(lambda words: self._form.comment(self._path, words))
        self._place.addWidget(field)
        if isinstance(self._form, OpenReading):
            self._place.addWidget(PrivacyNotice(self._form.workspace, field))
        self.button.show_open(True)
        self.show()
        return field
