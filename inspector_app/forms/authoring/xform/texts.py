"""The texts of an XForm: translated ones by their id, and those that stand in the document itself."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

from inspector_app.forms.authoring.workbook import language_code
from inspector_app.forms.authoring.xform.read_form import XF, ReadForm
from inspector_app.forms.definition import Text

GUIDANCE = ":guidance"  # after the id of a hint whose text is only shown on asking
_PLAIN_FORMS = (None, "long")
_CALL = "jr:itext("


def read_translations(model: ET.Element, form: ReadForm) -> None:
    """Read the languages, the form's own first, and the texts in each, which are in that order too."""
    translations = model.findall(f".//{XF}translation")
    for translation in sorted(translations, key=lambda translation: not translation.get("default")):
        language = language_code(translation.get("lang", ""))
        form.languages.append(language)
        for entry in translation:
            for value in entry:
                kind = value.get("form")
                if kind in (*_PLAIN_FORMS, "guidance"):
                    name = entry.get("id", "") + (GUIDANCE if kind == "guidance" else "")
                    stretches = mixed(value, form)
                    if stretches != ["-"]:
                        form.texts.setdefault(name, {})[language] = stretches
    if not form.languages:
        form.languages.append("default")


def text_of(element: ET.Element, form: ReadForm) -> Text:
    """Return the text of a label, hint or the like: the one that it refers to, else its own."""
    reference = element.get("ref")
    if reference is not None:
        found = referred(reference, form)
        if found:
            return found
    own = mixed(element, form)
    return {form.languages[0]: own} if own else {}


def referred(reference: str | None, form: ReadForm, suffix: str = "") -> Text:
    """Return what a reference such as `jr:itext('id')` gives; any other words are the text themselves."""
    if not reference:
        return {}
    if reference.strip().startswith(_CALL):
        return form.texts.get(text_id(reference) + suffix, {})
    return {} if suffix else {language: [reference] for language in form.languages}


def text_id(reference: str) -> str:
    """Return the id in `jr:itext('id')`."""
    return reference.strip()[len(_CALL) : -1].strip().strip("'\"")


def mixed(element: ET.Element, form: ReadForm) -> list[Any]:
    """Return the stretches of a text with the expressions whose values stand in it."""
    parts: list[Any] = [element.text or ""]
    for output in element:
        value = output.get("value") or output.get("ref") or "''"
        parts += [form.expression("", "label", value), output.tail or ""]
    kept = [part for part in parts if part]
    # pyxform sets a space on either side of a text with values in it.
    if kept and isinstance(kept[0], str):
        kept[0] = kept[0].lstrip()
    if kept and isinstance(kept[-1], str):
        kept[-1] = kept[-1].rstrip()
    return [part for part in kept if part]
