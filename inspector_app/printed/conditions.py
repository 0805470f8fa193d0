"""When a question on paper is to be answered, in words: a form on paper hides nothing by itself."""

from __future__ import annotations

from inspector_app.fieldwork.answer_words import answer_words
from inspector_app.fieldwork.reasons import answered_by_people, listed
from inspector_app.forms import CompiledForm, Definition
from inspector_app.forms.graph import path_of, references
from resources.translations import _


def condition_words(form: CompiledForm, asked: Definition, spoken: str) -> str:
    """Return when a question or group is asked as a sentence, "" when always; the form speaks the language `spoken`."""
    if asked.relevant is None:
        return ""
    behind = answered_by_people(form, references(asked.relevant, asked.path, form.by_path))
    if not behind:
        return _("Only if it applies.")
    match asked.relevant:
        case ["=" | "!=" as sign, ["path", *_steps] as path, ["text", str() as value]]:
            question = form.by_path.get(path_of(path, asked.path))
            if question is not None and question.is_numbered:
                return _comparison(question, is_equal=sign == "=", value=value, spoken=spoken)
    numbers = listed([form.by_path[path].number for path in behind])
    return _("Only if it follows from {numbers}.").format(numbers=numbers)


def _comparison(question: Definition, *, is_equal: bool, value: str, spoken: str) -> str:
    words = answer_words(question, value, spoken)
    if not value:
        sentence = _("Only if {number} is not answered.") if is_equal else _("Only if {number} is answered.")
    elif is_equal:
        sentence = _("Only if {number} is “{answer}”.")
    else:
        sentence = _("Only if {number} is not “{answer}”.")
    return sentence.format(number=question.number, answer=words)
