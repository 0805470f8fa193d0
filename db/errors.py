"""Errors that a person can act on, told apart from bugs."""

from __future__ import annotations


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
