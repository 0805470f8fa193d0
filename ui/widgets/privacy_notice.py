"""Under a field of text: what in it may tell who a child is, looked at when typing pauses."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from inspector_app.privacy.replacing import replaced
from ui.layouts import clear, column
from ui.widgets.likely_name_message import LikelyNameMessage
from ui.workspace import Workspace

PAUSE = 700  # milliseconds without a key after which a text is looked at


class PrivacyNotice(QWidget):
    """Watches one field, of a line or of several, and takes no room while there is nothing to say.

    Put it under the field: `column(field, PrivacyNotice(workspace, field))`. It tells of one thing at a time,
    writes into the field when words are replaced, and has the visit remember what was kept. Of a field that may not
    be changed it says nothing.
    """

    def __init__(self, workspace: Workspace, field: QLineEdit | QPlainTextEdit) -> None:
        super().__init__()
        self._workspace = workspace
        self._watch = workspace.visit.name_watch
        self._field = field
        self._place = QVBoxLayout()
        self.message: LikelyNameMessage | None = None
        self.setLayout(column(self._place))
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.look)
        field.textChanged.connect(self._timer.start)
        self.look()

    def look(self) -> None:
        """Look at the text as it is now."""
        self._timer.stop()
        if self._workspace.is_finished:
            return  # the visit is closed, and this goes with its window
        text = self._text()
        found = next(iter(self._watch.find(text)), None)
        words = text[found.start : found.stop] if found else ""
        if self.message is not None and self.message.words == words:
            return
        clear(self._place)
        self.message = None
        if found is not None:
            self.message = LikelyNameMessage(words, found.likeness)
            self.message.replaced.connect(self._replace)
            self.message.kept.connect(self._keep)
            self.message.left.connect(self._go_back)
            self._place.addWidget(self.message)
        self.setVisible(found is not None)

    def _replace(self, instead: str) -> None:
        assert self.message is not None
        changed = replaced(self._text(), self.message.words, instead)
        if isinstance(self._field, QLineEdit):
            self._field.selectAll()
            self._field.insert(changed)
        else:
            cursor = QTextCursor(self._field.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(changed)
        self._go_back()
        self.look()

    def _keep(self) -> None:
        assert self.message is not None
        words = self.message.words
        if self._workspace.did(lambda: self._watch.keep(words)):
            self._go_back()
            self.look()

    def _go_back(self) -> None:
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _text(self) -> str:
        field = self._field
        if field.isReadOnly():
            return ""
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()
