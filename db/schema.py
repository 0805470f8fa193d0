"""The typed tables of a visit file: what anyone can read with plain SQL.

Every table also has `id`, a UUIDv7 as text, and `deleted`. Foreign keys are checked at commit, so a merge may
bring records in any order. There is no UNIQUE: two copies may each make what turns out to be the same thing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from db.values import Value

TEXT = "TEXT"
INTEGER = "INTEGER"

DELETED = "deleted"
OPEN_FIELD = "/"  # fields that begin so are not columns: they live in the table `answer`
CONTENT_FIELD = "content/"  # these are not columns either: the parts of a file stay in the log alone

# The kinds of conflict.
TWO_VALUES = "value"  # two values that did not know of each other
DELETED_EDITED = "deleted"  # deleted on one copy, edited on another that had not seen it


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `references` names the table whose id it holds, `searched` says whether its words are found."""

    name: str
    type: str = TEXT
    references: str = ""
    searched: bool = False


@dataclass(frozen=True)
class Table:
    """One typed table.

    `open_fields` says whether its records take fields that begin with "/", `content` whether each holds a file.
    """

    name: str
    columns: tuple[Column, ...]
    open_fields: bool = False
    content: bool = False

    @cached_property
    def types(self) -> dict[str, type]:
        """The columns with what they hold beside NULL: str or int."""
        return {column.name: str if column.type == TEXT else int for column in self.columns}

    @cached_property
    def searched(self) -> tuple[str, ...]:
        """The columns whose words are found."""
        return tuple(column.name for column in self.columns if column.searched)

    def has(self, field: str) -> bool:
        """Whether a field of the log belongs to this table as this version knows it."""
        if field.startswith(OPEN_FIELD):
            return self.open_fields
        return field == DELETED or field in self.types

    def takes(self, field: str, value: Value) -> bool:
        """Whether a field can hold a value; a field that this version does not know can hold any."""
        if self.content and field.startswith(CONTENT_FIELD):
            return isinstance(value, bytes)
        return value is None or type(value) is self.types.get(field, type(value))

    def takes_all(self, columns: Mapping[str, Value]) -> bool:
        """Whether a record can be born with these columns; the parts of a file are none."""
        types = self.types
        for name, value in columns.items():
            if value is not None and type(value) is not types.get(name, type(value)):
                return False
        return not self.content or not any(name.startswith(CONTENT_FIELD) for name in columns)


def _table(name: str, columns: str, *, open_fields: bool = False, content: bool = False) -> Table:
    """Read a table from words: `name` is text, `name:int` an integer, `name>table` a reference.

    The words in the texts of `name~` can be found.
    """
    parsed = []
    for word in columns.split():
        plain, _, references = word.partition(">")
        plain, _, kind = plain.partition(":")
        holds = TEXT if kind != "int" else INTEGER
        parsed.append(Column(plain.removesuffix("~"), holds, references, searched=plain.endswith("~")))
    return Table(name, tuple(parsed), open_fields, content)


TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        _table(
            "inspection",
            "inspectorate inspectorate_cy authority authority_cy subject subject_cy start_date end_date"
            " scope_from scope_to contact~ background~ background_cy~ scope~ scope_cy~ acknowledgements~"
            " acknowledgements_cy~ report_state sample_frame:int meeting_time",
        ),
        _table("framework", "identifier version content"),
        # `text_paths` lists the questions that are answered in words, so that the words of answers can be found.
        _table("form", "framework>framework name kind version title text_paths content"),
        _table("member", "name~ initials role email active:int"),
        # Signed statements, of which the births alone count; see db/team/statements.py.
        _table("invitation", "member>member recipient verify_key invited_at signature"),
        _table("enrolment", "invitation>invitation member>member recipient verify_key enrolled_at signature"),
        _table("revocation", "invitation>invitation reason revoked_at seen signature"),
        _table(
            "sampled_case",
            "reference~ referred_on referral age_band route team language ethnicity note~ double_read:int",
        ),
        _table("allocation", "sampled_case>sampled_case member>member purpose"),
        _table(
            "source",
            "kind title~ role people:int grouping author>member held_on started_at place~ guide>form state summary~",
            open_fields=True,
        ),
        _table(
            "reading",
            "sampled_case>sampled_case source>source reader>member form>form kind state comment~ reason~",
            open_fields=True,
        ),
        # Answers that left their place when a reading was brought to another edition of its form.
        _table("carried_answer", "reading>reading form>form path answer to_path why"),
        _table(
            "concern",
            "sampled_case>sampled_case reading>reading question raised_by>member referred_to~ referred_at why~"
            " response_due response~ responded_at",
        ),
        _table("note_paragraph", "source>source position written_at text~"),
        _table(
            "evidence",
            "source>source reading>reading question paragraph>note_paragraph start:int stop:int passage~ summary~"
            " kind criteria author>member taken_at",
        ),
        _table("rating", "member>member criterion axis level rationale~ cites"),
        # The levels that others saw, each kept when it was handed over or the team agreed; never changed.
        _table("held_level", "member>member criterion axis level held_from"),
        _table("moderation", "criterion axis level reason~ held agreed_at"),
        _table("dissent", "member>member criterion axis level against reason~ stated_at"),
        _table("finding", "criterion kind text~ text_cy~ position"),
        _table("finding_evidence", "finding>finding evidence>evidence bearing"),
        _table("recommendation", "text~ text_cy~ position"),
        _table("recommendation_finding", "recommendation>recommendation finding>finding"),
        _table("paragraph", "chapter section~ section_cy~ position text~ text_cy~"),
        _table("paragraph_basis", "paragraph>paragraph finding>finding evidence>evidence"),
        _table("figure", "name title~ title_cy~ condition among note~"),
        # A figure, or the answers to a question, by what divides the cases; see inspector_app/figures/crosstabs.py.
        _table(
            "crosstab",
            "title~ title_cy~ figure>figure question split_by joined bands shown_as small",
        ),
        # What was printed when the lead made a version: documents, numbers and figures as JSON; never changed.
        _table("report_version", "kind content member>member made_at"),
        # What the council says of a version that was sent to it, and the answer; `about` is a record of any table.
        _table(
            "accuracy_point",
            "version>report_version number paragraph_number about_table about says~ evidence~ kind state reason~"
            " resulting_change~ member>member added_at",
        ),
        # What the checks found and somebody let stand, about any record; `words` is a digest of what it said.
        _table("accepted_check", "code about_table about words reason member>member accepted_at"),
        _table(
            "attachment",
            "name~ media_type size:int parts:int sha256 reading>reading question author>member attached_at",
            content=True,
        ),
        _table(
            "agenda_item",
            "on_date at_time what~ member>member sampled_case>sampled_case source>source",
        ),
    )
}


def _create_typed(table: Table) -> str:
    columns = ["id TEXT PRIMARY KEY", *(_column(column) for column in table.columns)]
    columns.append("deleted INTEGER NOT NULL DEFAULT 0")
    return f"CREATE TABLE {table.name} ({', '.join(columns)}) STRICT, WITHOUT ROWID"


def _column(column: Column) -> str:
    reference = f" REFERENCES {column.references} DEFERRABLE INITIALLY DEFERRED" if column.references else ""
    return f'"{column.name}" {column.type}{reference}'


# How the present state came to be, and what belongs to this copy alone: name to statement.
# Nothing in txn, change and change_parent is ever rewritten.
LOG_SCHEMA: dict[str, str] = {
    # One transaction of one copy: its changes first to last, who made it when, and its link in the hash chain.
    "txn": """CREATE TABLE txn (
        replica INTEGER, last INTEGER, first INTEGER NOT NULL, lamport INTEGER NOT NULL, author TEXT NOT NULL,
        at TEXT NOT NULL, version TEXT NOT NULL, hash BLOB NOT NULL, PRIMARY KEY (replica, last)
    ) STRICT, WITHOUT ROWID""",
    # A birth has the field "" and its columns as JSON; an edit has one field and its value.
    "change": """CREATE TABLE change (
        replica INTEGER, seq INTEGER, lamport INTEGER NOT NULL, tbl TEXT NOT NULL, record TEXT NOT NULL,
        field TEXT NOT NULL, value ANY, PRIMARY KEY (replica, seq)
    ) STRICT, WITHOUT ROWID""",
    "change_record": "CREATE INDEX change_record ON change (record)",
    "change_birth": "CREATE UNIQUE INDEX change_birth ON change (record) WHERE field = ''",
    # The heads that an edit replaces; and for a delete, all heads of the record that it saw.
    "change_parent": """CREATE TABLE change_parent (
        replica INTEGER, seq INTEGER, parent_replica INTEGER, parent_seq INTEGER,
        PRIMARY KEY (replica, seq, parent_replica, parent_seq)
    ) STRICT, WITHOUT ROWID""",
    # The version vector: how far each copy is known, the lamport time of its last change, its chain's end.
    "version": """CREATE TABLE version (
        replica INTEGER PRIMARY KEY, seq INTEGER NOT NULL, lamport INTEGER NOT NULL, hash BLOB NOT NULL
    ) STRICT""",
    # Of this copy alone; never handed over.
    "setting": "CREATE TABLE setting (name TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID",
    "merge_report": """CREATE TABLE merge_report (
        id INTEGER PRIMARY KEY, at TEXT NOT NULL, author TEXT NOT NULL, content TEXT NOT NULL
    ) STRICT""",
}

# What can be made anew from the log at any time: the typed tables, the changes that nothing has replaced,
# the registers that hold more than one value, and the values of open fields.
DERIVED_SCHEMA: dict[str, str] = {
    **{table.name: _create_typed(table) for table in TABLES.values()},
    "head": """CREATE TABLE head (
        record TEXT, field TEXT, replica INTEGER, seq INTEGER, PRIMARY KEY (record, field, replica, seq)
    ) STRICT, WITHOUT ROWID""",
    "conflict": """CREATE TABLE conflict (
        record TEXT, field TEXT, kind TEXT, tbl TEXT NOT NULL, PRIMARY KEY (record, field, kind)
    ) STRICT, WITHOUT ROWID""",
    "answer": """CREATE TABLE answer (
        record TEXT, field TEXT, value ANY, PRIMARY KEY (record, field)
    ) STRICT, WITHOUT ROWID""",
    # Where each text of the index stands: a record as a whole has the field "", an answer its own; see db/derived/search.py.
    "searched": """CREATE TABLE searched (
        id INTEGER PRIMARY KEY, tbl TEXT NOT NULL, record TEXT NOT NULL, field TEXT NOT NULL,
        UNIQUE (record, field)
    ) STRICT""",
    "search": "CREATE VIRTUAL TABLE search USING fts5(words, tokenize = 'unicode61 remove_diacritics 2')",
}
# What SQLite's full-text search makes for itself beside that virtual table.
SEARCH_SHADOWS = {f"search_{part}" for part in ("data", "idx", "content", "docsize", "config")}
