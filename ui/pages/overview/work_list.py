"""My work: a line for each thing, with the link that opens it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from inspector_app.fieldwork.my_work import Task
from ui.layouts import M, clear, column, hairline, panel, row
from ui.typography import Type, text_width
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.section_heading import SectionHeading
from ui.wording import count_of

_SHOWN = 5
_LINE = 33


class WorkList(QWidget):
    """`open_task` is called with the task that the user wants to begin or open."""

    def __init__(self, open_task: Callable[[Task], object]) -> None:
        super().__init__()
        self._open_task = open_task
        self._all = False
        self._tasks: list[Task] = []
        self._heading = SectionHeading("My work today")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.setLayout(column(self._heading, self._lines, None, spacing=0))

    def show_tasks(self, tasks: list[Task]) -> None:
        """Show the tasks, the first few of them until asked for all."""
        self._tasks = tasks
        clear(self._lines)
        self._heading.fact.setText(count_of(len(tasks), "thing", "things"))
        shown = tasks if self._all or len(tasks) <= _SHOWN else tasks[: _SHOWN - 1]
        for task in shown:
            self._add(self._line(task))
        if len(shown) < len(tasks):
            self._add(
                _held(row(Button(f"All {len(tasks)} things", kind="link", on_click=self._show_all), None))
            )
        if not tasks:
            self._add(_held(row(Label("Nothing is waiting for you.", tone="ink_2"), None)))

    def _show_all(self) -> None:
        self._all = True
        self.show_tasks(self._tasks)

    def _line(self, task: Task) -> QWidget:
        at = Label(task.at, tone="ink_3")
        at.setFixedWidth(text_width(Type.UI, "00:00"))
        items = [at, Label(task.title, Type.STRONG), Label(task.detail, tone="ink_3"), None]
        if task.verb:
            verb = Button(task.verb.capitalize(), kind="link", on_click=lambda: self._open_task(task))
            verb.setAccessibleName(f"{task.verb.capitalize()}: {task.title}")
            items.append(verb)
        return _held(row(*items, spacing=M))

    def _add(self, line: QWidget) -> None:
        self._lines.addWidget(line)
        self._lines.addWidget(hairline())


def _held(layout: QLayout) -> QWidget:
    widget = panel(layout)
    widget.setFixedHeight(_LINE)
    return widget
