"""A ready XForm, as any program that writes ODK XForms exports it, made fit to be read into definitions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from inspector_app.forms.authoring.external_lists import is_beside
from inspector_app.forms.authoring.problems import XFORM, FormError, FormProblem
from inspector_app.forms.authoring.question_types import REFUSED
from inspector_app.forms.authoring.safe_xml import Lines, local_name, parse_xml
from inspector_app.forms.authoring.workbook import SHOW
from inspector_app.forms.authoring.xform import ReadForm
from inspector_app.forms.authoring.xform.lists import LAST_SAVED
from inspector_app.forms.definition import NOTE, UNAVAILABLE, Definition
from resources.translations import _

_XF = "{http://www.w3.org/2002/xforms}"
_HTML = "{http://www.w3.org/1999/xhtml}"
_MEDIA_FORMS = ("image", "big-image", "audio", "video")
_LIST_SOURCES = ("jr://file-csv/", "jr://file/")
_BACKGROUND = {"setgeopoint": "background-geopoint", "recordaudio": "background-audio"}


class XFormFile:
    """One file: `xform` is its text to be read, `list_files` what it reads lists from, `problems` what is wrong.

    What a desktop cannot take stands in `xform` as a text, whether it is told as a problem or allowed.
    """

    def __init__(self, path: Path) -> None:
        """Read the file; raises UserError when it is no XML that is safe to read, FormError when it is no XForm."""
        self._document, self._lines = parse_xml(path)
        self.problems: list[FormProblem] = []
        self._unavailable: dict[str, str] = {}
        self._sources: dict[str, int] = {}  # files of lists, with the lines that name them
        primary = self._document.find(f"./{_HTML}head/{_XF}model/{_XF}instance")
        if local_name(self._document) != "html" or primary is None or not len(primary):
            what = _("This is XML, but no XForm: it has no model with an instance.")
            remedy = _("Export the form as an ODK XForm.")
            raise FormError(path.name, [FormProblem(XFORM, 0, "", what, remedy)])
        self._root = primary[0]
        self._shows_all = self._root.get("unavailable", "").lower() == SHOW
        self._binds = {bind.get("nodeset", "").strip(): bind for bind in self._document.iter(f"{_XF}bind")}
        self._place = self._places(self._lines)
        self._read_sources()
        self._replace_kinds()
        self._find_media()
        self.xform = ET.tostring(self._document, encoding="unicode")

    @property
    def list_files(self) -> list[str]:
        """The names of the files of lists."""
        return list(self._sources)

    def line(self, path: str) -> int:
        """Return the line that says most of a node: its bind's, else its control's; 0 when there is neither."""
        return self._place.get(path, 0)

    def mark_unavailable(self, read: ReadForm) -> None:
        """Tell the definitions what is not available here, and which texts are notes."""
        for definition in read.definitions:
            kind = self._unavailable.get(definition.path)
            if kind is not None:
                definition.type, definition.unavailable = UNAVAILABLE, kind
                definition.required = definition.constraint = definition.calculate = None
            elif _is_note(definition):
                definition.type = NOTE

    def problems_of_missing(self, names: Iterable[str]) -> Iterator[FormProblem]:
        """Yield a problem for each file of a list that is not there."""
        for name in names:
            what = _("There is no file “{file}” beside the form.").format(file=name)
            if not is_beside(name):
                what = _("“{file}” is no .csv or .xml beside the form.").format(file=name)
            remedy = _("Put it into the form’s folder.")
            yield FormProblem(XFORM, self._sources[name], "instance", what, remedy)

    # ---- inside -------------------------------------------------------------------------------------------
    def _places(self, lines: Lines) -> dict[str, int]:
        found: dict[str, int] = {}
        for element in self._document.iter():
            nodeset = element.get("nodeset") or element.get("ref") or ""
            if nodeset.startswith("/"):
                found.setdefault(self._inside(nodeset), lines[element])
        return found

    def _inside(self, nodeset: str) -> str:
        return nodeset.strip().removeprefix(f"/{local_name(self._root)}")

    def _read_sources(self) -> None:
        for instance in self._document.iter(f"{_XF}instance"):
            source = instance.get("src", "")
            prefix = next((start for start in _LIST_SOURCES if source.startswith(start)), "")
            if prefix:
                self._sources.setdefault(source.removeprefix(prefix), self._lines[instance])
            elif source and source != LAST_SAVED:
                what = _("“{source}” is not at hand on a desktop.").format(source=source)
                self._tell(instance, "instance", what, _("Take the instance out."))

    def _replace_kinds(self) -> None:
        """Turn each control that a desktop cannot take into a text, told or allowed."""
        for element in list(self._document.iter()):
            tag = local_name(element)
            if tag == "input" and element.get("query"):
                what = _("The choices are in a file itemsets.csv, which is not read.")
                self._tell(element, "query", what, _("Export the form with a select and its choices."))
            kind = _BACKGROUND.get(tag) or self._refused(element, tag)
            if kind is None:
                continue
            path = element.get("ref", "").strip()
            bind = self._binds.get(path)
            allowed = self._shows_all or (bind is not None and bind.get("unavailable", "").lower() == SHOW)
            if not allowed:
                what = _("“{type}” asks for {thing}, which this program does not take.")
                remedy = _(
                    'Take it out, or write unavailable="show" on its bind, or on the form’s root, '
                    "to show it as not available here."
                )
                self._tell(element, "type", what.format(type=kind, thing=_(REFUSED[kind])), remedy)
            self._unavailable[self._inside(path)] = kind
            if tag not in _BACKGROUND:
                element.tag = f"{_XF}input"
            if bind is not None:
                bind.set("type", "string")

    def _refused(self, element: ET.Element, tag: str) -> str | None:
        """Return the type of XLSForm that a control asks for when a desktop cannot take it."""
        bind = self._binds.get(element.get("ref", "").strip())
        data_type = bind.get("type", "") if bind is not None else ""
        if tag == "upload":
            kind = element.get("mediatype", "").partition("/")[0]
            return (
                kind
                if kind in ("audio", "video")
                else "osm"
                if "osm" in element.get("mediatype", "")
                else None
            )
        return data_type if tag == "input" and data_type in REFUSED else None

    def _find_media(self) -> None:
        for value in self._document.iter(f"{_XF}value"):
            if value.get("form") in _MEDIA_FORMS and not self._shows_all:
                what = _("Pictures, sounds and films are not shown.")
                remedy = _('Take it out, or write unavailable="show" on the form’s root to go without it.')
                self._tell(value, "label", what, remedy)

    def _tell(self, element: ET.Element, column: str, what: str, remedy: str) -> None:
        self.problems.append(FormProblem(XFORM, self._lines[element], column, what, remedy))


def _is_note(definition: Definition) -> bool:
    """Return whether it is a text that nobody may change and nothing fills, as converters write a note."""
    filled = definition.calculate or definition.dynamic_default or definition.default
    return definition.type == "text" and definition.readonly == ["call", "true", []] and not filled
