"""The rules of an XForm: what its binds say of each node, and the values that actions set."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from inspector_app.forms.authoring.xform.read_form import JR, XF, ReadForm
from inspector_app.forms.authoring.xform.texts import referred
from inspector_app.forms.definition import Definition
from inspector_app.forms.expressions.expression import Expression

_EXPRESSIONS = ("relevant", "required", "readonly", "constraint", "calculate", "warning")
_FIRST_LOAD = {"odk-instance-first-load", "odk-instance-load", "xforms-ready"}
_NEW_REPEAT = "odk-new-repeat"
_CHANGED = "xforms-value-changed"


def read_binds(model: ET.Element, form: ReadForm) -> None:
    """Give each definition what the bind of its node says."""
    for bind in model.iterfind(f"{XF}bind"):
        definition = form.by_path.get(form.path_of(bind.get("nodeset") or bind.get("ref") or ""))
        if definition is None:
            continue
        definition.data_type = bind.get("type", "string").rpartition(":")[2]
        for attribute in _EXPRESSIONS:
            text = bind.get(attribute)
            if text:
                column = "calculation" if attribute == "calculate" else attribute
                setattr(definition, attribute, form.expression(definition.path, column, text))
        definition.messages = referred(bind.get(f"{JR}constraintMsg"), form)
        definition.required_messages = referred(bind.get(f"{JR}requiredMsg"), form)
        definition.criteria = tuple(bind.get("criterion", "").replace(",", " ").split())
        definition.na = bind.get("na", "").strip().lower() in ("yes", "true()")
        definition.preload = bind.get(f"{JR}preloadParams") or bind.get(f"{JR}preload") or ""


def read_actions(document: ET.Element, form: ReadForm) -> None:
    """Read what sets a value once: at the start, in a new repeat, or when another answer changes."""
    inside = {child: control for control in document.iter() for child in control}
    for action in document.iter(f"{XF}setvalue"):
        control = inside[action]
        source = form.by_path.get(form.path_of(control.get("ref") or control.get("nodeset") or ""))
        target = form.by_path.get(form.path_of(action.get("ref") or action.get("bind") or ""))
        if target is None:
            continue
        value = _value(action, target, form)
        # The names of events may have a namespace: "ev:event".
        events = set(next((v for k, v in action.items() if k.rpartition("}")[2] == "event"), "").split())
        if _CHANGED in events and source is not None and value is not None:
            source.triggers[target.path] = value
        if events & _FIRST_LOAD:
            target.dynamic_default = value
        if _NEW_REPEAT in events:
            target.repeat_default = value


def _value(action: ET.Element, target: Definition, form: ReadForm) -> Expression | None:
    value = action.get("value")
    if value:
        return form.expression(target.path, "calculation", value)
    return ["text", action.text or ""]
