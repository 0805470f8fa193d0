"""Starting the program and showing its window against a bare Qt window: whole processes, shown and closed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Ratio, compare, timed

ROUNDS = 7
# Closed as soon as the first frame has been drawn.
_CLOSE = """
from PySide6.QtCore import QTimer
QTimer.singleShot(0, application.quit)
"""
_BARE = f"""
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
window.repaint()
{_CLOSE}
application.exec()
"""
_HERE = f"""
import sys
from pathlib import Path
from ui.application import make_application, run
application = make_application()
{_CLOSE}
run(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
"""


def run(folder: Path, sample: Path) -> Iterator[Ratio]:
    """Yield the cost of the start window and of opening the sample visit."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(folder)}

    def process(code: str, *arguments: str) -> float:
        command = [sys.executable, "-c", code, *arguments]
        return timed(lambda: subprocess.run(command, env=environment, check=True, capture_output=True))

    yield compare("Start, to the start window", lambda: process(_HERE), lambda: process(_BARE), rounds=ROUNDS)
    yield compare(
        "Start, to the sample visit",
        lambda: process(_HERE, str(sample)),
        lambda: process(_BARE),
        rounds=ROUNDS,
    )
