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

    def on_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        path = _write(folder, kind, trace)
        sys.__excepthook__(kind, error, trace)
        box = QMessageBox(QApplication.activeWindow())
        box.setWindowTitle("Inspector")
        box.setText(_("Something went wrong inside the program. Everything that was saved is safe."))
        box.setInformativeText(
            _("Close the window and open the visit again. The log is {path}.").format(path=path)
        )
        box.exec()

    sys.excepthook = on_error


def _write(folder: Path, kind: type[BaseException], trace: TracebackType | None) -> Path:
    # Places in the code only: an error's message or a variable could hold what somebody typed.
    lines = [f"{datetime.now(UTC).isoformat(timespec='seconds')} {kind.__name__}\n"]
    lines += [f"  {frame.filename}:{frame.lineno} {frame.name}\n" for frame in traceback.extract_tb(trace)]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "errors.log"
    with path.open("a", encoding="utf-8") as log:
        log.writelines(lines)
    return path
