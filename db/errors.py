"""Errors that a person can act on, told apart from bugs, and their translation from the database's own."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2


class UserError(Exception):
    """A failure that the user can mend; everything else that is raised is a bug.

    `code` is a stable kebab-case name for scripts and tests, `what` a sentence on what happened,
    `remedy` a sentence on what to do, `where` the file, sheet, row or record concerned (may be empty).
    """

    def __init__(self, code: str, what: str, remedy: str, *, where: str = "") -> None:
        super().__init__(code, what, remedy, where)
        self.code = code
        self.what = what
        self.remedy = remedy
        self.where = where

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.what} {self.remedy}"


class Cancelled(Exception):  # noqa: N818 - a wish of the user, not an error
    """Raised by a progress callback to stop long work; whatever ran is rolled back."""


# By SQLite's primary result code: code, what happened, what to do.
_ENVIRONMENT: dict[int, tuple[str, str, str]] = {
    dbapi2.SQLITE_PERM: ("no-permission", "The file may not be opened.", "Check the rights of its folder."),
    dbapi2.SQLITE_BUSY: (
        "file-in-use",
        "Another program is using the file.",
        "Close it there, then try again.",
    ),
    dbapi2.SQLITE_READONLY: (
        "read-only",
        "The file or its folder is read-only, so nothing can be saved.",
        "Copy the file to a folder of your own and open it there.",
    ),
    dbapi2.SQLITE_IOERR: (
        "disk-error",
        "The disk or stick did not answer. Nothing that was saved is lost.",
        "Put the stick back, or check the disk, then try again.",
    ),
    dbapi2.SQLITE_CORRUPT: (
        "damaged-file",
        "The file is damaged.",
        "Open the newest backup from the folder beside it.",
    ),
    dbapi2.SQLITE_FULL: (
        "disk-full",
        "The disk is full. What was saved before is safe; this is not saved.",
        "Free some space, then try again.",
    ),
    dbapi2.SQLITE_CANTOPEN: (
        "cannot-open",
        "The file cannot be opened or made here.",
        "Check that the folder exists and that you may write in it.",
    ),
    dbapi2.SQLITE_NOTADB: (
        "not-a-visit-file",
        "This is not a visit file, or it is damaged or locked with a passphrase.",
        "Choose a file that ends in .inspection, or open its newest backup.",
    ),
}
# The disk, one's share of it (which Windows does not know), or the file system's largest file.
_NO_SPACE = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_UNDECODABLE = "Could not decode to UTF-8"  # the driver's own words for a damaged text; it gives no code


# The codes of errors by which a file says that it did not take what was to be saved.
REFUSED_BY_DISK = frozenset(code for code, _what, _remedy in _ENVIRONMENT.values())

# What the same codes mean when a file is only looked at.
_LOOKING = {
    **_ENVIRONMENT,
    # A journal waits to be rolled back, which needs the right to write.
    dbapi2.SQLITE_READONLY: (
        "interrupted",
        "The program was interrupted while it saved. What it had said to be saved is safe.",
        "Open the file once in the window, then try again.",
    ),
}


@contextmanager
def environment_errors(path: Path) -> Iterator[None]:
    """Turn what the disk or the system does to a visit file into sentences; bugs pass through."""
    try:
        yield
    except dbapi2.Error as error:
        known = _ENVIRONMENT.get(_result_code(error))
        if known is None:
            raise
        raise _user_error(known, path) from error
    except OSError as error:
        raise os_error(error, path) from error


@contextmanager
def damage_errors(path: Path) -> Iterator[None]:
    """As `environment_errors`, where the program only looks: whatever else the database says, the file is damaged."""
    try:
        yield
    except dbapi2.Error as error:
        known = _LOOKING.get(_result_code(error), _LOOKING[dbapi2.SQLITE_CORRUPT])
        raise _user_error(known, path) from error
    except UnicodeDecodeError as error:  # of a message in which the driver repeats damaged text
        raise _user_error(_LOOKING[dbapi2.SQLITE_CORRUPT], path) from error
    except OSError as error:
        raise os_error(error, path) from error


def _user_error(words: tuple[str, str, str], path: Path) -> UserError:
    code, what, remedy = words
    return UserError(code, what, remedy, where=path.name)


def _result_code(error: dbapi2.Error) -> int:
    if str(error).startswith(_UNDECODABLE):
        return int(dbapi2.SQLITE_CORRUPT)
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def os_error(error: OSError, path: Path) -> UserError:
    """Return an error of the operating system as a sentence about `path`."""
    if error.errno in _NO_SPACE:
        code, what, remedy = _ENVIRONMENT[dbapi2.SQLITE_FULL]
    elif error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        code, what, remedy = (
            "no-permission",
            "The file or folder is read-only, or the file is open in another program.",
            "Close it there, or choose another folder.",
        )
    elif error.errno == errno.ENAMETOOLONG:
        code, what, remedy = "long-name", "The name is too long for the disk.", "Choose a shorter one."
    elif error.errno == errno.EISDIR:
        code, what, remedy = "is-a-folder", "This is a folder, not a file.", "Name a file in it."
    elif error.errno in (errno.ENOENT, errno.ENOTDIR):
        code, what, remedy = (
            "no-such-file",
            "There is no such file or folder.",
            "Check the name and the folder.",
        )
    else:
        code, what, remedy = _ENVIRONMENT[dbapi2.SQLITE_IOERR]
    return UserError(code, what, remedy, where=path.name or str(path))
