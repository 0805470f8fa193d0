"""Errors that a person can act on, told apart from bugs, and their translation from the database's own."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from resources.translations import N_, _


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


# By SQLite's primary result code: code, what happened, what to do; looked up when an error is made of them.
_ENVIRONMENT: dict[int, tuple[str, str, str]] = {
    dbapi2.SQLITE_PERM: (
        "no-permission",
        N_("The file may not be opened."),
        N_("Check the rights of its folder."),
    ),
    dbapi2.SQLITE_BUSY: (
        "file-in-use",
        N_("Another program is using the file."),
        N_("Close it there, then try again."),
    ),
    dbapi2.SQLITE_READONLY: (
        "read-only",
        N_("The file or its folder is read-only, so nothing can be saved."),
        N_("Copy the file to a folder of your own and open it there."),
    ),
    dbapi2.SQLITE_IOERR: (
        "disk-error",
        N_("The disk or stick did not answer. Nothing that was saved is lost."),
        N_("Put the stick back, or check the disk, then try again."),
    ),
    dbapi2.SQLITE_CORRUPT: (
        "damaged-file",
        N_("The file is damaged."),
        N_("Open the newest backup from the folder beside it."),
    ),
    dbapi2.SQLITE_FULL: (
        "disk-full",
        N_("The disk is full. What was saved before is safe; this is not saved."),
        N_("Free some space, then try again."),
    ),
    dbapi2.SQLITE_CANTOPEN: (
        "cannot-open",
        N_("The file cannot be opened or made here."),
        N_("Check that the folder exists and that you may write in it."),
    ),
    dbapi2.SQLITE_NOTADB: (
        "not-a-visit-file",
        N_("This is not a visit file, or it is damaged."),
        N_("Choose a file that ends in .inspection, or open its newest backup."),
    ),
}
# The disk, one's share of it (which Windows does not know), or the file system's largest file.
_NO_SPACE = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_REFUSED = (
    "no-permission",
    N_("The file or folder is read-only, or the file is open in another program."),
    N_("Close it there, or choose another folder."),
)
_NOT_THERE = (
    "no-such-file",
    N_("There is no such file or folder."),
    N_("Check the name and the folder."),
)
# By the operating system's number of an error.
_SYSTEM = {
    errno.EROFS: _REFUSED,
    errno.EACCES: _REFUSED,
    errno.EPERM: _REFUSED,
    errno.ENAMETOOLONG: ("long-name", N_("The name is too long for the disk."), N_("Choose a shorter one.")),
    errno.EISDIR: ("is-a-folder", N_("This is a folder, not a file."), N_("Name a file in it.")),
    errno.ENOENT: _NOT_THERE,
    errno.ENOTDIR: _NOT_THERE,
}
# A statement that runs inside a function of SQLCipher fails by these words alone, without its code.
_BY_WORDS = {
    "database or disk is full": dbapi2.SQLITE_FULL,
    "disk I/O error": dbapi2.SQLITE_IOERR,
    "database disk image is malformed": dbapi2.SQLITE_CORRUPT,
    "unable to open database file": dbapi2.SQLITE_CANTOPEN,
}
_UNDECODABLE = "Could not decode to UTF-8"  # the driver's own words for a damaged text; it gives no code


# The codes of errors by which a file says that it did not take what was to be saved.
REFUSED_BY_DISK = frozenset(code for code, _what, _remedy in _ENVIRONMENT.values())

# What the same codes mean when a file is only looked at.
_LOOKING = {
    **_ENVIRONMENT,
    # A journal waits to be rolled back, which needs the right to write.
    dbapi2.SQLITE_READONLY: (
        "interrupted",
        N_("The program was interrupted while it saved. What it had said to be saved is safe."),
        N_("Open the file once in the window, then try again."),
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
        raise _user_error(known, path.name) from error
    except OSError as error:
        raise os_error(error, path) from error


@contextmanager
def damage_errors(path: Path, *, ours: bool = False) -> Iterator[None]:
    """As `environment_errors`, where the program only looks: whatever else the database says, the file is damaged.

    `ours` says that it is known to be a visit file, since its key fits: then it cannot be a file of another kind.
    """
    try:
        yield
    except dbapi2.Error as error:
        code = _result_code(error)
        if ours and code == dbapi2.SQLITE_NOTADB:
            code = dbapi2.SQLITE_CORRUPT
        known = _LOOKING.get(code, _LOOKING[dbapi2.SQLITE_CORRUPT])
        raise _user_error(known, path.name) from error
    except UnicodeDecodeError as error:  # of a message in which the driver repeats damaged text
        raise _user_error(_LOOKING[dbapi2.SQLITE_CORRUPT], path.name) from error
    except OSError as error:
        raise os_error(error, path) from error


def _user_error(words: tuple[str, str, str], where: str) -> UserError:
    code, what, remedy = words
    return UserError(code, _(what), _(remedy), where=where)


def _result_code(error: dbapi2.Error) -> int:
    if str(error).startswith(_UNDECODABLE):
        return int(dbapi2.SQLITE_CORRUPT)
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    return int(_BY_WORDS.get(str(error), code)) if code == dbapi2.SQLITE_ERROR else code


def os_error(error: OSError, path: Path) -> UserError:
    """Return an error of the operating system as a sentence about `path`."""
    if error.errno in _NO_SPACE:
        words = _ENVIRONMENT[dbapi2.SQLITE_FULL]
    else:
        words = _SYSTEM.get(error.errno or 0, _ENVIRONMENT[dbapi2.SQLITE_IOERR])
    return _user_error(words, path.name or str(path))
