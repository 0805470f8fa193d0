"""From the XML of an XForm to its parts."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from inspector_app.forms.authoring.external_lists import ExternalList
from inspector_app.forms.authoring.xform.binds import read_actions, read_binds
from inspector_app.forms.authoring.xform.controls import Controls, paths_in_body
from inspector_app.forms.authoring.xform.lists import Lists
from inspector_app.forms.authoring.xform.nodes import read_nodes
from inspector_app.forms.authoring.xform.read_form import HTML, XF, ReadForm, local
from inspector_app.forms.authoring.xform.texts import read_translations


class XFormReader:
    """Reads one XForm; `files` are the lists in files beside it, by file name."""

    def __init__(self, xml: str, files: Mapping[str, ExternalList] | None = None) -> None:
        self._document = ET.fromstring(xml)  # noqa: S314 - the XML is pyxform's, or was checked when it was read
        self._files = files or {}

    def read(self) -> ReadForm:
        """Return the form taken apart; what cannot be used is listed in its `faults`.

        Raises ValueError when the XML is no XForm.
        """
        document = self._document
        model = document.find(f".//{XF}model")
        primary = None if model is None else model.find(f"{XF}instance")
        if model is None or primary is None or not len(primary):
            raise ValueError("there is no primary instance")
        root = primary[0]
        form = ReadForm(
            root=local(root),
            name=root.get("id", ""),
            version=next((value for key, value in root.items() if key.rpartition("}")[2] == "version"), ""),
            title=document.findtext(f".//{HTML}title") or "",
        )
        read_translations(model, form)
        lists = Lists(model, form, self._files)
        read_nodes(root, form, *paths_in_body(document, form))
        read_binds(model, form)
        Controls(form, lists).read(document)
        read_actions(document, form)
        return form
