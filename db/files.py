"""The program's kinds of file, by suffix, and writing one so that it is there as a whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from db.errors import UserError, environment_errors, os_error
from db.values import new_id
from resources.translations import _

VISIT_SUFFIX = ".inspection"
HANDOVER_SUFFIX = ".handover"
INVITATION_SUFFIX = ".invitation"
KEYS_SUFFIX = ".keys"  # after the name of a protected visit file
HANDOVER_MAGIC = b"INSPHAND"  # what a hand-over begins with
INVITATION_MAGIC = b"INSPINVT"


def check_source(path: Path) -> None:
    """Raise UserError unless there is a file at `path` that can be read."""
    with environment_errors(path):
        if path.is_dir():
            raise _is_a_folder(path)
        if not path.is_file():
            raise UserError(
                "no-such-file",
                _("There is no such file."),
                _("Check the name and the folder."),
                where=str(path),
            )


def is_handover(path: Path) -> bool:
    """Whether a file begins as a hand-over does. Raises UserError when it cannot be read."""
    with environment_errors(path), path.open("rb") as file:
        return file.read(len(HANDOVER_MAGIC)) == HANDOVER_MAGIC


def refuse_handover(path: Path) -> None:
    """Raise UserError when the file is a hand-over where a visit file is wanted."""
    if is_handover(path):
        raise UserError(
            "not-a-visit-file",
            _("This is a hand-over, not a visit file."),
            _("Bring it in to a visit with merge, or make your own copy of the visit from it with join."),
            where=path.name,
        )


def check_target(path: Path, suffix: str) -> None:
    """Raise UserError unless a file of the kind that ends in `suffix` can have its place at `path`.

    A file replaces only its own kind, so a slip of the hand never costs a visit or a hand-over.
    """
    with environment_errors(path):
        if path.is_dir():
            raise _is_a_folder(path)
        if not path.name.lower().endswith(suffix):
            raise UserError(
                "file-kind",
                _("The name does not end in {suffix}.").format(suffix=suffix),
                _("Choose one that does."),
                where=path.name,
            )
        if not path.parent.is_dir():
            raise UserError(
                "no-such-folder", _("There is no such folder."), _("Make it first."), where=str(path.parent)
            )


def refuse_to_replace(path: Path, magic: bytes, what: str) -> None:
    """Raise UserError, with the sentence `what`, when `path` is there and does not begin with `magic`."""
    try:
        with path.open("rb") as file:
            start = file.read(len(magic))
    except FileNotFoundError:
        return
    except OSError as error:
        raise os_error(error, path) from error
    if start not in (b"", magic):
        raise UserError("file-exists", what, _("Choose another name."), where=path.name)


def _is_a_folder(path: Path) -> UserError:
    return UserError(
        "is-a-folder", _("This is a folder, not a file."), _("Name a file in it."), where=str(path)
    )


def write_then_move(path: Path, write: Callable[[Path], object], *, suffix: str) -> None:
    """Have `write` fill a temporary file in the folder of `path`, force it to the disk, then move it into place.

    `suffix` is that of the kind of file. Whatever fails, `path` is as it was and the temporary file is gone. Raises
    UserError when the system refuses, when `path` is not of that kind, or when a visit file would be written over.
    """
    check_target(path, suffix)
    if path.suffix == VISIT_SUFFIX and path.exists():
        raise UserError(
            "file-exists",
            _("A visit file of that name is there; nothing is written over it."),
            _("Choose another name."),
            where=path.name,
        )
    temporary = path.with_name(f".{new_id()}.part")
    try:
        write(temporary)
        move_into_place(temporary, path)
    except OSError as error:
        raise os_error(error, path) from error
    finally:
        if temporary.exists():
            temporary.unlink()


def move_into_place(temporary: Path, path: Path) -> None:
    """Force a file to the disk and move it to `path`, over what is there; raises OSError when the system refuses."""
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())
    temporary.replace(path)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Force a folder's entries to the disk where the system can; Windows does so by itself."""
    if os.name == "nt":
        return
    # Some network folders refuse this; the file itself has been forced already, and stands in its place.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
