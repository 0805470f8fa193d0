"""What each row of the survey sheet makes: which type, in which groups, at which path."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from inspector_app.forms.authoring.question_types import QuestionType, read_type
from inspector_app.forms.authoring.workbook import Row, Sheet

_ADDED = re.compile(r"_(count|other)$")  # what the converter adds to the name of a row for a node of its own
_NO_ROW = Row("survey", 0, {})


@dataclass(frozen=True, slots=True)
class SurveyRow:
    """A row and what it makes. `path` is blank for what makes no node; `type` None when there is no such type.

    `closes` are the rows of the groups that a row ends, the innermost first: one, unless some were never ended.
    """

    row: Row
    type: QuestionType | None
    path: str
    closes: tuple[SurveyRow, ...] = ()

    @property
    def name(self) -> str:
        """The name as the form has it."""
        return self.path.rpartition("/")[2]

    @property
    def group(self) -> str:
        """The path of the group that it stands in."""
        return self.path.rpartition("/")[0]

    @property
    def type_heading(self) -> str:
        """What the author calls the column `type`."""
        return self.row.written("type")

    def is_type(self, *names: str) -> bool:
        """Return whether it is of one of the types."""
        return self.type is not None and self.type.name in names


class SurveyRows:
    """The rows in order; `unended` are those of groups that nothing ends, the innermost first."""

    def __init__(self, sheet: Sheet) -> None:
        self._rows: list[SurveyRow] = []
        stack: list[SurveyRow] = []
        for row in sheet.rows:
            kind = read_type(row.get("type"))
            name = row.get("name") or _own_name(kind, row)
            path = f"{stack[-1].path if stack else ''}/{name}"
            if kind is not None and kind.ends:
                made = SurveyRow(row, kind, "", _closed(stack, kind.ends))
                del stack[len(stack) - len(made.closes) :]
            else:
                is_node = name and (kind is None or kind.name not in ("setting", "audit"))
                made = SurveyRow(row, kind, path if is_node else "")
                if kind is not None and kind.begins:
                    stack.append(made)
            self._rows.append(made)
        self.unended = tuple(reversed(stack))
        self._by_path: dict[str, SurveyRow] = {}
        self._by_name: dict[str, list[SurveyRow]] = {}
        for made in self._rows:
            self._by_path.setdefault(made.path, made)
            for name in {made.name, stand_in_name(made.row)}:
                self._by_name.setdefault(name, []).append(made)

    def __iter__(self) -> Iterator[SurveyRow]:
        return iter(self._rows)

    def questions(self) -> Iterator[SurveyRow]:
        """Yield what makes a node of the form."""
        return (made for made in self._rows if made.path)

    def of(self, path: str) -> Row:
        """Return the row of a node; empty, with the number 0, for one that the converter has added.

        Where a group goes by another name for the time of a check, what is in it is found by its own name.
        """
        made = self._by_path.get(path)
        name = path.rpartition("/")[2]
        named = self._by_name.get(name) or self._by_name.get(_ADDED.sub("", name), [])
        if made is None and len(named) == 1:
            made = named[0]
        return made.row if made else _NO_ROW

    def at(self, path: str) -> SurveyRow | None:
        """Return what stands at a path."""
        return self._by_path.get(path)


def _own_name(kind: QuestionType | None, row: Row) -> str:
    """Return the name of a row whose author gives none: notes may do without, and others are told."""
    if kind is None or kind.ends:
        return ""
    return f"generated_note_name_{row.number}" if kind.name == "note" else stand_in_name(row)


def stand_in_name(row: Row) -> str:
    """Return the name by which a row goes on being checked when its own cannot be used."""
    return f"row_{row.number}"


def _closed(stack: list[SurveyRow], ends: str) -> tuple[SurveyRow, ...]:
    """Return what an end closes: everything down to the nearest group of its kind, nothing when there is none."""
    for depth, open_row in enumerate(reversed(stack), 1):
        if open_row.type is not None and open_row.type.begins == ends:
            return tuple(reversed(stack[-depth:]))
    return ()
