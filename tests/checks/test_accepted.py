"""Letting a problem stand, with a reason."""

from __future__ import annotations

import pytest

from db.errors import UserError
from inspector_app.checks import check
from inspector_app.fieldwork.evidence import AREA, STRENGTH


def test_an_accepted_problem_stands_with_its_reason(small_visit, found):
    paragraph = small_visit.paragraphs.add("criterion-i", "It is in the the file.")
    (problem,) = found("double-word")
    small_visit.accepted_checks.accept(problem, " It is a quotation. ")
    assert found("double-word") == []
    ((accepted, entry),) = check(small_visit).accepted
    assert (accepted, entry.reason, entry.member) == (problem, "It is a quotation.", small_visit.me.id)
    small_visit.accepted_checks.delete(entry.id)
    assert found("double-word") == [problem]
    assert paragraph == entry.about


def test_an_acceptance_is_about_the_words_as_they_stood(small_visit, found):
    paragraph = small_visit.paragraphs.add("criterion-i", "It is in the the file.")
    small_visit.accepted_checks.accept(found("double-word")[0], "A quotation.")
    small_visit.paragraphs.set(paragraph, text_cy="Mae yn y ffeil.")
    assert len(found("double-word")) == 1
    small_visit.paragraphs.set(paragraph, text_cy="")
    assert found("double-word") == []


def test_other_rules_and_other_records_are_not_accepted_with_it(small_visit, found):
    small_visit.paragraphs.add("criterion-i", "It is in the the file.")
    small_visit.paragraphs.add("criterion-i", "It is in the the file.")
    first, second = found("double-word")
    small_visit.accepted_checks.accept(first, "A quotation.")
    assert found("double-word") == [second]
    assert len(found("paragraph-unsupported")) == 2


def test_an_error_must_be_mended_and_a_reason_given(small_visit, found):
    small_visit.paragraphs.add("criterion-i", "It is TODO in the the file.")
    with pytest.raises(UserError, match="cannot be accepted"):
        small_visit.accepted_checks.accept(found("unfinished-text")[0], "Later.")
    with pytest.raises(UserError, match="reason is needed"):
        small_visit.accepted_checks.accept(found("double-word")[0], " ")
    (problem, *_others) = found("rating-not-moderated")
    with pytest.raises(UserError, match="cannot be accepted"):
        small_visit.accepted_checks.accept(problem, "Why.")


def test_it_travels_to_the_team(small_visit, found, owains_copy, exchange):
    small_visit.paragraphs.add("criterion-i", "It is in the the file.")
    owain = owains_copy()
    small_visit.accepted_checks.accept(found("double-word")[0], "A quotation.")
    exchange(small_visit, owain)
    assert [entry.reason for _problem, entry in check(owain).accepted] == ["A quotation."]


def test_an_acceptance_ends_when_a_figure_in_the_words_does(small_visit, found, read):
    read(small_visit, small_visit.cases.add("C01"))
    small_visit.paragraphs.add("criterion-i", "In few cases, {in_time:of}, it was in time.")
    (problem,) = found("proportion-word")
    small_visit.accepted_checks.accept(problem, "Few in words of the council.")
    assert found("proportion-word") == []
    read(small_visit, small_visit.cases.add("C02"))
    assert [again.code for again in found("proportion-word")] == ["proportion-word"]


def test_a_rating_that_changed_is_not_accepted_any_more(small_visit, found):
    best, *_others, poorest = small_visit.framework.axes[0].levels
    key = small_visit.framework.axes[0].key
    for kind, text in ((AREA, "Late."), (AREA, "Thin."), (STRENGTH, "Kind.")):
        small_visit.findings.add("i", kind, text)
    small_visit.ratings.moderate("i", key, best.key, "We like it.")
    small_visit.accepted_checks.accept(found("rating-against-balance")[0], "It weighs more.")
    assert found("rating-against-balance") == []
    small_visit.ratings.moderate("i", key, poorest.key, "We do not.")
    small_visit.ratings.moderate("i", key, best.key, "We do again.")
    assert len(found("rating-against-balance")) == 1
