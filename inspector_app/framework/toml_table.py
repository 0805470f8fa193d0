"""Reading one table of `framework.toml`: every key has a type, and none is unknown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NoReturn, TypeVar

from db.errors import UserError
from inspector_app.texts import Texts
from resources.translations import _

FILE_NAME = "framework.toml"

T = TypeVar("T")


def refuse(place: str, what: str, remedy: str) -> NoReturn:
    """Raise the UserError of a framework that cannot be used; `place` is a key such as "criteria[2].title"."""
    raise UserError("framework-key", what, remedy, where=f"{FILE_NAME}, {place}")


@dataclass(slots=True)
class Table:
    """One table of the file; `place` is where it stands, "" for the file itself.

    Each reading method raises UserError naming the key when it is missing or of another type.
    """

    facts: dict[str, Any]
    place: str = ""
    languages: tuple[str, ...] = ()
    _read: set[str] = field(default_factory=set)

    def text(self, key: str) -> str:
        """Return a text that is not blank."""
        value = self._value(key)
        if not isinstance(value, str) or not value.strip():
            self._refuse(key, _("A text is expected here."), _("Write it in quotation marks."))
        return value.strip()

    def text_or_blank(self, key: str) -> str:
        """Return a text, "" for a key that is left out."""
        return self.text(key) if key in self.facts else ""

    def texts(self, key: str) -> Texts:
        """Return a text in every language of the framework."""
        value = self._value(key)
        if not isinstance(value, dict):
            sample = ", ".join(f'{language} = "…"' for language in self.languages)
            remedy = _("Write {example}.").format(example=f"{key} = {{ {sample} }}")
            self._refuse(key, _("A text in each language is expected here."), remedy)
        inner = Table(value, self._place(key), self.languages)
        texts = {language: inner.text(language) for language in self.languages}
        inner.refuse_unread()
        return texts

    def number(self, key: str) -> float:
        """Return a number."""
        value = self._value(key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            self._refuse(key, _("A number is expected here."), _("Write it without quotation marks."))
        return float(value)

    def count(self, key: str) -> int:
        """Return a whole number from 0 upwards."""
        number = self.number(key)
        if number < 0 or not number.is_integer():
            self._refuse(key, _("A whole number from 0 upwards is expected here."), _("Write one."))
        return int(number)

    def words(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, which may be empty."""
        value = self._value(key)
        if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
            remedy = _("Write {example}.").format(example=f'{key} = ["…", "…"]')
            self._refuse(key, _("A list of texts is expected here."), remedy)
        return tuple(value)

    def entries(self, key: str, build: Callable[[Table], T]) -> tuple[T, ...]:
        """Return what `build` makes of each table of a list; no key of theirs may stay unread."""
        value = self._value(key)
        if not isinstance(value, list) or not value or not all(isinstance(entry, dict) for entry in value):
            remedy = _("Begin each with {heading}.").format(heading=f"[[{key}]]")
            self._refuse(key, _("One or more tables are expected here."), remedy)
        built = []
        for number, facts in enumerate(value, 1):
            table = Table(facts, f"{self._place(key)}[{number}]", self.languages)
            built.append(build(table))
            table.refuse_unread()
        return tuple(built)

    def refuse_unread(self) -> None:
        """Raise UserError for a key that nothing has read, most often one that is spelt wrongly."""
        for key in self.facts:
            if key not in self._read:
                remedy = _("The keys here are: {keys}.").format(keys=", ".join(sorted(self._read)))
                self._refuse(key, _("There is no such key."), remedy)

    def _value(self, key: str) -> Any:
        self._read.add(key)
        if key not in self.facts:
            self._refuse(key, _("This key is missing."), _("Add it; docs/framework.md explains it."))
        return self.facts[key]

    def _place(self, key: str) -> str:
        return f"{self.place}.{key}" if self.place else key

    def _refuse(self, key: str, what: str, remedy: str) -> NoReturn:
        refuse(self._place(key), what, remedy)
