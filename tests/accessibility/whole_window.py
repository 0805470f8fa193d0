"""Every page of the window on the sample visit, and what a person can see and reach on it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTextEdit,
    QWidget,
)

_CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)


def controls(window: QWidget) -> Iterator[QWidget]:
    """Yield the visible widgets that a person works with, the program's own and not the parts that Qt makes for them."""
    for widget in window.findChildren(QWidget):
        inside = isinstance(widget.parent(), QComboBox | QAbstractItemView | QPlainTextEdit | QTextEdit)
        if (
            isinstance(widget, _CONTROLS)
            and not isinstance(widget, QScrollBar | QHeaderView)
            and not inside
            and widget.isVisible()
            and not widget.visibleRegion().isEmpty()
        ):
            yield widget


def texts(window: QWidget) -> Iterator[QLabel | QAbstractButton]:
    """Yield the visible labels and buttons that show words."""
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QLabel | QAbstractButton) and widget.text().strip() and widget.isVisible():
            yield widget


def name_of(widget: QWidget) -> str:
    """Return what a screen reader says of a widget, empty when it has nothing to say."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def role_of(widget: QWidget) -> QAccessible.Role:
    """Return what a screen reader takes a widget for."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.role() if interface is not None else QAccessible.Role.NoRole


def described(widget: QWidget) -> str:
    """Return where a widget is, for the message of a failing test: its class and those around it."""
    around = []
    above: QWidget | None = widget
    while above is not None and len(around) < 5:
        around.append(type(above).__name__)
        above = above.parentWidget()
    words = f" “{name_of(widget)}”" if name_of(widget) else ""
    return " in ".join(around) + words
