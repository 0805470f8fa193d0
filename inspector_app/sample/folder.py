"""The folder of a demonstration: filled aside and moved into place when whole, never over foreign files."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.errors import UserError, os_error
from db.values import new_id
from inspector_app.sample.play import HANDOVERS, INSPECTORS, TEAM_FILE
from inspector_app.visit import Visit
from resources.translations import _

REPORT_WORD = "report.docx"
REPORT_PDF = "report.pdf"
ABOUT = "README.txt"
_ABOUT_TEXT = """\
The sample visit of Inspector: an invented council, invented people and cases.

inspectors/      the file of each of the five inspectors
handovers/       what they handed over to each other, four days long
team.inspection  the merged visit as the lead has it; open it in the program and look round
report.docx      the draft report, and report.pdf the same

`inspector-app demo` on this folder removes all of it and plays the visit anew.
"""
_PART = ".part"  # what is being filled, and what a demonstration that was killed leaves
_OWN = {INSPECTORS, HANDOVERS, TEAM_FILE, REPORT_WORD, REPORT_PDF, ABOUT}
# What the store leaves beside the file when somebody has looked round in it.
_BESIDE_TEAM_FILE = (f"{TEAM_FILE}-journal", f"{TEAM_FILE}.lock", f"{Path(TEAM_FILE).stem}-backups")


@contextmanager
def demo_folder(folder: Path) -> Iterator[Path]:
    """Give an empty folder to fill, whose content comes into `folder` when the block ends well.

    An earlier demonstration in `folder` is replaced. Raises UserError when it holds anything else, when one of
    its files is open in another program, or when the system refuses; an earlier demonstration stays until the
    new one is whole.
    """
    _refuse_foreign(folder)
    fresh = folder / f".{new_id()}{_PART}"
    try:
        with _told(folder):
            fresh.mkdir(parents=True)
        yield fresh
        with _told(folder):
            (fresh / ABOUT).write_text(_ABOUT_TEXT, encoding="utf-8", newline="\n")
            _put_in_place(fresh, folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Turn what the system refuses in the folder into a sentence."""
    try:
        yield
    except OSError as error:
        raise os_error(error, folder) from error


def _refuse_foreign(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise UserError(
            "not-a-folder", _("This is a file, not a folder."), _("Name a folder."), where=str(folder)
        )
    present = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    present = [name for name in present if not (name.startswith(".") and name.endswith(_PART))]
    foreign = [name for name in present if name not in {*_OWN, *_BESIDE_TEAM_FILE}]
    if foreign or (present and ABOUT not in present):
        listed = ", ".join(foreign or present)
        raise UserError(
            "folder-not-empty",
            _("The folder holds files that are not of a demonstration ({files}).").format(files=listed),
            _("Name a new or empty folder; nothing was touched."),
            where=str(folder),
        )


def _put_in_place(fresh: Path, folder: Path) -> None:
    if (folder / TEAM_FILE).is_file():
        _refuse_open(folder / TEAM_FILE)
    for old in list(folder.iterdir()):
        if old.name == fresh.name:
            continue
        if old.is_dir():
            shutil.rmtree(old)
        else:
            old.unlink()
    for made in list(fresh.iterdir()):
        made.rename(folder / made.name)


def _refuse_open(path: Path) -> None:
    """Raise UserError when another program has the earlier file open; a damaged one is no loss."""
    try:
        Visit.open(path).close()
    except UserError as error:
        if error.code == "file-in-use":
            raise
