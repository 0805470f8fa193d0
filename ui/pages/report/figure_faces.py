"""What a figure in the text shows now: its words, and whether they can be trusted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from textwrap import shorten

from PySide6.QtCore import QObject, Signal

from db.errors import UserError
from inspector_app.figures.counts import COUNTS
from inspector_app.figures.crosstab_value import CrosstabValue
from inspector_app.figures.crosstabs import AS_CHART, Crosstab
from inspector_app.figures.figures import FigureValue
from inspector_app.figures.tokens import PARAGRAPH, STYLES, TABLE, Token, say, split_tokens
from inspector_app.report.frozen import Frozen, FrozenFigure, frozen_table
from inspector_app.report.inline import runs_of
from inspector_app.visit import Visit
from resources.translations import _
from ui.job import Progress
from ui.one_at_a_time import OneAtATime
from ui.widgets.picker import Option
from ui.workspace import Workspace

SETTLED, UNSETTLED, UNKNOWN, MOVED = "settled", "unsettled", "unknown", "moved"
_STYLES = ("of", *(style for style in STYLES if style != "of"))  # the usual one first
_AT_ONCE = 30  # cases whose readings are counted on the spot
_TO_COME = "…"
_MARKS = {UNSETTLED: ("differs", "conflict"), MOVED: ("stale", "area")}
_Counts = tuple[dict[str, FigureValue], dict[str, CrosstabValue]]
_WORDS_OF_PARAGRAPH = 60  # letters of it beside its number


@dataclass(frozen=True, slots=True)
class Face:
    """The words of a figure in a text, and its state: settled, unsettled, unknown, or moved since the newest version.

    A table has an icon, which tells it from words.
    """

    words: str
    state: str = SETTLED
    icon_of: str = ""


class FigureFaces(QObject):
    """What every figure comes to, counted once until it is told to forget because readings have changed.

    A few readings are counted when they are asked for. Many are counted in the background by `count`; `changed` comes
    then, and until then the figures show what they came to before, or "…".
    """

    changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._visit = workspace.visit
        self._counts = OneAtATime(workspace, _("Counting"))
        self.language = "en"
        self.numbers: dict[str, str] = {}  # of the paragraphs that a text may refer to, by record
        self._values: dict[str, FigureValue] = {}
        self._tables: dict[str, CrosstabValue] = {}
        self._stale = True

    @property
    def visit(self) -> Visit:
        """The visit whose figures they are."""
        return self._visit

    def forget(self) -> None:
        """Count anew when next asked."""
        self._stale = True

    def count(self) -> None:
        """Begin to count in the background what is to be counted there."""
        if self._stale and not self._is_quick:
            self._stale = False
            self._counts.run(_counted, self._on_counted)

    @property
    def values(self) -> dict[str, FigureValue]:
        """The value of every figure and of every built-in count, by name."""
        self._count_at_once()
        return self._values

    @property
    def tables(self) -> dict[str, CrosstabValue]:
        """What every table of figures that can be counted comes to, by record."""
        self._count_at_once()
        return self._tables

    def _count_at_once(self) -> None:
        if self._stale and self._is_quick:
            (self._values, self._tables), self._stale = _counted(self._visit), False

    @property
    def _is_quick(self) -> bool:
        return len(self._visit.readings.by_case()) <= _AT_ONCE

    @property
    def _names(self) -> set[str]:
        return {figure.name for figure in self._visit.figures.all()} | set(COUNTS)

    def _on_counted(self, counted: _Counts) -> None:
        self._values, self._tables = counted
        self.changed.emit()
        self.count()  # whatever changed meanwhile

    def title(self, name: str) -> str:
        """Return what a figure is called in words."""
        if name in COUNTS:
            return COUNTS[name].title[self.language]
        figure = self._visit.figures.named(name)
        return (self.language == "cy" and figure.title_cy) or figure.title

    def face(self, token: Token) -> Face:
        """Return what stands for a token in the text; an unknown one stands as it was typed."""
        if token.record:
            number = self.numbers.get(token.record)
            return Face(number) if number else Face(_("[paragraph taken out]"), UNKNOWN)
        if token.table:
            return self._face_of_table(token.table)
        value = self.values.get(token.name)
        if value is None:
            return Face(_TO_COME) if token.name in self._names else Face(str(token), UNKNOWN)
        words = say(value, token.style, self._visit.framework, self.language)
        return Face(words, self.state(value))

    def _face_of_table(self, record: str) -> Face:
        table = next((table for table in self._visit.crosstabs.all() if table.id == record), None)
        if table is None:
            return Face(_("[table taken out]"), UNKNOWN)
        icon_of = "chart" if table.shown_as == AS_CHART else "table"
        return Face(self.table_title(table), self.table_state(record), icon_of)

    def table_title(self, table: Crosstab) -> str:
        """Return what a table is called in words."""
        return (self.language == "cy" and table.title_cy) or table.title

    def table_state(self, record: str) -> str:
        """Return whether a table can be trusted, and whether it has the numbers that it had in the newest version."""
        value = self.tables.get(record)
        if value is None:
            return SETTLED  # still to be counted; the check `unknown-table` names one that cannot be
        if value.unsettled:
            return UNSETTLED
        before = self._newest.tables.get(record) if self._newest else None
        return MOVED if before is not None and before != frozen_table(value) else SETTLED

    def state(self, value: FigureValue) -> str:
        """Return whether a figure can be trusted, and whether it says what it said in the newest version."""
        if value.unsettled:
            return UNSETTLED
        before = self._frozen.get(value.name)
        moved = before is not None and (before.number, before.total) != (value.number, value.total)
        return MOVED if moved else SETTLED

    def words_before(self, name: str) -> str:
        """Return what a figure said in the newest version, "" where that does not have it."""
        before = self._frozen.get(name)
        return before.words[self.language] if before else ""

    @property
    def _newest(self) -> Frozen | None:
        newest = self._visit.versions.newest
        try:
            return self._visit.versions.frozen(newest) if newest else None
        except UserError:  # of a newer program: the list of versions says so
            return None

    @property
    def _frozen(self) -> Mapping[str, FrozenFigure]:
        return self._newest.figures if self._newest else {}

    def say(self, text: str) -> str:
        """Return a kept text as it is read: figures said, marks left out."""
        said = (piece if isinstance(piece, str) else self.face(piece).words for piece in split_tokens(text))
        return "".join(run.text for run in runs_of("".join(said)))

    def options(self) -> list[Option]:
        """Return every figure in every style, and every paragraph, with what it says now, keyed by "name:style"."""
        return [*self._figures(), *self.paragraphs()]

    def _figures(self) -> list[Option]:
        options = []
        for name in sorted(self._names, key=self.title):
            for style in ("",) if name in COUNTS else _STYLES:
                face = self.face(Token(name, style))
                mark, tone = _MARKS.get(face.state, ("figure", "ink_3"))
                options.append(Option(f"{name}:{style}", face.words, self.title(name), mark, tone))
        return [*options, *self._tables_to_show()]

    def paragraphs(self) -> list[Option]:
        """Return what a text may refer to, by number, with its first words, keyed as `options` are."""
        return list(self._paragraphs())

    def _tables_to_show(self) -> Iterator[Option]:
        for table in self._visit.crosstabs.all():
            face = self._face_of_table(table.id)
            mark, tone = _MARKS.get(face.state, (face.icon_of, "ink_3"))
            yield Option(f"{TABLE}:{table.id}", face.words, _("table of figures"), mark, tone)

    def _paragraphs(self) -> Iterator[Option]:
        texts = [*self._visit.paragraphs.all(), *self._visit.recommendations.all()]
        said = {entry.id: (self.language == "cy" and entry.text_cy) or entry.text for entry in texts}
        for record, number in self.numbers.items():
            if record in said:
                words = _("Paragraph {number}").format(number=number)
                start = shorten(self.say(said[record]), _WORDS_OF_PARAGRAPH, placeholder="…")
                yield Option(f"{PARAGRAPH}:{record}", words, start, "reference", "ink_3")


def _counted(visit: Visit, progress: Progress | None = None) -> _Counts:
    figures = visit.figures.values(progress) | {name: visit.figures.value(name) for name in COUNTS}
    return figures, visit.crosstabs.values(progress)
