"""A PDF as it is read out: its structure, with the words of each element, as another library finds them."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw


@dataclass(frozen=True)
class Said:
    """Words of one element on one page; `within` are the kinds of the elements around it, its own last."""

    within: tuple[str, ...]
    words: str
    language: str
    alternative: str
    actual: str
    page: int


def read_out(content: bytes) -> list[Said]:
    """Return everything that is read out, page by page in the order of the structure."""
    pdf = pdfium.PdfDocument(content)
    try:
        return [said for number, page in enumerate(pdf, 1) for said in _page(page, number)]
    finally:
        pdf.close()


def _page(page: pdfium.PdfPage, number: int) -> Iterator[Said]:
    words = _words(page)
    tree = raw.FPDF_StructTree_GetForPage(page)
    try:
        for index in range(raw.FPDF_StructTree_CountChildren(tree)):
            yield from _element(raw.FPDF_StructTree_GetChildAtIndex(tree, index), (), words, number)
    finally:
        raw.FPDF_StructTree_Close(tree)


def _element(element, within: tuple[str, ...], words: dict[int, str], page: int) -> Iterator[Said]:
    within = (*within, _text(raw.FPDF_StructElement_GetType, element))
    facts = [
        _text(get, element)
        for get in (
            raw.FPDF_StructElement_GetLang,
            raw.FPDF_StructElement_GetAltText,
            raw.FPDF_StructElement_GetActualText,
        )
    ]
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            yield from _element(child, within, words, page)
            continue
        number = raw.FPDF_StructElement_GetChildMarkedContentID(element, index)
        if number >= 0:
            yield Said(within, words[number], *facts, page)


def _words(page: pdfium.PdfPage) -> dict[int, str]:
    """Return the words of each stretch of marked content by its number."""
    found: dict[int, str] = defaultdict(str)
    textpage = page.get_textpage()
    for drawn in page.get_objects([raw.FPDF_PAGEOBJ_TEXT], max_depth=1):
        number = raw.FPDFPageObj_GetMarkedContentID(drawn)
        length = raw.FPDFTextObj_GetText(drawn, textpage, None, 0)
        buffer = ctypes.create_string_buffer(length)
        raw.FPDFTextObj_GetText(drawn, textpage, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
        found[number] += buffer.raw.decode("utf-16-le").rstrip("\0")
    return found


def _text(get, element) -> str:
    length = get(element, None, 0)
    if not length:
        return ""
    buffer = ctypes.create_string_buffer(length)
    get(element, buffer, length)
    return buffer.raw.decode("utf-16-le").rstrip("\0")
