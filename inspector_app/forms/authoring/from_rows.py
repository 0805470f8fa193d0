"""What the rows of an XLSForm say and its XForm does not: notes, soft warnings, what is not available here."""

from __future__ import annotations

from inspector_app.forms.authoring.headings import TITLE
from inspector_app.forms.authoring.question_types import REFUSED
from inspector_app.forms.authoring.survey_rows import SurveyRows
from inspector_app.forms.authoring.workbook import REFERENCE, Workbook
from inspector_app.forms.authoring.xform import ReadForm
from inspector_app.forms.definition import NOTE, REPEAT, UNAVAILABLE, Definition, Text
from inspector_app.forms.expressions.expression import Expression, parse


def take_from_rows(read: ReadForm, book: Workbook, rows: SurveyRows) -> None:
    """Complete the definitions of a form with what their rows say."""
    own = read.languages[0]
    read.titles = {language or own: text for language, text in book.settings.texts(TITLE).items()}
    paths = {definition.name: definition for definition in read.definitions}
    for definition in read.definitions:
        made = rows.at(definition.path)
        if made is None or made.type is None:
            continue
        if made.is_type(NOTE):
            definition.type = NOTE
        elif made.type.name in REFUSED and book.shows_unavailable(made.row):
            definition.type, definition.unavailable = UNAVAILABLE, made.type.name
        definition.warning_messages = _warnings(read, definition, made.row.texts("warning_message"), paths)


def _warnings(read: ReadForm, here: Definition, texts: dict[str, str], paths: dict[str, Definition]) -> Text:
    messages: Text = {}
    for language, text in texts.items():
        stretches: list[object] = []
        for index, part in enumerate(REFERENCE.split(text)):
            if index % 2 and part in paths:  # the others are told as problems
                stretches.append(_path_between(read, here, paths[part]))
            elif part:
                stretches.append(part)
        messages[language or read.languages[0]] = stretches
    return messages


def _path_between(read: ReadForm, here: Definition, there: Definition) -> Expression:
    """Return the path from a question to another one of the same instance of a repeat, else from the root."""
    above = [d.path for d in read.definitions if d.kind == REPEAT and here.path.startswith(f"{d.path}/")]
    shared = [path for path in above if there.path.startswith(f"{path}/")]
    if not shared:
        return parse(f"/{read.root}{there.path}")
    up = here.path.removeprefix(shared[-1]).count("/")
    return parse("../" * up + there.path.removeprefix(f"{shared[-1]}/"))
