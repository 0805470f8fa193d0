"""The forms that both engines fill in: each an XLSForm, compiled here and as the XForm that the other one reads."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from inspector_app.forms import CompiledForm
from inspector_app.forms.authoring.checking.list_files import list_files_of
from inspector_app.forms.authoring.compile import compile_form
from inspector_app.forms.authoring.convert import convert
from inspector_app.forms.authoring.external_lists import read_list_files
from inspector_app.forms.authoring.survey_rows import SurveyRows
from inspector_app.forms.authoring.workbook import Workbook

ROOT = Path(__file__).resolve().parent.parent.parent
WRITTEN = ROOT / "tests" / "forms" / "differential" / "forms"
CASE_READING = ROOT / "resources" / "frameworks" / "children_in_need" / "case_reading.md"

# A function of our own, which ODK's engine does not have: plain days stand in for working days.
_WORKING_DAYS = re.compile(r"working-days\((\S+), (\S+)\)")
_DAYS = r"(decimal-date-time(\2) - decimal-date-time(\1))"


@dataclass(frozen=True, slots=True)
class BothForms:
    """A form as either engine takes it; `files` are those beside it, by name."""

    name: str
    ours: CompiledForm
    xform: str
    files: dict[str, str] = field(default_factory=dict)


def read_both(source: Path) -> BothForms:
    """Read a form for both engines, with the lists in files beside it."""
    form = compile_form(source)
    if source.suffix == ".xml":
        return BothForms(source.stem, form, source.read_text(encoding="utf-8"))
    book = Workbook(source)
    rows = SurveyRows(book.survey)
    names = list(list_files_of(rows))
    lists = read_list_files(source.parent, names)
    xform = convert(book, rows, (), lists.found).xform
    files = {name: (source.parent / name).read_text(encoding="utf-8") for name in names}
    return BothForms(source.stem, form, xform, files)


def read_text(text: str, name: str) -> BothForms:
    """Read an XLSForm in Markdown for both engines."""
    with tempfile.TemporaryDirectory(prefix="differential-") as folder:
        source = Path(folder) / f"{name}.md"
        source.write_text(text, encoding="utf-8")
        return read_both(source)


def read_written(name: str) -> BothForms:
    """Read one of the forms that are held against each other by name."""
    if name == CASE_READING.stem:
        return read_text(_WORKING_DAYS.sub(_DAYS, CASE_READING.read_text(encoding="utf-8")), name)
    source = WRITTEN / f"{name}.md"
    return read_both(source if source.exists() else source.with_suffix(".xml"))


def written_names() -> list[str]:
    """Return the names of the forms written for the comparison, and of the case reading."""
    by_hand = [
        source.stem for source in WRITTEN.glob("*.xml") if "<h:html" in source.read_text(encoding="utf-8")
    ]
    return sorted([*(source.stem for source in WRITTEN.glob("*.md")), *by_hand, CASE_READING.stem])


def all_written() -> Iterator[BothForms]:
    """Yield all those forms."""
    return (read_written(name) for name in written_names())
