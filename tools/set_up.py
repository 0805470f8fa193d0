r"""Set up everything the project needs in `.venv`, on a bare machine, with nothing but Python 3.11 or newer.

Used by the Makefile, and directly on Windows (`py tools\set_up.py`). Debian and Ubuntu lack parts that
Python and Qt need: they are installed when this runs as root, and the exact command is named otherwise.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / ".venv"
PYTHON = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
READY = HOME / "ready"  # newer than the lock once the environment holds exactly what the lock names

# What PySide6's wheels expect of Debian: import, offscreen drawing, and the window itself.
QT_PACKAGES = (
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libgl1",
    "libglib2.0-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xinerama0",
    "libxcb-xkb1",
    "libxkbcommon0",
    "libxkbcommon-x11-0",
)
QT_PROBE = (
    "import PySide6.QtPdfWidgets, PySide6.QtPrintSupport, PySide6.QtWidgets as w; w.QApplication(['probe'])"
)


def main() -> int:
    """Set up what is missing and return 0, or name the command that helps and return 1."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file alone may meet an older Python
        return _fail(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    if not _is_current():
        if importlib.util.find_spec("ensurepip") is None and not _install_debian(["python3-venv"]):
            return _fail("Python's venv module is missing:\n    sudo apt-get install -y python3-venv")
        print(f"Setting up {HOME.name}, which takes about a minute.", flush=True)
        venv.create(HOME, with_pip=True, clear=True)
        pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        locked = _run([*pip, "--require-hashes", "-r", "requirements.lock"])
        if not (locked and _run([*pip, "--no-deps", "--no-build-isolation", "-e", "."])):
            return _fail("The packages could not be installed, see above. Check the network, then try again.")
        READY.touch()
    if sys.platform.startswith("linux") and not _qt_starts():
        _install_debian(list(QT_PACKAGES))
        if not _qt_starts():
            wanted = " ".join(QT_PACKAGES)
            return _fail(
                "Qt cannot start: system libraries are missing. Install them, then try again:\n"
                f"    sudo apt-get install -y --no-install-recommends {wanted}"
            )
    return 0


def _is_current() -> bool:
    sources = (ROOT / "requirements.lock", ROOT / "pyproject.toml")
    return READY.exists() and all(READY.stat().st_mtime >= source.stat().st_mtime for source in sources)


def _run(command: list[str]) -> bool:
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def _qt_starts() -> bool:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    probe = [str(PYTHON), "-c", QT_PROBE]
    return subprocess.run(probe, env=environment, capture_output=True, check=False).returncode == 0


def _install_debian(packages: list[str]) -> bool:
    """Install Debian packages when this machine knows them and we may; return whether that worked."""
    apt = shutil.which("apt-get")
    if apt is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    quiet = {"env": environment, "check": False, "stdout": subprocess.DEVNULL}
    subprocess.run([apt, "update", "-qq"], **quiet)
    done = subprocess.run([apt, "install", "-y", "-qq", "--no-install-recommends", *packages], **quiet)
    importlib.invalidate_caches()
    return done.returncode == 0


def _fail(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
