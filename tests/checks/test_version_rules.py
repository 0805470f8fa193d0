"""The rules that look back at the versions of the report."""

from __future__ import annotations

import pytest

from inspector_app.accuracy.points import REFUSED, Said
from inspector_app.checks import Severity
from inspector_app.checks.accepted import may_be_accepted
from inspector_app.report.kinds import SENT, TEAM_DRAFT


@pytest.fixture
def paragraph(small_visit):
    """A paragraph that uses a figure, in a report that was sent to the council."""
    record = small_visit.paragraphs.add("criterion-i", "We met {people_interviewed} people.")
    small_visit.versions.make(TEAM_DRAFT)
    small_visit.versions.make(SENT)
    return record


def test_an_open_point_of_the_council_is_an_error_until_it_is_decided(small_visit, found, paragraph):
    number = small_visit.versions.sent_numbers()[paragraph]
    point = small_visit.accuracy_points.add(Said("It was 4.", number))
    (problem,) = found("accuracy-open")
    assert (problem.table, problem.record, problem.chapter) == ("paragraph", paragraph, "criterion-i")
    assert not may_be_accepted(problem)
    small_visit.accuracy_points.decide(point, REFUSED, "It was 3.")
    assert found("accuracy-open") == []


def test_a_point_about_the_report_as_a_whole_stands_in_no_chapter(small_visit, found, paragraph):
    small_visit.accuracy_points.add(Said("The name is wrong."))
    (problem,) = found("accuracy-open")
    assert (problem.record, problem.chapter) == ("", "")
    assert problem.place == "The report as a whole"


def test_a_figure_that_moved_since_the_newest_version_is_told_with_both_values(small_visit, found, paragraph):
    assert found("figure-moved") == []
    small_visit.sources.add("interview", "Two parents", role="parent", people=2)
    (problem,) = found("figure-moved")
    assert (problem.severity, problem.record) == (Severity.WARNING, paragraph)
    assert problem.sentence == "“2” was “0” in version 2."
    small_visit.versions.make(SENT)
    assert found("figure-moved") == []
