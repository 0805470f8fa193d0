"""How the parts of the report page share the room: outline, text and what stands behind, or text and pages."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.layouts import hairline
from ui.pages.report.outline import Outline
from ui.pages.report.preview import Preview
from ui.pages.report.side_panel import SidePanel
from ui.pages.report.writer import Writer
from ui.theme import theme
from ui.typography import text_scale

_OUTLINE_WIDTH = 234
_MOST_OUTLINE = 4  # of the width at most one part in so many, where the text is large


class Desk(QWidget):
    """Where the room is short the side panel folds away, and lies over the text when it is asked for.

    Where text and pages have no room beside each other, the pages are shown alone.

    `folded` says whether it is folded.
    """

    folded = Signal(bool)

    def __init__(self, outline: Outline, writer: Writer, preview: Preview, side: SidePanel) -> None:
        super().__init__()
        self._outline, self._writer, self._preview, self._side = outline, writer, preview, side
        self._line = hairline(vertical=True)
        self._is_over = False
        preview.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(outline)
        self._row.addWidget(self._line)
        self._row.addWidget(writer, 5)
        self._row.addWidget(preview, 6)
        self._row.addWidget(side)
        theme.changed.connect(self._fit)

    @property
    def is_previewing(self) -> bool:
        """Whether the pages stand beside the text."""
        return not self._preview.isHidden()

    def show_preview(self, shown: bool) -> None:
        """Show the pages instead of outline and side panel, or no longer."""
        self._preview.setVisible(shown)
        for part in (self._outline, self._line):
            part.setVisible(not shown)
        self._fit()

    def lay_side_over(self) -> None:
        """Lay the folded side panel over the text, or put it away again."""
        self._is_over = not self._is_over
        self._fit()

    def show_side(self) -> None:
        """Bring the side panel into view where it is folded."""
        if self._side.isHidden() and not self.is_previewing:
            self.lay_side_over()

    def minimumSizeHint(self) -> QSize:
        """Return room for the narrow outline and the text, or for the pages; it is the same at every width."""
        if self.is_previewing:
            return self._preview.minimumSizeHint()
        writer = self._writer.minimumSizeHint()
        parts = (self._outline, self._side)
        height = max(writer.height(), *(part.minimumSizeHint().height() for part in parts))
        return QSize(_OUTLINE_WIDTH + 1 + writer.width(), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the side panel or unfold it."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Look again when a part comes to need another width."""
        taken = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return taken

    def _fit(self) -> None:
        together = self._writer.minimumSizeHint().width() + self._preview.minimumSizeHint().width()
        self._writer.setVisible(not self.is_previewing or self.width() >= together)
        width = self._side.minimumWidth()
        writer = self._writer.minimumSizeHint().width()
        room = min(self.width() // _MOST_OUTLINE, self.width() - writer - 1)
        usual = max(_OUTLINE_WIDTH, min(round(_OUTLINE_WIDTH * text_scale()), room))
        # More where its chapters need it and it can be had without folding the side panel.
        spare = min(room, self.width() - 1 - writer - width) - usual
        outline = usual + max(0, min(self._outline.whole_width() - usual, spare))
        self._outline.setFixedWidth(outline)
        is_narrow = self.width() < outline + 1 + writer + width
        if is_narrow:
            self._row.removeWidget(self._side)
            self._side.setGeometry(self.width() - width, 0, width, self.height())
            self._side.raise_()
        else:
            self._is_over = False
            if self._row.indexOf(self._side) < 0:
                self._row.addWidget(self._side)
        self._side.setVisible(not self.is_previewing and (self._is_over or not is_narrow))
        self.folded.emit(is_narrow and not self.is_previewing)
