"""From an author's form to a compiled form, or to the list of everything that is wrong with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from db.files import check_source
from inspector_app.forms.authoring.checking.expressions import faults_of_calls
from inspector_app.forms.authoring.checking.form import FormUnderCheck, nearest
from inspector_app.forms.authoring.checking.list_files import list_files_of
from inspector_app.forms.authoring.checking.run import check_rows
from inspector_app.forms.authoring.convert import convert
from inspector_app.forms.authoring.external_lists import read_list_files
from inspector_app.forms.authoring.from_rows import take_from_rows
from inspector_app.forms.authoring.problems import XFORM, FormAdvice, FormError, FormProblem
from inspector_app.forms.authoring.survey_rows import SurveyRows
from inspector_app.forms.authoring.workbook import Workbook
from inspector_app.forms.authoring.xform import ReadForm, XFormReader
from inspector_app.forms.authoring.xform_file import XFormFile
from inspector_app.forms.definition import NOTE, QUESTION, UNAVAILABLE, Definition, values_in
from inspector_app.forms.expressions.expression import Expression, walk
from inspector_app.forms.graph import Cycle, build_graph, references
from inspector_app.forms.model import CompiledForm, runs, top_of
from resources.translations import _

_SHEETS = ("survey", "choices", "external_choices", "settings")
# Makes a problem of a node: its path, the column, what is wrong, and the remedy.
_Report = Callable[[str, str, str, str], FormProblem]


@dataclass(frozen=True, slots=True)
class CheckedForm:
    """What came of checking a form: the form, unless there are problems, and advice that refuses nothing."""

    form: CompiledForm | None
    problems: list[FormProblem]
    advice: list[FormAdvice]


def compile_form(source: Path) -> CompiledForm:
    """Compile an XLSForm (.xlsx, .xls, .md, .csv) or a ready XForm (.xml); its lists in files lie beside it.

    Raises FormError with all problems found, and UserError when the file cannot be read at all.
    """
    checked = check_form(source)
    if checked.form is None:
        raise FormError(source.name, checked.problems)
    return checked.form


def check_form(source: Path) -> CheckedForm:
    """Compile a form and return it with all problems and advice.

    Raises UserError when the file cannot be read at all, FormError when it holds no form.
    """
    check_source(source)
    if source.suffix.lower() == ".xml":
        return _check_xform(source)
    book = Workbook(source)
    rows = SurveyRows(book.survey)
    files = read_list_files(source.parent, list_files_of(rows))
    found = check_rows(FormUnderCheck(book, rows, files))
    problems = [problem for problem in found if not isinstance(problem, FormAdvice)]
    converted = convert(book, rows, problems, files.found)
    found += converted.found
    read = None
    if converted.xform:
        read = XFormReader(converted.xform, files.rows()).read()
        take_from_rows(read, book, rows)

        def report(path: str, column: str, what: str, remedy: str) -> FormProblem:
            return rows.of(path).problem(column, what, remedy)

        found += _problems_of(read, report)
    return _checked(source, read, _in_order(found, book))


def _check_xform(source: Path) -> CheckedForm:
    file = XFormFile(source)
    files = read_list_files(source.parent, file.list_files)
    read = XFormReader(file.xform, files.rows()).read()
    file.mark_unavailable(read)

    def report(path: str, column: str, what: str, remedy: str) -> FormProblem:
        return FormProblem(XFORM, file.line(path), column, what, remedy)

    found = [*file.problems, *files.problems, *file.problems_of_missing(files.missing)]
    return _checked(source, read, [*found, *_problems_of(read, report)])


def _checked(source: Path, read: ReadForm | None, found: list[FormProblem]) -> CheckedForm:
    advice = [problem for problem in found if isinstance(problem, FormAdvice)]
    problems = [problem for problem in found if not isinstance(problem, FormAdvice)]
    if problems or read is None:
        return CheckedForm(None, problems, advice)
    _number(read)
    form = CompiledForm(
        name=read.name or source.stem,
        version=read.version,
        title={read.languages[0]: read.title, **read.titles},
        languages=tuple(read.languages),
        default_language=read.languages[0],
        root=read.root,
        definitions=tuple(read.definitions),
        lists=read.lists,
        texts=read.texts if _looks_texts_up(read) else {},
    )
    return CheckedForm(form, [], advice)


def _in_order(found: Iterable[FormProblem], book: Workbook) -> list[FormProblem]:
    """Return problems in the order of sheets, rows and columns, each once."""
    columns = {
        (sheet, heading.written): place
        for sheet in _SHEETS
        for place, heading in enumerate(book.sheet(sheet).headings)
    }

    def place(problem: FormProblem) -> tuple[int, int, int]:
        sheet = _SHEETS.index(problem.sheet) if problem.sheet in _SHEETS else len(_SHEETS)
        return sheet, problem.row, columns.get((problem.sheet, problem.column), len(columns))

    return sorted(dict.fromkeys(found), key=place)


def _number(read: ReadForm) -> None:
    """Number sections 1, 2 and on, and the questions that a person answers in each 2.1, 2.2 and on."""
    section_of = {
        member.path: section
        for section, members in enumerate(runs(read.definitions), 1)
        for member in members
    }
    asked: Counter[int] = Counter()
    for definition in read.definitions[1:]:
        section = section_of.get(top_of(definition.path), 0)
        if not definition.controlled or not section:
            continue
        if definition.parent == 0 and definition.kind != QUESTION:
            definition.number = str(section)
        elif definition.kind == QUESTION and definition.type not in (NOTE, UNAVAILABLE):
            asked[section] += 1
            definition.number = f"{section}.{asked[section]}"


# ---- checking ---------------------------------------------------------------------------------------------
def _problems_of(read: ReadForm, report: _Report) -> Iterator[FormProblem]:
    """Yield what shows in the XForm alone: what cannot be read, paths that lead nowhere, circles."""
    for fault in read.faults:
        yield report(fault.path, fault.column, fault.sentence, _("Correct it."))
    paths = {definition.path for definition in read.definitions}
    for definition in read.definitions:
        for column, expression in _expressions_of(definition):
            for what, remedy in faults_of_calls(expression):
                yield report(definition.path, column, what, remedy)
            for root in _foreign_roots(expression, read.root):
                what = _("The path begins with “/{root}”, and the questions of this form with “/{own}”.")
                what = what.format(root=root, own=read.root)
                remedy = _("Name the question as {example}.").format(example="${name}")
                yield report(definition.path, column, what, remedy)
            found = references(expression, definition.path, paths, of_choice=column == "choice_filter")
            for path in sorted(found - paths):
                name = path.rpartition("/")[2]
                near = nearest(name, (path.rpartition("/")[2] for path in paths))
                remedy = _("Correct the name.")
                if near and near != name:
                    remedy = _("Did you mean “{name}”?").format(name=near)
                what = _("There is no question called “{name}” there.").format(name=name)
                yield report(definition.path, column, what, remedy)
    try:
        build_graph(read.definitions)
    except Cycle as error:
        names = ", ".join(path.rpartition("/")[2] for path in error.paths)
        what = (
            _("The question {names} depends on itself.")
            if len(error.paths) == 1
            else _("These questions depend on each other in a circle: {names}.")
        )
        remedy = _("Take one of the references out.")
        yield report(error.paths[0], "relevant / calculation", what.format(names=names), remedy)


def _foreign_roots(expression: Expression, root: str) -> list[str]:
    """Return the first names of paths that lead out of the form."""
    begun = [part[2][0][0] for part in walk(expression) if part[:2] == ["path", "root"] and part[2]]
    return sorted({name for name in begun if name not in (root, "*")})


def _looks_texts_up(read: ReadForm) -> bool:
    return any(
        part[:2] == ["call", "jr:itext"]
        for definition in read.definitions
        for _column, expression in _expressions_of(definition)
        for part in walk(expression)
    )


def _expressions_of(definition: Definition) -> list[tuple[str, Expression]]:
    """Return the expressions of a definition with the columns that they come from."""
    columns = {
        "relevant": definition.relevant,
        "required": definition.required,
        "readonly": definition.readonly,
        "constraint": definition.constraint,
        "calculation": definition.calculate,
        "choice_filter": definition.choice_filter,
        "repeat_count": definition.count,
        "default": definition.dynamic_default or definition.repeat_default,
        "parameters": definition.seed,
        "warning": definition.warning,
    }
    pairs = [(column, expression) for column, expression in columns.items() if expression]
    pairs += [("trigger", expression) for expression in definition.triggers.values()]
    pairs += [("label", value) for text in definition.texts() for value in values_in(text)]
    return pairs
