"""What the search box finds: pages and commands, cases by reference, and texts, as groups of lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from inspector_app.search import Hit, cases_named, search
from inspector_app.texts import folded
from resources.translations import _, counted
from ui.place import Place, place_of
from ui.shell.commands import Offer, offers
from ui.shell.entries import FOOT, PAGES
from ui.shell.frame import Frame

_MOST_COMMANDS, _MOST_CASES = 6, 5

# The icon of a text by the table that holds it; the others have that of their page.
_ICONS = {
    "sampled_case": "cases",
    "reading": "case-reading",
    "source": "interview",
    "concern": "concern",
    "paragraph": "report",
    "recommendation": "report",
    "figure": "figure",
    "crosstab": "table",
    "rating": "ratings",
    "moderation": "ratings",
    "dissent": "ratings",
    "agenda_item": "clock",
    "member": "team",
    "inspection": "settings",
}
# Where a table's records are shown in a part of their page that has a name of its own.
_PARTS = {"member": "members"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of what was found; `run` goes there or does it, and so does the key `keys`.

    `context` says where a text is, `excerpt` shows it in pieces, each with whether it was looked for.
    """

    words: str
    icon: str
    run: Callable[[], object]
    keys: str = ""
    context: str = ""
    excerpt: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under a heading."""

    title: str
    lines: tuple[Line, ...]


def find_all(frame: Frame, words: str) -> list[Group]:
    """Return everything that fits the words, in groups; without words what can be done and where one can go."""
    wanted = folded(words).split()
    deeds = [_line_of(offer) for offer in offers(frame) if _fits(wanted, offer.words, offer.also)]
    pages = _pages(frame, wanted)
    if not wanted:
        return _filled(
            Group(_("Here and now"), tuple(deeds[:_MOST_COMMANDS])), Group(_("Go to"), tuple(pages))
        )
    visit = frame.workspace.visit
    named = cases_named(visit, words, _MOST_CASES)
    cases = [
        Line(
            _("Case {reference}").format(reference=case.reference),
            "cases",
            _go(frame, Place("cases", case.id)),
        )
        for case in named
    ]
    shown = {case.id for case in named}
    hits = [hit for hit in search(visit, words) if hit.table != "sampled_case" or hit.record not in shown]
    return _filled(
        Group(_("Go to and do"), tuple([*pages, *deeds][:_MOST_COMMANDS])),
        Group(_("Cases"), tuple(cases)),
        Group(counted("{count} text", "{count} texts", len(hits)), tuple(_text(frame, hit) for hit in hits)),
    )


def _filled(*groups: Group) -> list[Group]:
    return [group for group in groups if group.lines]


def _fits(wanted: list[str], *texts: str) -> bool:
    """Whether each word that is wanted begins a word of the texts."""
    words = folded(" ".join(texts)).replace(",", " ").split()
    return all(any(word.startswith(part) for word in words) for part in wanted)


def _pages(frame: Frame, wanted: list[str]) -> list[Line]:
    found = []
    for number, entry in enumerate((*PAGES, *FOOT), 1):
        title = _(entry.title)
        if _fits(wanted, title):
            keys = f"Ctrl {number}" if entry in PAGES else "F1" if entry.page == "help" else ""
            found.append(Line(title, entry.page, _go(frame, Place(entry.page)), keys))
    return found


def _line_of(offer: Offer) -> Line:
    return Line(offer.words, offer.icon, offer.run, offer.keys)


def _text(frame: Frame, hit: Hit) -> Line:
    place = place_of(hit.table, hit.record, hit.part or _PARTS.get(hit.table, ""))
    icon = _ICONS.get(hit.table, place.page)
    return Line(hit.title, icon, _go(frame, place), context=hit.context, excerpt=hit.excerpt)


def _go(frame: Frame, place: Place) -> Callable[[], object]:
    return lambda: frame.show_place(place)
