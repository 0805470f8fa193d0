"""What a widget and everything in it shows, reads out or tells when the mouse rests on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtGui import QPainter, QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

_ROLES = {
    "": Qt.ItemDataRole.DisplayRole,
    " tooltip": Qt.ItemDataRole.ToolTipRole,
    " accessible": Qt.ItemDataRole.AccessibleTextRole,
}
_MOST_ROWS = 200  # of a model: what stands further down is said by the same code


def shown_texts(root: QWidget, *, without: QWidget | None = None) -> Iterator[tuple[str, str]]:
    """Yield what `root` and the widgets in it show, as where and text, but for those in `without`.

    What a person types in is left out.
    """
    left_out = {without, *without.findChildren(QWidget)} if without else set()
    for widget in (root, *root.findChildren(QWidget)):
        if widget in left_out or isinstance(widget, QHeaderView):  # which has the model of its table
            continue
        name = type(widget).__name__
        for kind, text in _of_widget(widget):
            if text:
                yield f"{name} {kind}".strip(), plain(text)


def _of_widget(widget: QWidget) -> Iterator[tuple[str, str]]:
    yield "tooltip", widget.toolTip()
    yield "accessible name", widget.accessibleName()
    yield "accessible description", widget.accessibleDescription()
    yield "what is this", widget.whatsThis()
    if widget.isWindow():
        yield "window title", widget.windowTitle()
    for action in widget.actions():
        yield "action", action.text()
        yield "action tooltip", action.toolTip()
    if isinstance(widget, QLabel | QAbstractButton):
        yield "", widget.text()
    elif isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        yield "placeholder", widget.placeholderText()
    elif isinstance(widget, QGroupBox):
        yield "title", widget.title()
    elif isinstance(widget, QTabBar):
        yield from (("tab", widget.tabText(index)) for index in range(widget.count()))
    elif isinstance(widget, QComboBox):
        yield "placeholder", widget.placeholderText()
        yield from (("item", widget.itemText(index)) for index in range(widget.count()))
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _of_model(widget.model())


def _of_model(model: QAbstractItemModel) -> Iterator[tuple[str, str]]:
    rows = min(model.rowCount(), _MOST_ROWS)
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for orientation, count in ((Qt.Orientation.Horizontal, columns), (Qt.Orientation.Vertical, rows)):
        for section in range(count):
            yield "heading", _as_text(model.headerData(section, orientation, Qt.ItemDataRole.DisplayRole))
    for row in range(rows):
        for column in range(columns):
            for name, role in _ROLES.items():
                yield f"cell{name}", _as_text(model.index(row, column).data(role))


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else ""


def plain(text: str) -> str:
    """Return a text as a person reads it: without the markup of rich text, without the marks of shortcuts."""
    if Qt.mightBeRichText(text):
        text = QTextDocumentFragment.fromHtml(text).toPlainText()
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


@contextmanager
def painted_texts() -> Iterator[list[str]]:
    """Gather what widgets and delegates paint with their own hands inside the block."""
    texts: list[str] = []
    draw = QPainter.drawText

    def remember(painter: QPainter, *args: Any) -> Any:
        texts.extend(plain(argument) for argument in args if isinstance(argument, str))
        return draw(painter, *args)

    QPainter.drawText = remember
    try:
        yield texts
    finally:
        QPainter.drawText = draw
