"""The primary instance of an XForm: its groups, repeats and questions, with what they begin with."""

from __future__ import annotations

from collections.abc import Collection
from xml.etree import ElementTree as ET

from inspector_app.forms.authoring.xform.read_form import JR, ReadForm, local
from inspector_app.forms.definition import GROUP, QUESTION, REPEAT, Definition

_TEMPLATE = f"{JR}template"


def read_nodes(root: ET.Element, form: ReadForm, repeats: Collection[str], groups: Collection[str]) -> None:
    """Add a definition for every node below the root; `repeats` and `groups` are the paths that the body knows."""
    form.add(Definition("", GROUP, -1, controlled=False))
    _Nodes(form, repeats, groups).read(root, "", 0)


class _Nodes:
    def __init__(self, form: ReadForm, repeats: Collection[str], groups: Collection[str]) -> None:
        self._form = form
        self._repeats = repeats
        self._groups = groups

    def read(self, element: ET.Element, path: str, parent: int) -> None:
        for name, alike in _by_name(element).items():
            here = f"{path}/{name}"
            if name == "meta" and not path:
                continue  # about the record, and not of the form
            first = alike[0]
            is_repeat = here in self._repeats or first.get(_TEMPLATE) is not None
            kind = REPEAT if is_repeat else GROUP if len(first) or here in self._groups else QUESTION
            definition = Definition(here, kind, parent, default=_own_text(first), controlled=False)
            self._form.add(definition)
            self.read(first, here, len(self._form.definitions) - 1)
            if is_repeat:
                self._begin(definition, alike)

    def _begin(self, definition: Definition, alike: list[ET.Element]) -> None:
        """Say which instances a repeat begins with: all that stand there but its template."""
        template, *others = alike
        begins = others
        if template.get(_TEMPLATE) is None:
            begins = alike
            for below in self._form.definitions:
                if below.path.startswith(f"{definition.path}/"):
                    below.default = ""  # what the instances here begin with is theirs alone
        definition.begins_with = [self._own_defaults(definition.path, instance) for instance in begins]
        # What is inside comes into an instance that is added as it stands in the template, else in the first one.
        inside = begins[0] if begins else template
        for below in self._form.definitions:
            if below.kind == REPEAT and below.path.startswith(f"{definition.path}/"):
                steps = below.path.removeprefix(f"{definition.path}/").split("/")
                below.added_with = len(_instances(template, steps))
                below.begins_with = [
                    self._own_defaults(below.path, instance) for instance in _instances(inside, steps)
                ]

    def _own_defaults(self, path: str, instance: ET.Element) -> dict[str, str]:
        """Return what the questions of an instance begin with where that is not what new ones begin with."""
        own: dict[str, str] = {}
        for child in instance:
            here = f"{path}/{local(child)}"
            definition = self._form.by_path.get(here)
            if definition is None or definition.kind == REPEAT:
                continue
            if definition.kind == GROUP:
                own |= self._own_defaults(here, child)
            elif _own_text(child) != definition.default:
                own[here] = _own_text(child)
        return own


def _by_name(element: ET.Element) -> dict[str, list[ET.Element]]:
    found: dict[str, list[ET.Element]] = {}
    for child in element:
        found.setdefault(local(child), []).append(child)
    return found


def _instances(element: ET.Element, steps: list[str]) -> list[ET.Element]:
    """Return the instances of a repeat, its template left out, at a path below an element."""
    here, *rest = steps
    alike = _by_name(element).get(here, [])
    if rest:
        return _instances(alike[0], rest) if alike else []
    return [child for child in alike if child.get(_TEMPLATE) is None]


def _own_text(element: ET.Element) -> str:
    return "" if len(element) else (element.text or "").strip()
