"""Both files carry the same words, in the same order of reading."""

from __future__ import annotations

from collections import Counter
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from inspector_app.report.item_marks import item_mark

_BULLETS = {"ListBullet": 0, "ListBullet2": 1}
_LETTERS = {"ListNumber": 0, "ListNumber2": 1}


def _word_words(content, annex_label):
    """Return the words of the Word file's body, with the numbers that Word will draw from its lists."""
    body = docx.Document(BytesIO(content)).element.body
    chapter = paragraph_number = annex = 0
    items = Counter()
    words = []
    for paragraph in body.iter(qn("w:p")):
        name = paragraph.pPr.pStyle.val
        if name == "Heading1":
            chapter, paragraph_number = chapter + 1, 0
            words.append(str(chapter))
        elif name == "NumberedParagraph":
            paragraph_number += 1
            words.append(f"{chapter}.{paragraph_number}")
        elif name in _BULLETS:
            words.append(item_mark(0, _BULLETS[name], ordered=False))
        elif name in _LETTERS:
            level, number = _LETTERS[name], paragraph.pPr.numPr.numId.val
            words.append(item_mark(items[number, level], level, ordered=True))
            items[number, level] += 1
        elif name == "AnnexHeading":
            annex += 1
            words += annex_label.format(number=chr(64 + annex)).split()
        pieces = (
            piece.text or "" if piece.tag == qn("w:t") else " "
            for piece in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"))
            if piece.getparent().tag == qn("w:r")
        )
        words += "".join(pieces).split()
    return Counter(words)


def _pdf_words(files):
    """Return the words of the PDF without what runs on every page."""
    document = files.document
    words = Counter()
    for number, text in enumerate(files.pdf_pages(), 1):
        running = [document.labels.mark] if document.labels.mark else []
        if number > 1:
            page = document.labels.page.format(page=number, pages=files.drawn.pages)
            running += f"{document.header_left} {document.header_right} {document.footer} {page}".split()
        on_page = Counter(text.split())
        assert not Counter(running) - on_page
        words += on_page - Counter(running)
    return words


@pytest.mark.parametrize(("language", "internal"), [("en", False), ("cy", False), ("en", True)])
def test_both_files_carry_the_same_words(visit, draw, language, internal):
    files = draw(visit, language, internal=internal)
    in_word = _word_words(files.docx, files.document.labels.annex)
    in_pdf = _pdf_words(files)
    assert (in_word - in_pdf, in_pdf - in_word) == (Counter(), Counter())
    assert in_word.total() > 150


def test_numbers_stand_where_the_tree_says(visit, draw):
    files = draw(visit)
    page = files.pdf_pages()[files.drawn.anchors["chapter-4"] - 1]
    assert "4.1" in page
    assert page.index("4.1") < page.index("It was decided within 24 hours")
    assert page.index("4.2") < page.index("Nobody translated this: ŵ and ŷ.")
