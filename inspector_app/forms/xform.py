"""Reading an ODK XForm, the XML that pyxform makes of an XLSForm, into definitions.

Only structure is taken here; which expressions hold together is checked by `check`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree as ET

from inspector_app.forms.expression import Expression, ExpressionError, parse
from inspector_app.forms.model import GROUP, QUESTION, REPEAT, Choice, Definition, Text
from inspector_app.forms.workbook import language_code

_XF = "{http://www.w3.org/2002/xforms}"
_JR = "{http://openrosa.org/javarosa}"
_ODK = "{http://www.opendatakit.org/xforms}"

_EXPRESSIONS = ("relevant", "required", "readonly", "constraint", "calculate", "warning")
_CONTROLS = {
    "input": "text",
    "select1": "select_one",
    "select": "select_multiple",
    "trigger": "acknowledge",
    "range": "range",
}
_ITEMSET = re.compile(r"instance\('(?P<name>[^']+)'\)/root/item(?:\[(?P<filter>.*)\])?$", re.DOTALL)


@dataclass(slots=True)
class BadExpression:
    """An expression that could not be read: of which node, which attribute, and what is wrong."""

    path: str
    attribute: str
    text: str
    error: ExpressionError


@dataclass(slots=True)
class ReadForm:
    """An XForm taken apart."""

    root: str
    name: str
    version: str
    title: str
    languages: list[str]
    definitions: list[Definition] = field(default_factory=list)
    lists: dict[str, tuple[Choice, ...]] = field(default_factory=dict)
    texts: dict[str, Text] = field(default_factory=dict)
    bad: list[BadExpression] = field(default_factory=list)


class XFormReader:
    """Reads one XForm; `read` returns what was found."""

    def __init__(self, xml: str) -> None:
        self._document = ET.fromstring(xml)  # noqa: S314 - the XML is what pyxform has just written
        model = self._document.find(f".//{_XF}model")
        assert model is not None
        self._model = model
        self._form = ReadForm(
            "", "", "", self._document.findtext(".//{http://www.w3.org/1999/xhtml}title") or "", []
        )
        self._index: dict[str, Definition] = {}

    def read(self) -> ReadForm:
        """Return the form taken apart, with the expressions that could not be read listed in `bad`."""
        self._read_texts()
        self._read_lists()
        primary = self._model.find(f"{_XF}instance")
        assert primary is not None
        root = primary[0]
        self._form.root = _local(root)
        self._form.name = root.get("id", "")
        self._form.version = root.get("version", "")
        self._add(Definition("", GROUP, -1, controlled=False))
        self._read_nodes(root, "", 0)
        self._read_binds()
        body = self._document.find("{http://www.w3.org/1999/xhtml}body")
        if body is not None:
            self._read_controls(body)
        return self._form

    # ---- texts and lists ------------------------------------------------------------------------------
    def _read_texts(self) -> None:
        for translation in self._model.iterfind(f".//{_XF}translation"):
            language = language_code(translation.get("lang", ""))
            self._form.languages.append(language)
            for entry in translation:
                for value in entry:
                    form = value.get("form")
                    if form in (None, "guidance"):
                        name = entry.get("id", "") + (":guidance" if form else "")
                        text = self._mixed(value)
                        if text != ["-"]:
                            self._form.texts.setdefault(name, {})[language] = text
        if not self._form.languages:
            self._form.languages.append("default")

    def _read_lists(self) -> None:
        for instance in self._model.findall(f"{_XF}instance")[1:]:
            choices = []
            for item in instance.iterfind(f".//{_XF}item"):
                columns = {_local(child): child.text or "" for child in item}
                name = columns.pop("name", "")
                text_id, label = columns.pop("itextId", ""), columns.pop("label", "")
                labels = {
                    language: _flat(parts) for language, parts in self._form.texts.get(text_id, {}).items()
                }
                choices.append(Choice(name, labels or {self._form.languages[0]: label or name}, columns))
            self._form.lists[instance.get("id", "")] = tuple(choices)

    # ---- nodes and binds --------------------------------------------------------------------------------
    def _read_nodes(self, element: ET.Element, path: str, parent: int) -> None:
        seen: set[str] = set()
        for child in element:
            name = _local(child)
            if name in seen:
                continue  # the first instance of a repeat, after its template
            seen.add(name)
            kind = REPEAT if child.get(f"{_JR}template") is not None else GROUP if len(child) else QUESTION
            definition = Definition(
                f"{path}/{name}", kind, parent, default=(child.text or "").strip(), controlled=False
            )
            self._add(definition)
            self._read_nodes(child, definition.path, len(self._form.definitions) - 1)

    def _add(self, definition: Definition) -> None:
        self._form.definitions.append(definition)
        self._index[definition.path] = definition

    def _read_binds(self) -> None:
        for bind in self._model.iterfind(f"{_XF}bind"):
            definition = self._index.get(self._inside(bind.get("nodeset", "")))
            if definition is None:
                continue
            definition.data_type = bind.get("type", "string").removeprefix("xsd:")
            for attribute in _EXPRESSIONS:
                text = bind.get(attribute)
                if text:
                    setattr(definition, attribute, self._expression(definition.path, attribute, text))
            definition.messages = self._text(bind.get(f"{_JR}constraintMsg"))
            definition.required_messages = self._text(bind.get(f"{_JR}requiredMsg"))
            definition.criteria = tuple(bind.get("criterion", "").replace(",", " ").split())
            definition.na = bind.get("na", "").strip().lower() in ("yes", "true()")
            definition.preload = bind.get(f"{_JR}preloadParams") or bind.get(f"{_JR}preload") or ""
        for action in self._model.iterfind(f"{_XF}setvalue"):
            definition = self._index.get(self._inside(action.get("ref", "")))
            if definition is not None and "first-load" in action.get("event", ""):
                definition.dynamic_default = self._expression(
                    definition.path, "default", action.get("value") or f"'{action.text or ''}'"
                )

    # ---- controls -----------------------------------------------------------------------------------------
    def _read_controls(self, element: ET.Element) -> None:
        for child in element:
            tag = _local(child)
            reference = self._inside(child.get("ref") or child.get("nodeset") or "")
            definition = self._index.get(reference)
            if tag in ("group", "repeat"):
                if definition is not None:
                    definition.controlled = True
                    self._describe(definition, child)
                    if count := child.get(f"{_JR}count"):
                        definition.count = self._expression(reference, "repeat_count", count)
                self._read_controls(child)
            elif definition is not None and (tag in _CONTROLS or tag == "upload" or tag == "rank"):
                definition.controlled = True
                definition.type = _CONTROLS.get(tag, tag)
                self._describe(definition, child)
                names = ("start", "end", "step", "rows", "placeholder")
                definition.parameters = {name: value for name in names if (value := child.get(name))}
                self._read_itemset(definition, child)

    def _describe(self, definition: Definition, control: ET.Element) -> None:
        definition.appearance = control.get("appearance", "") or definition.appearance
        for child in control:
            tag = _local(child)
            if tag == "label":
                definition.labels = self._text(child.get("ref")) or {
                    self._form.languages[0]: self._mixed(child)
                }
            elif tag == "hint":
                reference = child.get("ref")
                definition.hints = self._text(reference) or (
                    {} if reference else {self._form.languages[0]: self._mixed(child)}
                )
                definition.guidances = self._text(reference, ":guidance")

    def _read_itemset(self, definition: Definition, control: ET.Element) -> None:
        itemset = control.find(f"{_XF}itemset")
        if itemset is None:
            items = [
                Choice(item.findtext(f"{_XF}value") or "", self._item_label(item), {})
                for item in control.iterfind(f"{_XF}item")
            ]
            if items:
                definition.list_name = definition.path
                self._form.lists[definition.path] = definition.choices = tuple(items)
            return
        nodeset = itemset.get("nodeset", "")
        if nodeset.startswith("randomize("):
            nodeset = (
                nodeset.removeprefix("randomize(").rpartition(")")[0].rpartition(",")[0] or nodeset[10:-1]
            )
        match = _ITEMSET.match(nodeset.strip())
        if match is None:
            error = ExpressionError("choices that come from a repeat are not supported", 1)
            self._form.bad.append(BadExpression(definition.path, "choice_filter", nodeset, error))
            return
        definition.list_name = match["name"]
        definition.choices = self._form.lists.get(match["name"], ())
        if match["filter"]:
            definition.choice_filter = self._expression(definition.path, "choice_filter", match["filter"])

    # ---- parts ----------------------------------------------------------------------------------------------
    def _item_label(self, item: ET.Element) -> dict[str, str]:
        label = item.find(f"{_XF}label")
        if label is None:
            return {}
        text = self._text(label.get("ref")) or {self._form.languages[0]: self._mixed(label)}
        return {language: _flat(parts) for language, parts in text.items()}

    def _inside(self, nodeset: str) -> str:
        """Return a path of the XForm without its root."""
        return nodeset.strip().removeprefix(f"/{self._form.root}")

    def _text(self, reference: str | None, suffix: str = "") -> Text:
        """Return the text that a reference or a plain attribute gives."""
        if not reference:
            return {}
        if reference.startswith("jr:itext("):
            return self._form.texts.get(reference[len("jr:itext(") : -1].strip("'\"") + suffix, {})
        return {} if suffix else {language: [reference] for language in self._form.languages}

    def _mixed(self, element: ET.Element) -> list[Any]:
        parts: list[Any] = [element.text or ""]
        for output in element:
            parts.append(self._expression("", "label", output.get("value", "''")))
            parts.append(output.tail or "")
        kept = [part for part in parts if part]
        # pyxform sets a space on either side of a text with values in it.
        if kept and isinstance(kept[0], str):
            kept[0] = kept[0].lstrip()
        if kept and isinstance(kept[-1], str):
            kept[-1] = kept[-1].rstrip()
        return [part for part in kept if part]

    def _expression(self, path: str, attribute: str, text: str) -> Expression | None:
        try:
            return parse(text)
        except ExpressionError as error:
            self._form.bad.append(BadExpression(path, attribute, text, error))
            return None


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _flat(parts: list[Any]) -> str:
    return "".join(part for part in parts if isinstance(part, str))
