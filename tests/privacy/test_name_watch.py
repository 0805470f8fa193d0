"""Noticing names in one visit: the team is known, and what was kept is remembered."""

from __future__ import annotations

from inspector_app.visit import Visit


def found(visit: Visit, text: str) -> list[str]:
    return [text[entry.start : entry.stop] for entry in visit.name_watch.find(text)]


def test_the_team_is_known_and_so_is_who_joins_it(small_visit):
    text = "Owain Prys and Tesni Pugh saw Megan Rees."
    assert found(small_visit, text) == ["Tesni Pugh", "Megan Rees"]
    small_visit.members.add("Tesni Pugh")
    assert found(small_visit, text) == ["Megan Rees"]


def test_council_and_inspectorate_are_known(small_visit):
    small_visit.inspection.set(authority="Thomas Parry County Borough")
    assert found(small_visit, "Staff of Thomas Parry said so.") == []


def test_what_was_kept_is_remembered_in_the_file_until_it_is_forgotten(small_visit):
    watch = small_visit.name_watch
    watch.keep("Heol y Bont")
    watch.keep("heol y bont")
    assert found(small_visit, "The nursery in Heol y Bont.") == []
    with small_visit.sibling() as again:
        assert again.name_watch.kept() == ["heol y bont"]
        assert found(again, "The nursery in Heol y Bont.") == []
    watch.forget("Heol y Bont")
    assert watch.kept() == []
    assert found(small_visit, "The nursery in Heol y Bont.") == ["Heol y Bont"]


def test_many_texts_are_looked_at_a_part_at_a_time(small_visit):
    watch = small_visit.name_watch
    texts = [f"Megan Rees came {number} times." for number in range(5)]
    assert [watch.look_ahead(texts, 2) for _turn in range(3)] == [False, False, True]
    assert watch.look_ahead(texts, 0)
    watch.keep("Megan Rees")
    assert not watch.look_ahead(texts, 2)


def test_the_sample_visit_warns_of_nothing(sample_visit):
    with Visit.open(sample_visit / "team.inspection", read_only=True) as visit:
        texts = [
            entry.text for source in visit.sources.all() for entry in visit.sources.paragraphs(source.id)
        ]
        texts += [item.passage for item in visit.evidence.all()]
        texts += [
            str(answer)
            for reading in visit.readings.all()
            for answer in visit.store.answers(reading.id).values()
        ]
        texts += [rating.rationale for rating in visit.ratings.all()]
        texts += [paragraph.text for paragraph in visit.paragraphs.all()]
        texts += [paragraph.text_cy for paragraph in visit.paragraphs.all()]
        assert len(texts) > 1000
        assert [words for text in texts for words in found(visit, text)] == []
