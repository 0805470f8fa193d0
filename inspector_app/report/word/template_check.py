"""What a template lacks, in sentences for whoever keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from inspector_app.report.word.layout import layout_of
from inspector_app.report.word.styles import STYLES
from inspector_app.report.word.template import Template
from inspector_app.report.word.template_styles import count_in_one_list, styles_by_name
from resources.translations import _

_MODERN = 15  # the mode of Word 2013 and later
_NARROWEST = 100  # millimetres of text beside the numbers


def shortcomings(template: Template) -> list[str]:
    """Return a sentence for everything that the report would have to make up for, or that harms its readers."""
    package = template.opened()
    return [
        *_missing_styles(package),
        *_numbering(package),
        *_pages(package),
        *_settings(package),
        *_from_elsewhere(package),
    ]


def _missing_styles(package: Any) -> Iterator[str]:
    present = styles_by_name(package.styles.element)
    for entry in STYLES:
        name = entry.name.casefold()
        if name not in present:
            yield _("There is no style “{name}”: the report brings its own.").format(name=entry.shown_name)
        elif entry.outline is not None and not _has_outline(present[name], entry.outline):
            yield _(
                "The style “{name}” has no outline level {level}: its headings do not show in the contents and in the "
                "navigation pane."
            ).format(name=entry.shown_name, level=entry.outline + 1)


def _has_outline(style: Any, level: int) -> bool:
    if style.find(qn("w:name")).get(qn("w:val")).casefold().startswith("heading "):
        return True  # Word's own headings have theirs in any case
    place = style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    return place is not None and place.get(qn("w:val")) == str(level)


def _numbering(package: Any) -> Iterator[str]:
    present = styles_by_name(package.styles.element)
    if not count_in_one_list(present):
        yield _(
            "“Heading 1” and “Numbered Paragraph” do not count in one list of several levels: the report brings its "
            "own, with 4 and 4.1."
        )


def _pages(package: Any) -> Iterator[str]:
    section = package.element.body.find(qn("w:sectPr"))
    for tag, sentence in (
        ("w:headerReference", _("There is no header: the report brings its own.")),
        ("w:footerReference", _("There is no footer: the report brings its own.")),
    ):
        if section.find(qn(tag)) is None:
            yield sentence
    if len(package.sections) > 1:
        yield _("There are several sections: only page, header and footer of the last one are used.")
    if layout_of(section).width_in_mm < _NARROWEST:
        yield _("The lines of text are shorter than 10 cm: tables will be hard to read.")


def _settings(package: Any) -> Iterator[str]:
    settings = package.settings.element
    modes = [
        int(entry.get(qn("w:val")))
        for entry in settings.iter(qn("w:compatSetting"))
        if entry.get(qn("w:name")) == "compatibilityMode" and entry.get(qn("w:val"), "").isdecimal()
    ]
    if max(modes, default=0) < _MODERN:
        yield _("It is in the mode of an older Word: open it, choose Convert, and save it.")
    if settings.find(qn("w:documentProtection")) is not None:
        yield _("It is protected against changes: nobody could go on writing in the report.")


def _from_elsewhere(package: Any) -> Iterator[str]:
    parts = package.part.package.iter_parts()
    if any(
        relation.is_external and "image" in relation.reltype
        for part in parts
        for relation in part.rels.values()
    ):
        yield _("It shows pictures that are not inside it: they are missing on other computers.")
