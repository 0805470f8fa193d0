"""Recommendations as the lead orders them, and the findings that lead to them."""

from __future__ import annotations

from inspector_app.visit import Visit


def test_recommendation_is_put_after_another_and_moved(small_visit: Visit) -> None:
    recommendations = small_visit.recommendations
    first = recommendations.add("first")
    recommendations.add("third")
    second = recommendations.add("second", after=first)
    assert [entry.text for entry in recommendations.all()] == ["first", "second", "third"]
    recommendations.move(second, -1)
    recommendations.move(second, -1)
    assert [entry.text for entry in recommendations.all()] == ["second", "first", "third"]
    recommendations.move(second, 1)
    assert [entry.text for entry in recommendations.all()] == ["first", "second", "third"]


def test_finding_leads_to_a_recommendation_once_and_can_be_released(small_visit: Visit) -> None:
    recommendations = small_visit.recommendations
    finding = small_visit.findings.add("i", "area", "Reviews are late")
    record = recommendations.add("Hold reviews on time")
    recommendations.follow_from(record, finding)
    recommendations.follow_from(record, finding)
    assert recommendations.findings_behind(record) == [finding]
    recommendations.release(record, finding)
    assert recommendations.findings_behind(record) == []


def test_recommendation_is_placed_before_another_or_at_the_end(small_visit: Visit) -> None:
    recommendations = small_visit.recommendations
    first, second, third = (recommendations.add(text) for text in ("first", "second", "third"))
    recommendations.place(third, first)
    assert [entry.text for entry in recommendations.all()] == ["third", "first", "second"]
    recommendations.place(first)
    assert [entry.text for entry in recommendations.all()] == ["third", "second", "first"]
    step = small_visit.steps.last
    recommendations.place(second, second)
    recommendations.place(second, first)
    assert small_visit.steps.last is step
