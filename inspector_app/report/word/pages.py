"""Page size, running header and footer, and the mark of a draft across each page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import quoteattr

from docx.oxml import parse_xml
from docx.section import Section

from inspector_app.report import style
from inspector_app.report.blocks import Document, Sheet
from inspector_app.report.word.styles import FOOTER, HEADER
from inspector_app.report.word.template_styles import use_ids
from inspector_app.report.word.text import field, paragraph, plain_run, tab
from inspector_app.report.word.xml import el, mm

_MARK = """
<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"
     xmlns:o="urn:schemas-microsoft-com:office:office"><w:rPr><w:noProof/></w:rPr><w:pict>
<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">
<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>
<v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>
<v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom"
 o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>
<v:textpath on="t" fitshape="t"/></v:shapetype>
<v:shape id="Mark{number}" o:spid="_x0000_s{shape}" type="#_x0000_t136" alt={word}
 style="position:absolute;margin-left:0;margin-top:0;width:390pt;height:96pt;rotation:306;z-index:-251658752;\
mso-position-horizontal:center;mso-position-horizontal-relative:page;mso-position-vertical:center;\
mso-position-vertical-relative:page" o:allowincell="f" fillcolor="#{colour}" stroked="f">
<v:textpath style="font-family:&quot;{font}&quot;;font-weight:bold;font-size:1pt" string={word}/></v:shape>
</w:pict></w:r>"""


def set_up_page(section: Section) -> None:
    """Give a section the report's page, with a first page that has no header and footer of its own."""
    properties = section._sectPr  # noqa: SLF001 - python-docx sets these one by one, in other units
    for child in list(properties):
        properties.remove(child)
    properties.extend(
        [
            el("w:pgSz", w=mm(style.PAGE_WIDTH), h=mm(style.PAGE_HEIGHT)),
            el(
                "w:pgMar",
                top=mm(style.MARGIN_TOP),
                right=mm(style.MARGIN_RIGHT),
                bottom=mm(style.MARGIN_BOTTOM),
                left=mm(style.MARGIN_LEFT),
                header=mm(style.HEADER_FROM_TOP - 4),
                footer=mm(style.FOOTER_FROM_BOTTOM - 1),
                gutter=0,
            ),
            el("w:cols", space=720),
        ]
    )
    section.different_first_page_header_footer = True


def draw_running(section: Section, document: Document | Sheet, pages: int) -> None:
    """Fill the headers and the footer; the cover has the mark alone."""
    header = _header(document)
    _fill(section.header, header)
    _fill(section.footer, _footer(document, pages))
    first = paragraph(FOOTER)
    _fill(section.first_page_header, first)
    _fill(section.first_page_footer, paragraph(FOOTER))
    if document.labels.mark:
        for number, place in enumerate((header, first), 1):
            place.append(_mark(document.labels.mark, number))


def complete_running(section: Section, document: Document, pages: int, ids: Mapping[str, str]) -> None:
    """Give a template the header or footer that it lacks, and its own ones the mark and what kind of copy this is.

    `ids` are those of the template's styles by the report's own.
    """
    headers, footers = _used(section, "header"), _used(section, "footer")

    def ours(made: Any) -> Any:
        use_ids([made], ids)
        return made

    if all(part.is_linked_to_previous for part in headers):
        _fill(headers[0], ours(_header(document)))
    if all(part.is_linked_to_previous for part in footers):
        _fill(footers[0], ours(_footer(document, pages)))
    elif document.footer:
        for part in footers:
            if not part.is_linked_to_previous:
                part._element.append(ours(paragraph(FOOTER, plain_run(document.footer))))  # noqa: SLF001 - as in _fill
    if document.labels.mark:
        for number, part in enumerate(headers, 1):
            if part.is_linked_to_previous:
                _fill(part, ours(paragraph(HEADER)))
            part.paragraphs[-1]._p.append(_mark(document.labels.mark, number))  # noqa: SLF001 - as in _fill


def _used(section: Section, kind: str) -> list[Any]:
    """Return the headers or footers that pages of a section show, the usual one first."""
    found = [getattr(section, kind)]
    if section.different_first_page_header_footer:
        found.append(getattr(section, f"first_page_{kind}"))
    even = getattr(section, f"even_page_{kind}")
    return found if even.is_linked_to_previous else [*found, even]


def _header(document: Document | Sheet) -> Any:
    return paragraph(HEADER, plain_run(document.header_left), tab(), plain_run(document.header_right))


def _footer(document: Document | Sheet, pages: int) -> Any:
    return paragraph(FOOTER, plain_run(document.footer), tab(), *_page_number(document, pages))


def _page_number(document: Document | Sheet, pages: int) -> list[Any]:
    """Return the page number in words, with fields where the numbers stand."""
    before, _, rest = document.labels.page.partition("{page}")
    between, _, after = rest.partition("{pages}")
    return [
        plain_run(before),
        *field("PAGE", plain_run("2")),
        plain_run(between),
        *field("NUMPAGES", plain_run(str(pages))),
        plain_run(after),
    ]


def _mark(word: str, number: int) -> Any:
    return parse_xml(
        _MARK.format(
            number=number,
            shape=2048 + number,
            word=quoteattr(word),
            colour=style.MARK,
            font=style.WORD_FONT,
        )
    )


def _fill(part: Any, content: Any) -> None:
    """Put one paragraph into a header or footer, in place of the empty one that it comes with."""
    part.is_linked_to_previous = False
    element = part._element  # noqa: SLF001 - the block container has no public element
    for child in list(element):
        element.remove(child)
    element.append(content)
