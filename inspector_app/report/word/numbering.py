"""Word's own numbering: chapters and their paragraphs in one list of levels, bullets, letters, and annexes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from docx.oxml.ns import qn

from inspector_app.report import style
from inspector_app.report.blocks import DEEPEST, Labels
from inspector_app.report.item_marks import BULLETS
from inspector_app.report.word.xml import el, mm, pt

CHAPTERS, BULLETED, LETTERED, ANNEXES = range(4)
_AXIS = mm(style.GUTTER)
_LETTERS = ("lowerLetter", "lowerRoman")


class Numbering:
    """The lists of one file, under numbers that the file does not use yet."""

    def __init__(self, part: Any, labels: Labels) -> None:
        self._part = part
        self._first_kind = _highest(part, "w:abstractNum", "w:abstractNumId") + 1
        self._last_use = _highest(part, "w:num", "w:numId")
        self._first_use = self._last_use + 1
        kinds = [_chapters(), _bullets(), _letters(), _annexes(labels)]
        first_use = part.find(qn("w:num"))
        for kind, levels in enumerate(kinds):
            many = el("w:multiLevelType", val="multilevel")
            made = el("w:abstractNum", many, *levels, abstractNumId=self._first_kind + kind)
            if first_use is None:
                part.append(made)
            else:
                first_use.addprevious(made)
        for kind in range(len(kinds)):
            self._use(kind)

    def number(self, kind: int) -> int:
        """Return the number by which the styles and paragraphs of a kind of list name it."""
        return self._first_use + kind

    def leave(self, style_id: str) -> None:
        """Let no list of the report lead to a style (by the report's id), which counts in a list of its own."""
        for place in list(self._leading_to_styles()):
            if place.get(qn("w:val")) == style_id:
                place.getparent().remove(place)

    def rename(self, ids: Mapping[str, str]) -> None:
        """Let the lists lead to styles by other ids."""
        for place in self._leading_to_styles():
            place.set(qn("w:val"), ids[place.get(qn("w:val"))])

    def _leading_to_styles(self) -> Iterator[Any]:
        for kind in self._part.findall(qn("w:abstractNum")):
            if int(kind.get(qn("w:abstractNumId"))) >= self._first_kind:
                yield from kind.iter(qn("w:pStyle"))

    def begin_again(self, kind: int) -> int:
        """Return the number of a list of that kind that begins with its first letter."""
        overrides = (
            el("w:lvlOverride", el("w:startOverride", val=1), ilvl=level) for level in range(DEEPEST)
        )
        return self._use(kind, *overrides)

    def _use(self, kind: int, *overrides: Any) -> int:
        self._last_use += 1
        named = el("w:abstractNumId", val=self._first_kind + kind)
        self._part.append(el("w:num", named, *overrides, numId=self._last_use))
        return self._last_use


def _highest(part: Any, tag: str, attribute: str) -> int:
    return max((int(entry.get(qn(attribute))) for entry in part.findall(qn(tag))), default=0)


def _chapters() -> tuple[Any, ...]:
    return (
        _level(0, "decimal", "%1", "Heading1", _AXIS, _AXIS),
        _level(1, "decimal", "%1.%2", "NumberedParagraph", _AXIS, _AXIS, bold=False),
    )


def _bullets() -> tuple[Any, ...]:
    return tuple(
        _level(
            level,
            "bullet",
            mark,
            f"ListBullet{level + 1 if level else ''}",
            *item_indents(level, lettered=False),
        )
        for level, mark in enumerate(BULLETS)
    )


def _letters() -> tuple[Any, ...]:
    return tuple(
        _level(
            level,
            kind,
            f"(%{level + 1})",
            f"ListNumber{level + 1 if level else ''}",
            *item_indents(level, lettered=True),
        )
        for level, kind in enumerate(_LETTERS)
    )


def _annexes(labels: Labels) -> tuple[Any, ...]:
    pattern = labels.annex.format(number="%1")
    return (_level(0, "upperLetter", pattern, "AnnexHeading", _AXIS, 0, after="space"),)


def item_indents(level: int, *, lettered: bool) -> tuple[int, int]:
    """Return where the words of an item stand, and how far before them its mark does, in twips."""
    hanging = pt(style.LETTER_INDENT if lettered else style.BULLET_INDENT)
    return _AXIS + pt(style.LEVEL_INDENT) * level + hanging, hanging


def _level(
    level: int,
    kind: str,
    pattern: str,
    style_id: str,
    left: int,
    hanging: int,
    *,
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
