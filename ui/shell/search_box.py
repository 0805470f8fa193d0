"""The box that finds pages, commands, cases and words anywhere, and goes there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QWidget

from resources.translations import _
from ui.icons import icon
from ui.layouts import XS, M, S, column, row
from ui.shell.found import Group, Line, find_all
from ui.shell.found_list import FoundList
from ui.shell.frame import Frame
from ui.theme import theme
from ui.typography import Type, text_scale, text_width
from ui.widgets.key_hints import KeyCap
from ui.widgets.label import Label

_PAUSE = 120  # milliseconds after the last key
_LEAST, _USUAL = 140, 296  # pixels of the box
_AROUND = 56  # pixels of the box around its words and the key
_LIST_WIDTH = 640
# Why the focus goes without anybody having left the box: another program, or the box's own menu.
_COMES_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_SHARE = 0.72  # of the window's height that the list may take


class SearchBox(QLineEdit):
    """Type, then arrows and Enter; Esc gives the focus back."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        self.setAccessibleName(_("Search or go to"))
        self.setProperty("kind", "search")
        self.setMinimumWidth(_LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._glass = QAction(icon("search", "ink_3"), self.accessibleName(), self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._cap = KeyCap("Ctrl K")
        self._cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = row(None, margins=(0, 0, S - 2, 0))
        inside.addWidget(self._cap, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(inside)
        self._before: QWidget | None = None
        self._list = FoundList()
        self._list.chosen.connect(self._on_chosen)
        self._nothing = Label(tone="ink_2", wrap=True)
        for part in (self._list, self._nothing):  # its own until the list is first opened, or they outlive it
            part.setParent(self)
            part.hide()
        self._popover: QFrame | None = None
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._find)
        self.textEdited.connect(lambda _text: self._timer.start())
        self.textChanged.connect(self._show_words)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def is_searching(self) -> bool:
        """Whether the list of what was found is open."""
        return self._popover is not None and self._popover.isVisible()

    def begin(self) -> None:
        """Take the focus, remembering who had it, and say what can be done here."""
        focused = self.window().focusWidget()
        if focused is not self:
            self._before = focused
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self._find()

    def give_up(self) -> None:
        """Forget what was searched for, and give the focus back where it was taken from."""
        if self.window().focusWidget() is self:
            self._end()
            self._give_back()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the key out where there is no room for it beside the words, then shorten these."""
        super().resizeEvent(event)
        self._show_words()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move through what was found, go there, or give up."""
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self._list.step(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self._timer.isActive():
                    self._timer.stop()
                    self._find()
                if self._list.current is not None:
                    self._on_chosen(self._list.current)
            case Qt.Key.Key_Escape:
                self.give_up()
            case _:
                super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list when the focus goes elsewhere in the window."""
        super().focusOutEvent(event)
        if self._popover is not None and event.reason() not in _COMES_BACK:
            self._popover.hide()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() is QEvent.Type.Resize and self._popover is not None and self._popover.isVisible():
            self._place(self._popover)
        return False

    # ---- finding ------------------------------------------------------------------------------------
    def _find(self) -> None:
        words = self.text().strip()
        groups: list[Group] = self._frame.workspace.do(lambda: find_all(self._frame, words)) or []
        popover = self._the_popover()
        self._list.show_groups(groups)
        self._list.setVisible(bool(groups))
        self._nothing.setVisible(not groups)
        self._nothing.setText(
            _(
                "Nothing found for “{words}”. Searched were pages and commands, the references of cases, and every"
                " text: answers, comments, notes, evidence, findings, ratings and the report."
            ).format(words=words)
        )
        self._place(popover)
        popover.show()
        popover.raise_()

    def _the_popover(self) -> QFrame:
        """Return the popover; its parts lie in it before they are shown, or they would be windows of their own."""
        if self._popover is None:
            window = self.window()
            self._popover = QFrame(window)
            self._popover.setProperty("kind", "popover")
            self._popover.setLayout(column(self._list, self._nothing, margins=(XS, XS, XS, XS), spacing=0))
            self._nothing.setContentsMargins(M, M, M, M)
            window.installEventFilter(self)
        return self._popover

    def _place(self, popover: QFrame) -> None:
        window = self.window()
        width = min(max(self.width(), round(_LIST_WIDTH * text_scale())), window.width() - 2 * M)
        inner = width - 2 * XS - 2
        nothing = self._nothing.isVisibleTo(popover)
        wanted = self._nothing.heightForWidth(inner) if nothing else self._list.whole_height(inner)
        corner = self.mapTo(window, QPoint((self.width() - width) // 2, self.height() + XS))
        left = max(M, min(corner.x(), window.width() - width - M))
        height = min(wanted + 2 * XS + 2, round(window.height() * _SHARE))
        popover.setGeometry(left, corner.y(), width, height)

    # ---- going --------------------------------------------------------------------------------------
    def _on_chosen(self, line: Line) -> None:
        self._end()
        # What is done may concern what had the focus, such as the words that were selected there.
        self._give_back()
        line.run()

    def _give_back(self) -> None:
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.clearFocus()

    def _end(self) -> None:
        self._timer.stop()
        self.clear()
        self._list.show_groups([])
        if self._popover is not None:
            self._popover.hide()

    def _show_words(self) -> None:
        words = _("Search or go to…")
        needed = text_width(Type.UI, words) + _AROUND
        self._cap.setVisible(not self.text() and self.width() >= needed + self._cap.sizeHint().width())
        self.setPlaceholderText(words if self.width() >= needed else _("Search"))

    def _on_theme_changed(self) -> None:
        self._glass.setIcon(icon("search", "ink_3"))
        self.setMaximumWidth(round(_USUAL * text_scale()))
