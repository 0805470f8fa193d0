"""When the program itself is at fault: a calm word, and a log without any content of the visit."""

from __future__ import annotations

import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication, QMessageBox

from resources.translations import _


def report_crashes(folder: Path) -> None:
    """From now on, write unforeseen errors to a log in `folder` and tell the user; the program goes on."""

    def on_error(kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
        lines = _places(kind, trace)
        path = _write(folder, lines)
        if sys.stderr is not None:  # None in a program without a console
            sys.stderr.writelines(lines)
        box = QMessageBox(QApplication.activeWindow())
        box.setWindowTitle("Inspector")
        box.setText(_("Something went wrong inside the program. Everything that was saved is safe."))
        box.setInformativeText(
            _("Close the window and open the visit again. The log is {path}.").format(path=path)
        )
        box.exec()

    sys.excepthook = on_error


def _places(kind: type[BaseException], trace: TracebackType | None) -> list[str]:
    """Return the kind of an error and the places in the code that it came through: nothing that somebody typed.

    An error's message or a variable could hold that.
    """
    lines = [f"{datetime.now(UTC).isoformat(timespec='seconds')} {kind.__name__}\n"]
    lines += [f"  {frame.filename}:{frame.lineno} {frame.name}\n" for frame in traceback.extract_tb(trace)]
    return lines


def _write(folder: Path, lines: list[str]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "errors.log"
    with path.open("a", encoding="utf-8") as log:
        log.writelines(lines)
    return path
