"""Finding words: an index of what people wrote, in the file beside the typed tables and encrypted with them.

A text is a record with all its searched columns, or one answer of a reading; the virtual table `search` holds its
words, and `searched` says where it stands. What is deleted is not in the index. The index is derived like the typed
tables: the one door and the merge keep it up in their own transaction, and it is made anew with them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from db.log.encoding import BIRTH
from db.schema import DELETED, OPEN_FIELD, TABLES
from db.values import Row, storable

ANSWERED = "reading"  # the open fields of its records are answers; those of others hold no texts
_FORM = "form"  # the table of forms, and the column in which a reading names its own
_RECORD = ""  # the field of a record's own columns
# Characters that texts do not use, around the words that were found.
_BEGIN, _END = "\x02", "\x03"
_EXCERPT = 18  # words
_LINE_END = " · "  # what stands for the end of a line in an excerpt

# The places whose texts are looked at; and what is to be found there now, "" for nothing, with the number that the place
# has in the index if it has one.
_TEMPORARY = (
    """CREATE TEMP TABLE IF NOT EXISTS reworded (
        tbl TEXT, record TEXT, field TEXT, PRIMARY KEY (record, field)
    ) WITHOUT ROWID""",
    """CREATE TEMP TABLE IF NOT EXISTS told (
        place INTEGER PRIMARY KEY, tbl TEXT, record TEXT, field TEXT, words TEXT, id INTEGER
    )""",
)
# An answer is found if it is a remark on a question, or if that is answered in words in any edition of the reading's
# form. An edition of before the program kept which questions those are has all its answers searched.
_ANSWERS = f"""
    INSERT INTO told (tbl, record, field, words, id)
    SELECT reworded.tbl, answer.record, answer.field, iif(
        {ANSWERED}.deleted = 0 AND typeof(answer.value) = 'text' AND (instr(answer.field, '#') OR EXISTS (
            SELECT 1 FROM {_FORM} AS own
                CROSS JOIN {_FORM} AS edition ON edition.kind IS own.kind AND edition.name IS own.name
            WHERE own.id = {ANSWERED}.form AND (edition.text_paths IS NULL
                OR instr(' ' || edition.text_paths || ' ', ' ' || without_keys(answer.field) || ' ')))),
        answer.value, ''), searched.id
    FROM reworded CROSS JOIN answer ON answer.record = reworded.record AND answer.field = reworded.field
        CROSS JOIN {ANSWERED} ON {ANSWERED}.id = answer.record
        LEFT JOIN searched ON searched.record = answer.record AND searched.field = answer.field
"""
_FOUND = f"""
    SELECT searched.tbl, searched.record, searched.field,
        snippet(search, 0, '{_BEGIN}', '{_END}', '…', {_EXCERPT})
    FROM search JOIN searched ON searched.id = search.rowid
    WHERE search MATCH ? {{among}} ORDER BY search.rank, search.rowid LIMIT ?
"""


class Found(NamedTuple):
    """A text that holds the words: where it stands, `field` being "" for a record's own columns, and an excerpt.

    The excerpt is in pieces, each with whether it was looked for.
    """

    table: str
    record: str
    field: str
    excerpt: tuple[tuple[str, bool], ...]


def find(connection: Any, words: str, limit: int, records: Collection[str] | None = None) -> list[Found]:
    """Return the texts that hold all the words, or words that begin with them, the best first.

    `records` are those to look in, None for all. Case and accents make no difference. Whatever is typed is taken as words, never as a language of its own.
    """
    terms = [term for word in str(storable(words)).split() if (term := _term(word))]
    if not terms:
        return []
    among = "" if records is None else f"AND searched.record IN ({', '.join('?' * len(records))})"
    rows = connection.execute(_FOUND.format(among=among), (" ".join(terms), *(records or ()), limit))
    return [Found(table, record, field, _pieces(excerpt)) for table, record, field, excerpt in rows]


def whole_text(table: str, row: Row) -> str:
    """Return all the text of a record's own columns, of which an excerpt shows a part."""
    columns = TABLES[table].searched
    return "\n".join(str(row[column]) for column in columns if row[column]).replace("\n", _LINE_END)


def without_keys(path: str) -> str:
    """Return the path of an answer in a repeat as that of its question: "/earlier[01a2]/date" is "/earlier/date"."""
    return re.sub(r"\[[^\]]*\]", "", path)


def keep_up(connection: Any, touched: Iterable[tuple[str, str, str]]) -> None:
    """Bring the index in line with the registers, as (table, record, field), that a transaction changed."""
    places, forms = set(), set()
    for table, record, field in touched:
        known = TABLES.get(table)
        if known is None:
            continue
        if field.startswith(OPEN_FIELD):
            if table == ANSWERED:
                places.add((table, record, field))
        elif field in (BIRTH, DELETED) or field in known.searched:
            places.add((table, record, _RECORD))
        if table == ANSWERED and field in (DELETED, _FORM):
            places |= set(_answers_of(connection, record))
        if table == _FORM:
            forms.add(record)
    if forms:
        places |= set(_answers_in_words_since(connection, forms))
    if places:
        _clear(connection)
        connection.executemany("INSERT OR IGNORE INTO reworded VALUES (?, ?, ?)", places)
        _replace(connection)


def keep_up_with(connection: Any, changes: str) -> None:
    """Do as `keep_up` for very many at once: the births in `changes`, a join, and the registers in `touched`."""
    _clear(connection)
    searched = ", ".join(
        f"('{table.name}', '{field}')"
        for table in TABLES.values()
        if table.searched
        for field in (BIRTH, DELETED, *table.searched)
    )
    connection.execute(
        f"INSERT INTO reworded SELECT tbl, record, '{_RECORD}' FROM {changes}"
        f" WHERE field = '{BIRTH}' AND (tbl, field) IN (VALUES {searched})"
    )
    connection.execute(
        f"""INSERT OR IGNORE INTO reworded
            SELECT tbl, record, iif(substr(field, 1, 1) = '{OPEN_FIELD}', field, '{_RECORD}') FROM touched
            WHERE (tbl, field) IN (VALUES {searched})
                OR tbl = '{ANSWERED}' AND substr(field, 1, 1) = '{OPEN_FIELD}'"""
    )
    connection.execute(
        f"""INSERT OR IGNORE INTO reworded SELECT tbl, answer.record, answer.field
            FROM touched CROSS JOIN answer ON answer.record = touched.record
            WHERE touched.tbl = '{ANSWERED}' AND touched.field IN ('{DELETED}', '{_FORM}')"""
    )
    forms = connection.execute(
        f"SELECT DISTINCT change.record FROM {changes} WHERE tbl = '{_FORM}'"
    ).fetchall()
    if forms:
        places = _answers_in_words_since(connection, {form for (form,) in forms})
        connection.executemany("INSERT OR IGNORE INTO reworded VALUES (?, ?, ?)", places)
    _replace(connection)


def fill_index(connection: Any) -> None:
    """Fill the index, which is empty, from the typed tables and answers."""
    _clear(connection)
    for table in TABLES.values():
        if table.searched:
            connection.execute(f"INSERT INTO reworded SELECT ?, id, '' FROM {table.name}", (table.name,))
    connection.execute("INSERT INTO reworded SELECT ?, record, field FROM answer", (ANSWERED,))
    _replace(connection)


# ---- keeping up ---------------------------------------------------------------------------------------
def _answers_of(connection: Any, record: str) -> Iterator[tuple[str, str, str]]:
    rows = connection.execute("SELECT record, field FROM answer WHERE record = ?", (record,))
    return ((ANSWERED, *row) for row in rows)


def _answers_in_words_since(connection: Any, forms: set[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the answers that are texts since these forms came; nearly always there are none."""
    known: set[str] = set()
    fresh: set[str] = set()
    unknown = False
    for record, paths in connection.execute(f"SELECT id, text_paths FROM {_FORM}"):
        unknown |= paths is None
        (fresh if record in forms else known).update((paths or "").split())
    if not (fresh - known or unknown):
        return
    for record, field in connection.execute("SELECT record, field FROM answer"):
        if unknown or without_keys(field) in fresh:
            yield ANSWERED, record, field


def _clear(connection: Any) -> None:
    for statement in _TEMPORARY:
        connection.execute(statement)
    connection.execute("DELETE FROM reworded")
    connection.execute("DELETE FROM told")


def _replace(connection: Any) -> None:
    """Put the present texts of the places in `reworded` into the index, for those that it had."""
    tables = connection.execute("SELECT DISTINCT tbl, field = '' FROM reworded").fetchall()
    for name, own in tables:
        columns = ", ".join(f"nullif(\"{column}\", '')" for column in TABLES[name].searched)
        if own and columns:
            connection.execute(
                "INSERT INTO told (tbl, record, field, words, id)"
                f" SELECT reworded.tbl, reworded.record, '{_RECORD}', iif(deleted, '', concat_ws(char(10), {columns})), searched.id"
                f" FROM reworded CROSS JOIN {name} ON {name}.id = reworded.record"
                f" LEFT JOIN searched ON searched.record = reworded.record AND searched.field = '{_RECORD}'"
                f" WHERE reworded.tbl = ? AND reworded.field = '{_RECORD}'",
                (name,),
            )
        elif not own:
            connection.execute(_ANSWERS)
    gone = connection.execute("SELECT id FROM told WHERE words = '' AND id IS NOT NULL").fetchall()
    connection.executemany("DELETE FROM search WHERE rowid = ?", gone)
    connection.executemany("DELETE FROM searched WHERE id = ?", gone)
    connection.execute("DELETE FROM told WHERE words = ''")
    connection.execute("REPLACE INTO search (rowid, words) SELECT id, words FROM told WHERE id IS NOT NULL")
    (last,) = connection.execute("SELECT ifnull(max(id), 0) FROM searched").fetchone()
    connection.execute(
        "INSERT INTO searched SELECT ? + place, tbl, record, field FROM told WHERE id IS NULL", (last,)
    )
    connection.execute(
        "INSERT INTO search (rowid, words) SELECT ? + place, words FROM told WHERE id IS NULL", (last,)
    )


# ---- finding ------------------------------------------------------------------------------------------
def _term(word: str) -> str:
    """Return a word as the index is asked for it, "" for one without a letter or digit."""
    letters = sum(unicodedata.category(letter)[0] in "LN" for letter in word)
    if not letters:
        return ""
    # In quotes nothing is a command. A single letter begins so many words that it only stands for itself.
    quoted = '"' + word.replace('"', '""') + '"'
    return f"{quoted}*" if letters > 1 else quoted


def _pieces(excerpt: str) -> tuple[tuple[str, bool], ...]:
    pieces: list[tuple[str, bool]] = []
    for number, stretch in enumerate(excerpt.split(_BEGIN)):
        found, end, after = stretch.partition(_END)
        pieces += [(found, True), (after, False)] if number and end else [(stretch, False)]
    return tuple((text.replace("\n", _LINE_END), is_found) for text, is_found in pieces if text)
