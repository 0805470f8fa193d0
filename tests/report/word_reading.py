"""A Word file as it is read, with the numbers that Word draws from its lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO

import docx
from docx.oxml.ns import qn

from inspector_app.report.item_marks import item_mark

_BULLETS = {"ListBullet": 0, "ListBullet2": 1}
_LETTERS = {"ListNumber": 0, "ListNumber2": 1}


def words_of_word(content: bytes, annex_label: str) -> list[str]:
    """Return the words of a Word file's body, in the order of reading."""
    return " ".join(_texts(content, annex_label)).split()


def pictures_of_word(content: bytes) -> list[str]:
    """Return what the pictures of a Word file are described as."""
    body = docx.Document(BytesIO(content)).element.body
    place = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
    return [properties.get("descr") for properties in body.iter(place)]


def _texts(content: bytes, annex_label: str) -> Iterator[str]:
    count: Counter[str] = Counter()
    items: Counter[tuple[int, int]] = Counter()
    for paragraph in docx.Document(BytesIO(content)).element.body.iter(qn("w:p")):
        name = paragraph.pPr.pStyle.val
        count[name] += 1
        if name == "Heading1":
            count["NumberedParagraph"] = 0
            yield str(count[name])
        elif name == "NumberedParagraph":
            yield f"{count['Heading1']}.{count[name]}"
        elif name in _BULLETS:
            yield item_mark(0, _BULLETS[name], ordered=False)
        elif name in _LETTERS:
            level, number = _LETTERS[name], paragraph.pPr.numPr.numId.val
            assert paragraph.pPr.numPr.ilvl.val == level
            yield item_mark(items[number, level], level, ordered=True)
            items[number, level] += 1
            items[number, level + 1] = 0
        elif name == "AnnexHeading":
            yield annex_label.format(number=chr(64 + count[name]))
        yield "".join(
            piece.text or "" if piece.tag == qn("w:t") else " "
            for piece in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"))
            if piece.getparent().tag == qn("w:r")
        )
