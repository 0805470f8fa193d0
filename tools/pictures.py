"""Draw every page of the window on the sample visit: `python tools/pictures.py OUT [PAGE…]`, see --help.

For looking at a change in every colour, size and language, and for the pictures in docs/.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest

from inspector_app.sample.play import play
from inspector_app.visit import Visit
from ui.application import make_application
from ui.language import language
from ui.main_window import MainWindow
from ui.place import Place
from ui.preferences import Preferences
from ui.start.window import StartWindow
from ui.theme import Mode, theme
from ui.typography import set_text_scale

NOW = datetime(2024, 3, 14, 14, 32, tzinfo=UTC)  # the third day of the sample visit
SETTLE = 1500  # milliseconds in which pages finish what they count and draw in the background


def _first_reading(visit: Visit) -> Place:
    drafts = [reading for reading in visit.readings.all() if reading.state == "draft"]
    return Place("reading", (drafts or visit.readings.all())[0].id)


def _first_interview(visit: Visit) -> Place:
    return Place("interviews", visit.sources.interviews()[0].id)


def _double_read(visit: Visit) -> Place:
    return Place(
        "agreement", next(case for case, readings in visit.readings.by_case().items() if len(readings) > 1)
    )


PAGES: dict[str, Callable[[Visit], Place]] = {
    "overview": lambda _visit: Place("overview"),
    "cases": lambda _visit: Place("cases"),
    "reading": _first_reading,
    "agreement": _double_read,
    "interviews": lambda _visit: Place("interviews"),
    "note": _first_interview,
    "new-note": lambda _visit: Place("note"),
    "evidence": lambda _visit: Place("evidence"),
    "ratings": lambda _visit: Place("ratings"),
    "team": lambda _visit: Place("team"),
    "report": lambda _visit: Place("report"),
    "preview": lambda _visit: Place("report", part="preview"),
    "settings": lambda _visit: Place("settings"),
    "help": lambda _visit: Place("help"),
    "help-reading": lambda _visit: Place("help", part="reading"),
    "help-keys": lambda _visit: Place("help", part="keys"),
}


def main() -> None:
    """Draw what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("pages", nargs="*", metavar="PAGE", help=f"{', '.join(PAGES)}, start; all without")
    parser.add_argument("--file", type=Path, help="a visit file instead of the played sample visit")
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--theme", default="light", choices=[mode.value for mode in Mode])
    parser.add_argument("--scale", type=float, default=1.0, help="of the text, 1 to 2")
    parser.add_argument("--language", default="en")
    wanted = parser.parse_args()
    wanted.out.mkdir(parents=True, exist_ok=True)
    width, height = map(int, wanted.size.split("x"))
    name = f"{wanted.size}-{wanted.theme}-{round(wanted.scale * 100)}-{wanted.language}"
    make_application()
    language.use(wanted.language)
    set_text_scale(wanted.scale)
    theme.use(Mode(wanted.theme))
    with tempfile.TemporaryDirectory() as folder:
        preferences = Preferences(Path(folder) / "window.ini")
        if not wanted.pages or "start" in wanted.pages:
            start = StartWindow(preferences)
            start.resize(width, height)
            start.show()
            QTest.qWait(SETTLE)
            start.grab().save(str(wanted.out / f"start-{name}.png"))
            start.close()
        visit = Visit.open(_sample(wanted.file, Path(folder)), clock=lambda: NOW)
        window = MainWindow(visit, preferences)
        window.resize(width, height)
        window.show()
        for page, find in PAGES.items():
            if wanted.pages and page not in wanted.pages:
                continue
            window.show_place(find(visit))
            QTest.qWait(SETTLE)
            window.grab().save(str(wanted.out / f"{page}-{name}.png"))
        window.close()


def _sample(file: Path | None, folder: Path) -> Path:
    """Return a copy of a visit file, of the lead's copy of the sample visit where none is given."""
    if file is None:
        play(folder / "sample")
        file = folder / "sample" / "team.inspection"
    return Path(shutil.copy(file, folder / "copy.inspection"))


if __name__ == "__main__":
    main()
