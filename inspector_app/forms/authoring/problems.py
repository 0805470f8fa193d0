"""What is wrong with a form: every problem at once, each with its sheet, row and column and a remedy."""

from __future__ import annotations

from dataclasses import dataclass

from db.errors import UserError
from resources.translations import _, ngettext

XFORM = "XForm"  # stands for the sheet where a form is a ready XForm; its rows are lines


@dataclass(frozen=True, slots=True)
class FormProblem:
    """One problem; `row` counts as the spreadsheet does, 0 when the whole sheet or form is meant.

    `sheet` is the name of a sheet, `XFORM`, or the name of a list's file beside the form.
    """

    sheet: str
    row: int
    column: str
    what: str
    remedy: str

    @property
    def said_place(self) -> str:
        """Where it is, in words: "survey, row 3, relevant"."""
        of_lines = self.sheet == XFORM or "." in self.sheet
        counted = _("line {number}") if of_lines else _("row {number}")
        parts = (self.sheet, counted.format(number=self.row) if self.row else "", self.column)
        return ", ".join(part for part in parts if part) or _("the form")

    def __str__(self) -> str:
        return f"{self.said_place}: {self.what} {self.remedy}".rstrip()

    @property
    def place(self) -> tuple[str, int, str]:
        """Sheet, row and column."""
        return self.sheet, self.row, self.column


class FormAdvice(FormProblem):
    """Something that works, but may not be what the author means; no form is refused for it."""

    __slots__ = ()


class FormError(UserError):
    """A form that cannot be used; `problems` are all that were found."""

    def __init__(self, name: str, problems: list[FormProblem]) -> None:
        what = ngettext(
            "The form has {count} problem: {problems}",
            "The form has {count} problems: {problems}",
            len(problems),
        )
        super().__init__(
            "form-problems",
            what.format(count=len(problems), problems=" ".join(str(problem) for problem in problems)),
            _("Correct them in the form, then try again."),
            where=name,
        )
        self.problems = problems
