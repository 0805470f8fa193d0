"""The lists of an XForm: its secondary instances, and the files that some of them stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from xml.etree import ElementTree as ET

from inspector_app.forms.authoring.external_lists import ExternalList
from inspector_app.forms.authoring.xform.read_form import XF, ReadForm, local
from inspector_app.forms.definition import Choice, Text, plain_texts, values_in

_TEXT_ID = "itextId"
LAST_SAVED = "jr://instance/last-saved"  # this program keeps no answers from one filling for the next


class Lists:
    """The rows of every list by its name; `choices` makes choices of them, as a question asks for them."""

    def __init__(self, model: ET.Element, form: ReadForm, files: Mapping[str, ExternalList]) -> None:
        self._form = form
        self._rows: dict[str, ExternalList] = {}
        for instance in model.findall(f"{XF}instance")[1:]:
            name, source = instance.get("id", ""), instance.get("src")
            if source is None:
                items = instance.iterfind(f".//{XF}item")
                self._rows[name] = tuple({local(c): (c.text or "").strip() for c in item} for item in items)
            elif source != LAST_SAVED:
                file = source.rpartition("/")[2]
                self._rows[name] = files.get(file, ())
        # `pulldata()` names a file by its stem, whether or not the form has an instance for it.
        self._rows |= {
            stem: rows for file, rows in files.items() if (stem := PurePath(file).stem) not in self._rows
        }
        for name, rows in self._rows.items():
            form.lists[name] = self._choices(rows, "name", "label", keeps_all=False)

    def choices(self, name: str, value: str, label: str) -> str:
        """Return the name of the list that has the choices of a question.

        `value` and `label` are the columns that name and describe a choice; a list whose columns have other names
        than usual is kept once more under a name of its own.
        """
        if value == "name" and label in ("label", _TEXT_ID, ""):
            return name
        own = f"{name}/{value}/{label}"
        if own not in self._form.lists and name in self._rows:
            self._form.lists[own] = self._choices(self._rows[name], value, label, keeps_all=True)
        return own

    def add(self, name: str, rows: Iterable[tuple[str, Text]]) -> None:
        """Add a list that stands in a question itself: name and label of each choice."""
        first = self._form.languages[0]
        self._form.lists[name] = tuple(_choice(value, label or {first: [value]}, {}) for value, label in rows)

    def __contains__(self, name: str) -> bool:
        """Whether there is such a list."""
        return name in self._form.lists

    def _choices(self, rows: ExternalList, value: str, label: str, *, keeps_all: bool) -> tuple[Choice, ...]:
        """Return rows as choices; what is neither name nor label stays for filters, or all of it."""
        choices = []
        for row in rows:
            name = row.get(value, "")
            texts = self._form.texts.get(row.get(_TEXT_ID, ""), {})
            more = row if keeps_all else {key: text for key, text in row.items() if key not in (value, label)}
            own = {self._form.languages[0]: [row.get(label, "") or name]}
            choices.append(_choice(name, texts or own, more))
        return tuple(choices)


def _choice(name: str, labels: Text, more: dict[str, str]) -> Choice:
    return Choice(name, plain_texts(labels), more, labels if values_in(labels) else {})
