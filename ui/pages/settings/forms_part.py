"""The forms of the visit: the editions of each, who added them, and how often they are used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from db.errors import UserError
from inspector_app.dates import say_date
from inspector_app.fieldwork.form_library import INTERVIEW_GUIDE, Edition
from inspector_app.forms import CompiledForm, FormError
from resources.translations import N_, _, counted, language, ngettext
from ui.layouts import XS, L, M, S, clear, column, row
from ui.pages.settings.new_edition import NewEdition
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.message import Message
from ui.widgets.section_heading import SectionHeading
from ui.widgets.told_list import ToldList
from ui.workspace import Workspace

_FILES = "XLSForm (*.xlsx *.xls *.csv *.md)"
_KEPT = N_("The lead inspector adds editions. They come to you with the team’s work.")


class FormsPart(QWidget):
    """The list, and above it an edition that is about to be added, or what is wrong with it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._shown: tuple[list[Edition], Counter[str]] = ([], Counter())
        self._list = column(spacing=M)
        self._new = QVBoxLayout()
        self.add = Button(_("Add an edition…"), icon_of="add", small=True, on_click=self._on_add_wanted)
        is_lead = workspace.visit.me.is_lead
        heading = SectionHeading(_("Forms"), trailing=self.add if is_lead else None)
        kept = [] if is_lead else [Label(_(_KEPT), tone="ink_2", wrap=True)]
        self.setLayout(column(heading, *kept, self._new, self._list, spacing=M))

    def load(self) -> None:
        """Show the editions as they stand."""
        uses = self._workspace.visit.forms.uses()
        editions = self._workspace.visit.forms.editions()
        if (editions, uses) == self._shown:
            return
        self._shown = (editions, uses)
        clear(self._list)
        for _form, found in groupby(editions, key=lambda edition: (edition.kind, edition.name)):
            self._list.addWidget(_form_lines(list(found), uses))

    def read(self, path: Path) -> None:
        """Read an author's file, in a thread, and show what it would change or what is wrong with it."""
        self.add.setEnabled(False)
        self._workspace.run(
            _("Reading {file}").format(file=path.name),
            lambda visit, _progress: visit.forms.read_edition(path),
            done=lambda read: self._on_read(*read),
            failed=self._on_refused,
            ended=lambda: self.add.setEnabled(True),
        )

    # ---- inside -------------------------------------------------------------------------------------
    def _on_add_wanted(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(self, _("Choose the form"), "", _FILES)
        if name:
            self.read(Path(name))

    def _on_read(self, form: CompiledForm, present: str) -> None:
        clear(self._new)
        panel = NewEdition(self._workspace.visit, form, present)
        panel.wanted.connect(lambda: self._add(form, present))
        panel.dropped.connect(lambda: clear(self._new))
        self._new.addWidget(panel)
        panel.button.setFocus()

    def _add(self, form: CompiledForm, present: str) -> None:
        words = _("Edition {version} is the current one now.").format(version=form.version)
        if self._workspace.do_and_say(lambda: self._workspace.visit.forms.add_compiled(form, present), words):
            clear(self._new)

    def _on_refused(self, error: UserError) -> None:
        clear(self._new)
        close = (_("Close"), lambda: clear(self._new))
        if isinstance(error, FormError):
            sentence = ngettext(
                "{file} has {count} problem. Put it right in the file, then choose it again.",
                "{file} has {count} problems. Put them right in the file, then choose it again.",
                len(error.problems),
            ).format(file=error.where, count=len(error.problems))
            self._new.addWidget(Message("danger", sentence, [close]))
            problems = [
                (f"{problem.what} {problem.remedy}", problem.said_place) for problem in error.problems
            ]
            self._new.addWidget(ToldList(_("Problems"), problems))
            self._new.addSpacing(L)
        else:
            self._new.addWidget(Message("danger", f"{error.where}: {error.what} {error.remedy}", [close]))


def _form_lines(editions: list[Edition], uses: dict[str, int]) -> QWidget:
    """Return a form with a line for each of its editions, the newest first."""
    held = QWidget()
    held.setLayout(column(Label(editions[-1].title, wrap=True), *_edition_lines(editions, uses), spacing=XS))
    return held


def _edition_lines(editions: list[Edition], uses: dict[str, int]) -> Iterator[QWidget]:
    for edition in reversed(editions):
        added = edition.added_at.astimezone().date()
        words = [
            _("Edition {label}").format(label=edition.label),
            _("{name}, {day}").format(name=edition.added_by, day=say_date(added, language())),
        ]
        if edition.is_current and len(editions) > 1:
            words.insert(1, _("current"))
        use = uses[edition.id]
        line = row(spacing=S)
        line.addWidget(Label("  ·  ".join(words), Type.CAPTION, tone="ink_2", wrap=True), 1)
        line.addWidget(Label(_used(edition.kind, use), Type.CAPTION, tone="ink_3"))
        held = QWidget()
        held.setLayout(line)
        yield held


def _used(kind: str, number: int) -> str:
    if not number:
        return _("not used yet")
    if kind == INTERVIEW_GUIDE:
        return counted("{count} interview", "{count} interviews", number)
    return counted("{count} reading", "{count} readings", number)
