"""Word's own numbering: chapters and their paragraphs in one list of levels, bullets, and lettered annexes."""

from __future__ import annotations

from typing import Any

from inspector_app.report import style
from inspector_app.report.blocks import Labels
from inspector_app.report.word.xml import el, mm, pt

CHAPTER_LIST, BULLET_LIST, ANNEX_LIST = 1, 2, 3
_AXIS = mm(style.GUTTER)


def numbering(labels: Labels) -> list[Any]:
    """Return everything that stands in the part of numbering; the styles name these lists."""
    annex = labels.annex.format(number="%1")
    lists = {
        CHAPTER_LIST: (
            _level(0, "decimal", "%1", "Heading1", left=_AXIS, hanging=_AXIS),
            _level(1, "decimal", "%1.%2", "NumberedParagraph", left=_AXIS, hanging=_AXIS, bold=False),
        ),
        BULLET_LIST: (
            _level(
                0,
                "bullet",
                style.BULLET,
                "ListBullet",
                left=_AXIS + pt(style.BULLET_INDENT),
                hanging=pt(style.BULLET_INDENT),
            ),
        ),
        ANNEX_LIST: (_level(0, "upperLetter", annex, "AnnexHeading", left=_AXIS, hanging=0, after="space"),),
    }
    kinds = [
        el(
            "w:abstractNum",
            el("w:multiLevelType", val="multilevel"),
            *levels,
            abstractNumId=number,
        )
        for number, levels in lists.items()
    ]
    uses = [el("w:num", el("w:abstractNumId", val=number), numId=number) for number in lists]
    return [*kinds, *uses]


def _level(
    level: int,
    kind: str,
    pattern: str,
    style_id: str,
    *,
    left: int,
    hanging: int,
    after: str = "tab",
    bold: bool | None = None,
) -> Any:
    """Return one level; `after` is what stands between number and text."""
    tabs = [el("w:tabs", el("w:tab", val="num", pos=left))] if after == "tab" else []
    letters = [el("w:rPr", el("w:b", val=0))] if bold is False else []
    return el(
        "w:lvl",
        el("w:start", val=1),
        el("w:numFmt", val=kind),
        el("w:pStyle", val=style_id),
        el("w:suff", val=after),
        el("w:lvlText", val=pattern),
        el("w:lvlJc", val="left"),
        el("w:pPr", *tabs, el("w:ind", left=left, hanging=hanging or None)),
        *letters,
        ilvl=level,
    )
