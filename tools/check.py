"""Run every check a change must pass, in the order of how soon each tells: `python tools/check.py`."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("lint-imports",),
    ("mypy",),
    # Tests of one file stay together, since many share a window. A process that dies is not started again: pytest-xdist
    # would wait for ever for what is left of its file.
    ("pytest", "--numprocesses", "auto", "--dist", "loadfile", "--max-worker-restart", "0"),
)


def main() -> int:
    """Return the exit code of the first check that fails, 0 when all pass."""
    scripts = Path(sysconfig.get_path("scripts"))
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    for program, *arguments in CHECKS:
        print("==>", program, *arguments, flush=True)
        done = subprocess.run([scripts / program, *arguments], cwd=ROOT, env=environment, check=False)
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
