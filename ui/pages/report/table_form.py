"""Making a table of figures, or changing one: what is counted, by what, and what it comes to before it is kept."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from db.errors import UserError
from inspector_app.figures.case_answers import CaseAnswers, answers_of_cases
from inspector_app.figures.crosstab_value import CrosstabValue
from inspector_app.figures.crosstabs import AS_CHART, AS_TABLE, HIDDEN, Crosstab, joined_from, joined_text
from inspector_app.figures.divisions import divisions
from inspector_app.figures.groups import Joined
from inspector_app.visit import Visit
from resources.translations import _
from ui.layouts import XS, S, column, panel, row, with_foot
from ui.pages.report.answers_together import AnswersTogether
from ui.pages.report.crosstab_view import CrosstabView
from ui.pages.report.figure_faces import FigureFaces
from ui.pages.report.table_options import FIGURE, QUESTION, counted_options, division_title, split_options
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.check_box import CheckBox
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import Label
from ui.widgets.picker import Picker
from ui.widgets.segmented_choice import SegmentedChoice
from ui.widgets.unsettled import Unsettled
from ui.workspace import Workspace

_PAUSE = 200  # milliseconds after the last change until the table is counted
_NEW = Crosstab("", "", "", None, "", "", "", "", AS_TABLE, "")


class TableForm(QWidget):
    """`made` carries the record of the table that was kept, and whether it is to go into the text; `closed` comes last."""

    made = Signal(str, bool)
    closed = Signal()

    def __init__(self, workspace: Workspace, faces: FigureFaces) -> None:
        super().__init__()
        self._workspace, self._faces = workspace, faces
        self._visit: Visit = workspace.visit
        self._kept = _NEW
        self._counted = self._split_by = ""
        self._answers: CaseAnswers | None = None
        self._together: tuple[Joined, str] = ((), "")  # what goes together, until the answers are looked up
        self._can_insert = False
        self.title, self.title_cy = QLineEdit(), QLineEdit()
        self.counted = ChoiceBox(name=_("What is counted"))
        self.counted.wanted.connect(lambda _letter: self._choose_counted())
        self.split_by = ChoiceBox(name=_("By what"))
        self.split_by.wanted.connect(lambda _letter: self._choose_split())
        self.together = AnswersTogether()
        self.shown_as = SegmentedChoice([(AS_TABLE, _("Table")), (AS_CHART, _("Chart"))], name=_("Shown as"))
        self.hides_small = CheckBox(_("Do not print small numbers"))
        self.view = CrosstabView(workspace)
        self._unsettled = Unsettled(workspace)
        self.problem = Label("", Type.CAPTION, tone="ink_3", wrap=True)
        self.insert = Button(_("Make and insert"), kind="primary", small=True, on_click=self._on_inserted)
        self.make = Button(_("Make"), small=True, on_click=self._on_made)
        cancel = Button(_("Cancel"), kind="link", on_click=self.closed.emit)
        self._heading = Label("", Type.STRONG)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.count)
        for name, field in ((_("Title of the table"), self.title), (_("Title in Welsh"), self.title_cy)):
            field.setAccessibleName(name)
            field.textChanged.connect(self._on_changed)
        self.together.changed.connect(self._on_changed)
        self.shown_as.chosen.connect(self._on_changed)
        self.hides_small.toggled.connect(self._on_changed)
        faces.changed.connect(self._on_changed)
        fields = column(
            self._heading,
            Label(_("What is counted"), tone="ink_2"),
            self.counted,
            Label(_("By what"), tone="ink_2"),
            self.split_by,
            self.together,
            XS,
            self._unsettled,
            self.view,
            row(self.shown_as, None),
            self.hides_small,
            Label(_("Title"), tone="ink_2"),
            self.title,
            Label(_("Title in Welsh"), tone="ink_2"),
            self.title_cy,
            None,
            spacing=XS,
        )
        deeds = FlowLayout()
        for button in (self.insert, self.make, cancel):
            deeds.addWidget(button)
        self.setLayout(with_foot(fields, column(self.problem, panel(deeds), spacing=S)))

    # ---- what stands in it ------------------------------------------------------------------------
    def begin(self, record: str = "") -> None:
        """Begin a new table, or show one to be changed."""
        self._kept = self._visit.crosstabs.get(record) if record else _NEW
        kept = self._kept
        self._unsettled.show_records([record])
        self._counted = f"{FIGURE}{kept.figure}" if kept.figure else f"{QUESTION}{kept.question}"
        self._counted = self._counted if record else ""
        self._split_by = kept.split_by
        self.title.setText(kept.title)
        self.title_cy.setText(kept.title_cy)
        self.shown_as.set_value(kept.shown_as)
        self.hides_small.setChecked(kept.small == HIDDEN)
        self._heading.setText(_("Change the table") if record else _("New table"))
        self.insert.setVisible(not record)
        self.make.setText(_("Save") if record else _("Make"))
        self.together.hide()
        self._answers = None
        self._together = joined_from(kept.joined), kept.bands
        self._show_choices()
        self.look_up()

    @property
    def can_insert(self) -> bool:
        """Whether a text has the caret, into which the table can go."""
        return self._can_insert

    @can_insert.setter
    def can_insert(self, can: bool) -> None:
        if can != self._can_insert:
            self._can_insert = can
            self._on_changed()

    @property
    def is_ready(self) -> bool:
        """Whether the answers are looked up from which tables are counted."""
        return self._answers is not None

    @property
    def record(self) -> str:
        """The record of the table that is being changed, "" for a new one."""
        return self._kept.id

    @property
    def is_begun(self) -> bool:
        """Whether something is written or chosen in it that is not kept."""
        return not self.isHidden() and self.crosstab != self._kept

    @property
    def crosstab(self) -> Crosstab:
        """The table as it is written now."""
        return Crosstab(
            self._kept.id,
            self.title.text().strip(),
            self.title_cy.text().strip(),
            self._counted.removeprefix(FIGURE) if self._counted.startswith(FIGURE) else None,
            self._counted.removeprefix(QUESTION) if self._counted.startswith(QUESTION) else "",
            self._split_by,
            joined_text(self.together.joined) if self._answers else joined_text(self._together[0]),
            self.together.bands.text().strip() if self._answers else self._together[1],
            self.shown_as.value,
            HIDDEN if self.hides_small.isChecked() else "",
        )

    # ---- counting ---------------------------------------------------------------------------------
    def look_up(self) -> None:
        """Look the answers of all cases up in the background; tables are counted from them at once.

        What is written stays, so that it can be asked for again when readings have changed.
        """
        made = self.crosstab
        self._together = joined_from(made.joined), made.bands
        self._answers = None
        self._tell(_("Counting…"))
        self._workspace.run(
            _("Counting"),
            lambda visit, progress: answers_of_cases(visit, progress),
            done=self._on_looked_up,
            failed=self._on_failed,
            shown=False,
        )

    def count(self) -> None:
        """Show what the table comes to as it is written now, or what it lacks."""
        self._timer.stop()
        value = self._value()
        made = self.crosstab
        self.view.show_value(value, self._faces.language, made.small)
        can_be_kept = value is not None and bool(made.title)
        self.insert.setEnabled(can_be_kept and self.can_insert)
        self.insert.setToolTip("" if self.can_insert else _("Put the caret into a text first"))
        self.make.setEnabled(can_be_kept)
        if value is not None:
            self._tell("" if made.title else _("Give it a title."))

    def _value(self) -> CrosstabValue | None:
        made = self.crosstab
        if self._answers is None:
            return None
        if not self._counted or not made.split_by:
            self._tell(_("Choose what is counted, and by what."))
            return None
        if made.figure and not self._faces.values:
            self._tell(_("Counting…"))
            return None
        try:
            return self._visit.crosstabs.count(made, self._answers, self._faces.values)
        except UserError as error:
            self._on_failed(error)
            return None

    def _on_looked_up(self, answers: CaseAnswers) -> None:
        self._answers = answers
        self._show_together(*self._together)
        self.count()

    def _on_failed(self, error: UserError) -> None:
        self._tell(f"{error.what} {error.remedy}", "danger")

    def _tell(self, words: str, tone: str = "ink_3") -> None:
        self.problem.set_tone(tone)
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    # ---- choosing ---------------------------------------------------------------------------------
    def _choose_counted(self) -> None:
        picker = Picker(
            self.counted, _("What is counted"), lambda: counted_options(self._faces, self._counted)
        )
        picker.picked.connect(self.count_what)

    def _choose_split(self) -> None:
        picker = Picker(self.split_by, _("By what"), lambda: split_options(self._visit, self._split_by))
        picker.picked.connect(self.divide_by)

    def count_what(self, key: str) -> None:
        """Count a figure ("figure:" and its record) or the answers to a question ("question:" and its name)."""
        self._counted = key
        self._show_choices()
        self.count()

    def divide_by(self, key: str) -> None:
        """Divide the cases by a division, by its key."""
        self._split_by = key
        self._show_choices()
        self._show_together((), "")
        self.count()

    def _show_choices(self) -> None:
        words = {option.key: option.words for option in counted_options(self._faces, self._counted)}
        self.counted.show_words(words.get(self._counted, ""))
        known = divisions(self._visit).get(self._split_by)
        self.split_by.show_words(division_title(known) if known else "")

    def _show_together(self, joined: Joined, bands: str) -> None:
        self._together = joined, bands
        division = divisions(self._visit).get(self._split_by)
        if division is None or self._answers is None:
            return
        answers = self._visit.crosstabs.answers_to(division.key, self._answers)
        self.together.show_division(division, answers, self._faces.language, joined, bands)

    # ---- keeping ----------------------------------------------------------------------------------
    def _on_changed(self) -> None:
        if not self.isHidden():
            self._timer.start()

    def _on_inserted(self) -> None:
        self._keep(into_text=True)

    def _on_made(self) -> None:
        self._keep(into_text=False)

    def _keep(self, *, into_text: bool) -> None:
        made, crosstabs = self.crosstab, self._visit.crosstabs
        if made.id:
            kept = self._workspace.did(lambda: crosstabs.change(made.id, made))
            record = made.id if kept else ""
        else:
            record = self._workspace.do(lambda: crosstabs.make(made)) or ""
        if record:
            self._kept = self.crosstab
            self.made.emit(record, into_text)
