"""The keys of the window, page by page: what the hint bars, the help and the search box say of them."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from resources.translations import N_, _


@dataclass(frozen=True, slots=True)
class Key:
    """A key, or several split by "/", as printed on the keyboard, and what it does.

    `hint` says whether the bar at the foot of its page tells it, `deed` whether it can be asked for by name wherever
    it works; `needs` is what must be there for it to do anything, "" for nothing.
    """

    caps: str
    words: str
    hint: bool = True
    deed: bool = False
    needs: str = ""


ALL_KEYS = "keys"  # the part of the help that lists all keys

# What a key may need: answers that may change, or a question that is not answered yet.
CHANGEABLE, UNANSWERED = "changeable", "unanswered"

EVERYWHERE = (
    Key("Ctrl K", N_("search, or go to a page, case or text")),
    Key("Ctrl 1/Ctrl 7", N_("the seven pages")),
    Key("Ctrl N", N_("new interview note")),
    Key("Ctrl O", N_("another visit")),
    Key("Ctrl H", N_("history of what is in view")),
    Key("Ctrl Z", N_("undo")),
    Key("Ctrl Y", N_("redo")),
    Key("Ctrl ;", N_("other spellings of a marked word")),
    Key("F6/Shift F6", N_("next part of the window, and the one before")),
    Key("Alt ←", N_("back to where you were")),
    Key("Ctrl Shift L", N_("lock the window of a protected visit")),
    Key("F1", N_("help on the page in view")),
    Key("Ctrl /", N_("all keys")),
)

START = (
    Key("Ctrl N", N_("new visit")),
    Key("Ctrl O", N_("open a file")),
    Key("F1", N_("this help")),
    Key("Esc", N_("back to the recent visits")),
)

READING, AGREEMENT, NOTE, REPORT, PREVIEW = "reading", "agreement", "note", "report", "preview"
PAPERS = "papers"

KEYS: dict[str, tuple[Key, ...]] = {
    "overview": (Key("Tab", N_("next number or task")), Key("Enter", N_("open what it counts"))),
    "cases": (
        Key("↑/↓", N_("another case")),
        Key("Shift ↑/Shift ↓", N_("select several")),
        Key("Enter", N_("open the case")),
    ),
    READING: (
        Key(N_("1 to 9"), N_("choose"), needs=CHANGEABLE),
        Key("N", N_("not applicable"), needs=CHANGEABLE),
        Key("Enter", N_("next question")),
        Key("Ctrl Enter", N_("next unanswered"), deed=True, needs=UNANSWERED),
        Key("Ctrl M", N_("what is missing"), deed=True, needs=UNANSWERED),
        Key("Ctrl E", N_("take up as evidence"), deed=True),
        Key("Ctrl G", N_("guidance on the question"), hint=False, deed=True),
        Key("Ctrl Shift C", N_("comment on the question"), hint=False, deed=True),
        Key("Ctrl L", N_("next language of the form"), hint=False, deed=True),
        Key(N_("1 to 9"), N_("what carries the number in a long list; letters find in it"), hint=False),
        Key("Alt ↑/Alt ↓", N_("move in an order"), hint=False),
        Key("Ctrl V", N_("paste a picture where one is asked for"), hint=False),
        Key("Ctrl P", N_("print"), hint=False, deed=True),
    ),
    AGREEMENT: (
        Key("1", N_("first reader’s answer")),
        Key("2", N_("second reader’s answer")),
        Key("3", N_("another answer")),
        Key("Ctrl Enter", N_("next difference")),
    ),
    "interviews": (Key("↑/↓", N_("another source")), Key("Enter", N_("open its notes"))),
    NOTE: (
        Key("Enter", N_("new paragraph, keeps its time")),
        Key("Ctrl E", N_("take up the selected passage"), deed=True),
        Key("Ctrl G", N_("go to the guide and back"), deed=True),
        Key(N_("1 to 4"), N_("for which criterion, while a passage is taken up"), hint=False),
        Key("S/A/N", N_("strength, area for development or neutral, likewise"), hint=False),
        Key("Ctrl P", N_("print"), hint=False, deed=True),
    ),
    PAPERS: (
        Key("Ctrl P", N_("print"), deed=True),
        Key("Esc", N_("back to where you were")),
    ),
    "evidence": (
        Key("↑/↓", N_("another item or finding")),
        Key("Enter", N_("show an item or a finding")),
        Key("A", N_("add the item to the chosen finding")),
        Key("Esc", N_("leave a new finding")),
    ),
    "ratings": (
        Key(N_("Digit"), N_("rate, then the next scale not rated")),
        Key("Tab/Shift Tab", N_("another scale, to change it")),
        Key("0", N_("not enough evidence yet")),
        Key("↑/↓", N_("another level")),
        Key(N_("Space"), N_("rate so")),
        Key("←/→", N_("another moderated level")),
    ),
    "team": (
        Key("1", N_("keep the first value")),
        Key("2", N_("keep the second value")),
        Key("Ctrl Enter", N_("next difference")),
    ),
    REPORT: (
        Key("#", N_("figure or reference")),
        Key("@", N_("cite evidence")),
        Key("F8", N_("next check"), deed=True),
        Key("Alt ↑/Alt ↓", N_("move the paragraph")),
        Key("Ctrl ;", N_("other spellings")),
        Key("Ctrl B/Ctrl I", N_("bold, italic"), hint=False),
        Key("Ctrl D", N_("mark words as being in the other language"), hint=False),
        Key("Ctrl L", N_("refer to a paragraph by its number"), hint=False),
        Key("Alt Shift ↑/Alt Shift ↓", N_("move the paragraph into another chapter"), hint=False),
    ),
    PREVIEW: (
        Key("Ctrl P", N_("print"), deed=True),
        Key("F8", N_("next check")),
        Key("#", N_("figure or reference")),
    ),
}


def hints_of(page: str, *, lacking: Collection[str] = ()) -> list[tuple[str, str]]:
    """Return what the bar at the foot of a page says: keys and words in the language of the window.

    Keys that need something that is `lacking` are left out.
    """
    return [(_(key.caps), _(key.words)) for key in KEYS[page] if key.hint and key.needs not in lacking]


def split_caps(caps: str) -> list[str]:
    """Return several keys one by one: "Alt ↑/Alt ↓" are two, "Ctrl /" is one."""
    return re.split("(?<! )/", caps)


def sequence(caps: str) -> QKeySequence:
    """Return a key as Qt knows it: "Ctrl Enter" is Ctrl+Return."""
    return QKeySequence(caps.replace(" ", "+").replace("Enter", "Return"))
