"""Finding words: what is found, what never is, and an index that equals a plain scan after any history."""

from __future__ import annotations

import re
import tempfile
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from db.derived.search import without_keys
from db.handover.merge import merge_handover
from db.handover.stream import write_handover
from db.safety.integrity import check_store
from db.schema import TABLES
from db.store import Store
from tests.db.conftest import INSPECTION

MANY = 1000


def found(store, words):
    return {(hit.table, hit.record, hit.field) for hit in store.find(words, MANY)}


def note(store, team, text):
    with store.transaction("lead") as act:
        act.set("sampled_case", team.case, "note", text)


# ---- what is found ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The house was cold", "HOUSE"),
        ("The house was cold", "cold hous"),
        ("Mae’r tŷ yn oer", "ty"),
        ("Mae’r ty yn oer", "tŷ"),
        ("Gwelwyd Siân ddwywaith", "sian"),
        ("moved on 3/11/2023", "3/11"),
        ("asked “why”", '"why"'),
        ("A & B", "a b"),
    ],
)
def test_words_are_found_whatever_their_case_and_accents(store, team, text, words):
    note(store, team, text)
    assert found(store, words) == {("sampled_case", team.case, "")}


@pytest.mark.parametrize("words", ["house warm", "ouse", "h", "cold; house hot", "the-house"])
def test_all_words_must_begin_so(store, team, words):
    note(store, team, "That house was cold")
    assert found(store, words) == set()


HOSTILE = r"""" "" "a NEAR( NEAR(a.b,2) * a* : words:a ^a -a AND OR NOT ( ) a) {a} a+b '; \ …"""


@pytest.mark.parametrize(
    "words",
    ["", "  ", *HOSTILE.split(), "NEAR(a b, 2)", "a AND", "NOT a", "\0", "a\0b", "\ud800", "x" * 10_000],
)
def test_whatever_is_typed_is_taken_as_words(store, team, words):
    note(store, team, "a note")
    assert isinstance(store.find(words, 5), list)
    assert check_store(store) == []


def test_the_words_are_shown_where_they_stand(store, team):
    note(store, team, "long before " * 30 + "the dragonfly project\nhelps " + "long after " * 30)
    (hit,) = store.find("dragonfly helps", 5)
    assert [text for text, is_found in hit.excerpt if is_found] == ["dragonfly", "helps"]
    excerpt = "".join(text for text, _ in hit.excerpt)
    assert "the dragonfly project · helps long after" in excerpt
    assert excerpt.startswith("…")
    assert excerpt.endswith("…")


def test_what_fits_best_comes_first_and_no_more_than_asked_for(store, team):
    with store.transaction("lead") as act:
        for number in range(10):
            act.create("finding", {"text": f"chronology among many other words of finding {number}"})
        best = act.create("finding", {"text": "chronology"})
    hits = store.find("chronology", 3)
    assert hits[0].record == best
    assert len(hits) == 3


def test_an_answer_is_found_where_the_form_asks_for_words(store, team):
    with store.transaction("lead") as act:
        act.set("form", store.get("reading", team.reading)["form"], "text_paths", "/why /earlier/why")
        for path in ("/why", "/earlier[01a2]/why", "/seen", "/seen#comment"):
            act.set("reading", team.reading, path, "holistic")
    assert {field for _, _, field in found(store, "holistic")} == {
        "/why",
        "/earlier[01a2]/why",
        "/seen#comment",
    }


def test_answers_are_found_once_an_edition_asks_for_them_in_words(store, team):
    with store.transaction("lead") as act:
        act.set("form", store.get("reading", team.reading)["form"], "text_paths", "")
        act.set("reading", team.reading, "/why", "holistic")
    assert found(store, "holistic") == set()
    with store.transaction("lead") as act:
        act.create("form", {"name": "case", "text_paths": "/why"})
    assert found(store, "holistic") == {("reading", team.reading, "/why")}
    assert check_store(store) == []


# ---- what is not --------------------------------------------------------------------------------------
def test_what_is_deleted_is_not_found_until_it_is_restored(store, team):
    note(store, team, "a cold house")
    with store.transaction("lead") as act:
        act.set("reading", team.reading, "/why", "a cold house")
        act.delete("reading", team.reading)
    assert found(store, "cold") == {("sampled_case", team.case, "")}
    with store.transaction("lead") as act:
        act.delete("sampled_case", team.case)
        act.restore("reading", team.reading)
    assert found(store, "cold") == {("reading", team.reading, "/why")}


def test_nothing_of_a_block_that_raises_is_found(store, team):
    def write_half():
        with store.transaction("lead") as act:
            act.set("sampled_case", team.case, "note", "never")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_half()
    assert found(store, "never") == set()


def test_the_words_of_an_encrypted_file_are_encrypted(tmp_path):
    path = tmp_path / "sealed.inspection"
    with Store.create(path, inspection="x", key=bytes(range(32))) as store:
        with store.transaction("a") as act:
            act.create("member", {"name": "Mared Llwyd"})
        assert len(store.find("mared", 5)) == 1
    assert b"ared" not in path.read_bytes()


# ---- damage -------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE search SET words = 'something else'", "table-differs"),
        ("DELETE FROM search WHERE rowid = 1", "table-differs"),
        ("DELETE FROM searched WHERE id = 1", "table-differs"),
        ("UPDATE search_content SET c0 = 'something else'", "damaged-pages"),
        ("DELETE FROM search_docsize", "damaged-pages"),
    ],
)
def test_an_index_that_does_not_equal_the_texts_is_told(store, team, statement, code):
    note(store, team, "a cold house")
    store.close()
    connection = dbapi2.connect(str(store.path), isolation_level=None)
    connection.execute(statement)
    connection.close()
    with Store.open(store.path, read_only=True) as altered:
        assert code in {problem.code for problem in check_store(altered)}


# ---- any history --------------------------------------------------------------------------------------
WORDS = ("ty", "tŷ", "Tŷ’n", "oer", "OER", "C01", "n/a", "a", "*", '"cold"')
texts = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
FIELDS = (
    ("sampled_case", "note"),
    ("sampled_case", "reference"),
    ("sampled_case", "team"),
    ("reading", "comment"),
    ("reading", "/why"),
    ("reading", "/child[0a]/why"),
    ("reading", "/seen"),
    ("reading", "/seen#comment"),
)
deeds = st.one_of(
    st.tuples(st.just("set"), st.integers(0, 1), st.sampled_from(FIELDS), texts | st.none()),
    st.tuples(st.just("delete"), st.integers(0, 1), st.sampled_from(("sampled_case", "reading"))),
    st.tuples(st.just("restore"), st.integers(0, 1), st.sampled_from(("sampled_case", "reading"))),
    st.tuples(st.just("make"), st.integers(0, 1), texts),
    st.tuples(st.just("edition"), st.integers(0, 1), st.sampled_from(("", "/why", "/why /child/why", None))),
    st.tuples(st.just("merge"), st.integers(0, 1)),
)


def scanned(store):
    """What the index must hold: (record, field) to text."""
    held = {}
    for table in TABLES.values():
        for row in store.all(table.name) if table.searched else ():
            held[str(row["id"]), ""] = "\n".join(
                str(row[column]) for column in table.searched if row[column] not in (None, "")
            )
    for row in store.all("reading"):
        own = store.get("form", row["form"])
        editions = store.all("form", {"kind": own["kind"], "name": own["name"]})
        for field, value in store.answers(str(row["id"])).items():
            asked = any(
                edition["text_paths"] is None or without_keys(field) in edition["text_paths"].split()
                for edition in editions
            )
            if "#" in field or asked:
                held[str(row["id"]), field] = value
    return {place: text for place, text in held.items() if text}


def words_of(text):
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(c) != "Mn")
    return re.findall(r"[^\W_]+", plain)


def holds(text, wanted):
    """Whether a text has a word, or neighbouring words, that begin so; a single letter must be a word."""
    have, want = words_of(text), words_of(wanted)
    for place in range(len(have) - len(want) + 1):
        *first, last = have[place : place + len(want)]
        if first == want[:-1] and (last == want[-1] or (len(wanted) > 1 and last.startswith(want[-1]))):
            return True
    return False


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(history=st.lists(deeds, max_size=25), wanted=st.lists(st.sampled_from(WORDS), min_size=1, max_size=2))
def test_the_index_equals_a_plain_scan_after_any_history(history, wanted):
    with tempfile.TemporaryDirectory() as folder:
        copies = [Store.create(Path(folder, f"{n}.inspection"), inspection=INSPECTION) for n in range(2)]
        with copies[0].transaction("lead") as act:
            form = act.create("form", {"name": "case", "text_paths": "/why"})
            case = act.create("sampled_case", {"reference": "C01", "note": "tŷ oer"})
            reading = act.create("reading", {"sampled_case": case, "form": form})
        ids = {"sampled_case": case, "reading": reading}

        def pass_on(source):
            path = Path(folder, "visit.handover")
            write_handover(copies[source], path, author="x")
            merge_handover(copies[1 - source], path, author="x")

        pass_on(0)
        for deed, copy, *rest in history:
            with copies[copy].transaction("x") as act:
                match deed, rest:
                    case "set", [(table, field), value]:
                        act.set(table, ids[table], field, value)
                    case "delete", [table]:
                        act.delete(table, ids[table])
                    case "restore", [table]:
                        act.restore(table, ids[table])
                    case "make", [text]:
                        act.create("finding", {"text": text, "text_cy": text})
                    case "edition", [paths]:
                        act.create("form", {"name": "case", "text_paths": paths})
            if deed == "merge":
                pass_on(copy)
        pass_on(0)
        pass_on(1)
        for store in copies:
            held = scanned(store)
            rows = store.connection.execute(
                "SELECT record, field, words FROM searched JOIN search ON id = search.rowid"
            )
            assert {(record, field): words for record, field, words in rows} == held
            asked = [word for word in wanted if words_of(word)]
            expected = {
                place for place, text in held.items() if asked and all(holds(text, word) for word in asked)
            }
            assert {(hit.record, hit.field) for hit in store.find(" ".join(wanted), MANY)} == expected
            assert check_store(store) == []
            store.close()
