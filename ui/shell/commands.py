"""What can be asked for by name in the search box now: the deeds of the page in view, then the commands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from resources.translations import _
from ui.keys import KEYS
from ui.shell.command_list import COMMANDS
from ui.shell.frame import Frame
from ui.widgets.button import Button

_NO_DEEDS = ("back", "fold", "unfold")  # icons of ways to other places, and of menus
_HEAD = 56  # pixels at the top of a page in which the deeds of the page as a whole stand


@dataclass(frozen=True, slots=True)
class Offer:
    """A deed as it is offered now: its words in the language of the window, others that find it, and what to call."""

    words: str
    icon: str
    run: Callable[[], object]
    keys: str = ""
    also: str = ""


def offers(frame: Frame) -> list[Offer]:
    """Return what can be done now: on the page in view first, then everywhere."""
    found = [*_on_page(frame), *_by_keys(frame)]
    for command in COMMANDS:
        if command.makes_sense(frame):
            run = command.run
            words, also = _(command.words), also_found_by(command.words, command.also)
            found.append(Offer(words, command.icon, lambda run=run: run(frame), command.keys, also))
    told: set[str] = set()
    return [offer for offer in found if not (offer.words in told or told.add(offer.words))]


def also_found_by(*words: str) -> str:
    """Return marked words in the language of the window and in English, which finds things in every window."""
    return " ".join(f"{_(each)} {each}" for each in words if each)


# ---- what the page in view offers -----------------------------------------------------------------------
def _on_page(frame: Frame) -> Iterator[Offer]:
    """Yield the buttons at the head of the page, such as "Mark as ready"."""
    page = frame.page(frame.place.page)
    for button in page.findChildren(Button):
        at_head = button.mapTo(page, button.rect().center()).y() < _HEAD
        is_deed = button.is_deed and button.text() and button.icon_of not in _NO_DEEDS
        if at_head and is_deed and button.isVisible() and button.isEnabled():
            yield Offer(button.text(), button.icon_of, button.click)


def _by_keys(frame: Frame) -> Iterator[Offer]:
    """Yield the deeds that have a key on the page in view."""
    for key in KEYS.get(frame.place.page, ()):
        deed = frame.deed_of(key.caps) if key.deed else None
        if deed is not None:
            words = _(key.words)
            yield Offer(words[0].upper() + words[1:], "keyboard", deed, _(key.caps))
