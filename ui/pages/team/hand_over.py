"""Handing over: one's own work, written to a stick or folder, read back, and safe to remove."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from db.errors import UserError
from db.handover.stream import Manifest
from inspector_app.team.enrolment import readers
from inspector_app.team.handovers import hand_over, handover_name
from inspector_app.team.last_hand_over import last_folder, last_handed_over, new_since
from resources.translations import _, ngettext
from ui.layouts import XL, L, M, S, at_left, clear, column, panel
from ui.pages.team.count_words import table_counts
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.facts import Facts
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import Label
from ui.widgets.message import Message
from ui.widgets.section_heading import SectionHeading
from ui.wording import moment_words
from ui.workspace import Workspace


class HandOver(QWidget):
    """The tab of everybody's evening: one click where the folder of the last time is there."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._folder: Path | None = None
        self._is_alone = False  # whether nobody else could read it: then inviting is what is to be done next
        self._result = QVBoxLayout()
        self._facts = Facts()
        self._alone = Message(
            "area",
            _(
                "Nobody else could read this hand-over: it is sealed to the laptops of the team, and there is none but"
                " yours. Invite your team first."
            ),
            [(_("To the members…"), lambda: workspace.go("team", part="members"))],
        )
        self.again = Button(kind="primary", icon_of="hand-over", on_click=self._on_again)
        self.elsewhere = Button(icon_of="drive", on_click=self.choose)
        self._gone = Label(tone="ink_2", wrap=True)
        words = _(
            "Your hand-over holds everything that you know of the visit: your own work and what you have brought in."
            " Whoever brings it in gets what is new to them; giving it twice does no harm."
        )
        deeds = FlowLayout(M)
        for button in (self.again, self.elsewhere):
            deeds.addWidget(button)
        inner = column(
            SectionHeading(_("Hand over")),
            Label(words, Type.QUESTION, wrap=True),
            self._facts,
            self._alone,
            panel(deeds),
            self._gone,
            self._result,
            None,
            spacing=L,
        )
        held = QWidget()
        held.setLayout(inner)
        held.setMaximumWidth(640)
        self.setLayout(column(at_left(held), None, margins=(XL, XL, XL, XL), spacing=S))
        self._show_folder(None, there=False)

    def load(self) -> None:
        """Show when and where one handed over last, and what one has done since."""
        visit = self._workspace.visit
        at = last_handed_over(visit)
        folder = last_folder(visit)
        when = moment_words(at, visit.today()) if at else _("not yet")
        if at and folder:
            when = _("{when}, to {folder}").format(when=when, folder=folder)
        since = new_since(visit)
        news = ""  # the first time, when everything is new
        if at:
            news = _("nothing") if since.is_empty else table_counts(since.created, since.changed)
        others = readers(visit)
        self._is_alone = others == []
        self._alone.setVisible(self._is_alone)
        read_by = "" if others is None else ", ".join(member.name for member in others) or _("you alone")
        self._facts.show_facts(
            [(_("Handed over last"), when), (_("New since"), news), (_("Can be read by"), read_by)]
        )
        if folder is None:
            self._show_folder(None, there=False)
        else:
            # In a thread: a stick may be slow, and a folder of the network gone.
            self._workspace.run(
                "",
                lambda _visit, _progress: _is_there(folder),
                done=lambda there: self._show_folder(folder, there=there),
                shown=False,
            )

    def choose(self) -> None:
        """Ask for a stick or folder and write the hand-over there."""
        start = str(self._folder) if self._folder else ""
        name = QFileDialog.getExistingDirectory(self, _("Choose the stick or folder"), start)
        if name:
            self.write(Path(name))

    def write(self, folder: Path) -> None:
        """Write the hand-over into a folder, in a thread; what becomes of it is said here, not on other pages."""
        clear(self._result)
        path = folder / handover_name(self._workspace.visit)
        self._workspace.run(
            _("Handing over"),
            lambda visit, progress: hand_over(visit, path, progress=progress),
            done=lambda manifest: self._on_written(path, manifest),
            failed=self._on_failed,
        )

    def _show_folder(self, folder: Path | None, *, there: bool) -> None:
        self._folder = folder
        self.again.setVisible(folder is not None)
        self.again.setEnabled(there)
        if folder is not None:
            self.again.setText(_("Hand over to {folder}").format(folder=folder.name or str(folder)))
        self.again.set_kind("primary" if there and not self._is_alone else "secondary")
        first = folder is None or not there
        self.elsewhere.set_kind("primary" if first and not self._is_alone else "secondary")
        self.elsewhere.setText(
            _("Hand over to the team…") if folder is None else _("Another stick or folder…")
        )
        self._gone.setVisible(folder is not None and not there)
        if folder is not None:
            self._gone.setText(
                _("{folder} is not there now. Put the stick in, or choose another folder.").format(
                    folder=folder
                )
            )

    def _on_again(self) -> None:
        if self._folder is not None:
            self.write(self._folder)

    def _on_written(self, path: Path, manifest: Manifest) -> None:
        size = path.stat().st_size // 1024 + 1
        sentence = ngettext(
            "{name} is written and was read back: {count} change, {size} KB."
            " Verified; the stick is safe to remove.",
            "{name} is written and was read back: {count} changes, {size} KB."
            " Verified; the stick is safe to remove.",
            manifest.changes,
        )
        said = sentence.format(name=path.name, count=manifest.changes, size=size)
        self._result.addWidget(Message("strength", said))
        self.load()

    def _on_failed(self, error: UserError) -> None:
        if error.where == self._workspace.visit.store.path.name:
            self._workspace.tell_trouble(error)  # it is the visit's own file that has trouble
            return
        place = f"{error.where}: " if error.where else ""
        self._result.addWidget(Message("danger", f"{place}{error.what} {error.remedy}"))
        self.load()


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:
        return False
