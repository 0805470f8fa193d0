"""Every command that can be asked for by name, wherever one is, with the words that find it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from resources import translations
from resources.translations import N_
from ui.pages.report.side_tabs import CHECKS, FIGURES, VERSIONS
from ui.place import Place
from ui.shell.frame import Frame
from ui.theme import Mode, theme


@dataclass(frozen=True, slots=True)
class Command:
    """Something to do. `words` say it, `also` are everyday words that find it; both are marked for translation.

    It is offered where it `makes_sense`.
    """

    words: str
    icon: str
    run: Callable[[Frame], object]
    keys: str = ""
    also: str = ""
    makes_sense: Callable[[Frame], bool] = lambda _frame: True


# ---- what commands do ---------------------------------------------------------------------------------
def _go(page: str, part: str = "") -> Callable[[Frame], object]:
    return lambda frame: frame.show_place(Place(page, part=part))


def _at(page: str, deed: Callable[[Any], object]) -> Callable[[Frame], object]:
    """Return what goes to a page and has it do something."""

    def use(frame: Frame) -> None:
        frame.show_place(Place(page))
        deed(frame.page(page))

    return use


def _print(frame: Frame) -> None:
    frame.show_place(Place("report", part="preview"))
    deed = frame.deed_of("Ctrl P")
    if deed is not None:
        deed()


def _go_to_recommendations(frame: Frame) -> None:
    frame.show_place(Place("report", part=_recommendations(frame)))


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


# ---- where they make sense ----------------------------------------------------------------------------
def _leads(frame: Frame) -> bool:
    return frame.workspace.visit.me.is_lead


def _differs(frame: Frame) -> bool:
    return frame.workspace.visit.store.conflict_count() > 0


def _is_protected(frame: Frame) -> bool:
    return frame.workspace.visit.store.key is not None


def _is_elsewhere(page: str) -> Callable[[Frame], bool]:
    """Return whether a page is not in view, whose own button at its head does the same."""
    return lambda frame: frame.place.page != page


def _other_language(code: str) -> Callable[[Frame], bool]:
    return lambda frame: translations.language() != code and not frame.workspace.is_working


def _recommendations(frame: Frame) -> str:
    """Return the key of the chapter of recommendations, "" for none."""
    outline = frame.workspace.visit.framework.outline
    return next((entry.key for entry in outline if entry.kind == "recommendations"), "")


COMMANDS = (
    Command(
        N_("New interview note"),
        "new-note",
        _go("interviews", "new"),
        "Ctrl N",
        N_("write an interview, notes, conversation, meeting, document, observation"),
    ),
    Command(
        N_("Import case list"),
        "import",
        _at("cases", lambda page: page.importing.choose()),
        also=N_("sample, Excel, CSV, spreadsheet, children"),
        makes_sense=_leads,
    ),
    Command(
        N_("Hand over to the team"),
        "hand-over",
        _go("team", "hand-over"),
        also=N_("stick, export, send, share, give, USB, evening"),
    ),
    Command(
        N_("Bring in hand-overs"),
        "bring-in",
        _go("team", "bring-in"),
        also=N_("merge, stick, import, receive, USB, evening"),
    ),
    Command(
        N_("Lock the window"),
        "locked",
        _lock,
        "Ctrl Shift L",
        N_("passphrase, leave the desk, hide"),
        makes_sense=_is_protected,
    ),
    Command(
        N_("Settle differences"),
        "differs",
        _go("team", "bring-in"),
        also=N_("conflict, two wordings, disagree"),
        makes_sense=_differs,
    ),
    Command(
        N_("Members of the team"),
        "team",
        _go("team", "members"),
        also=N_("invite, laptop lost, inspectors, people, colleague"),
    ),
    Command(
        N_("Backups"), "backup", _go("team", "backups"), also=N_("restore, copy, recover, go back, lost")
    ),
    Command(
        N_("Team meeting"), "team", _go("team", "meeting"), also=N_("evening, coverage, gaps, agenda, talk")
    ),
    Command(
        N_("History of what is in view"),
        "clock",
        _by_key("Ctrl H"),
        "Ctrl H",
        N_("audit, who changed, earlier, changes"),
    ),
    Command(
        N_("Open another visit…"),
        "open-file",
        _another,
        "Ctrl O",
        N_("switch, start window, close, new visit, file"),
    ),
    Command(N_("Preview the report"), "preview", _go("report", "preview"), also=N_("pages, PDF, look, see")),
    Command(N_("Print the report"), "print", _print, also=N_("paper, printer, PDF, pages")),
    Command(
        N_("Save the report as Word and PDF…"),
        "save",
        _at("report", lambda page: page.save_as()),
        also=N_("export, docx, document, file, draft"),
        makes_sense=_is_elsewhere("report"),
    ),
    Command(
        N_("Insert a figure in the report…"),
        "figure",
        _at("report", lambda page: page.insert_figure()),
        also=N_("number, count, percentage, proportion, how many, statistic"),
    ),
    Command(
        N_("Insert a table in the report…"),
        "table",
        _at("report", lambda page: page.begin_table()),
        also=N_("chart, graph, diagram, figures, statistic, new"),
    ),
    Command(
        N_("Figures and tables of the report"),
        "figure",
        _at("report", lambda page: page.show_beside(FIGURES)),
        also=N_("numbers, percentages, chart, statistic, cases behind"),
    ),
    Command(
        N_("Checks of the report"),
        "warning",
        _at("report", lambda page: page.show_beside(CHECKS)),
        also=N_("problems, errors, mistakes, missing, warnings, proofread"),
    ),
    Command(
        N_("Versions of the report"),
        "document",
        _at("report", lambda page: page.show_beside(VERSIONS)),
        also=N_("draft, final, send to the council, factual accuracy, compare, points"),
    ),
    Command(
        N_("Recommendations"),
        "report",
        _go_to_recommendations,
        also=N_("report, action, improve, chapter"),
        makes_sense=lambda frame: _recommendations(frame) != "",
    ),
    Command(
        N_("Add a case"),
        "add",
        _at("cases", lambda page: page.add_case()),
        also=N_("child, sample, new case, file"),
        makes_sense=lambda frame: _leads(frame) and _is_elsewhere("cases")(frame),
    ),
    Command(
        N_("Plan an interview…"),
        "clock",
        _at("interviews", lambda page: page.plan_interview()),
        also=N_("appointment, timetable, schedule, calendar, diary"),
    ),
    Command(
        N_("Undo"),
        "restart",
        _by_key("Ctrl Z"),
        "Ctrl Z",
        N_("take back, mistake, reverse"),
        makes_sense=lambda frame: frame.workspace.visit.steps.last is not None,
    ),
    Command(
        N_("Redo"),
        "reload",
        _by_key("Ctrl Y"),
        "Ctrl Y",
        N_("again, repeat"),
        makes_sense=lambda frame: frame.workspace.visit.steps.next is not None,
    ),
    Command(
        N_("Light colours"),
        "colours",
        _colours(Mode.LIGHT),
        also=N_("theme, bright, white, day"),
        makes_sense=lambda _frame: theme.mode is not Mode.LIGHT,
    ),
    Command(
        N_("Dark colours"),
        "colours",
        _colours(Mode.DARK),
        also=N_("theme, night, black"),
        makes_sense=lambda _frame: theme.mode is not Mode.DARK,
    ),
    Command(
        N_("High contrast"),
        "colours",
        _colours(Mode.HIGH_CONTRAST),
        also=N_("theme, colours, accessibility, sight"),
        makes_sense=lambda _frame: theme.mode is not Mode.HIGH_CONTRAST,
    ),
    Command(
        N_("Size of text"),
        "text-size",
        _go("settings"),
        also=N_("larger, smaller, zoom, font, letters, sight"),
    ),
    Command(
        "Cymraeg", "language", _speak("cy"), also=N_("language, Welsh"), makes_sense=_other_language("cy")
    ),
    Command(
        "English", "language", _speak("en"), also=N_("language, English"), makes_sense=_other_language("en")
    ),
    Command(N_("All keys"), "keyboard", _go("help", "keys"), "Ctrl /", also=N_("shortcuts, keyboard")),
)
