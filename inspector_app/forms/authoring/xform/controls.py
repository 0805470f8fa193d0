"""The body of an XForm: which control asks which question, its label and hint, and where its choices come from."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from inspector_app.forms.authoring.xform.lists import Lists
from inspector_app.forms.authoring.xform.read_form import HTML, JR, XF, ReadForm, local
from inspector_app.forms.authoring.xform.texts import GUIDANCE, referred, text_of
from inspector_app.forms.definition import (
    ACKNOWLEDGE,
    NOTE,
    RANGE,
    RANK,
    SELECT_MULTIPLE,
    SELECT_ONE,
    Definition,
    Text,
)
from inspector_app.forms.expressions.expression import Expression, parse
from resources.translations import _

_CONTROLS = {
    "input": "",  # by its data type
    "select1": SELECT_ONE,
    "select": SELECT_MULTIPLE,
    "rank": RANK,
    "trigger": ACKNOWLEDGE,
    "range": RANGE,
    "upload": "",  # by the kind of file
}
_INPUTS = {
    "string": "text",
    "int": "integer",
    "decimal": "decimal",
    "date": "date",
    "time": "time",
    "dateTime": "dateTime",
}
_NOWHERE = (
    "geopoint",
    "geotrace",
    "geoshape",
    "barcode",
    "audio",
    "video",
)  # a desktop has nothing to take them with
_PARAMETERS = ("start", "end", "step", "rows", "placeholder", "mediatype", "accept")


def paths_in_body(document: ET.Element, form: ReadForm) -> tuple[set[str], set[str]]:
    """Return the paths of the repeats, and of the groups, that the body shows."""
    repeats: set[str] = set()
    groups: set[str] = set()
    for element, around in _walk(document, form):
        reference = element.get("ref") or element.get("nodeset")
        if reference and local(element) in ("group", "repeat"):
            (repeats if local(element) == "repeat" else groups).add(form.path_of(reference, around))
    return repeats, groups


def _walk(document: ET.Element, form: ReadForm) -> Iterator[tuple[ET.Element, str]]:
    """Yield each element of the body with the path of the group around it."""
    waiting = [(child, "") for body in document.findall(f"{HTML}body") for child in body]
    while waiting:
        element, around = waiting.pop(0)
        yield element, around
        if local(element) in ("group", "repeat"):
            reference = element.get("ref") or element.get("nodeset")
            inside = form.path_of(reference, around) if reference else around
            waiting[:0] = [(child, inside) for child in element]


class Controls:
    """Reads the body of one XForm into its definitions."""

    def __init__(self, form: ReadForm, lists: Lists) -> None:
        self._form = form
        self._lists = lists

    def read(self, document: ET.Element) -> None:
        """Give every definition that is asked its type, texts and choices."""
        for element, around in _walk(document, self._form):
            tag, reference = local(element), element.get("ref") or element.get("nodeset")
            if tag not in ("group", "repeat", *_CONTROLS):
                continue
            path = self._form.path_of(reference, around) if reference else ""
            definition = self._form.by_path.get(path) if path else None
            if definition is None:
                if tag in _CONTROLS:
                    self._form.fault(path, "name", _("There is no node for this question in the form."))
                continue
            definition.controlled = True
            if tag in _CONTROLS:
                self._read_question(definition, element)
            else:
                self._read_group(definition, element)

    def _read_group(self, definition: Definition, element: ET.Element) -> None:
        self._describe(definition, element)
        count = element.get(f"{JR}count")
        if count:
            definition.count = self._form.expression(definition.path, "repeat_count", count)
        elif element.get(f"{JR}noAddRemove", "").strip() == "true()":
            definition.count = ["number", float(len(definition.begins_with))]

    def _read_question(self, definition: Definition, element: ET.Element) -> None:
        self._describe(definition, element)
        kind = self._kind(definition, element)
        if kind in (SELECT_ONE, SELECT_MULTIPLE) and "label" in definition.appearance.split():
            kind = NOTE  # it heads a table of questions and is none itself
        if kind in _NOWHERE:
            self._form.fault(definition.path, "type", _("This kind of question cannot be asked here."))
        definition.type = kind
        definition.parameters = {name: value for name in _PARAMETERS if (value := element.get(name))}
        if kind in (SELECT_ONE, SELECT_MULTIPLE, RANK):
            self._read_choices(definition, element)

    def _kind(self, definition: Definition, element: ET.Element) -> str:
        tag = local(element)
        if tag == "upload":
            medium = element.get("mediatype", "").partition("/")[0]
            return medium if medium in ("image", "audio", "video") else "file"
        if tag == "input" and definition.data_type in _NOWHERE:
            return definition.data_type
        # A data type that is not known counts as text.
        return _CONTROLS[tag] or _INPUTS.get(definition.data_type, "text")

    def _describe(self, definition: Definition, control: ET.Element) -> None:
        definition.appearance = control.get("appearance", "") or definition.appearance
        for child in control:
            tag = local(child)
            if tag == "label":
                definition.labels = text_of(child, self._form)
            elif tag == "hint":
                definition.hints = text_of(child, self._form)
                definition.guidances = referred(child.get("ref"), self._form, GUIDANCE)

    # ---- choices ------------------------------------------------------------------------------------------
    def _read_choices(self, definition: Definition, control: ET.Element) -> None:
        itemset = control.find(f"{XF}itemset")
        if itemset is None:
            definition.list_name = f"items of {definition.path}"
            self._lists.add(
                definition.list_name, (self._item(item) for item in control.iterfind(f"{XF}item"))
            )
        else:
            self._read_itemset(definition, itemset)
        definition.choices = self._form.lists.get(definition.list_name, ())

    def _item(self, item: ET.Element) -> tuple[str, Text]:
        label = item.find(f"{XF}label")
        return (item.findtext(f"{XF}value") or "").strip(), {} if label is None else text_of(
            label, self._form
        )

    def _read_itemset(self, definition: Definition, itemset: ET.Element) -> None:
        value, label = (_reference(itemset.find(f"{XF}{tag}")) for tag in ("value", "label"))
        source = self._form.expression(definition.path, "choice_filter", itemset.get("nodeset", ""))
        match source:
            case ["call", "randomize", [inner, *seed]]:
                definition.randomized, definition.seed = True, seed[0] if seed else None
                source = inner
        match source:
            case None:
                return
            case ["path", ["call", "instance", [["text", str(name)]]], [[_root, []], [_item, predicates]]]:
                definition.list_name = self._lists.choices(name, value, label)
                if definition.list_name not in self._lists:
                    what = _("There is no list “{list_name}”.").format(list_name=name)
                    self._form.fault(definition.path, "type", what)
                definition.choice_filter = _all_of(predicates)
            case ["path", "root" | "here" | "current", _steps]:
                definition.choices_from = [source, parse(value), parse(label or value)]
            case _:
                what = _("Choices come from a list or from answers, and not so.")
                self._form.fault(definition.path, "type", what)


def _reference(element: ET.Element | None) -> str:
    """Return the column that a value or label refers to, without the call that looks up its translation."""
    reference = "" if element is None else element.get("ref", "")
    return reference.strip().removeprefix("jr:itext(").removesuffix(")").strip()


def _all_of(predicates: list[Expression]) -> Expression | None:
    """Return several conditions as one."""
    found: Expression | None = None
    for predicate in predicates:
        found = predicate if found is None else ["and", found, predicate]
    return found
