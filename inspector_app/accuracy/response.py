"""The answer to the council as a Word file: every point with what was decided and why."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from db.files import check_target, write_then_move
from inspector_app.accuracy.points import OPEN, AccuracyPoint
from inspector_app.dates import say_date
from inspector_app.report.blocks import Block, Paragraph, SectionHeading, Sheet
from inspector_app.report.sheet import grid, make_sheet, text
from inspector_app.team.code_words import CODES
from resources.translations import _, counted, language, speaking

if TYPE_CHECKING:
    from inspector_app.visit import Visit

SUFFIX = ".docx"


def save_response(visit: Visit, path: Path, spoken: str = "en") -> int:
    """Write the response in a language ("en" or "cy"); returns how many points it has.

    Raises UserError before a version was sent, when the name is no Word file's, or the disk refuses; then `path` is as
    it was.
    """
    from inspector_app.report.word.sheet import draw_sheet_docx

    check_target(path, SUFFIX)
    with speaking(spoken):
        version = visit.accuracy_points.version()
        points = visit.accuracy_points.of_version(version.id)
        content = draw_sheet_docx(response(visit, points, version.made_at), visit.clock())
    write_then_move(path, partial(_fill, content=content), suffix=SUFFIX)
    return len(points)


def response(visit: Visit, points: list[AccuracyPoint], sent_at: str) -> Sheet:
    """Return the response in the language spoken now."""
    title = _("Response to the council on factual accuracy")
    waiting = sum(point.state == OPEN for point in points)
    said = [
        _("On the draft report of {date}.").format(
            date=say_date(datetime.fromisoformat(sent_at).astimezone().date(), language())
        ),
        counted("{count} point was made.", "{count} points were made.", len(points)),
    ]
    if waiting:
        said.append(
            counted("{count} point has no answer yet.", "{count} points have no answer yet.", waiting)
        )
    header = [
        _("No."),
        _("Paragraph"),
        _("What the council says"),
        _("Answer"),
        _("Reason"),
        _("Resulting change"),
    ]
    blocks: list[Block] = [
        SectionHeading(text(title), listed=False, anchor="response"),
        *(Paragraph(text(line)) for line in said),
        grid(title, header, [_row(point) for point in points], (7, 13, 27, 14, 21, 18)),
    ]
    return make_sheet(visit, title, blocks, title)


def _row(point: AccuracyPoint) -> list[str]:
    kind = CODES["accuracy_point", "kind"].get(point.kind)
    says = [point.says]
    if point.evidence:
        says.append(_("Evidence: {evidence}").format(evidence=point.evidence))
    answer = [_(CODES["accuracy_point", "state"].get(point.state, point.state))]
    if kind:
        answer.append(_(kind))
    return [
        point.number,
        point.paragraph_number or _("The report as a whole"),
        "\n".join(says),
        "\n".join(answer),
        point.reason,
        point.resulting_change,
    ]


def _fill(path: Path, content: bytes) -> None:
    path.write_bytes(content)
