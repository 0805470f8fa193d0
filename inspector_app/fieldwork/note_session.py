"""Writing notes: the lines on the page and the paragraphs behind them, kept together while one types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from db.transaction import Transaction
from db.values import Dot
from inspector_app.fieldwork.evidence import Evidence
from inspector_app.order import position_after, position_between

if TYPE_CHECKING:
    from inspector_app.visit import Visit

_TABLE = "note_paragraph"


@dataclass(eq=False, slots=True)
class Line:
    """One line of the page. `record` is its paragraph, None until it is in the file; `saved` the text there.

    `written_at` is the aware time at which its writing began.
    """

    text: str
    written_at: datetime
    record: str | None = None
    position: str = ""
    saved: str = ""
    seen: tuple[Dot, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written in it; such a line is never kept."""
        return not self.text.strip()


class Span(NamedTuple):
    """Where a passage stands: in which line, and from where to where, counted from the start of that line."""

    line: int
    start: int
    stop: int


class NoteSession:
    """The open notes on one source, "" for one that is not in the file yet: `source` is set before they are saved.

    `follow` takes the texts of all lines after every key; `save` writes what changed in one transaction. A line
    keeps its paragraph when it is edited, split (its beginning) or joined (the first); a paragraph whose line is
    gone is deleted, and comes back as itself when its line does.
    """

    def __init__(self, visit: Visit, source: str) -> None:
        self._visit = visit
        self.source = source
        self.lines: list[Line] = []
        self._gone: list[Line] = []
        self._deleted: set[str] = set()
        self.reload()

    @property
    def has_begun(self) -> bool:
        """Whether there is a source yet to keep the notes on."""
        return bool(self.source)

    def reload(self) -> None:
        """Read the notes anew; what is not saved is dropped."""
        self.lines = [
            Line(
                paragraph.text,
                datetime.fromisoformat(paragraph.written_at),
                paragraph.id,
                paragraph.position,
                paragraph.text,
                self._heads_of(paragraph.id),
            )
            for paragraph in self._visit.sources.paragraphs(self.source)
        ]
        self._gone = []
        self._deleted = set()

    def _heads_of(self, record: str) -> tuple[Dot, ...]:
        """Return the heads of the text that the page shows: another one beside it was not seen by who writes on."""
        store = self._visit.store
        return store.shown_among(store.heads(record, ["text"]).get("text", ()))

    def is_behind(self) -> bool:
        """Whether the file holds other notes than this session read or wrote last."""
        stored = {entry.id: entry.text for entry in self._visit.sources.paragraphs(self.source)}
        known = {line.record: line.saved for line in [*self.lines, *self._gone] if line.record}
        return stored != {record: text for record, text in known.items() if record not in self._deleted}

    def is_saved(self) -> bool:
        """Whether everything on the page is in the file."""
        return all(
            line.text == line.saved for line in self.lines if line.record or not line.is_blank
        ) and all(line.record in self._deleted for line in self._gone)

    def place_of(self, record: str) -> int | None:
        """Return which line shows a paragraph, None when no line does."""
        return next((index for index, line in enumerate(self.lines) if line.record == record), None)

    def span_of(self, item: Evidence) -> Span | None:
        """Return where the passage of an evidence item stands now, None when it stands on none of the lines.

        A passage that is not where it was noted, after edits in another copy, is looked for from there.
        """
        index = self.place_of(item.paragraph) if item.paragraph else None
        if index is None:
            return None
        text = "\n".join(line.text for line in self.lines[index:])
        if text[item.start : item.stop].strip() == item.passage:
            return Span(index, item.start, item.stop)
        found = text.find(item.passage)
        if found >= 0:
            return Span(index, found, found + len(item.passage))
        return Span(index, item.start, min(item.stop, len(text))) if item.start < len(text) else None

    # ---- following the page -----------------------------------------------------------------------
    def follow(self, texts: Sequence[str]) -> None:
        """Take the texts of all lines as they are on the page now."""
        old = self.lines
        same_before = _common(old, texts)
        most_after = min(len(old), len(texts)) - same_before
        same_after = _common(old[::-1][:most_after], texts[::-1][:most_after])
        middle = self._carry(
            old[same_before : len(old) - same_after], texts[same_before : len(texts) - same_after]
        )
        self.lines = [*old[:same_before], *middle, *old[len(old) - same_after :]]

    def _carry(self, old: list[Line], texts: Sequence[str]) -> list[Line]:
        """Return a line for each text: the old ones in order as far as they go, those with a paragraph first."""
        excess = len(old) - len(texts)
        carried: list[Line] = []
        for place, line in enumerate(old):
            records_left = any(later.record for later in old[place + 1 :])
            if excess > 0 and (len(carried) == len(texts) or (not line.record and records_left)):
                excess -= 1
                if line.record:
                    self._gone.append(line)
            else:
                carried.append(line)
        now = self._visit.clock()
        for line, text in zip(carried, texts, strict=False):
            if not line.record and line.is_blank:
                line.written_at = now
            line.text = text
        return carried + [self._new_line(text, now) for text in texts[len(carried) :]]

    def _new_line(self, text: str, now: datetime) -> Line:
        for line in self._gone:
            if line.saved == text:
                self._gone.remove(line)
                line.text, line.position = text, ""
                return line
        return Line(text, now)

    # ---- saving -----------------------------------------------------------------------------------
    def save(self, passages: Mapping[str, Span] | None = None) -> None:
        """Write what changed, and where the passages (evidence id to span) stand now, in one transaction."""
        known = [(line, line.record, line.position, line.saved, line.seen) for line in self.lines]
        gone, deleted = list(self._gone), set(self._deleted)
        try:
            self._write(passages or {})
        except BaseException:
            # Nothing of it is in the file, so the page stands on what it stood on before.
            for line, record, position, saved, seen in known:
                line.record, line.position, line.saved, line.seen = record, position, saved, seen
            self._gone, self._deleted = gone, deleted
            raise
        for line in self.lines:
            if line.record and line.saved != line.text:
                line.saved = line.text
                line.seen = self._heads_of(line.record)

    def _write(self, passages: Mapping[str, Span]) -> None:
        with self._visit.act() as act:
            before = ""
            for index, line in enumerate(self.lines):
                if line.is_blank:
                    self._drop(act, line)
                else:
                    self._keep(act, line, before, self.lines[index + 1 :])
                    before = line.position
            for line in self._gone:
                self._delete(act, line)
            for evidence, span in passages.items():
                paragraph = self.lines[span.line].record
                if paragraph is not None:
                    act.set("evidence", evidence, "paragraph", paragraph)
                    act.set("evidence", evidence, "start", span.start)
                    act.set("evidence", evidence, "stop", span.stop)

    def _keep(self, act: Transaction, line: Line, before: str, later: list[Line]) -> None:
        moved = line.position <= before
        if moved:
            after = next((entry.position for entry in later if entry.position > before), "")
            line.position = position_between(before, after) if after else position_after([before])
        if line.record is None:
            written_at = line.written_at.isoformat()
            values = {"source": self.source, "position": line.position, "written_at": written_at}
            line.record = act.create(_TABLE, {**values, "text": line.text})
            return
        if line.record in self._deleted:
            act.restore(_TABLE, line.record)
            self._deleted.discard(line.record)
        if moved:
            act.set(_TABLE, line.record, "position", line.position)
        if line.text != line.saved:
            act.set(_TABLE, line.record, "text", line.text, seen=line.seen)

    def _drop(self, act: Transaction, line: Line) -> None:
        """Delete the paragraph of a line that was emptied; the line stays on the page as a new one."""
        if line.record:
            emptied = Line(line.saved, line.written_at, line.record, line.position, line.saved, line.seen)
            self._gone.append(emptied)
            line.record, line.position, line.saved, line.seen = None, "", "", ()
            self._delete(act, emptied)

    def _delete(self, act: Transaction, line: Line) -> None:
        if line.record and line.record not in self._deleted:
            act.delete(_TABLE, line.record, seen=self._seen_of(line))
            self._deleted.add(line.record)

    def _seen_of(self, line: Line) -> list[Dot]:
        """Return the heads of a paragraph without other wordings than the one on the page: those stand against a delete."""
        heads = self._visit.store.heads(str(line.record))
        return [*line.seen, *(dot for field, dots in heads.items() if field != "text" for dot in dots)]


def _common(lines: Sequence[Line], texts: Sequence[str]) -> int:
    """Return how many lines from the start have the texts of their places."""
    count = 0
    for line, text in zip(lines, texts, strict=False):
        if line.text != text:
            break
        count += 1
    return count
