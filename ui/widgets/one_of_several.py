"""Buttons of which one at most is chosen, told to screen readers as radio buttons."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget


def one_of_several(owner: QWidget, buttons: Iterable[QAbstractButton]) -> None:
    """Have buttons told as one choice; their owner sees to it that one is checked, and may leave none checked.

    Qt takes buttons that exclude each other by themselves for radio buttons. In a group it leaves the excluding to
    the group, and this one leaves it to the owner.
    """
    group = QButtonGroup(owner)
    group.setExclusive(False)
    for button in buttons:
        button.setAutoExclusive(True)
        group.addButton(button)
