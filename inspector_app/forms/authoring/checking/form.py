"""What the rules look at: a form as its author wrote it, with what its rows make and the lists beside it."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from inspector_app.forms.authoring.external_lists import ListFiles
from inspector_app.forms.authoring.problems import FormProblem
from inspector_app.forms.authoring.question_types import EXTERNAL
from inspector_app.forms.authoring.survey_rows import SurveyRows
from inspector_app.forms.authoring.workbook import Workbook
from resources.translations import _


@dataclass(frozen=True)
class FormUnderCheck:
    """A form that is checked before it is converted."""

    book: Workbook
    rows: SurveyRows
    files: ListFiles

    @property
    def root(self) -> str:
        """The name of the form's root, with which paths begin."""
        return self.book.settings.get("name") or "data"

    @cached_property
    def names(self) -> Counter[str]:
        """How often each name stands in the survey, with those that the converter adds."""
        found: Counter[str] = Counter()
        for made in self.rows.questions():
            if made.is_type(*EXTERNAL):
                continue  # a list in a file, and no answer
            found[made.name] += 1
            if made.type is not None and made.type.or_other:
                found[f"{made.name}_other"] += 1
            if made.is_type("begin repeat") and made.row.has("repeat_count"):
                found[f"{made.name}_count"] += 1
        for name in (self.root, "instanceID"):  # names of the form itself
            if name in found:
                found[name] += 1
        return found


Rule = Callable[[FormUnderCheck], Iterator[FormProblem]]


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that a misspelt one was likely meant to be, blank when none is near."""
    by_small = {name.lower(): name for name in known}
    close = difflib.get_close_matches(word.lower(), by_small, n=1, cutoff=0.8)
    return by_small[close[0]] if close else ""


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return a remedy that names the nearest known word, or the other one when there is none."""
    near = nearest(word, known)
    return _("Did you mean “{name}”?").format(name=near) if near else otherwise
