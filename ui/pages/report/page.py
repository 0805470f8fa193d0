"""The report page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent

from db.errors import UserError
from db.transaction import Touched
from inspector_app.checks import Problem
from inspector_app.framework.model import Chapter
from inspector_app.report.build import paragraph_numbers
from inspector_app.texts import in_language
from resources.translations import _, counted, ngettext
from ui.keys import PREVIEW as REPORT_PREVIEW
from ui.keys import REPORT, hints_of
from ui.layouts import column
from ui.pages.page import Page, PageHeader
from ui.pages.report.checking import Checking
from ui.pages.report.choosing import choose_file, choose_printer
from ui.pages.report.desk import Desk
from ui.pages.report.figure_faces import UNSETTLED, FigureFaces
from ui.pages.report.moving import Moving
from ui.pages.report.outline import Outline, OutlineEntry
from ui.pages.report.preview import Preview
from ui.pages.report.producing import print_report, save_report, suggested_file, suggested_version_file
from ui.pages.report.side_panel import SidePanel
from ui.pages.report.side_tabs import CHECKS, FIGURES, VERSIONS
from ui.pages.report.writer import Writer
from ui.place import Place, place_of
from ui.widgets.button import Button
from ui.widgets.key_hints import KeyHints
from ui.widgets.segmented_choice import SegmentedChoice
from ui.workspace import Workspace

PREVIEW = "preview"
_WRITTEN = frozenset({"paragraph", "paragraph_basis", "recommendation", "recommendation_finding"})
_COUNTED = frozenset(
    {"reading", "sampled_case", "allocation", "source", "figure", "crosstab", "member", "concern"}
)
_JUDGED = frozenset({"finding", "finding_evidence", "evidence", "rating", "moderation", "inspection"})
_ANSWERED = frozenset({"accepted_check", "report_version", "accuracy_point"})
_ANSWERED_BY_CASES = frozenset({"reading", "sampled_case", "allocation"})


class ReportPage(Page):
    """One chapter open for writing between the outline and what stands behind it; or beside the printed pages."""

    tables = _WRITTEN | _COUNTED | _JUDGED | _ANSWERED

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._chapters = self.visit.framework.outline
        self._chapter: Chapter = self._chapters[0]
        self._numbers: dict[str, str] = {}
        self._faces = FigureFaces(workspace)
        self._faces.changed.connect(self._on_figures_counted)
        self.outline = Outline()
        self.outline.chosen.connect(self._on_outline_chosen)
        self.writer = Writer(workspace, self._faces)
        Moving(workspace, self.outline, self.writer, self.leave, self.open)
        self.writer.entered.connect(self._on_entered)
        self.side = SidePanel(workspace, self._faces, self._jump)
        self.side.evidence.cited.connect(self.writer.cite)
        self.side.figures.wanted.connect(self.writer.insert_figure)
        self.side.versions.jumped.connect(self._on_paragraph_wanted)
        self.side.versions.make_wanted.connect(self.make_version)
        self.side.versions.print_wanted.connect(self._on_version_wanted)
        self.preview = Preview(workspace)
        self.preview.drawn.connect(self._on_drawn)
        self.desk = Desk(self.outline, self.writer, self.preview, self.side)
        self._hints = KeyHints(hints_of(REPORT), self.show_all_keys)
        self._preview_hints = KeyHints(hints_of(REPORT_PREVIEW), self.show_all_keys)
        self._preview_hints.hide()
        self._header = self._make_header()
        self.desk.folded.connect(self._behind_button.setVisible)
        self.setLayout(column(self._header, self.desk, self._hints, self._preview_hints, spacing=0))
        self.checking = Checking(workspace, self)
        self.checking.found.connect(self._on_checked)
        workspace.changed.connect(self._on_changed)
        for keys, deed in (
            ("F8", self._on_next_check_wanted),
            ("Ctrl+P", self._on_print_wanted),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed)

    # ---- what a page does ---------------------------------------------------------------------------
    def load(self) -> None:
        """Show the open chapter, the outline and what stands behind, as they are now."""
        self._faces.count()
        self._numbers = self._faces.numbers = paragraph_numbers(self.visit)
        self.writer.sent_numbers = self._sent_numbers()
        self.writer.show_chapter(self._chapter, self._numbers)
        self.side.show_versions(self._numbers, self._faces.language)
        self._show_outline()
        self._show_context()
        self.checking.start()
        self.preview.content_changed()

    def show_place(self, place: Place) -> None:
        """Show a paragraph, a recommendation, a figure, a chapter by its key, or the preview."""
        chapter = self._chapter_holding(place.record) or place.part
        if place.part == PREVIEW:
            self.show_preview(True)
        elif self.visit.store.get("figure", place.record):
            self.side.figures.open(self.visit.figures.get(place.record).name)
            self.show_beside(FIGURES)
        elif self.visit.store.get("crosstab", place.record):
            self.side.figures.open_table(place.record)
            self.show_beside(FIGURES)
        elif self.visit.store.get("accuracy_point", place.record):
            self._show_point(place.record)
        elif self.visit.store.get("report_version", place.record):
            self.show_beside(VERSIONS)
        elif any(entry.key == chapter for entry in self._chapters):
            self.open(chapter, place.record)

    def here(self) -> Place:
        """Return the chapter in view, at the text that is being written."""
        return Place("report", self.writer.current, self._chapter.key)

    def leave(self) -> bool:
        """Save what is being typed; returns whether it is in the file."""
        return all([self.writer.commit(), self.side.versions.points.commit()])

    def is_half_typed(self) -> bool:
        """Whether something is being written at the side that is not kept as it is typed."""
        return self.side.is_half_typed or super().is_half_typed()

    def showEvent(self, event: QShowEvent) -> None:
        """Look again, since checks rest while the page is out of view."""
        super().showEvent(event)
        self.checking.start()

    # ---- deeds ----------------------------------------------------------------------------------------
    def open(self, chapter: str, record: str = "") -> None:
        """Open a chapter by its key, with the caret in one of its texts; words that cannot be saved keep theirs."""
        if not self.leave():
            return
        self._chapter = next(entry for entry in self._chapters if entry.key == chapter)
        self.load()
        if record:
            self.writer.enter(record)

    def show_language(self, language: str) -> None:
        """Write and preview in a language ("en" or "cy"); words that cannot be saved keep theirs."""
        if not self.leave():
            self._language.set_value(self._faces.language)
            return
        self._faces.language = language
        self._language.set_value(language)
        self.writer.language_changed()
        self.preview.show_language(language)
        self.load()

    def show_preview(self, shown: bool) -> None:
        """Show the printed pages beside the text, instead of outline and side panel, or no longer."""
        self.desk.show_preview(shown)
        self._preview_button.setText(_("Close preview") if shown else _("Preview"))
        self._preview_button.set_icon("close" if shown else "preview")
        self._print_button.setVisible(shown)
        self._hints.setVisible(not shown)
        self._preview_hints.setVisible(shown)
        if shown:
            self.writer.commit()
            self.preview.draw()
            self.preview.go_to_chapter(in_language(self._chapter.title, self._faces.language))

    def show_beside(self, tab: str) -> None:
        """Show one of the tabs of what stands behind the text."""
        if self.desk.is_previewing:
            self.show_preview(False)
        self.side.show_tab(tab)
        self.desk.show_side()

    def insert_figure(self) -> None:
        """Offer the figures for the text that has or last had the caret; where none had, show them beside."""
        if self.writer.line() is None or self.writer.isHidden():
            self.show_beside(FIGURES)
        else:
            self.writer.choose_figure()

    def begin_table(self) -> None:
        """Ask for a new table beside the text."""
        self.show_beside(FIGURES)
        self.side.figures.begin_table()

    def save_as(self) -> None:
        """Ask where to write the report as Word, with a PDF beside it, and write it."""
        internal = self.preview.is_internal
        chosen = choose_file(self, suggested_file(self.visit, self._faces.language, internal=internal))
        if chosen:
            self.save(chosen)

    def save(self, docx: Path) -> None:
        """Write the report as Word to a file, and as PDF beside it."""
        self.writer.commit()
        language, internal = self._faces.language, self.preview.is_internal
        template = self.preview.template.path
        self.workspace.do(
            lambda: save_report(self.workspace, docx, language=language, internal=internal, template=template)
        )

    def make_version(self, kind: str) -> None:
        """Freeze the report as a version of a kind; words that cannot be saved keep it from being made."""
        if self.leave():
            self.side.versions.make(kind)

    def save_version(self, docx: Path, version: int) -> None:
        """Write a version again as Word to a file, and as PDF beside it."""
        language, template = self._faces.language, self.preview.template.path
        self.workspace.do(
            lambda: save_report(
                self.workspace, docx, language=language, internal=False, template=template, version=version
            )
        )

    # ---- parts ------------------------------------------------------------------------------------------
    def _make_header(self) -> PageHeader:
        self._language = SegmentedChoice(
            [("en", "English"), ("cy", "Cymraeg")], name=_("Language of the text")
        )
        self._language.set_value("en")
        self._language.chosen.connect(self.show_language)
        self._preview_button = Button(_("Preview"), icon_of="preview", on_click=self._on_preview_wanted)
        self._print_button = Button(_("Print…"), icon_of="print", on_click=self._on_print_wanted)
        self._print_button.hide()
        save = Button(_("Save Word and PDF…"), kind="primary", icon_of="save", on_click=self.save_as)
        self._behind_button = Button(
            _("What stands behind"), icon_of="evidence", on_click=self.desk.lay_side_over
        )
        return PageHeader(
            _("Report"),
            self._language,
            self._preview_button,
            self._print_button,
            save,
            folding=self._behind_button,
        )

    def _show_outline(self) -> None:
        passages = [(line.manuscript.kind, line.passage) for line in self.writer.rows.values()]
        entries = [OutlineEntry("", "", "", _("Cover and front matter"))]
        for number, chapter in enumerate(self._chapters, 1):
            is_open = chapter == self._chapter
            words = self._chapter_words(chapter)
            found = None
            if self.checking.problems is not None:
                found = sum(key == chapter.key for key, _problem in self.checking.problems)
            entries.append(OutlineEntry(chapter.key, "", str(number), words, found, is_open))
            for kind, passage in passages if is_open else ():
                said = self._faces.say(passage.text_in(self._faces.language) or passage.text)
                here = passage.id == self.writer.current
                entries.append(
                    OutlineEntry(chapter.key, passage.id, passage.number, said, open=here, kind=kind)
                )
        self.outline.show_entries(entries)

    def _chapter_words(self, chapter: Chapter) -> str:
        """Return the title of a chapter, that of a criterion in its short form."""
        criterion = self.visit.framework.criterion(chapter.criterion) if chapter.criterion else None
        return in_language(criterion.short if criterion else chapter.title, self._faces.language)

    def _show_context(self) -> None:
        """Show what stands behind the text that is being written."""
        tokens = [token for token in self.writer.tokens() if token.is_figure]
        self.side.show_context(self._chapter, self.writer.current, self._numbers, tokens)
        unsettled = sum(self._faces.face(token).state == UNSETTLED for token in tokens)
        self._hints.set_fact(
            ngettext(
                "{unsettled} of {count} figure here not settled",
                "{unsettled} of {count} figures here not settled",
                len(tokens),
            ).format(unsettled=unsettled, count=len(tokens))
            if unsettled
            else counted("{count} figure here", "{count} figures here", len(tokens))
        )
        self._show_checks()

    def _show_checks(self) -> None:
        if self.checking.problems is not None:
            self.side.show_problems(self.checking.problems, self.checking.accepted, self._chapter.key)

    def _on_checked(self) -> None:
        self._show_outline()
        self._show_checks()

    def _chapter_holding(self, record: str) -> str:
        paragraph = self.visit.store.get("paragraph", record)
        if paragraph:
            return str(paragraph["chapter"])
        if self.visit.store.get("recommendation", record):
            return next(entry.key for entry in self._chapters if entry.kind == "recommendations")
        return ""

    def _show_point(self, record: str) -> None:
        """Show a point of the council beside the chapter that it is about."""
        chapter = self._chapter_holding(self.visit.accuracy_points.get(record).about)
        if chapter:
            self.open(chapter)
        self.show_beside(VERSIONS)
        self.side.versions.open_point(record)

    def _sent_numbers(self) -> dict[str, str]:
        try:
            return self.visit.versions.sent_numbers()
        except UserError:  # of a newer program; whoever prints that version is told
            return {}

    def _jump(self, problem: Problem) -> None:
        if problem.language and problem.language != self._faces.language:
            self.show_language(problem.language)
        if problem.table in ("paragraph", "recommendation"):
            self.open(self._chapter_holding(problem.record), problem.record)
        elif problem.table:
            place = place_of(problem.table, problem.record)
            self.workspace.go(place.page, place.record, place.part)
        elif problem.code == "rating-not-moderated":
            self.workspace.go("ratings")
        elif problem.chapter:
            self.open(problem.chapter)

    # ---- events -----------------------------------------------------------------------------------------
    def _on_changed(self, touched: frozenset[Touched]) -> None:
        tables = {item.table for item in touched}
        if tables & _COUNTED:
            self._faces.forget()
            self.writer.figures_changed()
        if tables & _ANSWERED_BY_CASES:
            self.side.figures.answers_changed()

    def _on_figures_counted(self) -> None:
        self.writer.figures_changed()
        self._show_outline()
        self._show_context()

    def _on_drawn(self, pages: int) -> None:
        self._header.fact.setText(counted("{count} page", "{count} pages", pages))

    def _on_entered(self, _record: str) -> None:
        self._show_outline()
        self._show_context()

    def _on_outline_chosen(self, chapter: str, record: str) -> None:
        if chapter:
            self.open(chapter, record)
        else:
            self.workspace.go("settings")

    def _on_next_check_wanted(self) -> None:
        self.side.show_tab(CHECKS)
        self.side.checks.next()

    def _on_preview_wanted(self) -> None:
        self.show_preview(not self.desk.is_previewing)

    def _on_paragraph_wanted(self, record: str) -> None:
        self.open(self._chapter_holding(record), record)

    def _on_version_wanted(self, version: int) -> None:
        suggested = suggested_version_file(self.visit, self._faces.language, version)
        chosen = choose_file(self, suggested)
        if chosen:
            self.save_version(chosen, version)

    def _on_print_wanted(self) -> None:
        printer = choose_printer(self)
        if printer:
            self.writer.commit()
            language, internal = self._faces.language, self.preview.is_internal
            print_report(self.workspace, printer, language=language, internal=internal)
