"""Versions of the report: what they freeze, whose turn it is, and that nothing changes them afterwards."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.errors import UserError
from inspector_app.accuracy.points import ACCEPTED, Said
from inspector_app.report.blocks import plain
from inspector_app.report.build import build, paragraph_numbers
from inspector_app.report.document_json import document_facts, document_from
from inspector_app.report.kinds import FINAL, SENT, TEAM_DRAFT
from inspector_app.report.produce import produce_report
from inspector_app.report.resolve import resolve
from inspector_app.visit import Visit
from tests.report.every_kind import every_kind


def make(visit: Visit, *kinds: str) -> None:
    for kind in kinds:
        visit.versions.make(kind)


def printed(visit: Visit, folder, version: int | None) -> dict[str, str]:
    files = [folder / "v.docx", folder / "v.pdf"]
    produce_report(visit, docx=files[0], pdf=files[1], version=version)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_report_with_every_kind_of_block_comes_back_from_json(language):
    document = every_kind(language)
    assert document_from(document_facts(document)) == document


def test_a_version_holds_what_would_be_printed_now(visit):
    make(visit, TEAM_DRAFT)
    frozen = visit.versions.frozen(visit.versions.newest)
    for language in ("en", "cy"):
        assert frozen.documents[language] == resolve(build(visit, language))
    assert frozen.numbers == paragraph_numbers(visit)
    assert frozen.texts["en"]["4.1"].words == (
        "It was decided within 24 hours in 3 of the 4 cases.\nThis is most."
    )
    assert frozen.texts["cy"]["4.1"].words.startswith("Penderfynwyd o fewn 24 awr mewn 3 o’r 4 achos")
    figure = frozen.figures["decision_24h"]
    assert (figure.number, figure.total, figure.words["cy"]) == (3, 4, "3 o’r 4 achos")


def test_a_version_is_printed_again_with_the_same_bytes_whatever_happened_since(visit, tmp_path):
    make(visit, TEAM_DRAFT)
    before = printed(visit, tmp_path, 1)
    (paragraph, *_rest) = visit.paragraphs.of_chapter("criterion-i")
    visit.paragraphs.set(paragraph.id, text="Quite another sentence.")
    visit.members.add("Siân Prosser")
    visit.inspection.set(authority="Another council")
    later = visit.clock() + timedelta(days=3)
    visit.clock = lambda: later
    assert printed(visit, tmp_path, 1) == before
    assert printed(visit, tmp_path, None) != before


def test_the_marks_of_a_draft_follow_the_newest_version(visit):
    def marks(language="en"):
        document = build(visit, language)
        return document.labels.mark, document.footer, plain(document.cover.note)

    assert marks() == ("DRAFT", "Draft report", "Draft report")
    make(visit, TEAM_DRAFT)
    assert marks() == ("TEAM DRAFT", "Team draft", "Team draft. For the inspection team alone.")
    assert marks("cy")[0] == "DRAFFT Y TÎM"
    make(visit, SENT)
    mark, footer, note = marks()
    assert (mark, footer) == ("DRAFT", "Draft for factual accuracy")
    assert "Not for publication" in note
    make(visit, FINAL)
    assert marks() == ("", "", "")


def test_versions_come_in_their_order_and_only_the_lead_makes_them(visit, small_visit, owains_copy):
    for kind in (SENT, FINAL):
        with pytest.raises(UserError, match="turn"):
            visit.versions.make(kind)
    make(visit, TEAM_DRAFT, TEAM_DRAFT, SENT, FINAL)
    with pytest.raises(UserError, match="turn"):
        visit.versions.make(SENT)
    assert [entry.kind for entry in visit.versions.all()] == [TEAM_DRAFT, TEAM_DRAFT, SENT, FINAL]
    with pytest.raises(UserError) as caught:
        owains_copy().versions.make(TEAM_DRAFT)
    assert caught.value.code == "not-the-lead"


def test_a_version_is_no_deed_to_undo_and_travels(small_visit, owains_copy, exchange):
    paragraph = small_visit.paragraphs.add("criterion-i", "It was decided.")
    make(small_visit, TEAM_DRAFT)
    small_visit.undo()
    assert not small_visit.paragraphs.is_there(paragraph)
    assert len(small_visit.versions.all()) == 1
    theirs = owains_copy()
    exchange(small_visit, theirs)
    assert [entry.content for entry in theirs.versions.all()] == [small_visit.versions.newest.content]


def test_a_version_without_number_is_refused_and_so_is_its_internal_copy(visit, tmp_path):
    make(visit, TEAM_DRAFT)
    with pytest.raises(UserError, match="no version 2"):
        produce_report(visit, docx=None, pdf=tmp_path / "v.pdf", version=2)
    with pytest.raises(UserError) as caught:
        produce_report(visit, docx=None, pdf=tmp_path / "v.pdf", version=1, internal=True)
    assert caught.value.code == "version-internal"


def test_what_a_newer_program_wrote_is_refused_in_a_sentence(visit):
    with visit.store.transaction(visit.me.id, at=visit.clock()) as act:
        for content in ("{", "[]", '{"documents": {"en": {"is": "Hologram"}}, "figures": {}}'):
            act.create("report_version", {"kind": TEAM_DRAFT, "content": content, "made_at": "2024-03-15"})
    for version in visit.versions.all():
        with pytest.raises(UserError, match="cannot be read"):
            visit.versions.frozen(version)


def test_paragraph_numbers_of_the_sent_version_stay_while_it_stands(visit):
    first, second, *_rest = visit.paragraphs.of_chapter("criterion-i")
    make(visit, TEAM_DRAFT)
    assert visit.versions.sent_numbers() == {}
    make(visit, SENT)
    visit.paragraphs.add("criterion-i", "A new one.", after=first.id)
    assert visit.versions.sent_numbers()[second.id] == "4.2"
    assert paragraph_numbers(visit)[second.id] == "4.3"
    make(visit, FINAL)
    assert visit.versions.sent_numbers() == {}


def test_a_final_version_waits_for_the_open_points(visit):
    make(visit, TEAM_DRAFT, SENT)
    point = visit.accuracy_points.add(Said("It was 4.", "4.1"))
    visit.accuracy_points.add(Said("The name is wrong."))
    with pytest.raises(UserError, match="2 points of the council are open"):
        visit.versions.make(FINAL)
    visit.accuracy_points.decide(point, ACCEPTED, "The file says so.")
    with pytest.raises(UserError, match="1 point of the council is open"):
        visit.versions.make(FINAL)
    for entry in visit.accuracy_points.open():
        visit.accuracy_points.decide(entry.id, ACCEPTED, "It is.")
    visit.versions.make(FINAL)


_DEEDS = st.lists(
    st.tuples(st.sampled_from(["write", "add", "delete", "move", "details"]), st.integers(0, 9), st.text()),
    max_size=5,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=_DEEDS)
def test_nothing_that_is_done_afterwards_changes_a_version(visit, deeds):
    if not visit.versions.all():
        make(visit, TEAM_DRAFT)
    version = visit.versions.numbered(1)
    before = version.content
    documents = dict(visit.versions.frozen(version).documents)
    for deed, place, words in deeds:
        paragraphs = visit.paragraphs.all()
        record = paragraphs[place % len(paragraphs)].id if paragraphs else ""
        words = words.replace("\0", "")
        words = words.encode("utf-8", "ignore").decode()
        match deed:
            case "write" if record:
                visit.paragraphs.set(record, text=words)
            case "delete" if record:
                visit.paragraphs.delete(record)
            case "move" if record:
                visit.paragraphs.move(record, 1)
            case "details":
                visit.inspection.set(background=words)
            case _:
                visit.paragraphs.add("criterion-i", words)
    again = visit.versions.numbered(1)
    assert again.content == before
    assert dict(visit.versions.frozen(again).documents) == documents
