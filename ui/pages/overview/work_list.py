"""My work: a line for each thing, with the link that opens it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.fieldwork.my_work import GO_ON, OPEN, START, Task
from resources.translations import N_, _, counted, ngettext
from ui.layouts import M, clear, column, hairline, panel, row
from ui.typography import Type, line_height, text_width
from ui.widgets.button import Button
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.label import Label
from ui.widgets.section_heading import SectionHeading

VERBS = {START: N_("Start"), GO_ON: N_("Go on"), OPEN: N_("Open")}

_SHOWN = 5
_MORE = 10  # things that one press shows more of
_LINE = 33
_FIRST = 1000  # times as much room for a title as for its detail, which gives way first


class WorkList(QWidget):
    """`open_task` is called with the task to begin or open, `detail_of` to say more of one that is shown."""

    def __init__(self, open_task: Callable[[Task], object], detail_of: Callable[[Task], str]) -> None:
        super().__init__()
        self._open_task = open_task
        self._detail_of = detail_of
        self._most = _SHOWN
        self._tasks: list[Task] = []
        self._shown: list[tuple[Task, str]] = []
        self._heading = SectionHeading(_("My work today"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.setLayout(column(self._heading, self._lines, None, spacing=0))

    def show_tasks(self, tasks: list[Task]) -> None:
        """Show the tasks, the first few of them until asked for more."""
        few = tasks if len(tasks) <= self._most else tasks[: self._most - 1]
        shown = [(task, self._detail_of(task)) for task in few]
        if (tasks, shown) == (self._tasks, self._shown) and self._lines.count():
            return
        self._tasks, self._shown = tasks, shown
        clear(self._lines)
        self._heading.fact.setText(counted("{count} thing", "{count} things", len(tasks)))
        for task, detail in shown:
            self._add(self._line(task, detail))
        left = len(tasks) - len(shown)
        if left:
            words = ngettext("{count} more", "{count} more", left).format(count=left)
            self._add(_held(Button(words, kind="link", icon_of="unfold", on_click=self._show_more), None))
        if not tasks:
            self._add(_held(Label(_("Nothing is waiting for you."), tone="ink_2"), None))

    def _show_more(self) -> None:
        before = len(self._shown)
        self._most = before + _MORE + 1
        self.show_tasks(self._tasks)
        # The link that was pressed is gone: go on at the first of what it brought.
        first = self._lines.itemAt(2 * before).widget().findChild(Button)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _line(self, task: Task, detail: str) -> QWidget:
        at = Label(task.at, tone="ink_3")
        at.setFixedWidth(text_width(Type.UI, "00:00"))
        title = ElidedLabel(task.title, Type.STRONG, where=Qt.TextElideMode.ElideRight)
        title.setMaximumWidth(text_width(Type.STRONG, task.title) + 4)
        line = row(at, spacing=M)
        line.addWidget(title, _FIRST)
        if detail:
            line.addWidget(ElidedLabel(detail, tone="ink_3", where=Qt.TextElideMode.ElideRight), 1)
        line.addStretch(0 if detail else 1)
        if task.verb:
            words = _(VERBS[task.verb])
            verb = Button(words, kind="link", on_click=lambda: self._open_task(task))
            verb.setAccessibleName(f"{words}: {task.title}")
            line.addWidget(verb)
        return _tall(panel(line))

    def _add(self, line: QWidget) -> None:
        self._lines.addWidget(line)
        self._lines.addWidget(hairline())


def _held(*items: QWidget | None) -> QWidget:
    return _tall(panel(row(*items)))


def _tall(line: QWidget) -> QWidget:
    line.setFixedHeight(max(_LINE, line_height(Type.UI) + M))
    return line
