"""The card of one question: its mark and number, the control, and what opens under it in place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from inspector_app.forms import NodeState
from inspector_app.forms.definition import UNAVAILABLE
from resources.translations import _
from ui.focus import focus_new
from ui.layouts import L, M, S, clear, column, row
from ui.pages.reading.answers.field import RING, AnswerField
from ui.pages.reading.answers.make import make_field
from ui.pages.reading.card_messages import CardMessages
from ui.pages.reading.guidance import Guidance
from ui.pages.reading.open_form import OpenForm
from ui.pages.reading.open_reading import OpenReading
from ui.pages.reading.taking_up import TakingUp
from ui.theme import theme
from ui.typography import Type, line_height, text_scale, text_width
from ui.widgets.button import Button
from ui.widgets.glyph import Glyph
from ui.widgets.growing_text import GrowingText
from ui.widgets.label import Label
from ui.widgets.styled_label import StyledLabel

_GUTTER = 5  # pixels between mark, number and label
_NUMBER_WIDTH = 24
_MARK = 16
_RADIUS, _BAR = 8, 3
KEYS = {"guidance": "Ctrl+G", "comment": "Ctrl+Shift+C"}  # what opens them in the current question
_WORDLESS = ("text", "integer", "decimal")  # answered with controls that have no words of a language in them


class QuestionCard(QFrame):
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
        self._current = False
        state = form.node(path)
        self._mark = Glyph("open", "control")
        number = Label(self._question.number, tone="ink_3")
        number_width = self._number_width()
        number.setFixedWidth(number_width)
        self._label = StyledLabel(Type.QUESTION)
        self._hint = StyledLabel(tone="ink_2")
        self._guidance_button = self._opener("guidance", _("Guidance"), self.toggle_guidance)
        self._comment_button = self._opener("comment", _("Comment"), self.toggle_comment)
        head = row(self._mark, number, spacing=_GUTTER)
        head.addWidget(self._label, 1, Qt.AlignmentFlag.AlignTop)
        openers = row(self._guidance_button, self._comment_button, spacing=S // 2)
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
        self.field = self._make_field(state)
        self._guidance: Guidance | None = None
        self._comment: GrowingText | None = None
        self._messages = CardMessages(form, path)
        self._messages.closed.connect(self.focus)
        # In line with the control, inside the room for its ring.
        self._guidance_place, self._comment_place = (
            column(spacing=0, margins=(RING[0], 0, RING[2], 0)) for _place in range(2)
        )
        self._body.addLayout(self._guidance_place)
        self._body.addLayout(self._comment_place)
        self._body.addWidget(self._messages)
        self._taking_up = QVBoxLayout()
        self._body.addLayout(self._taking_up)
        self.setLayout(column(head, self._body, spacing=S, margins=(M, M, L - 2, M)))
        self._order_stops()
        self.load()
        theme.changed.connect(self.update)

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
        self._show_mark(state)
        self._messages.load(state)
        comment = self._form.comments.get(self.path, "")
        if comment and self._comment is None:
            self._open_comment()
        elif self._comment is not None:
            self._comment.show_text(comment)
            self._comment.setReadOnly(not self._form.changeable)
        self._comment_button.setVisible(self.may_comment)

    @property
    def has_guidance(self) -> bool:
        """Whether there is guidance on the question."""
        return bool(self._form.node(self.path).guidance)

    @property
    def may_comment(self) -> bool:
        """Whether the question has a comment to read, or takes one."""
        open_ = self._form.changeable and self._question.type != UNAVAILABLE
        return self._form.keeps_comments and (open_ or bool(self._form.comments.get(self.path)))

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
        self.field.show_keys(self._current and self._form.changeable)
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
        if current != self._current:
            self._current = current
            self.field.show_keys(current and self._form.changeable)
            self.update()

    def commit(self) -> bool:
        """Save what is being typed; returns whether the form took it."""
        answered = self.field.commit()
        return (self._comment is None or self._comment.commit()) and answered

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame, and the bar of the current one."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            shape = QPainterPath()
            shape.addRoundedRect(frame, _RADIUS, _RADIUS)
            painter.fillPath(shape, theme.color("paper"))
            if self._current:
                painter.save()
                painter.setClipPath(shape)
                painter.fillRect(0, 0, _BAR, self.height(), theme.color("accent"))
                painter.restore()
            painter.setPen(QPen(theme.color("accent" if self._current else "line"), 1))
            painter.drawPath(shape)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back from the comment to the control by Esc."""
        if event.key() == Qt.Key.Key_Escape and self._comment is not None and self._comment.hasFocus():
            self.focus()
        else:
            super().keyPressEvent(event)

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
        self._show_open(self._guidance_button, "guidance", self._guidance is not None)

    def toggle_comment(self) -> None:
        """Open the comment and go there, or close an empty one."""
        if self._comment is None:
            focus_new(self._open_comment())
            self.opened.emit()
        elif not self._comment.toPlainText().strip():
            clear(self._comment_place)
            self._comment = None
            self._show_open(self._comment_button, "comment", False)
            self.focus()
        else:
            self._comment.setFocus(Qt.FocusReason.OtherFocusReason)

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
        empty = self._comment is not None and not self._form.comments.get(self.path)
        return bool(self._taking_up.count()) or self._guidance is not None or empty or self._messages.asks()

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

    def _open_comment(self) -> GrowingText:
        text = self._form.comments.get(self.path, "")
        comment = self._comment = GrowingText(
            text, name=_("Comment on {number}").format(number=self._question.number)
        )
        comment.setReadOnly(not self._form.changeable)
        comment.committed.connect(lambda words: self._form.comment(self.path, words))
        self._comment_place.addWidget(comment)
        self._show_open(self._comment_button, "comment", True)
        return comment

    # ---- inside ---------------------------------------------------------------------------------------
    def _opener(self, meaning: str, name: str, deed: Callable[[], object]) -> Button:
        button = Button(kind="opener", icon_of=meaning, name=name, on_click=deed)
        button.setToolTip(f"{name}, {KEYS[meaning].replace('+', ' ')}")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _show_open(self, button: Button, meaning: str, is_open: bool) -> None:
        button.setText(button.accessibleName() if is_open else "")
        button.setProperty("open", "true" if is_open else "false")
        button.style().unpolish(button)
        button.style().polish(button)
        button.set_icon(f"{meaning}-fill" if is_open else meaning)

    def _number_width(self) -> int:
        """Return the width of the numbers, the same in all cards of a section."""
        section = self._form.section_of(self.path)
        last = f"{section.number}.{len(section.questions)}" if section is not None else ""
        numbers = (last, self._question.number)
        return max(round(_NUMBER_WIDTH * text_scale()), *(text_width(Type.UI, number) for number in numbers))

    def _order_stops(self) -> None:
        """Have Tab come to the control first, and from there to what opens under it."""
        self.setTabOrder(self.field, self._guidance_button)
        self.setTabOrder(self._guidance_button, self._comment_button)

    def _make_field(self, state: NodeState) -> AnswerField:
        field = make_field(self._question, state, self._form)
        field.answered.connect(lambda value: self._form.answer(self.path, value))
        field.opened.connect(self.opened)
        self._body.insertWidget(1, field)
        return field

    def _replace_field(self, state: NodeState) -> None:
        old = self.field
        self._body.removeWidget(old)
        self.field = self._make_field(state)
        self._order_stops()
        old.hide()
        old.deleteLater()

    def _show_mark(self, state: NodeState) -> None:
        if self._question.type == UNAVAILABLE:
            mark = ("skipped", "ink_3", _("Not available here"))
        elif self._form.difference(self.path):
            mark = ("differs", "conflict", _("Two values"))
        elif state.value and not state.valid:
            mark = ("error", "danger", _("To put right"))
        elif state.warning:
            mark = ("warning-fill", "area", _("Warning"))
        elif state.not_applicable:
            mark = ("not-applicable", "ink_2", _("Not applicable"))
        elif state.is_answered:
            mark = ("answered", "strength", _("Answered"))
        else:
            mark = ("open", "control", _("Not answered yet"))
        self._mark.show_icon(*mark)
        self.setAccessibleName(f"{self._question.number} {state.label}, {mark[2]}")
