"""Reading an ODK XForm, the XML that pyxform makes of an XLSForm, into definitions.

Only structure is taken here; whether the expressions hold together is checked in `compile`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree as ET

from inspector_app.forms.definition import GROUP, QUESTION, REPEAT, Choice, Definition, Text
from inspector_app.forms.expression import Expression, ExpressionError, parse
from inspector_app.forms.workbook import language_code

_XF = "{http://www.w3.org/2002/xforms}"
_JR = "{http://openrosa.org/javarosa}"

_EXPRESSIONS = ("relevant", "required", "readonly", "constraint", "calculate", "warning")
_CONTROLS = {
    "input": "",  # by its data type
    "select1": "select_one",
    "select": "select_multiple",
    "trigger": "acknowledge",
    "range": "range",
    "upload": "",
}
_INPUTS = {
    "string": "text",
    "int": "integer",
    "decimal": "decimal",
    "date": "date",
    "time": "time",
    "dateTime": "dateTime",
    "binary": "file",
}
_PARAMETERS = ("start", "end", "step", "rows", "placeholder")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the XForm that cannot be used: at which node, from which column, and what is wrong."""

    path: str
    column: str
    sentence: str


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
    faults: list[Fault] = field(default_factory=list)


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
        """Return the form taken apart; what cannot be used is listed in its `faults`."""
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
        self._read_actions()
        return self._form

    # ---- texts and lists ------------------------------------------------------------------------------
    def _read_texts(self) -> None:
        for translation in self._model.iterfind(f".//{_XF}translation"):
            language = language_code(translation.get("lang", ""))
            # The form's own language comes first.
            place = 0 if translation.get("default") else len(self._form.languages)
            self._form.languages.insert(place, language)
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
            if name in seen or (name == "meta" and not path):
                continue  # the first instance of a repeat, after its template; and what is not of the form
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
                    column = "calculation" if attribute == "calculate" else attribute
                    setattr(definition, attribute, self._expression(definition.path, column, text))
            definition.messages = self._text(bind.get(f"{_JR}constraintMsg"))
            definition.required_messages = self._text(bind.get(f"{_JR}requiredMsg"))
            definition.criteria = tuple(bind.get("criterion", "").replace(",", " ").split())
            definition.na = bind.get("na", "").strip().lower() in ("yes", "true()")
            definition.preload = bind.get(f"{_JR}preloadParams") or bind.get(f"{_JR}preload") or ""

    # ---- controls -----------------------------------------------------------------------------------------
    def _read_controls(self, element: ET.Element) -> None:
        for child in element:
            tag = _local(child)
            reference = self._inside(child.get("ref") or child.get("nodeset") or "")
            definition = self._index.get(reference) if reference else None
            if tag in ("group", "repeat"):
                if definition is not None:
                    definition.controlled = True
                    self._describe(definition, child)
                    if count := child.get(f"{_JR}count"):
                        definition.count = self._expression(reference, "repeat_count", count)
                self._read_controls(child)
            elif definition is None or tag == "setvalue":
                continue
            elif tag not in _CONTROLS or definition.data_type not in _INPUTS:
                self._fault(reference, "type", "This kind of question cannot be asked here.")
            else:
                definition.controlled = True
                definition.type = _CONTROLS[tag] or _INPUTS[definition.data_type]
                if child.get("mediatype", "").startswith("image/"):
                    definition.type = "image"
                self._describe(definition, child)
                definition.parameters = {name: value for name in _PARAMETERS if (value := child.get(name))}
                self._read_choices(definition, child)

    def _read_actions(self) -> None:
        """Read what sets a value once: at the start, in a new repeat, or when another answer changes."""
        inside = {child: control for control in self._document.iter() for child in control}
        for action in self._document.iter(f"{_XF}setvalue"):
            target = self._index.get(self._inside(action.get("ref", "")))
            if target is None:
                continue
            value = self._expression(target.path, "calculation", action.get("value") or "''")
            if action.get("event") == "xforms-value-changed":
                trigger = self._index.get(self._inside(inside[action].get("ref", "")))
                if trigger is not None and value is not None:
                    trigger.triggers[target.path] = value
            else:
                target.dynamic_default = value

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

    def _read_choices(self, definition: Definition, control: ET.Element) -> None:
        itemset = control.find(f"{_XF}itemset")
        if itemset is None:
            return
        source = self._expression(definition.path, "choice_filter", itemset.get("nodeset", ""))
        if source is not None and source[:2] == ["call", "randomize"]:
            source = source[2][0]  # choices keep their order on a desktop
        match source:
            case ["path", ["call", "instance", [["text", str(name)]]], [["root", []], ["item", predicates]]]:
                definition.list_name = name
                definition.choices = self._form.lists.get(name, ())
                definition.choice_filter = predicates[0] if predicates else None
            case _:
                self._fault(definition.path, "type", "Choices cannot come from a repeat.")

    # ---- parts ----------------------------------------------------------------------------------------------
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

    def _expression(self, path: str, column: str, text: str) -> Expression | None:
        try:
            return parse(text)
        except ExpressionError as error:
            self._fault(path, column, f"The expression cannot be read: {error}.")
            return None

    def _fault(self, path: str, column: str, sentence: str) -> None:
        self._form.faults.append(Fault(path, column, sentence))


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _flat(parts: list[Any]) -> str:
    return "".join(part for part in parts if isinstance(part, str))
