"""The sections of a form at the left, and how far each has come."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from inspector_app.forms.model import Section
from resources.translations import _
from ui.layouts import M, S, column, panel, scrolled
from ui.pages.reading.open_form import OpenForm
from ui.theme import theme
from ui.typography import Type, line_height, text_scale, text_width
from ui.widgets.list_row import ListRow

_LEAST, _MOST = 150, 320  # pixels of the list, at the usual size of text
_FOLDED = 52
_ROW = 34
_LEAD = 22  # pixels of the numbers, likewise
_ICON = 16
_PAD = S + 2


class SectionList(QWidget):
    """A row a section; `chosen` carries the section that was pressed."""

    chosen = Signal(object)

    def __init__(self, form: OpenForm) -> None:
        super().__init__()
        self._form = form
        self._folded = False
        self._is_low = False  # whether it has no room for all sections
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fit)
        self._rows: dict[str, ListRow] = {}
        group = QButtonGroup(self)
        for section in form.sections():
            line = ListRow(
                "",
                lead=str(section.number),
                lead_width=round(_LEAD * text_scale()),
                height=max(_ROW, line_height(Type.UI) + S),
                pad=_PAD,
                on_click=lambda section=section: self.chosen.emit(section),
            )
            line.setCheckable(True)
            group.addButton(line)
            self._rows[section.path] = line
        rows = panel(column(*self._rows.values(), None, spacing=0, margins=(S, M, S, M)))
        self._area = scrolled(rows)
        self.setLayout(column(self._area, spacing=0))
        theme.changed.connect(self._fit)
        self._fit()

    def load(self) -> None:
        """Show the names of the sections, and how far each has come."""
        for section in self._form.sections():
            line = self._rows[section.path]
            line.show_text(self._form.state.in_language(section.label))
            answered, asked = self._form.tally.progress(section.path)
            if self._folded:
                line.show_end("", quiet=not asked)
            elif not asked:
                line.show_end(_("skipped"), quiet=True)
            elif answered == asked:
                line.show_end("answered", "strength", says=_("answered"))
            else:
                line.show_end(f"{answered} / {asked}")

    def fold(self, folded: bool) -> None:
        """Show the numbers of the sections alone, for want of room; their names are tooltips then."""
        if folded != self._folded:
            self._folded = folded
            self._fit()
            self.load()

    def show_section(self, section: Section) -> None:
        """Show which section is in view."""
        self._rows[section.path].setChecked(True)
        self._area.ensureWidgetVisible(self._rows[section.path], 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the bar where the sections have to scroll."""
        super().resizeEvent(event)
        is_low = self._area.widget().sizeHint().height() > self.height()
        if is_low != self._is_low:
            self._is_low = is_low
            # Once what is inside has taken up this size.
            self._soon.start()

    def _fit(self) -> None:
        if self._folded:
            self.setFixedWidth(folded_width())
            return
        # As wide as the longest section would be if it were the chosen one; answering never changes that.
        scale = text_scale()
        widest = max((self._needed(section) for section in self._form.sections()), default=0)
        bar = self._area.verticalScrollBar().sizeHint().width() if self._is_low else 0
        around = round(_LEAD * scale) + 2 * _PAD + 3 * S + bar
        self.setFixedWidth(max(round(_LEAST * scale), min(widest + around, round(_MOST * scale))))

    def _needed(self, section: Section) -> int:
        """Return the width of a name and of what can stand at its end."""
        count = len(section.questions)
        ends = [_ICON, text_width(Type.UI, f"{count} / {count}")]
        if self._form.form.by_path[section.path].relevant is not None:
            ends.append(text_width(Type.UI, _("skipped")))
        name = self._form.state.in_language(section.label)
        return text_width(Type.STRONG, name) + max(ends)


def folded_width() -> int:
    """Return the pixels that the numbers of the sections take alone."""
    return round(_FOLDED * text_scale())
