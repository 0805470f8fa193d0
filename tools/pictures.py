"""Draw every page of the window on the sample visit: `python tools/pictures.py OUT [PAGE…]`, see --help.

For looking at a change in every colour, size and language, and for the pictures in docs/.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))  # as a script it sees its own folder alone

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from inspector_app.sample.play import TEAM_FILE, play
from inspector_app.visit import Visit
from tools.places import PAGES, Find
from tools.states import STATES
from ui.application import make_application
from ui.language import language
from ui.main_window import MainWindow
from ui.preferences import Preferences, RecentVisit
from ui.start.window import StartWindow
from ui.theme import Mode, theme
from ui.typography import set_text_scale

NOW = datetime(2024, 3, 14, 14, 32, tzinfo=UTC)  # the third day of the sample visit
SETTLE = 1500  # milliseconds in which pages finish what they count and draw in the background
# The start window, and what one does there.
STARTS: dict[str, Callable[[StartWindow], object]] = {
    "start": lambda _start: None,
    "new-visit": StartWindow.begin_visit,
    "recovery-key": lambda start: start.offer_recovery_key(Path("visit.inspection"), bytes(32)),
    "join": lambda start: start.join_with(Path("Owain Prys.invitation")),
    "unlock": lambda start: start.ask_passphrase(Path("visit.inspection")),
}


def main() -> None:
    """Draw what was asked for."""
    names = (*STARTS, *PAGES, *STATES)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("pages", nargs="*", metavar="PAGE", help=f"{', '.join(names)}; all without")
    parser.add_argument("--file", type=Path, help="a visit file instead of the played sample visit")
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--theme", default="light", choices=[mode.value for mode in Mode])
    parser.add_argument("--scale", type=float, default=1.0, help="of the text, 1 to 2")
    parser.add_argument("--language", default="en")
    wanted = parser.parse_args()
    wanted.out.mkdir(parents=True, exist_ok=True)
    make_application()
    language.use(wanted.language)
    set_text_scale(wanted.scale)
    theme.use(Mode(wanted.theme))
    pages = wanted.pages or names
    with tempfile.TemporaryDirectory() as folder:
        _draw(pages, wanted, Path(folder))


def _draw(pages: Sequence[str], wanted: argparse.Namespace, folder: Path) -> None:
    preferences = Preferences(folder / "window.ini")
    for page, go in STARTS.items():
        if page in pages:
            _remember_some(preferences, folder)
            start = StartWindow(preferences)
            _show(start, wanted)
            go(start)
            _save(start, page, wanted)
            start.close()
    sample = folder / "sample"
    play(sample)
    shown = {page: find for page, find in PAGES.items() if page in pages}
    if shown:
        file = Path(shutil.copy(wanted.file or sample / TEAM_FILE, folder / "copy.inspection"))
        _draw_visit(file, shown, preferences, wanted)
    for page, state in STATES.items():
        if page in pages:
            own = folder / page
            own.mkdir()
            file = state.make(sample, own, lambda: NOW)
            _draw_visit(file, {page: state.find}, preferences, wanted, state.then, state.passphrase)


def _draw_visit(
    file: Path,
    pages: Mapping[str, Find],
    preferences: Preferences,
    wanted: argparse.Namespace,
    then: Callable[[MainWindow], object] = lambda _window: None,
    passphrase: str | None = None,
) -> None:
    window = MainWindow(Visit.open(file, passphrase=passphrase, clock=lambda: NOW), preferences)
    _show(window, wanted)
    for page, find in pages.items():
        window.show_place(find(window.workspace.visit))
        QTest.qWait(SETTLE)
        then(window)
        while window.workspace.is_busy:
            QTest.qWait(SETTLE)
        _save(window, page, wanted)
    window.close()


def _remember_some(preferences: Preferences, folder: Path) -> None:
    """Have two visits among those that were opened before, one of which is not there any more."""
    (folder / "here.inspection").touch()
    subject = {"en": "Children in need", "cy": "Plant mewn angen"}
    for name, council, leads in (
        ("gone.inspection", "Dyffryn Arth County Council", False),
        ("here.inspection", "Bro Helyg County Council", True),
    ):
        path = str(folder / name)
        (first, last) = ("2024-03-12", "2024-03-15")
        preferences.remember(RecentVisit(path, council, subject, first, last, leads, "2024-03-14T14:32"))


def _show(window: QWidget, wanted: argparse.Namespace) -> None:
    width, height = map(int, wanted.size.split("x"))
    window.resize(width, height)
    window.show()


def _save(window: QWidget, page: str, wanted: argparse.Namespace) -> None:
    QTest.qWait(SETTLE)
    name = f"{wanted.size}-{wanted.theme}-{round(wanted.scale * 100)}-{wanted.language}"
    window.grab().save(str(wanted.out / f"{page}-{name}.png"))


if __name__ == "__main__":
    main()
