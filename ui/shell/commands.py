"""What can be asked for by name in the search box: every command with its words, its key and what it does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from resources import translations
from resources.translations import N_, _
from ui.keys import KEYS
from ui.place import Place
from ui.shell.frame import Frame
from ui.theme import Mode, theme
from ui.widgets.button import Button

_NO_DEEDS = ("back", "fold", "unfold")  # icons of ways to other places, and of menus
_HEAD = 56  # pixels at the top of a page in which the deeds of the page as a whole stand


@dataclass(frozen=True, slots=True)
class Command:
    """Something to do. `words` say it, `also` are other words that find it; both are marked for translation.

    It is offered where it `makes_sense`.
    """

    words: str
    icon: str
    run: Callable[[Frame], object]
    keys: str = ""
    also: str = ""
    makes_sense: Callable[[Frame], bool] = lambda _frame: True


@dataclass(frozen=True, slots=True)
class Offer:
    """A command as it is offered now: its words in the language of the window, and what to call."""

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
            also = _(command.also) if command.also else ""
            found.append(
                Offer(_(command.words), command.icon, lambda run=run: run(frame), command.keys, also)
            )
    told: set[str] = set()
    return [offer for offer in found if not (offer.words in told or told.add(offer.words))]


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


# ---- what can be done from everywhere -------------------------------------------------------------------
def _go(page: str, part: str = "") -> Callable[[Frame], object]:
    return lambda frame: frame.show_place(Place(page, part=part))


def _import_cases(frame: Frame) -> None:
    frame.show_place(Place("cases"))
    frame.page("cases").choose_list()


def _print(frame: Frame) -> None:
    frame.show_place(Place("report", part="preview"))
    deed = frame.deed_of("Ctrl P")
    if deed is not None:
        deed()


def _lock(frame: Frame) -> None:
    frame.workspace.lock_wanted.emit()


def _colours(mode: Mode) -> Callable[[Frame], object]:
    def use(frame: Frame) -> None:
        frame.workspace.preferences.set_text("theme", mode)
        theme.use(mode)

    return use


def _speak(code: str) -> Callable[[Frame], object]:
    def use(frame: Frame) -> None:
        frame.workspace.speak(code)

    return use


def _by_key(caps: str) -> Callable[[Frame], object]:
    def use(frame: Frame) -> None:
        deed = frame.deed_of(caps)
        if deed is not None:
            deed()

    return use


def _another(frame: Frame) -> None:
    frame.workspace.another_wanted.emit(None)


def _leads(frame: Frame) -> bool:
    return frame.workspace.visit.me.is_lead


def _differs(frame: Frame) -> bool:
    return frame.workspace.visit.store.conflict_count() > 0


def _is_protected(frame: Frame) -> bool:
    return frame.workspace.visit.store.key is not None


def _other_language(code: str) -> Callable[[Frame], bool]:
    return lambda frame: translations.language() != code and not frame.workspace.is_working


COMMANDS = (
    Command(
        N_("New interview note"), "new-note", _go("interviews", "new"), "Ctrl N", N_("write an interview")
    ),
    Command(N_("Import case list"), "import", _import_cases, also=N_("sample, Excel"), makes_sense=_leads),
    Command(N_("Hand over to the team"), "hand-over", _go("team", "hand-over"), also=N_("stick, export")),
    Command(N_("Bring in hand-overs"), "bring-in", _go("team", "bring-in"), also=N_("merge, stick")),
    Command(N_("Lock the window"), "locked", _lock, "Ctrl Shift L", makes_sense=_is_protected),
    Command(N_("Settle differences"), "differs", _go("team", "bring-in"), makes_sense=_differs),
    Command(N_("Members of the team"), "team", _go("team", "members"), also=N_("invite, laptop lost")),
    Command(N_("Backups"), "backup", _go("team", "backups"), also=N_("restore")),
    Command(N_("Team meeting"), "team", _go("team", "meeting"), also=N_("evening, coverage, gaps")),
    Command(N_("History of what is in view"), "clock", _by_key("Ctrl H"), "Ctrl H", N_("audit, who changed")),
    Command(N_("Open another visit…"), "open-file", _another, "Ctrl O", N_("switch, start window, close")),
    Command(N_("Preview the report"), "preview", _go("report", "preview"), also=N_("pages")),
    Command(N_("Print the report"), "print", _print),
    Command(
        N_("Undo"),
        "restart",
        _by_key("Ctrl Z"),
        "Ctrl Z",
        makes_sense=lambda frame: frame.workspace.visit.steps.last is not None,
    ),
    Command(
        N_("Redo"),
        "reload",
        _by_key("Ctrl Y"),
        "Ctrl Y",
        makes_sense=lambda frame: frame.workspace.visit.steps.next is not None,
    ),
    Command(
        N_("Light colours"),
        "colours",
        _colours(Mode.LIGHT),
        also=N_("theme"),
        makes_sense=lambda _frame: theme.mode is not Mode.LIGHT,
    ),
    Command(
        N_("Dark colours"),
        "colours",
        _colours(Mode.DARK),
        also=N_("theme, night"),
        makes_sense=lambda _frame: theme.mode is not Mode.DARK,
    ),
    Command(
        N_("High contrast"),
        "colours",
        _colours(Mode.HIGH_CONTRAST),
        also=N_("theme, colours"),
        makes_sense=lambda _frame: theme.mode is not Mode.HIGH_CONTRAST,
    ),
    Command(N_("Size of text"), "text-size", _go("settings"), also=N_("larger, smaller, zoom")),
    Command(
        "Cymraeg", "language", _speak("cy"), also=N_("language, Welsh"), makes_sense=_other_language("cy")
    ),
    Command(
        "English", "language", _speak("en"), also=N_("language, English"), makes_sense=_other_language("en")
    ),
    Command(N_("All keys"), "keyboard", _go("help", "keys"), "Ctrl /", also=N_("shortcuts")),
)
