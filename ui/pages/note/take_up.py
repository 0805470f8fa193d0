"""Taking a passage up as evidence, in a popover that reads as a sentence: "For ii · As area for development"."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from inspector_app.fieldwork.evidence import KINDS
from inspector_app.framework.model import Framework
from inspector_app.texts import in_language
from resources.translations import N_, _, counted
from ui.evidence_words import KIND_TITLES, kind_role
from ui.layouts import L, M, S, column, in_columns, row
from ui.typography import Type, text_width
from ui.widgets.button import Button
from ui.widgets.key_hints import KeyCap
from ui.widgets.label import Label
from ui.widgets.popover import POINTER, Popover
from ui.widgets.segment import Segment

_COLUMNS = 2  # of criteria, which are named in full
_STILL_NEEDED = N_("choose one or more criteria")


class TakeUpPopover(Popover):
    """Digits turn criteria on and off, S, A and N say what it is, Enter does it, Esc gives the caret back.

    `decided` carries the criteria and the kind; `removed` comes when an item shall be evidence no longer.
    """

    decided = Signal(tuple, str)
    removed = Signal()
    closed = Signal()

    def __init__(self, framework: Framework, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Take up as evidence: digits for criteria, S, A or N, then Enter"))
        self._names = {entry.key: in_language(entry.short, language) for entry in framework.criteria}
        self._criteria = {
            key: Segment(f"{key}  {name}", str(place) if place < 10 else "")
            for place, (key, name) in enumerate(self._names.items(), 1)
        }
        self._kinds = {
            kind: Segment(_(KIND_TITLES[kind]), kind[0].upper(), mark=(kind, kind_role(kind)))
            for kind in KINDS
        }
        for key, segment in self._criteria.items():
            segment.setAccessibleName(_("Criterion {key}, {name}").format(key=key, name=self._names[key]))
            segment.clicked.connect(self._on_choice_changed)
        for kind, segment in self._kinds.items():
            segment.clicked.connect(lambda _checked=False, kind=kind: self._choose_kind(kind))
        for segment in self._criteria.values():
            segment.stacked = True  # so that keys and names stand below each other
        joined = list(self._kinds.values())
        for segment in joined:
            segment.first, segment.last = segment is joined[0], segment is joined[-1]
        for segment in (*self._criteria.values(), *joined):
            segment.show_cap(True)
        self._words = Label(tone="ink_2")
        self._take_up = Button(_("Take up"), kind="primary", on_click=self._decide)
        self._remove = Button(_("Remove"), kind="quiet", icon_of="delete", on_click=self.removed.emit)
        above = row(self._lead(_("For")), self._words, None)
        for widget in (KeyCap("Esc"), Label(_("close"), tone="ink_2")):
            above.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        kinds = row(*self._kinds.values(), spacing=0)
        self._below = row(row(self._lead(_("As")), kinds, None), row(None, self._remove, self._take_up))
        names = row(in_columns(list(self._criteria.values()), _COLUMNS), None)
        self.setLayout(column(above, names, self._below, spacing=S, margins=(L, POINTER + M, L, POINTER + M)))

    def ask(
        self, place: QRect, *, criteria: tuple[str, ...] = (), kind: str = "", changing: bool = False
    ) -> None:
        """Open beside a passage, with what was chosen before when an item is being changed."""
        for key, segment in self._criteria.items():
            segment.setChecked(key in criteria)
        self._choose_kind(kind)
        self._remove.setVisible(changing)
        self._take_up.setText(_("Change") if changing else _("Take up"))
        self._fit()
        self.show()
        self.point_at(place)
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Close and give the caret back."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close when the user goes on elsewhere, but not for the popover's own buttons."""
        super().focusOutEvent(event)
        if event.reason() in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason):
            QTimer.singleShot(0, self, self._close_if_left)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by key."""
        letter = event.text().lower()
        by_digit = {segment.cap: segment for segment in self._criteria.values()}
        by_letter = {kind[0]: kind for kind in self._kinds}
        if letter in by_digit:
            by_digit[letter].toggle()
            self._on_choice_changed()
        elif letter in by_letter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._choose_kind(by_letter[letter])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._decide()
        elif event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            event.ignore()

    def _close_if_left(self) -> None:
        now = QApplication.focusWidget()
        if now is not None and now is not self and not self.isAncestorOf(now):
            self.hide()

    def _fit(self) -> None:
        """Put the buttons on a line of their own where the page is too narrow for all."""
        widest = max(segment.sizeHint().width() for segment in self._criteria.values())
        for segment in self._criteria.values():
            segment.setFixedWidth(widest)
        self._below.setDirection(QBoxLayout.Direction.LeftToRight)
        self.layout().activate()
        if self.sizeHint().width() > self.parentWidget().width() - 2 * M:
            self._below.setDirection(QBoxLayout.Direction.TopToBottom)

    def _lead(self, word: str) -> Label:
        """Return a word before the choices; both are as wide as the wider one, so that the choices line up."""
        label = Label(word, tone="ink_2")
        label.setFixedWidth(max(text_width(Type.UI, lead) for lead in (_("For"), _("As"))))
        return label

    def _choose_kind(self, kind: str) -> None:
        for key, segment in self._kinds.items():
            segment.setChecked(key == kind)
        self._on_choice_changed()

    def _chosen(self) -> tuple[tuple[str, ...], str]:
        criteria = tuple(key for key, segment in self._criteria.items() if segment.isChecked())
        return criteria, next((kind for kind, segment in self._kinds.items() if segment.isChecked()), "")

    def _on_choice_changed(self) -> None:
        criteria, kind = self._chosen()
        chosen = counted("{count} criterion", "{count} criteria", len(criteria))
        self._words.setText(chosen if criteria else _(_STILL_NEEDED))
        self._take_up.setEnabled(bool(criteria and kind))

    def _decide(self) -> None:
        criteria, kind = self._chosen()
        if criteria and kind:
            self.decided.emit(criteria, kind)
            self.dismiss()
