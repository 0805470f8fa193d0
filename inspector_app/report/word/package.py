"""The file itself: python-docx's package with its template thrown out, and bytes that depend on nothing else."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import docx
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart

from inspector_app.report.blocks import Document, Sheet
from inspector_app.report.languages import language_tag
from inspector_app.report.style import WORD_FONT
from inspector_app.report.word.layout import Layout, layout_of
from inspector_app.report.word.numbering import Numbering
from inspector_app.report.word.style_xml import styles
from inspector_app.report.word.template import Template
from inspector_app.report.word.template_styles import adopt
from inspector_app.report.word.xml import el

_KEPT = {RT.STYLES, RT.SETTINGS, RT.NUMBERING, RT.THEME, RT.FONT_TABLE}
_LONGEST_PROPERTY = 255  # characters, by the format
_FIRST_ZIP_YEAR = 1980  # the format cannot say earlier

_APP = b"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">\
<Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion></Properties>"""

_NUMBERING = b'<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'

_FONTS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:font w:name="{WORD_FONT}">\
<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>""".encode()


@dataclass(frozen=True, slots=True)
class Package:
    """An empty Word document (python-docx's), with its lists and where its text stands.

    `ids` are the ids of the styles by the report's own; they are the same, and it is empty, without a template.
    """

    word: Any
    numbering: Numbering
    layout: Layout = field(default_factory=Layout)
    ids: Mapping[str, str] = field(default_factory=dict)


def new_package(document: Document | Sheet, made_at: datetime) -> Package:
    """Return an empty Word document that holds the report's styles, lists, settings and properties alone."""
    package = docx.Document()
    part = package.part
    _replace(part.numbering_part.element, [])
    numbering = Numbering(part.numbering_part.element, document.labels)
    _replace(package.styles.element, styles(document.language, numbering))
    _replace(package.settings.element, _settings(document.language))
    for relation, target in list(part.rels.items()):
        if target.reltype not in _KEPT:
            del part.rels[relation]
        elif target.reltype == RT.FONT_TABLE:
            target.target_part._blob = _FONTS  # noqa: SLF001 - python-docx does not model this part
    for relation, target in list(part.package.rels.items()):
        if target.reltype == RT.THUMBNAIL:
            del part.package.rels[relation]
        elif target.reltype == RT.EXTENDED_PROPERTIES:
            target.target_part._blob = _APP  # noqa: SLF001 - nor this one
    body = package.element.body
    for child in list(body)[:-1]:
        body.remove(child)
    describe(package.core_properties, document, made_at)
    return Package(package, numbering)


def package_from(template: Template, document: Document | Sheet, made_at: datetime) -> Package:
    """Return a template without its text, with the styles and lists that it lacks."""
    package = template.emptied()
    part = package.part
    if not any(relation.reltype == RT.NUMBERING for relation in part.rels.values()):
        part.relate_to(_empty_numbering(part.package), RT.NUMBERING)
    numbering = Numbering(part.numbering_part.element, document.labels)
    ids = adopt(package.styles.element, numbering)
    _speak(package.styles.element, ids["Normal"], document.language)
    describe(package.core_properties, document, made_at)
    return Package(package, numbering, layout_of(package.element.body.find(qn("w:sectPr"))), ids)


def _empty_numbering(package: Any) -> Any:
    return NumberingPart.load(PackURI("/word/numbering.xml"), CT.WML_NUMBERING, _NUMBERING, package)


def _speak(styles: Any, normal: str, language: str) -> None:
    """Let a template's text be in the language of the report, unless it is marked otherwise."""
    tag = language_tag(language)
    defaults = styles.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = el("w:docDefaults", el("w:rPrDefault", el("w:rPr")))
        styles.insert(0, defaults)
    for place in [
        *defaults.iter(qn("w:lang")),
        *(
            place
            for entry in styles.findall(qn("w:style"))
            if entry.get(qn("w:styleId")) == normal
            for place in entry.iter(qn("w:lang"))
        ),
    ]:
        place.getparent().remove(place)
    runs = defaults.find(qn("w:rPrDefault"))
    if runs is None:
        runs = el("w:rPrDefault")
        defaults.insert(0, runs)
    look = runs.find(qn("w:rPr"))
    if look is None:
        look = el("w:rPr")
        runs.append(look)
    look.append(el("w:lang", val=tag, eastAsia=tag, bidi="ar-SA"))


def package_bytes(package: Any, made_at: datetime) -> bytes:
    """Return the file, every entry stamped `made_at` so that the same report gives the same bytes."""
    saved = BytesIO()
    package.save(saved)
    at = made_at.astimezone(UTC)
    stamp = (max(at.year, _FIRST_ZIP_YEAR), at.month, at.day, at.hour, at.minute, at.second)
    stamped = BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(stamped, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return stamped.getvalue()


def _replace(element: Any, children: list[Any]) -> None:
    for child in list(element):
        element.remove(child)
    element.extend(children)


def _settings(language: str) -> list[Any]:
    modern = {"name": "compatibilityMode", "uri": "http://schemas.microsoft.com/office/word", "val": 15}
    return [
        el("w:zoom", percent=100),
        el("w:defaultTabStop", val=720),
        el("w:characterSpacingControl", val="doNotCompress"),
        el("w:compat", el("w:compatSetting", **modern)),
        el("w:themeFontLang", val=language_tag(language)),
        el("w:decimalSymbol", val="."),
        el("w:listSeparator", val=","),
    ]


def describe(properties: Any, document: Document | Sheet, made_at: datetime) -> None:
    """Let the file say what it is: title, authors, language and time."""
    at = made_at.astimezone(UTC).replace(tzinfo=None)
    properties.title = document.title[:_LONGEST_PROPERTY]
    properties.subject = document.subject[:_LONGEST_PROPERTY]
    properties.author = "; ".join(document.authors)[:_LONGEST_PROPERTY]
    properties.last_modified_by = properties.author
    properties.language = language_tag(document.language)
    properties.created = properties.modified = at
    properties.revision = 1
    properties.comments = properties.keywords = properties.category = ""
