"""What there is to say of a reading's edition: a newer one, answers for another one, and those without a place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from inspector_app.fieldwork.bringing import leave_late, may_bring, take_late, would_bring
from inspector_app.fieldwork.edition_answers import OtherAnswer, question_of, why_words, words_of
from inspector_app.fieldwork.readings import AGREED, READY
from resources.translations import N_, _, counted
from ui.focus import focus_new
from ui.layouts import Item, L, M, S, clear, column, row
from ui.pages.reading.edition_preview import EditionPreview
from ui.pages.reading.open_reading import OpenReading
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.message import Message
from ui.widgets.told_list import Told, ToldList
from ui.workspace import Workspace

# Why a reading is not brought to another edition, by its state.
_KEPT = {
    READY: N_("It keeps its edition while it is ready."),
    AGREED: N_("It keeps its edition while it is agreed."),
}


class EditionNotice(QWidget):
    """Quiet lines above the questions; what they lead to opens in place. It is hidden while there is nothing.

    `before` is called before anything changes, to save what is being typed, and says whether it may; `settled` comes
    after.
    """

    settled = Signal()

    def __init__(self, workspace: Workspace, before: Callable[[], bool]) -> None:
        super().__init__()
        self._workspace, self._before = workspace, before
        self._reading: OpenReading | None = None
        self._open: set[str] = set()  # what is unfolded: "changes", "late", "aside"
        self._shown: tuple[object, ...] = ()
        self._deeds: dict[str, QWidget] = {}  # by part, where the keyboard goes when it opens or closes
        self._parts = QVBoxLayout()
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(S)
        self.setLayout(self._parts)

    def show_reading(self, reading: OpenReading) -> None:
        """Show what there is to say of a reading as it stands."""
        if reading is not self._reading:
            self._open.clear()
        self._reading = reading
        shown = (reading, reading.record, reading.latest, reading.others, frozenset(self._open))
        # An open preview counts answers, so it is made anew with each; the rest stays while nothing changes.
        if shown != self._shown or "changes" in self._open:
            self._shown = shown
            self._build(reading)

    def show_set_aside(self) -> None:
        """Unfold the answers that the form has no place for."""
        if self._reading is not None and self._reading.others.set_aside:
            self._unfold("aside")

    # ---- inside -------------------------------------------------------------------------------------
    def _build(self, reading: OpenReading) -> None:
        clear(self._parts)
        self._deeds = {}
        if reading.is_behind:
            self._parts.addWidget(self._newer(reading))
        if reading.others.late:
            self._parts.addWidget(self._late(reading))
        if reading.others.set_aside:
            self._parts.addWidget(self._aside(reading))
        self.setVisible(self._parts.count() > 0)

    def _newer(self, reading: OpenReading) -> QWidget:
        forms = reading.visit.forms
        own, newer = forms.label(reading.record.form), forms.label(reading.latest)
        words = _("This reading uses edition {own}; {newer} is newer.").format(own=own, newer=newer)
        if reading.record.state in _KEPT:
            words += f" {_(_KEPT[reading.record.state])}"
        if "changes" in self._open:
            found = would_bring(reading.visit, reading.record.id, reading.latest)
            preview = EditionPreview(reading, found, may_bring(reading.visit, reading.record))
            preview.wanted.connect(self._bring)
            preview.closed.connect(lambda: self._fold("changes"))
            self._deeds["changes"] = preview.first
            return preview
        see = Button(_("See what changes"), kind="link", on_click=lambda: self._unfold("changes"))
        self._deeds["changes"] = see
        return _line(words, see)

    def _late(self, reading: OpenReading) -> QWidget:
        late = reading.others.late
        if "late" not in self._open:
            sentence = counted(
                "{count} answer came in for another edition of the form.",
                "{count} answers came in for another edition of the form.",
                len(late),
            )
            return Message("conflict", sentence, [(_("See what came"), lambda: self._unfold("late"))])
        here = _("Here: {answer}")
        told = [_told(reading, answer, here.format(answer=_here(reading, answer))) for answer in late]
        take = Button(_("Carry over"), kind="primary", on_click=lambda: self._decide(take_late))
        leave = Button(_("Keep what stands here"), on_click=lambda: self._decide(leave_late))
        for button in (take, leave):
            button.setEnabled(may_bring(reading.visit, reading.record))
        self._deeds["late"] = take
        about = _("Carried over, they replace what stands here. Else they are set aside, and stay readable.")
        deeds = row(take, leave, Button(_("Close"), kind="quiet", on_click=lambda: self._fold("late")), None)
        return _card(
            ToldList(_("Came in for another edition of the form"), told),
            Label(about, tone="ink_2", wrap=True),
            deeds,
        )

    def _aside(self, reading: OpenReading) -> QWidget:
        aside = reading.others.set_aside
        if "aside" not in self._open:
            words = counted(
                "{count} answer from other editions, for which this form has no place.",
                "{count} answers from other editions, for which this form has no place.",
                len(aside),
            )
            see = Button(
                _("See"),
                kind="link",
                name=_("See: {what}").format(what=words),
                on_click=lambda: self._unfold("aside"),
            )
            self._deeds["aside"] = see
            return _line(words, see)
        lists = []
        for edition in dict.fromkeys(answer.form for answer in aside):
            label = reading.visit.forms.label(edition)
            told = [_told(reading, answer, why_words(answer)) for answer in aside if answer.form == edition]
            heading = _("Answers from edition {edition} that this form has no place for")
            lists.append(ToldList(heading.format(edition=label), told))
        close = Button(_("Close"), kind="link", on_click=lambda: self._fold("aside"))
        self._deeds["aside"] = close
        return _card(*lists, row(close, None))

    def _unfold(self, part: str) -> None:
        if not self._before():
            return
        self._open.add(part)
        self._refresh(part)

    def _fold(self, part: str) -> None:
        self._open.discard(part)
        self._refresh(part)

    def _refresh(self, part: str) -> None:
        if self._reading is not None:
            self.show_reading(self._reading)
        if part in self._deeds:
            focus_new(self._deeds[part])

    def _bring(self) -> None:
        assert self._reading is not None
        if not self._before():
            return
        visit, record, latest = self._reading.visit, self._reading.record, self._reading.latest
        words = _("{case} uses edition {edition} now.").format(
            case=self._reading.title(), edition=visit.forms.label(latest)
        )
        if self._workspace.do_and_say(lambda: visit.readings.bring_to(record.id, latest), words):
            self._open.clear()
            self.settled.emit()

    def _decide(self, decision: Callable[..., int]) -> None:
        assert self._reading is not None
        if not self._before():
            return
        visit, record = self._reading.visit, self._reading.record
        if self._workspace.do(lambda: decision(visit, record.id)) is not None:
            self._open.discard("late")
            self.settled.emit()


def _told(reading: OpenReading, answer: OtherAnswer, about: str) -> Told:
    words = words_of(reading.visit, answer, reading.language)
    return f"{question_of(reading.visit, answer)}\n{words}", about


def _here(reading: OpenReading, answer: OtherAnswer) -> str:
    """Return in words what the reading says where a late answer would go."""
    standing = reading.visit.readings.fields(reading.record.id).get(answer.to_path, "")
    if answer.to_path.endswith("]"):
        return _("still there")
    if not standing:
        return _("no answer")
    return words_of(
        reading.visit, OtherAnswer(reading.record.form, answer.to_path, standing), reading.language
    )


def _line(words: str, see: Button) -> QWidget:
    held = QWidget()
    line = row(spacing=M)
    label = Label(words, tone="ink_2", wrap=True)
    line.addWidget(label, 1)
    line.addWidget(see)
    held.setLayout(line)
    return held


def _card(*parts: Item) -> QFrame:
    frame = QFrame()
    frame.setProperty("kind", "card")
    frame.setLayout(column(*parts, spacing=M, margins=(L, M, L, M)))
    return frame
