"""What the search box finds: pages and commands, cases by reference, and texts, as groups of lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from inspector_app.search import Hit, cases_named, search
from inspector_app.texts import folded
from resources.translations import _, counted
from ui.place import Place, place_of
from ui.shell.commands import Offer, also_found_by, offers
from ui.shell.entries import FOOT, PAGES
from ui.shell.frame import Frame

_MOST_AT_FIRST, _MOST_COMMANDS, _MOST_CASES = 6, 8, 5

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
    pages, deeds = _pages(frame), offers(frame)
    if not wanted:
        return _filled(
            Group(_("Here and now"), _lines_of(deeds[:_MOST_AT_FIRST])), Group(_("Go to"), _lines_of(pages))
        )
    # What is called so comes before what else may be meant.
    called = [offer for offer in (*pages, *deeds) if _fits(wanted, offer.words)]
    meant = [offer for offer in (*pages, *deeds) if _fits(wanted, offer.words, offer.also)]
    fitting = [*called, *(offer for offer in meant if offer not in called)]
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
        Group(_("Go to and do"), _lines_of(fitting[:_MOST_COMMANDS])),
        Group(_("Cases"), tuple(cases)),
        Group(counted("{count} text", "{count} texts", len(hits)), tuple(_text(frame, hit) for hit in hits)),
    )


def _filled(*groups: Group) -> list[Group]:
    return [group for group in groups if group.lines]


def _fits(wanted: list[str], *texts: str) -> bool:
    """Whether each word that is wanted begins a word of the texts."""
    words = folded(" ".join(texts)).replace(",", " ").split()
    return all(any(word.startswith(part) for word in words) for part in wanted)


def _pages(frame: Frame) -> list[Offer]:
    found = []
    for number, entry in enumerate((*PAGES, *FOOT), 1):
        keys = f"Ctrl {number}" if entry in PAGES else "F1" if entry.page == "help" else ""
        also = also_found_by(entry.title, entry.also)
        found.append(Offer(_(entry.title), entry.page, _go(frame, Place(entry.page)), keys, also))
    return found


def _lines_of(offers_: list[Offer]) -> tuple[Line, ...]:
    return tuple(Line(offer.words, offer.icon, offer.run, offer.keys) for offer in offers_)


def _text(frame: Frame, hit: Hit) -> Line:
    place = place_of(hit.table, hit.record, hit.part or _PARTS.get(hit.table, ""))
    icon = _ICONS.get(hit.table, place.page)
    return Line(hit.title, icon, _go(frame, place), context=hit.context, excerpt=hit.excerpt)


def _go(frame: Frame, place: Place) -> Callable[[], object]:
    return lambda: frame.show_place(place)
