"""Noticing names in what is written in one visit, where the team and the framework are known."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from db.transaction import Touched
from inspector_app.privacy.finding import Finding
from inspector_app.privacy.likely_names import comparable, find_likely_names

if TYPE_CHECKING:
    from inspector_app.visit import Visit

_KEPT = "kept-words"  # the setting of this copy that holds what was kept, as a JSON list
_MOST = 5000  # texts whose findings are remembered
_SAID_BY = frozenset({"member", "inspection", "framework"})  # tables that say which words are fine
_CAPITALISED = re.compile(r"[^\W\d_a-z][\w’'-]*")


class NameWatch:
    """What looks like a child's or a family's name in texts of a visit, and what was said to be none.

    The names of the team, of council and inspectorate, and words of the framework are no such names. What somebody
    kept is remembered in this copy alone.
    """

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._fine: frozenset[str] | None = None
        self._found: dict[str, list[Finding]] = {}  # by text, so that only what changed is looked at
        visit.store.subscribe(self._on_touched)

    def find(self, text: str) -> list[Finding]:
        """Return what in a text may tell who a child is."""
        fine = self._known()
        if text not in self._found:
            if len(self._found) >= _MOST:
                self._found = {}
            self._found[text] = find_likely_names(text, fine)
        return self._found[text]

    def look_ahead(self, texts: Iterable[str], most: int) -> bool:
        """Look at up to so many texts that were not looked at yet; returns whether none is left.

        So a long note can be looked at a part at a time, and `find` is at hand then for all of it.
        """
        self._known()
        new = [text for text in dict.fromkeys(texts) if text not in self._found]
        for text in new[:most]:
            self.find(text)
        return len(new) <= most

    def kept(self) -> list[str]:
        """Return the words that were kept, in the order in which that was said."""
        return [str(words) for words in json.loads(self._visit.store.setting(_KEPT) or "[]")]

    def keep(self, words: str) -> None:
        """Say that words name no child and no family, so that nobody is asked about them again."""
        self._remember([*(kept for kept in self.kept() if comparable(kept) != comparable(words)), words])

    def forget(self, words: str) -> None:
        """Notice words again that were kept."""
        self._remember([kept for kept in self.kept() if comparable(kept) != comparable(words)])

    def _remember(self, kept: list[str]) -> None:
        self._visit.store.set_setting(_KEPT, json.dumps(kept, ensure_ascii=False))
        self._fine = None

    def _known(self) -> frozenset[str]:
        if self._fine is None:
            self._fine, self._found = self._fine_words(), {}
        return self._fine

    def _fine_words(self) -> frozenset[str]:
        visit = self._visit
        details = visit.inspection.details()
        said = [
            *(member.name for member in visit.members.all()),
            details.authority,
            details.inspectorate,
            details.contact,
            *_CAPITALISED.findall(visit.framework.to_json()),
        ]
        return frozenset(
            map(comparable, [*self.kept(), *said, *(word for words in said for word in words.split())])
        )

    def _on_touched(self, touched: frozenset[Touched]) -> None:
        if any(item.table in _SAID_BY for item in touched):
            self._fine = None
