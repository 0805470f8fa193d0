"""The story of the sample visit as it stands in resources/sample_visit, read into plain records."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import resources
from inspector_app.fieldwork.inspection import InspectionDetails
from inspector_app.sample.marks import MarkedText, read_marks

DAYS = ("tuesday", "wednesday", "thursday", "friday")

_COMMENT = "comment on "
_TABLE = re.compile(r"\{table:([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Person:
    """A member of the team."""

    name: str
    role: str
    email: str


@dataclass(frozen=True, slots=True)
class TimedParagraph:
    """One paragraph of notes, and the questions of the guide that it covers."""

    at: str
    covers: tuple[str, ...]
    text: MarkedText


@dataclass(frozen=True, slots=True)
class Notes:
    """One interview, document or other source, with its paragraphs in order of time."""

    day: int
    title: str
    facts: dict[str, str]
    paragraphs: tuple[TimedParagraph, ...]

    @property
    def by(self) -> str:
        """Who wrote them."""
        return self.facts["by"]

    @property
    def at(self) -> str:
        """When they begin."""
        return self.paragraphs[0].at


@dataclass(frozen=True, slots=True)
class PlannedReading:
    """Who reads a case and when; `column` is where the answers stand in the table of answers."""

    case: str
    reader: str
    day: int
    at: str
    column: str
    is_second: bool


@dataclass(frozen=True, slots=True)
class Words:
    """What a reader wrote: the answer to a question in words, or a comment on an answer."""

    question: str
    is_comment: bool
    text: MarkedText


@dataclass(frozen=True, slots=True)
class PlannedRating:
    """One rating given on a day; the same inspector may give another later."""

    day: int
    at: str
    inspector: str
    criterion: str
    axis: str
    level: str
    cites: tuple[str, ...]
    rationale: str


@dataclass(frozen=True, slots=True)
class PlannedParagraph:
    """One paragraph of the report in both languages, its section, and the findings that it stands on."""

    section: str
    section_cy: str
    text: str
    text_cy: str
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlannedTable:
    """A table of figures; the chapters name it by its key."""

    key: str
    title: str
    title_cy: str
    figure: str
    question: str
    split_by: str
    shown_as: str


def text_of(name: str) -> str:
    """Return one file of the story."""
    return place(name).read_text(encoding="utf-8")


def place(name: str) -> Traversable:
    """Return where a file of the story is."""
    return files(resources) / "sample_visit" / name


def toml(name: str) -> dict[str, Any]:
    """Return one TOML file of the story."""
    return tomllib.loads(text_of(name))


def table(name: str) -> list[dict[str, str]]:
    """Return one .csv file of the story, its cells without surrounding space."""
    rows = csv.DictReader(io.StringIO(text_of(name)), skipinitialspace=True)
    return [{key.strip(): (value or "").strip() for key, value in row.items()} for row in rows]


def details() -> InspectionDetails:
    """Return the details of the inspection."""
    return InspectionDetails(**toml("visit.toml")["inspection"])


def team() -> list[Person]:
    """Return the team, the lead first."""
    return [Person(**entry) for entry in toml("visit.toml")["member"]]


def notes() -> list[Notes]:
    """Return the notes of all days."""
    found = []
    for day, name in enumerate(DAYS, 1):
        for title, body in _sections(text_of(f"notes/{day}-{name}.md")):
            head, _, paragraphs = body.partition("\n\n")
            facts = dict(line.split(": ", 1) for line in head.splitlines())
            timed = tuple(_timed(line) for line in paragraphs.splitlines() if line)
            found.append(Notes(day, title, facts, timed))
    return found


def _timed(line: str) -> TimedParagraph:
    at, *words = line.split(" ")
    covers = tuple(word[1:] for word in words if word.startswith("#"))
    return TimedParagraph(at, covers, read_marks(" ".join(words[len(covers) :])))


def readings() -> list[PlannedReading]:
    """Return who reads which case, in the order of allocation."""
    return [
        PlannedReading(
            row["case"],
            row["reader"],
            int(row["day"]),
            row["at"],
            f"{row['case']} second" if row["purpose"] == "second" else row["case"],
            row["purpose"] == "second",
        )
        for row in table("allocation.csv")
    ]


def answers(name: str) -> dict[str, dict[str, str]]:
    """Return a table of answers: column (a case, or the file of a supervised worker) to question to answer."""
    found: dict[str, dict[str, str]] = {}
    for row in table(name):
        for column, answer in row.items():
            if column != "question" and answer:
                found.setdefault(column, {})[row["question"]] = answer
    return found


def words() -> dict[str, list[Words]]:
    """Return what readers wrote, by column of the table of answers."""
    return {
        column: [_words(line) for line in body.splitlines() if line]
        for column, body in _sections(text_of("case_words.md"))
    }


def _words(line: str) -> Words:
    label, _, text = line.partition(": ")
    question = label.removeprefix(_COMMENT)
    return Words(question, question != label, read_marks(text))


def ratings() -> list[PlannedRating]:
    """Return the ratings in the order in which they are given."""
    return [
        PlannedRating(
            int(row["day"]),
            row["at"],
            row["inspector"],
            row["criterion"],
            row["axis"],
            row["level"],
            tuple(row["cites"].split()),
            row["rationale"],
        )
        for row in table("ratings.csv")
    ]


def chapter(key: str) -> list[PlannedParagraph]:
    """Return the paragraphs of a chapter: English, Welsh after ">", the findings below after "=".

    A table of figures by its key stands on a line of its own in both.
    """
    found = []
    section, section_cy = "", ""
    for block in text_of(f"chapters/{key}.md").split("\n\n"):
        if block.startswith("## "):
            section, _, section_cy = block.strip().removeprefix("## ").partition(" | ")
        elif block.strip():
            lines = block.strip().splitlines()
            found.append(
                PlannedParagraph(
                    section,
                    section_cy,
                    _running(line for line in lines if line[0] not in ">="),
                    _running(line[2:] for line in lines if line.startswith("> ")),
                    tuple(key for line in lines if line.startswith("= ") for key in line[2:].split(", ")),
                )
            )
    return found


def tables() -> list[PlannedTable]:
    """Return the tables of figures in the report."""
    return [
        PlannedTable(
            entry["key"],
            entry["en"],
            entry["cy"],
            entry.get("figure", ""),
            entry.get("question", ""),
            entry["split_by"],
            entry["shown_as"],
        )
        for entry in toml("tables.toml")["table"]
    ]


def with_tables(text: str, records: Mapping[str, str]) -> str:
    """Return a text in which tables are named by their records instead of their keys."""
    return _TABLE.sub(lambda match: f"{{table:{records[match[1]]}}}", text)


def _running(lines: Iterable[str]) -> str:
    """Return lines as running text, between which tables stand on lines of their own."""
    text = ""
    for line in lines:
        is_table = _TABLE.fullmatch(line) is not None
        text += f"\n{line}\n" if is_table else f" {line}"
    return text.strip()


def _sections(text: str) -> Iterator[tuple[str, str]]:
    """Yield the title and the body of each section that begins with "## "."""
    for part in f"\n{text}".split("\n## ")[1:]:
        title, _, body = part.partition("\n")
        yield title, body.strip("\n")
