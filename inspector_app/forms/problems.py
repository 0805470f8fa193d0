"""What is wrong with a form: every problem at once, each with its sheet, row and column and a remedy."""

from __future__ import annotations

from dataclasses import dataclass

from db.errors import UserError


@dataclass(frozen=True, slots=True)
class FormProblem:
    """One problem; `row` counts as the spreadsheet does, 0 when the whole sheet or form is meant."""

    sheet: str
    row: int
    column: str
    what: str
    remedy: str

    @property
    def place(self) -> str:
        """Where it is, in words: "survey, row 3, relevant"."""
        parts = (self.sheet, f"row {self.row}" if self.row else "", self.column)
        return ", ".join(part for part in parts if part) or "the form"

    def __str__(self) -> str:
        return f"{self.place}: {self.what} {self.remedy}"


class FormError(UserError):
    """A form that cannot be used; `problems` are all that were found."""

    def __init__(self, name: str, problems: list[FormProblem]) -> None:
        count = len(problems)
        super().__init__(
            "form-problems",
            f"The form has {count} {'problem' if count == 1 else 'problems'}: "
            + " ".join(str(problem) for problem in problems),
            "Correct them in the form's workbook, then try again.",
            where=name,
        )
        self.problems = problems
