"""The paragraphs that changed between a version and another one or the report as it is now."""

from __future__ import annotations

from pathlib import Path
from textwrap import shorten

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.report.comparison import compare_versions, save_comparison
from inspector_app.report.differences import Change, Comparison
from inspector_app.visit import Visit
from resources.translations import _, counted
from ui.job import Progress
from ui.layouts import XS, L, M, S, clear, column, panel, row
from ui.pages.report.choosing import choose_word_file
from ui.pages.report.version_words import HAPPENED
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.pick_list import PickList
from ui.workspace import Workspace

_WORDS = 120  # letters of a paragraph that are shown
_NOW = 0


class VersionChanges(QWidget):
    """`jumped` carries the record of a paragraph; `spoken` is the language that is compared."""

    jumped = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace, self._visit = workspace, workspace.visit
        self._earlier = 0
        self.spoken = "en"
        self.compared: Comparison | None = None
        self._title = Label(type_=Type.STRONG, wrap=True)
        self.later = PickList(name=_("Compare with"))
        self.later.activated.connect(lambda _index: self._compare())
        self._fact = Label(tone="ink_2", wrap=True)
        self.save_button = Button(
            _("Save as Word…"), small=True, icon_of="save", on_click=self._on_save_wanted
        )
        self._lines = QVBoxLayout()
        self._lines.setSpacing(S)
        self.setLayout(
            column(
                self._title,
                self.later,
                self._fact,
                row(self.save_button, None),
                self._lines,
                spacing=S,
                margins=(L, M, L, M),
            )
        )

    def compare(self, earlier: int) -> None:
        """Compare a version with the report as it is now."""
        self._earlier = earlier
        self._title.setText(_("Changed since version {number}").format(number=earlier))
        self.later.clear()
        self.later.addItem(_("The report as it is now"), _NOW)
        for number in range(earlier + 1, len(self._visit.versions.all()) + 1):
            self.later.addItem(_("Version {number}").format(number=number), number)
        self.show()
        self._compare()

    def save(self, path: Path) -> None:
        """Write the comparison that is shown as a Word file with tracked changes."""
        earlier, later, spoken = self._earlier, int(self.later.currentData() or _NOW), self.spoken

        def work(visit: Visit, _progress: Progress) -> Comparison:
            return save_comparison(visit, path, earlier, later, spoken)

        self._workspace.run(
            _("Writing the comparison"),
            work,
            done=lambda _compared: self._workspace.say(_("Saved {word}").format(word=path.name)),
        )

    def _compare(self) -> None:
        earlier, later, spoken = self._earlier, int(self.later.currentData() or _NOW), self.spoken
        self._fact.setText(_("Looking…"))
        clear(self._lines)
        self._workspace.run(
            _("Comparing"),
            lambda visit, _progress: compare_versions(visit, earlier, later, spoken),
            done=self._on_compared,
            shown=False,
        )

    def _on_compared(self, compared: Comparison) -> None:
        self.compared = compared
        changed = compared.changed
        self._fact.setText(
            counted("{count} paragraph changed", "{count} paragraphs changed", len(changed))
            if changed
            else _("No paragraph changed.")
        )
        clear(self._lines)
        for change in changed:
            self._lines.addWidget(self._line(change))

    def _line(self, change: Change) -> QWidget:
        happened = _(HAPPENED[change.kind])
        line = change.line
        title = f"{line.number} · {happened}" if line.number else happened
        words = Label(shorten(line.words, _WORDS, placeholder="…"), wrap=True)
        can_jump = change.after is not None and bool(line.record)
        head: QWidget = (
            Button(title, kind="link", on_click=lambda: self.jumped.emit(line.record))
            if can_jump
            else Label(title, Type.CAPTION, tone="ink_2")
        )
        return panel(column(row(head, None), words, spacing=XS))

    def _on_save_wanted(self) -> None:
        title = _("Save the comparison")
        name = _("Changes since version {number}").format(number=self._earlier)
        chosen = choose_word_file(self, self._visit.store.path.parent / f"{name}.docx", title)
        if chosen:
            self.save(chosen)
