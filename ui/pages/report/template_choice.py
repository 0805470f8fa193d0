"""Which Word template the report takes its look from: kept on this computer, since it belongs to the organisation."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from inspector_app.visit import Visit
from resources.translations import _, ngettext
from ui.job import Progress
from ui.layouts import XS, row
from ui.widgets.button import Button
from ui.workspace import Workspace

_KEPT = "word_template"


class TemplateChoice(QWidget):
    """Names the template, lets another be chosen, and says what the chosen one lacks."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.choose = Button(kind="quiet", small=True, icon_of="document", on_click=self._on_wanted)
        self.clear = Button(
            kind="quiet", small=True, icon_of="close", name=_("Without a template"), on_click=self._on_cleared
        )
        self.setLayout(row(self.choose, self.clear, spacing=XS))
        self._show()

    @property
    def path(self) -> Path | None:
        """The template, None for the report's own look."""
        kept = self._workspace.preferences.text(_KEPT)
        return Path(kept) if kept else None

    def take(self, path: Path) -> None:
        """Use a template from now on, once it is known to be one, and say what it lacks."""

        def work(_visit: Visit, _progress: Progress) -> list[str]:
            from inspector_app.report.word.template import read_template
            from inspector_app.report.word.template_check import shortcomings

            return shortcomings(read_template(path))

        self._workspace.run(
            _("Reading the template"), work, done=lambda lacking: self._on_read(path, lacking)
        )

    def _on_read(self, path: Path, lacking: list[str]) -> None:
        self._workspace.preferences.set_text(_KEPT, str(path))
        self._show("\n".join(lacking))
        said = _("The Word file takes its look from {file}.").format(file=path.name)
        if lacking:
            said = ngettext(
                "{file} lacks {count} thing; its tooltip says what.",
                "{file} lacks {count} things; its tooltip says which.",
                len(lacking),
            ).format(file=path.name, count=len(lacking))
        self._workspace.say(said)

    def _show(self, lacking: str = "") -> None:
        path = self.path
        self.choose.setText(path.name if path else _("Word template…"))
        self.choose.setToolTip(lacking or _("Your organisation’s Word file, whose look the report takes on"))
        self.choose.setAccessibleDescription(lacking)
        self.clear.setVisible(path is not None)

    def _on_wanted(self) -> None:
        path = choose_template(self)
        if path:
            self.take(path)

    def _on_cleared(self) -> None:
        self._workspace.preferences.set_text(_KEPT, "")
        self._show()
        self.choose.setFocus()


def choose_template(parent: QWidget) -> Path | None:
    """Return the template that the user chose, None when they think better of it."""
    chosen, _filter = QFileDialog.getOpenFileName(
        parent, _("The Word template of your organisation"), "", "Word (*.docx *.dotx)"
    )
    return Path(chosen) if chosen else None
