"""A picture over the page it belongs to: nothing of it leaves the program, not even for a moment."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from resources.translations import _
from ui.focus import focus_new
from ui.layouts import XL, M, S, column, hairline, panel, row
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.label import Label

_STEP = 48  # pixels that an arrow scrolls
_KEYS_OF_THE_PAGE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_M, Qt.Key.Key_E)  # with Ctrl


class PictureViewer(QFrame):
    """Lies over a page, whole or as large as it is, until Esc; then the keyboard goes back to its `opener`."""

    def __init__(
        self, page: QWidget, *, opener: QWidget, title: str, fact: str, save: Callable[[], object]
    ) -> None:
        super().__init__(page)
        self.setProperty("ground", "well")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Picture {title}").format(title=title))
        self._opener = opener
        self._canvas = _Canvas()
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._canvas)
        self._words = Label(_("Reading the picture…"), tone="ink_2")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._size = Button(_("Actual size"), on_click=self._toggle_size)
        self._close = Button(_("Close"), icon_of="close", on_click=self.leave)
        head = row(spacing=M, margins=(XL, S, XL, S))
        head.addLayout(column(ElidedLabel(title, Type.STRONG), Label(fact, tone="ink_2"), spacing=0), 1)
        for button in (self._size, Button(_("Save a copy…"), on_click=save), self._close):
            head.addWidget(button)
        bar = panel(head, ground="paper")
        self.setLayout(column(bar, hairline(), self._words, self._area, spacing=0))
        self._area.hide()
        self._size.setEnabled(False)
        self._make_shortcuts()
        page.installEventFilter(self)
        opener.destroyed.connect(self.deleteLater)
        self.setGeometry(page.rect())
        self.show()
        self.raise_()
        focus_new(self._close)

    def show_picture(self, image: QImage | None) -> None:
        """Show the picture, or say that it cannot be shown."""
        if image is None:
            self.show_words(
                _("This picture cannot be shown: it is damaged, or larger than what can be drawn here.")
            )
            return
        self._canvas.image = image
        self._words.hide()
        self._area.show()
        self._size.setEnabled(True)
        self._fit()

    def show_words(self, words: str) -> None:
        """Say something in place of the picture."""
        self._words.setText(words)

    def leave(self) -> None:
        """Go back to the page."""
        self.parentWidget().removeEventFilter(self)
        self.hide()
        focus_new(self._opener)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the page whatever its size."""
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
            self._fit()
        return False

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the page below from doing anything there."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _KEYS_OF_THE_PAGE
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Esc; nothing reaches the page below."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab among the buttons of this picture."""
        buttons = [button for button in self.findChildren(Button) if button.isEnabled()]
        focused = self.focusWidget()
        place = buttons.index(focused) if focused in buttons else -1
        buttons[(place + (1 if forward else -1)) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    # ---- inside ---------------------------------------------------------------------------------------
    def _make_shortcuts(self) -> None:
        """Scroll by the arrows, which buttons would take for themselves."""
        down, across = self._area.verticalScrollBar(), self._area.horizontalScrollBar()
        for key, bar, way in (
            ("Up", down, -1),
            ("Down", down, 1),
            ("Left", across, -1),
            ("Right", across, 1),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda bar=bar, way=way: bar.setValue(bar.value() + way * _STEP))

    def _toggle_size(self) -> None:
        self._canvas.whole = not self._canvas.whole
        self._size.setText(_("Actual size") if self._canvas.whole else _("Fit the window"))
        self._fit()

    def _fit(self) -> None:
        self.layout().activate()
        self._canvas.resize(self._canvas.wanted(self._area.maximumViewportSize()))


class _Canvas(QWidget):
    """The picture itself; `whole` fits it into the room there is, and never makes it larger than it is."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.whole = True

    def wanted(self, room: QSize) -> QSize:
        """Return its size in pixels of the window."""
        size = self.image.size() / self.devicePixelRatioF()
        if self.whole and (size.width() > room.width() or size.height() > room.height()):
            size = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        return size.expandedTo(QSize(1, 1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.rect(), self.image)
