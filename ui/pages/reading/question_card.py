"""The card of one question: its mark and number, the control, and what opens under it in place."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from inspector_app.forms import NodeState
from resources.translations import _
from ui.focus import focus_new, have_tab_follow
from ui.layouts import L, M, S, clear, column, row
from ui.pages.reading.answer_mark import answer_mark
from ui.pages.reading.answers.field import RING, AnswerField
from ui.pages.reading.answers.make import make_field
from ui.pages.reading.card_frame import CardFrame
from ui.pages.reading.card_messages import CardMessages
from ui.pages.reading.comment_box import CommentBox
from ui.pages.reading.guidance import Guidance
from ui.pages.reading.open_form import OpenForm
from ui.pages.reading.open_reading import OpenReading
from ui.pages.reading.opener import Opener
from ui.pages.reading.taking_up import TakingUp
from ui.typography import Type, line_height, text_scale, text_width
from ui.widgets.glyph import Glyph
from ui.widgets.growing_text import GrowingText
from ui.widgets.label import Label
from ui.widgets.privacy_notice import PrivacyNotice
from ui.widgets.styled_label import StyledLabel

_GUTTER = 5  # pixels between mark, number and label
_NUMBER_WIDTH = 24
_MARK = 16
_WORDLESS = ("text", "integer", "decimal")  # answered with controls that have no words of a language in them


class QuestionCard(CardFrame):
    """One question of an open form. Its height changes only by what somebody opens, or what is wrong.

    `opened` comes when something was opened in it, `grew` when what is being typed in it takes more room.
    """

    opened = Signal()
    grew = Signal()

    def __init__(self, form: OpenForm, path: str) -> None:
        super().__init__()
        self.path = path
        self._form = form
        self._question = form.question(path)
        state = form.node(path)
        self._mark = Glyph("open", "control")
        number = Label(self._question.number, tone="ink_3")
        number_width = self._number_width()
        number.setFixedWidth(number_width)
        self._label = StyledLabel(Type.QUESTION)
        self._hint = StyledLabel(tone="ink_2")
        self._guidance_button = Opener("guidance", _("Guidance"), self.toggle_guidance)
        self._comment = CommentBox(form, path)
        self._comment.opened.connect(self.opened)
        self._comment.closed.connect(self.focus)
        head = row(self._mark, number, spacing=_GUTTER)
        head.addWidget(self._label, 1, Qt.AlignmentFlag.AlignTop)
        openers = row(self._guidance_button, self._comment.button, spacing=S // 2)
        head.addLayout(openers)
        head.setAlignment(openers, Qt.AlignmentFlag.AlignTop)
        head.setAlignment(self._mark, Qt.AlignmentFlag.AlignTop)
        head.setAlignment(number, Qt.AlignmentFlag.AlignTop)
        self._mark.setFixedHeight(line_height(Type.QUESTION))
        number.setFixedHeight(line_height(Type.QUESTION))
        # Controls keep room for the focus ring, so what stands beside them keeps the same.
        self._body = column(
            self._hint, spacing=S, margins=(_MARK + number_width + 2 * _GUTTER - RING[0], 0, 0, 0)
        )
        self._hint.setContentsMargins(RING[0], 0, 0, 0)
        self._privacy: PrivacyNotice | None = None
        self.field = self._make_field(state)
        self._guidance: Guidance | None = None
        self._messages = CardMessages(form, path)
        self._messages.closed.connect(self.focus)
        # In line with the control, inside the room for its ring.
        self._guidance_place, comment_place = (
            column(*inside, spacing=0, margins=(RING[0], 0, RING[2], 0)) for inside in ((), (self._comment,))
        )
        self._body.addLayout(self._guidance_place)
        self._body.addLayout(comment_place)
        self._body.addWidget(self._messages)
        self._taking_up = QVBoxLayout()
        self._body.addLayout(self._taking_up)
        self.setLayout(column(head, self._body, spacing=S, margins=(M, M, L - 2, M)))
        self.load()

    # ---- showing ------------------------------------------------------------------------------------
    def load(self) -> None:
        """Show the present state of the question."""
        state = self._form.node(self.path)
        self._label.show_styled(self._form.label(self.path))
        self._hint.show_styled(self._form.hint(self.path))
        self._hint.setVisible(bool(state.hint))
        self._guidance_button.setVisible(self.has_guidance)
        changeable = self._form.changeable
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if changeable else Qt.FocusPolicy.StrongFocus)
        self.field.show_state(state, changeable=changeable)
        self._order_stops()
        if self._privacy is not None:
            self._privacy.look()
        mark = answer_mark(self._form, self.path)
        self._mark.show_icon(*mark)
        self.setAccessibleName(f"{self._question.number} {state.label}, {mark[2]}")
        self._messages.load(state)
        self._comment.load()

    @property
    def has_guidance(self) -> bool:
        """Whether there is guidance on the question."""
        return bool(self._form.node(self.path).guidance)

    @property
    def may_comment(self) -> bool:
        """Whether the question has a comment to read, or takes one."""
        return self._comment.is_offered

    def show_language(self) -> None:
        """Take a control in the language that the form speaks now; keyboard, caret and what is open stay."""
        state = self._form.node(self.path)
        if self._question.type in _WORDLESS and not self._question.choices:
            self._inmost(self.field).setAccessibleName(f"{self._question.number} {state.label}")
        else:
            self._change_field(state)
        if self._guidance is not None:
            self._close_guidance()
            self._open_guidance()

    def _change_field(self, state: NodeState) -> None:
        self.field.commit()
        widget = QApplication.focusWidget()
        had_focus = widget is not None and self.field.isAncestorOf(widget)
        caret = widget.cursorPosition() if isinstance(widget, QLineEdit) else 0
        self._replace_field(state)
        self.field.show_state(self._form.node(self.path), changeable=self._form.changeable)
        self._order_stops()
        self.field.show_keys(self.is_current and self._form.changeable)
        if had_focus:
            focus_new(self.field)
            line = self._inmost(self.field)
            if isinstance(line, QLineEdit):
                line.setCursorPosition(caret)

    @staticmethod
    def _inmost(field: QWidget) -> QWidget:
        """Return the widget of a control that takes the keyboard."""
        while (proxy := field.focusProxy()) is not None:
            field = proxy
        return field

    def set_current(self, current: bool) -> None:
        """Show it as the one that the keyboard is in, or not."""
        if current != self.is_current:
            self.is_current = current
            self.field.show_keys(current and self._form.changeable)
            self.update()

    def commit(self) -> bool:
        """Save what is being typed; returns whether the form took it."""
        answered = self.field.commit()
        return self._comment.commit() and answered

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back from the comment to the control by Esc."""
        if event.key() == Qt.Key.Key_Escape and self._comment.has_keyboard():
            self.focus()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Order what Tab reaches; Qt orders nothing before the card stands in its window."""
        super().showEvent(event)
        self._order_stops()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Bring a text that grows while it is typed into view, once there is room for it."""
        super().resizeEvent(event)
        typed = QApplication.focusWidget()
        grown = event.size().height() > event.oldSize().height() > 0
        if grown and isinstance(typed, GrowingText) and self.isAncestorOf(typed):
            QTimer.singleShot(0, self, self.grew.emit)

    # ---- opening ------------------------------------------------------------------------------------
    def focus(self) -> None:
        """Put the keyboard into the control, or on the card as a whole while its answer may not change."""
        focus_new(self.field if self._form.changeable else self)

    def in_control(self, widget: QWidget | None) -> bool:
        """Whether a widget belongs to the control, where Enter means "next question"."""
        return widget is self or (widget is not None and self.field.isAncestorOf(widget))

    def toggle_guidance(self) -> None:
        """Open or close the guidance."""
        if self._guidance is None:
            self._open_guidance().show()
            self.opened.emit()
        else:
            self._close_guidance()
        self._guidance_button.show_open(self._guidance is not None)

    def toggle_comment(self) -> None:
        """Open the comment and go there, or put an empty one away."""
        self._comment.toggle()

    def take_up(self) -> None:
        """Open the line that takes the comment, or the answer, up as evidence."""
        if self._taking_up.count() or not isinstance(self._form, OpenReading):
            return
        self.commit()
        taking_up = TakingUp(self._form, self.path, self._close_taking_up)
        self._taking_up.addWidget(taking_up)
        focus_new(taking_up)
        self.opened.emit()

    def has_open(self) -> bool:
        """Whether something is open that would be lost with the card: a line to fill in, guidance, an empty comment."""
        opened = bool(self._taking_up.count()) or self._guidance is not None
        return opened or self._comment.is_empty() or self._messages.asks()

    def is_filling_in(self) -> bool:
        """Whether something is being written in it that is not kept before it is sent."""
        return bool(self._taking_up.count()) or self._messages.asks()

    def is_half_typed(self) -> bool:
        """Whether something was written or chosen in it that would be lost with it."""
        lines = [self._taking_up.itemAt(place).widget() for place in range(self._taking_up.count())]
        return (
            any(isinstance(line, TakingUp) and line.is_begun for line in lines)
            or self._messages.is_half_typed()
        )

    def _close_taking_up(self) -> None:
        clear(self._taking_up)
        self.focus()

    def _open_guidance(self) -> Guidance:
        state = self._form.node(self.path)
        labels = [self._form.state.in_language(choice.label) for choice in state.choices]
        self._guidance = Guidance(self._form.guidance(self.path), labels)
        self._guidance_place.addWidget(self._guidance)
        return self._guidance

    def _close_guidance(self) -> None:
        clear(self._guidance_place)
        self._guidance = None

    # ---- inside ---------------------------------------------------------------------------------------
    def _number_width(self) -> int:
        """Return the width of the numbers, the same in all cards of a section."""
        section = self._form.section_of(self.path)
        last = f"{section.number}.{len(section.questions)}" if section is not None else ""
        numbers = (last, self._question.number)
        return max(round(_NUMBER_WIDTH * text_scale()), *(text_width(Type.UI, number) for number in numbers))

    def _order_stops(self) -> None:
        """Have Tab come to the control first, and from there to the buttons of what opens under it."""
        have_tab_follow(self.field, (self._guidance_button, self._comment.button))

    def _make_field(self, state: NodeState) -> AnswerField:
        field = make_field(self._question, state, self._form)
        field.answered.connect(lambda value: self._form.answer(self.path, value))
        field.opened.connect(self._order_stops)
        field.opened.connect(self.opened)
        self._body.insertWidget(1, field)
        typed = self._inmost(field)
        if (
            self._question.type == "text"
            and isinstance(self._form, OpenReading)
            and isinstance(typed, QLineEdit | QPlainTextEdit)
        ):
            self._privacy = PrivacyNotice(self._form.workspace, typed)
            self._body.insertWidget(2, self._privacy)
        return field

    def _replace_field(self, state: NodeState) -> None:
        gone = [self.field, *([self._privacy] if self._privacy is not None else [])]
        self._privacy = None
        for old in gone:
            self._body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.field = self._make_field(state)
