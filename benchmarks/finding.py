"""Finding words through the index against a scan of the same texts with LIKE, in many cases."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from benchmarks.bare import open_bare
from benchmarks.measure import Ratio, compare, timed
from db.store import Store
from inspector_app.sample import story

CASES = 1_000
ROUNDS = 50


def run(folder: Path) -> Iterator[Ratio]:
    """Yield the cost of finding one word, and two of which the second is still being typed."""
    written = cycle(" ".join(paragraph.text.text for paragraph in note.paragraphs) for note in story.notes())
    texts = [f"{number} {text}" for number, text in zip(range(CASES), written, strict=False)]
    with Store.create(folder / "finding.inspection", inspection="finding") as store:
        with store.transaction("lead") as act:
            for text in texts:
                act.create("finding", {"text": text})
        bare = open_bare(folder / "finding.db")
        bare.execute("CREATE TABLE finding (id INTEGER PRIMARY KEY, text TEXT) STRICT")
        bare.executemany("INSERT INTO finding (text) VALUES (?)", [(text,) for text in texts])
        for job, words in (
            ("Find a word", ("visits",)),
            ("Find two words, one half typed", ("visits", "sch")),
        ):
            pattern = " AND ".join("text LIKE ?" for _word in words)
            values = [f"%{word}%" for word in words]

            def scan(pattern: str = pattern, values: list[str] = values) -> float:
                query = f"SELECT id, text FROM finding WHERE {pattern} LIMIT 40"
                return timed(lambda: bare.execute(query, values).fetchall())

            def find(words: tuple[str, ...] = words) -> float:
                return timed(lambda: store.find(" ".join(words), 40))

            yield compare(f"{job} in {CASES:,} texts", find, scan, rounds=ROUNDS)
        bare.close()
