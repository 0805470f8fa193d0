"""A report as JSON and back, so that a version can be printed again as it was."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

from db.errors import UserError
from inspector_app.report import blocks
from resources.translations import _

_IS = "is"  # the key under which a node says what it is
_KINDS: dict[str, Any] = {
    kind.__name__: kind
    for kind in (
        blocks.Run,
        blocks.SectionHeading,
        blocks.NumberedParagraph,
        blocks.Paragraph,
        blocks.ListItem,
        blocks.ItemList,
        blocks.Quotation,
        blocks.Statement,
        blocks.Table,
        blocks.Bar,
        blocks.Chart,
        blocks.SpreadRow,
        blocks.Spread,
        blocks.Cover,
        blocks.FrontSection,
        blocks.Chapter,
        blocks.Annex,
        blocks.Labels,
        blocks.ContentsEntry,
        blocks.Document,
    )
}


def document_facts(document: blocks.Document) -> Any:
    """Return a report as what JSON can hold."""
    return _facts(document)


def document_from(facts: Any) -> blocks.Document:
    """Return the report that `document_facts` was given.

    Raises UserError for facts that this version of the program does not understand.
    """
    try:
        made = _made(facts)
    except (KeyError, TypeError, ValueError) as error:
        raise unreadable() from error
    if not isinstance(made, blocks.Document):
        raise unreadable()
    return made


def unreadable() -> UserError:
    """Return the error for a version that a newer program made, or that is damaged."""
    return UserError(
        "version-unreadable",
        _("This version of the report cannot be read by this program."),
        _("Install the newest program, then try again."),
    )


def parsed(content: str) -> Any:
    """Return JSON that a version holds; raises UserError when it is none."""
    try:
        return json.loads(content)
    except ValueError as error:
        raise unreadable() from error


def _facts(node: Any) -> Any:
    if isinstance(node, tuple):
        return [_facts(part) for part in node]
    if not is_dataclass(node):
        return node
    held = {
        field.name: _facts(getattr(node, field.name))
        for field in fields(node)
        if field.default is MISSING or getattr(node, field.name) != field.default
    }
    return {_IS: type(node).__name__, **held}


def _made(facts: Any) -> Any:
    if isinstance(facts, list):
        return tuple(_made(part) for part in facts)
    if not isinstance(facts, dict):
        return facts
    return _KINDS[facts[_IS]](**{name: _made(part) for name, part in facts.items() if name != _IS})
