"""Findings stand on evidence; coverage shows where it is thin."""

from __future__ import annotations

import pytest

from db.errors import UserError
from inspector_app.fieldwork.evidence import AREA, STRENGTH
from inspector_app.judgement.coverage import coverage
from inspector_app.judgement.findings import AGAINST


@pytest.fixture
def taken(small_visit):
    """Take a passage up from a kind of source, by a member; returns the record id."""

    def take(kind: str, visit=small_visit) -> str:
        source = visit.sources.add(kind, f"A {kind}")
        return visit.evidence.take_up("words", ("i",), STRENGTH, source=source)

    return take


def test_the_verdict_names_the_gravest_fault(small_visit, taken, owains_copy, exchange):
    findings = small_visit.findings
    finding = findings.add("i", STRENGTH, "Decisions are quick.")

    def verdict() -> str:
        return findings.support(finding).verdict

    assert verdict() == "none"
    first = taken("document")
    findings.rest_on(finding, [first, taken("document")])
    assert verdict() == "one-source"
    findings.rest_on(finding, [taken("interview")])
    assert verdict() == "one-inspector"
    owain = owains_copy()
    theirs = taken("interview", owain)
    exchange(owain, small_visit)
    findings.rest_on(finding, [theirs])
    assert verdict() == "well-supported"
    assert findings.support(finding).source_kinds == {"document": 2, "interview": 2}
    assert sorted(findings.support(finding).inspectors.values()) == [1, 3]
    findings.rest_on(finding, [first, taken("document")], bearing=AGAINST)
    findings.release(finding, theirs)
    assert verdict() == "contested"


def test_evidence_that_is_deleted_or_released_supports_nothing(small_visit, taken):
    findings = small_visit.findings
    finding = findings.add("i", AREA, "Reviews are late.")
    one, two = taken("document"), taken("interview")
    findings.rest_on(finding, [one, two])
    findings.rest_on(finding, [one])  # linked already
    assert len(findings.support(finding).bearing_out) == 2
    assert findings.used_evidence() == {one, two}
    small_visit.evidence.delete(one)
    findings.release(finding, two)
    assert findings.support(finding).verdict == "none"
    findings.delete(finding)
    assert findings.used_evidence() == set()


def test_findings_are_listed_by_criterion_and_kind_in_order(small_visit):
    findings = small_visit.findings
    for criterion, kind, text in (
        ("i", STRENGTH, "a"),
        ("ii", AREA, "b"),
        ("i", AREA, "c"),
        ("i", STRENGTH, "d"),
    ):
        findings.add(criterion, kind, text)
    assert [finding.text for finding in findings.for_criterion("i")] == ["a", "c", "d"]
    assert [finding.text for finding in findings.for_criterion("i", STRENGTH)] == ["a", "d"]
    for kind, text in (("neutral", "x"), (STRENGTH, " ")):
        with pytest.raises(UserError):
            findings.add("i", kind, text)


def test_recommendations_follow_from_findings(small_visit):
    finding = small_visit.findings.add("i", AREA, "Reviews are late.")
    record = small_visit.recommendations.add("Review in time.", findings=[finding])
    small_visit.recommendations.add("And more.")
    assert small_visit.recommendations.findings_behind(record) == [finding]
    assert [entry.text for entry in small_visit.recommendations.all()] == ["Review in time.", "And more."]


def test_coverage_is_evidence_by_criterion_and_kind_of_source(small_visit, taken, read):
    reading = read(small_visit, small_visit.cases.add("C01"))
    small_visit.evidence.take_up("x", ("i", "ii"), AREA, reading=reading)
    taken("document")
    first, second = coverage(small_visit)
    assert (first.criterion, second.criterion) == ("i", "ii")
    assert {kind: len(cell.items) for kind, cell in first.cells.items() if cell.items} == {
        "case-reading": 1,
        "document": 1,
    }
    assert (first.source_kinds, first.inspectors) == (2, {small_visit.me.id})
    assert first.cells["case-reading"].of_kind(AREA) == 1
    assert not first.cells["case-reading"].is_gap
    assert second.cells["interview"].is_gap
    assert not second.cells["document"].is_gap  # nobody expects any


def test_a_finding_is_born_resting_on_its_evidence(small_visit, taken):
    item = taken("interview")
    finding = small_visit.findings.add("i", STRENGTH, "They ring back.", rests_on=[item])
    assert small_visit.findings.bearings(item) == {finding: "for"}
    with pytest.raises(UserError):
        small_visit.findings.add("i", "neutral", "They ring back.")


def test_a_finding_is_reworded_in_either_language_and_never_emptied(small_visit):
    finding = small_visit.findings.add("i", AREA, "They ring late.")
    small_visit.findings.reword(finding, text_cy="Maent yn ffonio’n hwyr.")
    with pytest.raises(UserError):
        small_visit.findings.reword(finding, text="  ")
    found = small_visit.findings.get(finding)
    assert (found.text, found.text_cy) == ("They ring late.", "Maent yn ffonio’n hwyr.")


def test_the_paragraphs_that_stand_on_a_finding_are_those_that_are_left(small_visit):
    finding = small_visit.findings.add("i", AREA, "They ring late.")
    kept, deleted = (small_visit.paragraphs.add("c", "Late.", findings=[finding]) for _ in range(2))
    small_visit.paragraphs.delete(deleted)
    assert small_visit.paragraphs.standing_on(finding) == [kept]
