"""Ctrl Z and Ctrl Y: of the text field that one types in while it has something to undo, of the visit after that."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ui.shell.undoing import Undoing

_TextField = QLineEdit | QTextEdit | QPlainTextEdit

UNDO = "Ctrl+Z"
REDO = ("Ctrl+Shift+Z", "Ctrl+Y")


class UndoKeys(QObject):
    """The keys of a window. Text fields take them whether they have something to undo or not, so these are asked first.

    Only the field that has the keyboard is listened to, so that no other event of the program passes through here.
    """

    def __init__(self, window: QWidget, undoing: Undoing) -> None:
        super().__init__(window)
        self._window, self._undoing = window, undoing
        self._field: _TextField | None = None
        QShortcut(QKeySequence(UNDO), window).activated.connect(self._on_undo_wanted)
        for keys in REDO:
            QShortcut(QKeySequence(keys), window).activated.connect(lambda: undoing.redo())
        application = cast("QApplication", QApplication.instance())
        application.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Decide for the field that has the keyboard whose undo is meant."""
        if isinstance(event, QKeyEvent) and isinstance(watched, _TextField):
            undoes, redoes = _is(event, UNDO), any(_is(event, keys) for keys in REDO)
            if undoes or redoes:
                own = _can_undo(watched) if undoes else _can_redo(watched)
                event.setAccepted(own)
                if own and event.type() is QEvent.Type.KeyPress:
                    (watched.undo if undoes else watched.redo)()
                return True
        return False

    def _on_undo_wanted(self) -> None:
        # A field that has nothing left to undo, but to redo, was taken back to what it showed at first.
        if self._field is not None and self._field.hasFocus() and _can_redo(self._field):
            self._undoing.undo_after_field()
        else:
            self._undoing.undo()

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and old is self._field:
            old.removeEventFilter(self)
            self._field = None
        if isinstance(new, _TextField) and self._window.isAncestorOf(new):
            self._field = new
            new.installEventFilter(self)


def _is(event: QKeyEvent, keys: str) -> bool:
    if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        return False
    pressed = QKeyCombination(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, Qt.Key(event.key()))
    return QKeySequence(pressed) == QKeySequence(keys)


def _can_undo(field: _TextField) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return not field.isReadOnly() and field.document().isUndoAvailable()


def _can_redo(field: _TextField) -> bool:
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable()
    return not field.isReadOnly() and field.document().isRedoAvailable()
