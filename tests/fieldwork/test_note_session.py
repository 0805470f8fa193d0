"""Lines on the page and the paragraphs behind them."""

from __future__ import annotations

import random

import pytest

from db.errors import UserError
from inspector_app.fieldwork.evidence import STRENGTH
from inspector_app.fieldwork.note_session import NoteSession, Span


@pytest.fixture
def source(small_visit):
    return small_visit.sources.add("interview", "Team manager", role="team-manager")


@pytest.fixture
def session(small_visit, source):
    """Notes of three paragraphs, saved."""
    made = NoteSession(small_visit, source)
    made.follow(["one", "two", "three"])
    made.save()
    return made


def stored(visit, source):
    return [(entry.id, entry.text) for entry in visit.sources.paragraphs(source)]


def texts(visit, source):
    return [text for _, text in stored(visit, source)]


def test_each_line_is_a_paragraph_with_its_own_time(small_visit, source):
    session = NoteSession(small_visit, source)
    session.follow(["one"])
    session.follow(["one", ""])
    session.follow(["one", "two"])
    session.save()
    first, second = small_visit.sources.paragraphs(source)
    assert (first.text, second.text) == ("one", "two")
    assert first.written_at < second.written_at


def test_a_blank_line_is_not_kept_and_takes_its_time_from_its_first_word(small_visit, source, session):
    session.follow(["one", "two", "three", ""])
    session.save()
    assert texts(small_visit, source) == ["one", "two", "three"]
    before = session.lines[3].written_at
    session.follow(["one", "two", "three", "f"])
    assert session.lines[3].written_at > before


def test_editing_keeps_the_paragraph_and_its_time(small_visit, source, session):
    before = small_visit.sources.paragraphs(source)[1]
    session.follow(["one", "two and more", "three"])
    session.save()
    after = small_visit.sources.paragraphs(source)[1]
    assert (after.id, after.written_at, after.text) == (before.id, before.written_at, "two and more")


def test_a_split_line_keeps_its_paragraph_in_its_beginning(small_visit, source, session):
    session.follow(["one", "t", "wo", "three"])
    session.save()
    assert texts(small_visit, source) == ["one", "t", "wo", "three"]
    assert stored(small_visit, source)[1][0] == session.lines[1].record
    assert NoteSession(small_visit, source).lines[1].record == session.lines[1].record


def test_a_line_pushed_down_by_a_blank_one_stays_itself(session):
    record = session.lines[1].record
    session.follow(["one", "", "two", "three"])
    assert [line.record for line in session.lines][1:3] == [None, record]


def test_joined_lines_keep_the_first_paragraph(small_visit, source, session):
    first, second, third = (line.record for line in session.lines)
    session.follow(["onetwo", "three"])
    session.save()
    assert stored(small_visit, source) == [(first, "onetwo"), (third, "three")]
    session.follow(["one", "two", "three"])
    session.save()
    assert stored(small_visit, source) == [(first, "one"), (second, "two"), (third, "three")]


def test_a_paragraph_that_is_cut_and_put_elsewhere_stays_itself(small_visit, source, session):
    first, second, third = (line.record for line in session.lines)
    session.follow(["two", "three"])
    session.follow(["two", "three", "one"])
    session.save()
    assert stored(small_visit, source) == [(second, "two"), (third, "three"), (first, "one")]


def test_everything_replaced_by_one_word_keeps_one_paragraph(small_visit, source, session):
    first = session.lines[0].record
    session.follow(["new"])
    session.save()
    assert stored(small_visit, source) == [(first, "new")]


def test_an_emptied_line_is_deleted_and_can_be_restored_from_the_log(small_visit, source, session):
    record = session.lines[1].record
    session.follow(["one", "", "three"])
    session.save()
    assert texts(small_visit, source) == ["one", "three"]
    small_visit.store.get("note_paragraph", record)
    with small_visit.act() as act:
        act.restore("note_paragraph", record)
    assert texts(small_visit, source) == ["one", "two", "three"]


def test_saving_twice_writes_once(small_visit, session):
    before = small_visit.store.version_vector()
    assert session.is_saved()
    session.save()
    assert small_visit.store.version_vector() == before


def test_it_is_behind_when_another_wrote_and_not_after_its_own_save(small_visit, source, session):
    session.follow(["one", "two", "three", "four"])
    session.save()
    assert not session.is_behind()
    small_visit.sources.write(source, "five")
    assert session.is_behind()
    session.reload()
    assert [line.text for line in session.lines] == ["one", "two", "three", "four", "five"]


def test_an_edit_that_was_not_seen_becomes_a_difference(small_visit, source, session, owains_copy, exchange):
    record = session.lines[0].record
    owain = owains_copy()
    with owain.act() as act:
        act.set("note_paragraph", record, "text", "one, says Owain")
    session.follow(["one, says Mared", "two", "three"])
    exchange(owain, small_visit)
    session.save()
    assert [conflict.record for conflict in small_visit.store.conflicts()] == [record]


def test_passages_move_with_their_words(small_visit, source, session):
    item = small_visit.evidence.take_up(
        "two", ("ii",), STRENGTH, source=source, paragraph=session.lines[1].record, start=0, stop=3
    )
    session.follow(["one", "say", "two", "three"])
    session.save({item: Span(2, 0, 3)})
    moved = small_visit.evidence.get(item)
    assert moved.paragraph == session.lines[2].record
    assert session.span_of(moved) == Span(2, 0, 3)


def test_a_passage_is_looked_for_when_the_text_moved_elsewhere(small_visit, source, session):
    record = session.lines[2].record
    item = small_visit.evidence.take_up(
        "three", ("ii",), STRENGTH, source=source, paragraph=record, start=0, stop=5
    )
    with small_visit.act() as act:
        act.set("note_paragraph", record, "text", "all three")
    session.reload()
    assert session.span_of(small_visit.evidence.get(item)) == Span(2, 4, 9)


def test_a_refused_save_leaves_the_page_as_it_stood(small_visit, source, session, monkeypatch):
    session.follow(["one", "two", "three", "four"])

    def refuse(*_arguments):
        raise UserError("disk-full", "The disk is full.", "Free some space.")

    with monkeypatch.context() as patch:
        patch.setattr("db.transaction.Transaction.finish", refuse)
        with pytest.raises(UserError):
            session.save()
    assert not session.is_saved()
    session.save()
    assert texts(small_visit, source) == ["one", "two", "three", "four"]


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_typed_the_file_holds_the_page(small_visit, source, seed):
    chance = random.Random(seed)
    session = NoteSession(small_visit, source)
    page = ["a"]
    for step in range(40):
        place = chance.randrange(len(page))
        match chance.randrange(5):
            case 0:
                page[place] += f" {step}"
            case 1:
                cut = chance.randrange(len(page[place]) + 1)
                page[place : place + 1] = [page[place][:cut], page[place][cut:]]
            case 2 if place + 1 < len(page):
                page[place : place + 2] = [page[place] + page[place + 1]]
            case 3 if len(page) > 1:
                page.insert(chance.randrange(len(page)), page.pop(place))
            case _:
                page[place : place + chance.randrange(3)] = [f"pasted {step}", f"below {step}"]
        session.follow(page)
        if chance.random() < 0.5:
            session.save()
            assert texts(small_visit, source) == [text for text in page if text.strip()]
            assert not session.is_behind()
