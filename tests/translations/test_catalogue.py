"""The Welsh catalogue holds every sentence that the source marks, and says the same things with them."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from tools.translations import CATALOGUE, KEYWORDS, ROOT, SOURCES, marked, translated

_LOOKED_UP = set(KEYWORDS) - {"N_"}


def _both(message: Message) -> Iterator[tuple[str, str]]:
    """Yield a sentence with each of its translations; the plural stands for all forms."""
    if isinstance(message.id, tuple):
        for form in message.string or ("",):
            yield message.id[-1], form
    else:
        yield message.id, str(message.string)


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.fixture(scope="module")
def catalogue() -> dict[tuple[object, object], Message]:
    (read,) = translated([CATALOGUE])
    return {(message.id, message.context): message for message in read if message.id}


def test_every_marked_sentence_is_translated(catalogue):
    wanted = {(message.id, message.context) for message in marked() if message.id}
    told = {key for key, message in catalogue.items() if all(welsh for _, welsh in _both(message))}
    assert wanted - told == set(), (
        "python tools/translations.py adds what is missing, to be translated by hand"
    )


def test_the_catalogue_holds_nothing_that_the_program_no_longer_says(catalogue):
    assert set(catalogue) - {(message.id, message.context) for message in marked()} == set()


def test_a_translation_has_the_same_places_for_values(catalogue):
    different = [
        (english, welsh)
        for message in catalogue.values()
        for english, welsh in _both(message)
        if _fields(english) - {"count"} != _fields(welsh) - {"count"}
    ]
    assert different == []


def test_a_translation_begins_and_ends_as_its_sentence_does(catalogue):
    def ends(text: str) -> tuple[bool, bool, bool]:
        return text.startswith(" "), text.endswith(" "), text.endswith("…")

    different = [
        (english, welsh)
        for message in catalogue.values()
        for english, welsh in _both(message)
        if ends(english) != ends(welsh)
    ]
    assert different == []


def _looked_up_at_import(tree: ast.AST) -> Iterator[int]:
    """Yield the lines that look a sentence up while a module is imported, before a language was chosen."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            arguments = node.args
            for default in [*arguments.defaults, *filter(None, arguments.kw_defaults)]:
                yield from _looked_up_at_import(ast.Expr(default))
            continue
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _LOOKED_UP:
            yield node.lineno
        yield from _looked_up_at_import(node)


@pytest.mark.parametrize("folder", SOURCES)
def test_no_sentence_is_looked_up_before_a_language_is_chosen(folder):
    early = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sorted(Path(ROOT / folder).rglob("*.py"))
        for line in _looked_up_at_import(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert early == [], "mark it with N_ there and look it up where it is shown"
