"""Finding words anywhere in a visit."""

from __future__ import annotations

from inspector_app.search import MOST_HITS, search


def test_all_words_are_looked_for_whatever_their_case(small_visit):
    case = small_visit.cases.add("C07", note="Moved twice in the winter")
    source = small_visit.sources.add("interview", "Parent A")
    small_visit.sources.write(source, "They moved house, and " + "nobody rang " * 12)
    assert [(hit.table, hit.record) for hit in search(small_visit, "MOVED")] == [
        ("sampled_case", case),
        ("source", source),
    ]
    (hit,) = search(small_visit, "rang moved parent")
    assert (hit.title, hit.record) == ("Parent A", source)
    assert "nobody rang" in hit.excerpt
    assert hit.excerpt.endswith("…")
    assert search(small_visit, "  ") == search(small_visit, "unheard") == []


def test_what_is_deleted_is_not_found(small_visit):
    source = small_visit.sources.add("interview", "Parent A")
    small_visit.sources.write(source, "They moved house.")
    small_visit.sources.delete(source)
    assert search(small_visit, "moved") == []


def test_hits_are_limited(small_visit):
    small_visit.cases.add_many([{"reference": f"C{number}"} for number in range(MOST_HITS + 5)])
    assert len(search(small_visit, "case")) == MOST_HITS
