"""An organisation's own Word file, whose look the report takes on: styles by their names, page, header and footer."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn

from db.errors import UserError
from db.files import check_source
from resources.translations import _

_LARGEST = 50_000_000  # bytes, unpacked: a template with a film in it is not one
_TYPES = "[Content_Types].xml"
_OF_TEMPLATE = b"wordprocessingml.template.main+xml"  # .dotx
_OF_DOCUMENT = b"wordprocessingml.document.main+xml"

# What belongs to the text of the template, which goes, and not to its look.
_OF_TEXT = frozenset(
    {RT.IMAGE, RT.HYPERLINK, RT.COMMENTS, RT.CHART, RT.OLE_OBJECT, RT.PACKAGE, RT.VIDEO, RT.AUDIO}
)
_FOR_WORD_2007 = (
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"  # a copy of the styles
)
_ATTACHED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"


@dataclass(frozen=True, slots=True)
class Template:
    """The file as it was read, known to open; `name` is that of the file, for messages."""

    content: bytes
    name: str

    def opened(self) -> Any:
        """Return it as a new Word document (python-docx's), as the organisation left it."""
        return docx.Document(BytesIO(self.content))

    def emptied(self) -> Any:
        """Return it as a new Word document without its text; whatever it would fetch from elsewhere is left out."""
        package = self.opened()
        body = package.element.body
        for child in list(body):
            if child.tag != qn("w:sectPr"):
                body.remove(child)
        _forget(package.part, {*_OF_TEXT, _FOR_WORD_2007})
        settings = package.settings.element
        for attached in settings.findall(qn("w:attachedTemplate")):
            settings.remove(attached)
        _forget(package.part.part_related_by(RT.SETTINGS), {_ATTACHED})
        return package


def read_template(path: Path) -> Template:
    """Return a template, .docx or .dotx. Raises UserError for a file that is missing, damaged or of another kind."""
    check_source(path)
    try:
        template = Template(_as_document(path), path.name)
        if template.opened().element.body.find(qn("w:sectPr")) is None:
            raise _damaged(path)
    except zipfile.BadZipFile as error:
        raise _other_kind(path) from error
    except ValueError as error:  # python-docx found a file of Office that is not a document
        raise _other_kind(path) from error
    except (OpcError, SyntaxError, KeyError, AttributeError) as error:
        raise _damaged(path) from error
    return template


def _as_document(path: Path) -> bytes:
    """Return the file with a .dotx named as the document that it will become."""
    written = BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        if sum(entry.file_size for entry in source.infolist()) > _LARGEST:
            raise UserError(
                "template-large",
                _("The template is too large to be one."),
                _("Take films and large pictures out of it."),
                where=path.name,
            )
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == _TYPES:
                content = content.replace(_OF_TEMPLATE, _OF_DOCUMENT)
            target.writestr(entry.filename, content)
    return written.getvalue()


def _forget(part: Any, kinds: set[str]) -> None:
    for relation, target in list(part.rels.items()):
        if target.reltype in kinds:
            del part.rels[relation]


def _other_kind(path: Path) -> UserError:
    return UserError(
        "template-kind",
        _("This is not a Word file that can be a template."),
        _("Save it in Word as a .docx or .dotx, without macros."),
        where=path.name,
    )


def _damaged(path: Path) -> UserError:
    return UserError(
        "template-damaged",
        _("The template cannot be read."),
        _("Open it in Word and save it under a new name."),
        where=path.name,
    )
