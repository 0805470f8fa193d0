"""Both wordings are shown wherever one of them can be edited, and an edit lets neither of them go unsaid."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from inspector_app.fieldwork.evidence import AREA
from inspector_app.team.differences import differences
from tests.ui.conftest import NOW
from ui.pages.evidence.finding_card import FindingCard
from ui.pages.report.passage_row import PassageRow
from ui.place import Place
from ui.widgets.message import Message
from ui.widgets.unsettled import Unsettled

OTHER, SHOWN = "What Owain wrote.", "What Mared wrote."


def let_two_stand(visit, table, record, field):
    """Let a field hold two texts that did not know of each other."""
    for author, text in ((visit.members.all()[1].id, OTHER), (visit.me.id, SHOWN)):
        with visit.store.transaction(author, at=visit.clock()) as act:
            act.set(table, record, field, text, seen=())


def told(widget: QWidget) -> str:
    """Return what is said in view of differences."""
    shown = [unsettled for unsettled in widget.findChildren(Unsettled) if unsettled.isVisible()]
    return "\n".join(m.sentence.text() for unsettled in shown for m in unsettled.findChildren(Message))


def a_finding(visit):
    return Place("evidence", visit.findings.add("ii", AREA, "first")), "finding", "text"


def an_item(visit):
    item = visit.evidence.take_up("A list.", ("ii",), AREA, source=visit.sources.add("document", "Manual"))
    return Place("evidence", item), "evidence", "summary"


def a_paragraph(visit):
    return Place("report", visit.paragraphs.add("criterion-ii", "first")), "paragraph", "text"


def a_recommendation(visit):
    return Place("report", visit.recommendations.add("first")), "recommendation", "text"


def a_case(visit):
    return Place("cases", visit.cases.all()[0].id), "sampled_case", "note"


def a_note(visit):
    return Place("note", visit.sources.add("interview", "Parent A", role="parent")), "source", "summary"


def the_details(visit):
    return Place("settings", visit.inspection.id), "inspection", "background"


@pytest.mark.parametrize(
    "make", [a_finding, an_item, a_paragraph, a_recommendation, a_case, a_note, the_details]
)
def test_both_wordings_are_shown_with_who_and_when(qtbot, window, make):
    visit = window.workspace.visit
    place, table, field = make(visit)
    let_two_stand(visit, table, place.record, field)
    window.show_place(place)
    page = window.page(place.page)
    qtbot.waitUntil(lambda: "2 that differ" in told(page))
    words = told(page)
    assert f"Mared Llwyd, {NOW.astimezone():today %H:%M}: “{SHOWN}”" in words
    assert f"Owain Prys, {NOW.astimezone():today %H:%M}: “{OTHER}”" in words


def test_words_of_notes_show_their_other_wording(qtbot, window):
    visit = window.workspace.visit
    source = visit.sources.add("interview", "Parent A", role="parent")
    let_two_stand(visit, "note_paragraph", visit.sources.write(source, "first"), "text")
    window.show_place(Place("note", source))
    qtbot.waitUntil(lambda: OTHER in told(window.page("note")))


def test_editing_a_finding_leaves_the_other_wording_standing(qtbot, window):
    visit = window.workspace.visit
    place, table, field = a_finding(visit)
    let_two_stand(visit, table, place.record, field)
    window.show_place(place)
    page = window.page("evidence")
    (card,) = page.findChildren(FindingCard)
    assert "2 wordings" in [label.text() for label in card.findChildren(QWidget) if hasattr(label, "text")]
    panel = page.behind.finding
    panel._edit(True)
    panel._english.setPlainText("A third.")
    panel._edit(False)
    (difference,) = differences(visit)
    assert [side.value for side in difference.sides] == ["A third.", OTHER]
    qtbot.waitUntil(lambda: f"Mared Llwyd, {NOW.astimezone():today %H:%M}: “A third.”" in told(page))
    assert f"Owain Prys, {NOW.astimezone():today %H:%M}: “{OTHER}”" in told(page)


def test_writing_on_in_the_report_leaves_the_other_wording_standing(qtbot, window):
    visit = window.workspace.visit
    place, table, field = a_paragraph(visit)
    let_two_stand(visit, table, place.record, field)
    window.show_place(place)
    page = window.page("report")
    qtbot.waitUntil(lambda: OTHER in told(page))
    row = next(row for row in page.findChildren(PassageRow) if row.passage.id == place.record)
    row.editor.go_to_end(start=False)
    qtbot.keyClicks(row.editor, " More.")
    assert row.commit()
    (difference,) = differences(visit)
    assert [side.value for side in difference.sides] == [f"{SHOWN} More.", OTHER]
