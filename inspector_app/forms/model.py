"""A compiled form: what the engine needs and nothing else, kept as JSON in the visit file.

A form is a list of definitions in document order, one a question, group or repeat. Texts are kept by language
code; a text may have places for values, so it is a list of plain stretches and expressions.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any

from inspector_app.forms.definition import NOT_APPLICABLE, QUESTION, Choice, Definition, Text
from inspector_app.forms.expressions.evaluate import Run, compile_expression
from inspector_app.forms.expressions.expression import Expression, walk
from inspector_app.forms.graph import Graph, build_graph

__all__ = ["NOT_APPLICABLE", "Choice", "CompiledForm", "Definition", "Section", "without_keys"]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form with its number and the questions that a person answers in it.

    It is a top-level group, or a repeat there, or a run of questions that stand in neither. `path` is that of the
    first of its `members`, the nodes at the top level.
    """

    number: int
    path: str
    members: tuple[str, ...]
    label: dict[str, str]
    criteria: tuple[str, ...]
    questions: tuple[str, ...]


@dataclass(eq=False)
class CompiledForm:
    """A form ready to be filled in; `lists` are its choice lists by name."""

    name: str
    version: str
    title: dict[str, str]
    languages: tuple[str, ...]
    default_language: str
    root: str
    definitions: tuple[Definition, ...]
    lists: dict[str, tuple[Choice, ...]]
    texts: dict[str, Text] = field(default_factory=dict)  # by id, for forms that call `jr:itext()`

    @cached_property
    def by_path(self) -> dict[str, Definition]:
        """Every definition by its path, the root by ""."""
        return {definition.path: definition for definition in self.definitions}

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of every definition in the document, by its path."""
        return {definition.path: place for place, definition in enumerate(self.definitions)}

    @cached_property
    def children(self) -> dict[str, tuple[Definition, ...]]:
        """The definitions directly below each group, by its path."""
        found: dict[str, list[Definition]] = {}
        for definition in self.definitions[1:]:
            found.setdefault(self.definitions[definition.parent].path, []).append(definition)
        return {path: tuple(below) for path, below in found.items()}

    def question(self, path: str) -> Definition:
        """Return the definition of a path, whose repeats may have keys; raises KeyError when there is none."""
        return self.by_path[without_keys(path)]

    def named(self, name: str) -> Definition:
        """Return the definition of that name; raises KeyError when there is none."""
        for definition in self.definitions:
            if definition.name == name:
                return definition
        raise KeyError(name)

    def questions(self) -> Iterator[Definition]:
        """Yield the questions that a person answers, in order."""
        return (definition for definition in self.definitions if definition.is_numbered)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections in order."""
        inside: dict[str, list[Definition]] = {}
        for question in self.questions():
            inside.setdefault(top_of(question.path), []).append(question)
        found = []
        for number, members in enumerate(runs(self.definitions), 1):
            asked = [question for member in members for question in inside.get(member.path, ())]
            first = members[0]
            label = self.title if first.kind == QUESTION else first.label
            criteria = first.kind != QUESTION and first.criteria
            criteria = criteria or tuple(sorted({key for question in asked for key in question.criteria}))
            paths = tuple(member.path for member in members)
            found.append(
                Section(
                    number, first.path, paths, label, criteria, tuple(question.path for question in asked)
                )
            )
        return tuple(found)

    @cached_property
    def _sections_by_member(self) -> dict[str, Section]:
        return {member: section for section in self.sections for member in section.members}

    def section_of(self, path: str) -> Section | None:
        """Return the section of a question, whose path may have keys; None for what is not shown in any."""
        return self._sections_by_member.get(top_of(without_keys(path)))

    # ---- running ------------------------------------------------------------------------------------
    @cached_property
    def graph(self) -> Graph:
        """How answers spread; raises `graph.Cycle` when questions depend on themselves."""
        return build_graph(self.definitions)

    def run(self, expression: Expression) -> Run:
        """Return one of the form's expressions as a function, made once for all fillings of the form."""
        run = self._runs.get(id(expression))
        if run is None:
            run = self._runs[id(expression)] = compile_expression(expression)
        return run

    @cached_property
    def _runs(self) -> dict[int, Run]:
        # The form holds its expressions for as long as it lives, so an id stays with its expression.
        return {}

    @cached_property
    def kept(self) -> frozenset[str]:
        """The paths of the questions whose answers are kept: all but what can be calculated again."""
        return frozenset(
            definition.path
            for definition in self.definitions
            if definition.kind == QUESTION
            and (definition.calculate is None or _calls_once(definition.calculate))
        )

    @property
    def in_words(self) -> tuple[str, ...]:
        """The paths of the questions that are answered in words, in order."""
        return tuple(definition.path for definition in self.questions() if definition.is_in_words)

    # ---- keeping ------------------------------------------------------------------------------------
    def to_json(self) -> str:
        """Return the form as the visit file keeps it; what a definition does not use is left out."""
        blank = asdict(Definition("", "", 0))
        facts = {
            "name": self.name,
            "version": self.version,
            "title": self.title,
            "languages": self.languages,
            "default_language": self.default_language,
            "root": self.root,
            "definitions": [
                {
                    key: value
                    for key, value in _facts(definition).items()
                    if value != blank[key] or key == "parent"
                }
                for definition in self.definitions
            ],
            "lists": {
                name: [_choice_facts(choice) for choice in choices] for name, choices in self.lists.items()
            },
            "texts": self.texts,
        }
        return json.dumps(facts, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> CompiledForm:
        """Return a kept form."""
        facts = json.loads(text)
        lists = {name: tuple(_choice(*c) for c in choices) for name, choices in facts["lists"].items()}
        definitions = tuple(
            Definition(
                **{
                    "path": "",
                    **entry,
                    "criteria": tuple(entry.get("criteria", ())),
                    "choices": lists.get(entry.get("list_name", ""), ()),
                }
            )
            for entry in facts["definitions"]
        )
        rest = {key: facts[key] for key in ("name", "version", "title", "default_language", "root")}
        languages, texts = tuple(facts["languages"]), facts.get("texts", {})
        return cls(**rest, languages=languages, definitions=definitions, lists=lists, texts=texts)


def top_of(path: str) -> str:
    """Return the node at the top level that a path leads into: "/child/seen" gives "/child"."""
    return "/" + path.split("/", 2)[1]


def runs(definitions: Iterable[Definition]) -> list[list[Definition]]:
    """Return what is shown at the top level as sections are: each group by itself, neighbouring questions together."""
    found: list[list[Definition]] = []
    for definition in definitions:
        if definition.parent != 0 or not definition.controlled:
            continue
        if definition.kind == QUESTION and found and found[-1][-1].kind == QUESTION:
            found[-1].append(definition)
        else:
            found.append([definition])
    return found


def without_keys(path: str) -> str:
    """Return a path of answers as the path of a question: "/earlier[01a2]/date" gives "/earlier/date"."""
    while "[" in path:
        before, _, rest = path.partition("[")
        path = before + rest.partition("]")[2]
    return path


def _facts(definition: Definition) -> dict[str, Any]:
    names = Definition.__dataclass_fields__
    return {name: getattr(definition, name) for name in names if name != "choices"}


def _choice_facts(choice: Choice) -> list[Any]:
    facts = [choice.name, choice.label, choice.more, choice.labels]
    while not facts[-1]:
        facts.pop()
    return facts


def _choice(
    name: str, label: dict[str, str], more: dict[str, str] | None = None, labels: Text | None = None
) -> Choice:
    return Choice(name, label, more or {}, labels or {})


def _calls_once(expression: Expression) -> bool:
    return any(part[:2] == ["call", "once"] for part in walk(expression))
