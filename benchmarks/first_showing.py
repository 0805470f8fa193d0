"""`python -m benchmarks.first_showing FILE`: open a visit, and then each page for the first time, in a fresh process.

It prints the longest pause of each as JSON: the words, [gap, busy] in seconds.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from benchmarks.heartbeat import QUIET, longest_pause
from inspector_app.visit import Visit
from ui.application import make_application
from ui.collecting import Collecting
from ui.main_window import MainWindow
from ui.place import Place
from ui.preferences import Preferences

OPENING = "Open the visit"
MAKING_READY = "Make the pages ready that are not in view"
_PAGES = (
    "cases",
    "interviews",
    "note",
    "evidence",
    "ratings",
    "team",
    "report",
    "settings",
    "help",
    "reading",
)
_IDLE = 8000  # milliseconds that a person looks at the first page


def first_words(page: str) -> str:
    """Return what the first showing of a page is called."""
    return f"Show {page} for the first time"


DEEDS = (OPENING, MAKING_READY, *(first_words(page) for page in _PAGES))


def main() -> int:
    """Print the pauses of a visit that was never opened before in this process."""
    Collecting(make_application())
    windows: list[MainWindow] = []
    with tempfile.TemporaryDirectory() as folder:

        def open_visit() -> None:
            windows.append(MainWindow(Visit.open(Path(sys.argv[1])), Preferences(Path(folder, "window.ini"))))
            windows[0].show()

        pauses = {OPENING: longest_pause(open_visit, quiet=QUIET)}
        pauses[MAKING_READY] = longest_pause(lambda: None, quiet=_IDLE)
        window = windows[0]
        visit = window.workspace.visit
        records = {
            "reading": visit.readings.all()[0].id,
            "note": visit.sources.interviews()[0].id,
        }
        for page in _PAGES:
            place = Place(page, records.get(page, ""))
            pauses[first_words(page)] = longest_pause(lambda place=place: window.show_place(place))
        window.close()
    print(json.dumps({words: [pause.gap, pause.busy] for words, pause in pauses.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
