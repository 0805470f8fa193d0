"""The evening's picture: coverage by inspector, gaps, unread cases, concerns, differences and thin findings."""

from __future__ import annotations

from inspector_app.fieldwork.evidence import AREA
from inspector_app.report.blocks import ItemList, Table
from inspector_app.report.sheet import draw
from inspector_app.team.meeting import meeting
from inspector_app.team.meeting_sheet import MOST_LISTED, cell_words, meeting_sheet, standing_words


def test_the_picture_counts_by_criterion_source_and_inspector(small_visit, owains_copy, exchange, read):
    case = small_visit.cases.add("C01")
    small_visit.cases.add("C02")
    read(small_visit, case)
    small_visit.concerns.raise_concern(case, referred_to="Head", why="Why.")
    source = small_visit.sources.add("interview", "Parent A")
    first = small_visit.evidence.take_up("Late.", ("i",), AREA, source=source)
    owain = owains_copy()
    owain.evidence.take_up("Late again.", ("i",), AREA, source=source)
    owain.cases.set(case, team="South")
    small_visit.cases.set(case, team="North")
    exchange(owain, small_visit)
    small_visit.findings.add("i", AREA, "Reviews are late.", rests_on=[first])
    held = meeting(small_visit)
    row = next(criterion for criterion in held.criteria if criterion.key == "i")
    standing = row.cells["interview"]
    assert (standing.items, dict(standing.by)) == (2, {"ML": 1, "OP": 1})
    assert cell_words(standing) in ("2: ML\u00a01, OP\u00a01", "2: OP\u00a01, ML\u00a01")
    assert [case.reference for case in held.unread] == ["C02"]
    assert len(held.concerns) == len(held.differences) == 1
    assert [problem.code for problem in held.thin] == ["finding-one-sided"]
    assert all(
        criterion.cells[kind].is_gap for criterion in held.criteria for kind in gaps(held, criterion.key)
    )
    assert standing_words(held).startswith("1 of 2 cases read")


def gaps(held, key: str) -> list[str]:
    return [kind for criterion, kind in held.gaps if criterion == key]


def test_a_long_evening_still_fits_its_page(small_visit):
    for number in range(2 * MOST_LISTED):
        small_visit.findings.add("i", AREA, f"Finding {number}.")
    sheet = meeting_sheet(small_visit, meeting(small_visit))
    (thin,) = [block for block in sheet.blocks if isinstance(block, ItemList)]
    assert len(thin.items) == MOST_LISTED + 1
    assert thin.items[-1].runs[0].text == f"and {MOST_LISTED} more"
    (table,) = [block for block in sheet.blocks if isinstance(block, Table)]
    assert len(table.rows) == len(small_visit.framework.source_kinds)
    content = draw(small_visit, sheet)
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type /Page\n") <= 1
