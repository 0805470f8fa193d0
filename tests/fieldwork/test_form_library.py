"""Editions of a form in a visit: which may be added, and which one is current on every copy."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db import values
from db.errors import UserError
from inspector_app.fieldwork.form_library import CASE_READING
from inspector_app.forms import FormError

CHANGED = ("Was it decided in time?", "Was it decided within ten days?")
NEW = ("| Case reading | case_reading | 1 |", "| Case reading | case_reading | 2024-2 |")


def refused(visit, path, kind="") -> UserError:
    before = visit.store.version_vector()
    with pytest.raises(UserError) as caught:
        visit.forms.add(path, kind)
    assert visit.store.version_vector() == before
    return caught.value


def test_a_new_edition_is_current_and_the_old_ones_stay(small_visit, first, edition_file, read):
    old = read(small_visit, small_visit.cases.add("C01"))
    second = small_visit.forms.add(edition_file(CHANGED, NEW))
    assert small_visit.forms.current(CASE_READING) == second
    new = small_visit.readings.start(small_visit.cases.add("C02"))
    assert small_visit.readings.get(old).form == first
    assert small_visit.readings.get(new).form == second
    assert small_visit.forms.is_behind(first)
    assert not small_visit.forms.is_behind(second)
    editions = small_visit.forms.editions(of=first)
    assert [(e.id, e.label, e.added_by, e.is_current) for e in editions] == [
        (first, "1", "Mared Llwyd", False),
        (second, "2024-2", "Mared Llwyd", True),
    ]
    assert editions[0].added_at < editions[1].added_at
    kinds = [edition.kind for edition in small_visit.forms.editions()]
    assert kinds == ["case-reading", "case-reading", "supervision-file"]


def test_an_unchanged_form_is_no_edition(small_visit, edition_file):
    assert refused(small_visit, edition_file()).code == "edition-unchanged"
    assert refused(small_visit, edition_file(NEW)).code == "edition-unchanged"


def test_a_form_that_only_says_something_else_is_an_edition(small_visit, first):
    # A calculation may look texts up that no question shows.
    changed = replace(small_visit.forms.get(first), version="2024-2", texts={"told": {"en": ["In time"]}})
    assert small_visit.forms.latest(first) == first
    assert small_visit.forms.add_compiled(changed, first) == small_visit.forms.latest(first)


def test_a_changed_form_needs_a_version_that_is_new(small_visit, edition_file):
    error = refused(small_visit, edition_file(CHANGED))
    assert error.code == "edition-version"
    assert error.what == "The form has changed, and its version “1” is not new."
    assert error.remedy == "Give it a new version in its sheet “settings”; there are: 1."
    assert error.where == "edition.md"
    small_visit.forms.add(edition_file(CHANGED, NEW))
    again = edition_file(NEW, ("Was it decided in time?", "Was it decided?"))
    assert refused(small_visit, again).code == "edition-version"
    nameless = edition_file(
        ("After how many days?", "How many days?"),
        ("| Case reading | case_reading | 1 |", "| Case reading | case_reading | |"),
    )
    assert "does not say which version" in refused(small_visit, nameless).what


def test_an_earlier_edition_can_come_back_as_a_new_one(small_visit, edition_file):
    small_visit.forms.add(edition_file(CHANGED, NEW))
    third = small_visit.forms.add(edition_file((NEW[0], NEW[1].replace("2024-2", "2024-3"))))
    assert small_visit.forms.current(CASE_READING) == third


def test_an_edition_is_of_the_form_with_its_form_id(small_visit, edition_file):
    other = edition_file(CHANGED, ("| case_reading | 1 |", "| case_notes | 2 |"))
    error = refused(small_visit, other)
    assert error.code == "edition-of-none"
    assert "there are: case_reading, supervision_file." in error.remedy
    assert refused(small_visit, edition_file(CHANGED, NEW), "supervision-file").code == "edition-of-none"
    assert small_visit.forms.add(edition_file(CHANGED, NEW), "case-reading")


def test_a_form_with_problems_is_refused_with_all_of_them(small_visit, edition_file):
    error = refused(small_visit, edition_file(NEW, ("${in_time} = 'no'", "${on_time} = 'no'")))
    assert isinstance(error, FormError)
    assert error.problems


def test_two_copies_that_add_an_edition_each_agree_on_the_current_one(
    small_visit, owains_copy, exchange, edition_file
):
    owain = owains_copy()
    small_visit.forms.add(edition_file(CHANGED, NEW))
    owain.forms.add(edition_file(("Was it decided in time?", "In time?"), NEW))
    exchange(owain, small_visit)
    exchange(small_visit, owain)
    seen = [[(e.id, e.label, e.is_current) for e in visit.forms.editions()] for visit in (small_visit, owain)]
    assert seen[0] == seen[1]
    labels = [label for _id, label, _current in seen[0]]
    assert labels[:2] == ["1", "2024-2 of Mared Llwyd, Tue 12 March 2024, 09:00"]
    assert labels[2].startswith("2024-2 of Owain Prys")
    assert [current for _id, _label, current in seen[0][:3]] == [False, False, True]
    assert small_visit.store.conflicts() == []


def test_an_edition_that_came_in_meanwhile_is_not_added_again(small_visit, edition_file):
    read = small_visit.forms.read_edition(edition_file(CHANGED, NEW))
    small_visit.forms.add(edition_file(("Was it decided in time?", "In time?"), NEW))  # as a merge would
    with pytest.raises(UserError) as caught:
        small_visit.forms.add_compiled(*read)
    assert caught.value.code == "edition-version"


def test_the_same_edition_added_on_two_copies_is_not_newer_than_itself(
    small_visit, owains_copy, exchange, edition_file
):
    owain = owains_copy()
    added = [visit.forms.add(edition_file(CHANGED, NEW)) for visit in (small_visit, owain)]
    exchange(owain, small_visit)
    assert [small_visit.forms.is_behind(form) for form in added] == [False, False]


def test_an_edition_is_newer_than_the_one_it_was_made_from_whatever_the_clock_says(
    small_visit, edition_file, monkeypatch
):
    ahead = small_visit.forms.add(edition_file(CHANGED, NEW))
    monkeypatch.setattr(values, "_last_stamp", 0)
    monkeypatch.setattr(values.time, "time_ns", lambda: 1_700_000_000_000_000_000)
    then = small_visit.forms.add(edition_file((NEW[0], NEW[1].replace("2024-2", "2024-3"))))
    assert then > ahead
    assert small_visit.forms.current(CASE_READING) == then
