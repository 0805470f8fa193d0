"""XML from a stranger: no document type, so no entities of its own, and the line of each element."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET
from xml.parsers import expat

from db.errors import UserError, environment_errors
from resources.translations import _

Lines = dict[ET.Element, int]

_DEEPEST = 200  # elements in elements, so that no file can exhaust the stack of whoever walks it


def parse_xml(path: Path) -> tuple[ET.Element, Lines]:
    """Return the root of a file's XML and the line of each element.

    Raises UserError naming the line when it is not well-formed, declares a document type, or is nested too deep.
    """
    with environment_errors(path):
        data = path.read_bytes()
    builder = ET.TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    lines: Lines = {}
    depth = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            what = _("The XML nests its elements too deep in line {line}.")
            raise _Refused(what.format(line=parser.CurrentLineNumber))
        element = builder.start(_braced(tag), {_braced(name): text for name, text in attributes.items()})
        lines[element] = parser.CurrentLineNumber

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_braced(tag))

    def refuse(*_declared: object) -> None:
        what = _(
            "The XML declares a document type, through which files can be read and grow without end, "
            "in line {line}."
        )
        raise _Refused(what.format(line=parser.CurrentLineNumber))

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except _Refused as refused:
        raise UserError(
            "xml-unsafe",
            str(refused),
            _("Take that out, or export the file again from the program that made it."),
            where=path.name,
        ) from None
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise UserError(
            "xml-damaged",
            _("The XML cannot be read ({error}).").format(error=error),
            _("Correct that place, or export the file again."),
            where=path.name,
        ) from error
    return builder.close(), lines


class _Refused(Exception):  # noqa: N818 - a signal out of the parser
    """The XML is well-formed, but not safe to read."""


def _braced(name: str) -> str:
    """Return a name as ElementTree writes it: "{namespace}name"."""
    return f"{{{name}" if "}" in name else name


def local_name(element: ET.Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]
