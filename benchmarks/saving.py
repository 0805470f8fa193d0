"""Saving one answer against one committed UPDATE of a row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from benchmarks.bare import open_bare
from benchmarks.measure import Ratio, compare, timed
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.fieldwork.readings import READY
from inspector_app.visit import Visit

ROUNDS = 200


def run(folder: Path, sample: Path) -> Iterator[Ratio]:
    """Yield the cost in the store alone, and with the form's rules as the window saves it."""
    bare = open_bare(folder / "bare.db")
    bare.execute(
        "CREATE TABLE answer (record TEXT, field TEXT, value ANY, PRIMARY KEY (record, field)) STRICT"
    )
    bare.execute("INSERT INTO answer VALUES ('r', '/q', '')")
    numbers = count()

    def update() -> float:
        value = str(next(numbers))
        return timed(
            lambda: bare.execute("UPDATE answer SET value = ? WHERE record = 'r' AND field = '/q'", (value,))
        )

    with Visit.open(sample) as visit:
        reading = next(one for one in visit.readings.all() if one.state == READY)
        visit.readings.reopen(reading.id, "To measure")

        def save() -> float:
            value = str(next(numbers))

            def act() -> None:
                with visit.act() as transaction:
                    transaction.set("reading", reading.id, "/benchmark", value)

            return timed(act)

        yield compare("Save one answer", save, update, rounds=ROUNDS)
        session = ReadingSession(visit, reading.id)
        question = next(q.path for q in visit.forms.get(reading.form).questions() if q.choices)
        choices = [choice.name for choice in visit.forms.get(reading.form).question(question).choices]

        def answer() -> float:
            value = choices[next(numbers) % len(choices)]
            return timed(lambda: session.answer(question, value))

        yield compare("Save one answer, with the form's rules", answer, update, rounds=ROUNDS)
        written = next(q.path for q in visit.forms.get(reading.form).questions() if q.is_in_words)

        def write() -> float:
            words = f"{next(numbers)} visits were made, and the child was seen alone at each of them"
            return timed(lambda: session.answer(written, words))

        yield compare("Save one answer in words, and index it", write, update, rounds=ROUNDS)
    bare.close()
