"""The style sheet, written in roles; widgets choose by the properties `kind`, `tone`, `ground` and `small`."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from ui.tokens import Tokens

_SHEET = Template(
    """
QWidget { color: $ink; }
QMainWindow, QWidget[ground="paper"], QDialog { background: $paper; }
QWidget[ground="canvas"] { background: $canvas; }
QWidget[ground="rail"] { background: $rail; }
QWidget[ground="well"] { background: $well; }
QFrame[kind="hairline"] { background: $line; border: none; }
QFrame[kind="card"] { background: $paper; border: 1px solid $line; border-radius: 8px; }
QFrame[kind="rule"] { background: $control; border: none; }
QFrame[kind="rule"][tone="strength"] { background: $strength_bar; }
QFrame[kind="rule"][tone="area"] { background: $area_bar; }
QFrame[kind="evidence"] { background: transparent; border: none; }
QFrame[kind="evidence"]:hover { background: $hover; }
QFrame[kind="evidence"][tone="chosen"] { background: $accent_soft; }
QFrame[kind="card"][tone="chosen"] { border: 2px solid $accent; }
QToolTip { background: $paper; color: $ink; border: 1px solid $edge; padding: 4px 8px; }

QLabel { background: transparent; }
QLabel[tone="ink_2"] { color: $ink_2; }
QLabel[tone="ink_3"] { color: $ink_3; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="strength"] { color: $strength; }
QLabel[tone="area"] { color: $area; }
QLabel[tone="danger"] { color: $danger; }
QLabel[tone="conflict"] { color: $conflict; }

QPushButton {
    background: $paper; color: $ink; border: 1px solid $edge; border-radius: 6px;
    padding: 0 12px; min-height: 30px; outline: none;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $well; }
QPushButton:disabled { background: $well; color: $ink_3; border-color: $line; }
QPushButton[small="true"] { min-height: 24px; padding: 0 8px; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[kind="primary"]:hover { background: $accent_ink; border-color: $accent_ink; }
QPushButton[kind="primary"]:disabled { background: $well; color: $ink_3; border-color: $line; }
QPushButton[kind="danger"] { color: $danger; border-color: $danger; }
QPushButton[kind="danger"]:hover { background: $danger_soft; }
QPushButton[kind="danger"]:disabled { color: $ink_3; border-color: $line; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; }
QPushButton[kind="icon"] { background: transparent; border-color: transparent; padding: 0; min-width: 30px; }
QPushButton[kind="icon"]:hover { background: $hover; }
QPushButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:checked { background: $accent_soft; border-color: $accent; color: $accent_ink; }
QPushButton[kind="quiet"]:disabled { color: $ink_3; }
QPushButton[kind="opener"] {
    background: transparent; border: none; border-radius: 4px; padding: 0 6px; min-height: 22px; color: $ink_2;
}
QPushButton[kind="opener"]:hover { background: $hover; }
QPushButton[kind="opener"][open="true"] { background: $well; color: $ink; }
QPushButton[kind="margin"] {
    background: transparent; border: none; padding: 0 4px; min-height: 24px; text-align: left; color: $ink_3;
}
QPushButton[kind="margin"]:hover { background: $well; }
QPushButton[kind="margin"][tone="area"] { color: $area; }
QPushButton[kind="link"] {
    background: transparent; color: $accent; border: none; padding: 0; min-height: 22px; text-align: left;
}
QPushButton[kind="link"][small="true"] { min-height: 0; padding: 0; }
QPushButton[kind="link"][tone="ink_2"] { color: $ink_2; }
QPushButton[kind="link"][tone="ink"] { color: $ink; }
QPushButton[kind="link"][tone="area"] { color: $area; }
QPushButton[kind="link"][tone="danger"] { color: $danger; }
QPushButton[kind="link"][tone="conflict"] { color: $conflict; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:disabled { color: $ink_3; }
QPushButton[kind="toggle"] { min-height: 26px; padding: 0 10px; color: $ink_2; }
QPushButton[kind="toggle"]:checked {
    background: $accent_soft; color: $accent_ink; border: 2px solid $accent; padding: 0 9px; min-height: 24px;
}
QPushButton[kind="toggle"]:disabled { color: $ink_3; }
QPushButton[kind="tab"] {
    background: transparent; border: none; border-bottom: 2px solid transparent; border-radius: 0;
    padding: 0 7px; min-height: 32px; color: $ink_2;
}
QPushButton[kind="tab"]:hover { color: $ink; background: $hover; }
QPushButton[kind="tab"]:checked { color: $ink; border-bottom-color: $accent; }
QPushButton[kind="nav"] {
    background: transparent; border: 1px solid transparent; text-align: left; padding: 0 8px; color: $ink_2;
    min-height: 32px;
}
QPushButton[kind="nav"]:hover { background: $hover; }
QPushButton[kind="nav"]:checked { background: $paper; border-color: $line; color: $ink; }
QPushButton[kind="row"] {
    background: transparent; border: none; border-radius: 6px; text-align: left; padding: 0 8px;
}
QPushButton[kind="row"]:hover { background: $hover; }
QPushButton[kind="row"]:checked { background: $accent_soft; color: $accent_ink; }
QPushButton::menu-indicator { subcontrol-position: right center; subcontrol-origin: padding; right: 8px; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QSpinBox {
    background: $paper; color: $ink; border: 1px solid $control; border-radius: 6px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit, QComboBox, QDateEdit, QSpinBox { min-height: 30px; padding: 0 10px; }
QLineEdit[kind="search"] { padding: 0 4px 0 0; }
QPlainTextEdit, QTextEdit { padding: 4px 6px; }
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover { border-color: $ink_2; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: $well; color: $ink_3; }
QLineEdit[tone="danger"], QPlainTextEdit[tone="danger"] { border: 2px solid $danger; }
QPlainTextEdit[kind="prose"], QTextEdit[kind="prose"] { border: none; border-radius: 0; padding: 0; }
QTextEdit[kind="prose"] { background: transparent; }
QLineEdit[kind="heading"] { border: none; padding: 0; background: transparent; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox QAbstractItemView { background: $paper; border: 1px solid $edge; selection-background-color: $accent_soft;
    selection-color: $accent_ink; outline: none; }
QCheckBox, QRadioButton { background: transparent; spacing: 8px; outline: none; }

QFrame[kind="message"] { border: ${soft_border}px solid $line; border-radius: 6px; }
QFrame[kind="message"][tone="area"] { background: $area_soft; border-color: $area_line; border-left: 3px solid $area_bar; }
QFrame[kind="message"][tone="danger"] {
    background: $danger_soft; border-color: $danger_line; border-left: 3px solid $danger; }
QFrame[kind="message"][tone="conflict"] {
    background: $conflict_soft; border-color: $conflict_line; border-left: 3px solid $conflict; }
QFrame[kind="message"][tone="strength"] {
    background: $strength_soft; border-color: $strength_line; border-left: 3px solid $strength_bar; }
QFrame[kind="message"][tone="accent"] {
    background: $accent_soft; border-color: $accent_line; border-left: 3px solid $accent; }

QFrame[kind="chip"] { border: ${soft_border}px solid $edge; border-radius: 4px; background: $paper; }
QFrame[kind="chip"][tone="ink_3"] { background: $well; border-color: $edge; }
QFrame[kind="chip"][tone="accent"] { background: $accent_soft; border-color: $accent_line; }
QFrame[kind="chip"][tone="strength"] { background: $strength_soft; border-color: $strength_line; }
QFrame[kind="chip"][tone="area"] { background: $area_soft; border-color: $area_line; }
QFrame[kind="chip"][tone="danger"] { background: $danger_soft; border-color: $danger_line; }
QFrame[kind="chip"][tone="conflict"] { background: $conflict_soft; border-color: $conflict_line; }
QLabel[kind="cap"] { background: $paper; border: 1px solid $edge; border-radius: 3px; padding: 0 4px; color: $ink_2; }
QFrame[kind="empty"] { border: 1px dashed $edge; border-radius: 8px; background: transparent; }
QFrame[kind="toast"] { background: $ink; border-radius: 6px; }
QFrame[kind="toast"] QLabel { color: $paper; }
QFrame[kind="toast"] QPushButton { color: $paper; background: transparent; border: none; text-decoration: underline; }
QFrame[kind="choices"] { background: $paper; border: 1px solid $edge; border-radius: 6px; }
QListView[kind="choices"] { padding: 3px; }
QFrame[kind="popover"] { background: $paper; border: 1px solid $control; border-radius: 8px; }

QTableView, QListView, QTreeView {
    background: $paper; border: none; outline: none; gridline-color: transparent;
    selection-background-color: $accent_soft; selection-color: $ink; alternate-background-color: $paper;
}
QTableView::item, QListView::item { border: none; }
QHeaderView { background: $paper; }
QHeaderView::section {
    background: $paper; color: $ink_3; border: none; border-bottom: 1px solid $line; padding: 0 8px 0 0;
    min-height: 28px;
}
QTableView[kind="sorted"] QHeaderView::up-arrow, QTableView[kind="sorted"] QHeaderView::down-arrow {
    width: 0; height: 0;
}
QTableView[kind="matrix"] QHeaderView::section { padding: 0 0 4px 0; }
QHeaderView::section:first { padding-left: 24px; }
QTableCornerButton::section { background: $paper; border: none; }

QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[ground="none"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 3px; min-height: 28px; min-width: 28px; margin: 2px; }
QScrollBar::handle:hover { background: $control; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu { background: $paper; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 6px 16px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $accent_ink; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QSplitter::handle { background: $line; }
"""
)


def stylesheet(tokens: Tokens) -> str:
    """Return the style sheet of the whole program in the given colours."""
    return _SHEET.substitute(asdict(tokens))
