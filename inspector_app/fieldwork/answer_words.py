"""Answers in words, as a person reads them."""

from __future__ import annotations

from inspector_app.fieldwork.attachments import UPLOADS
from inspector_app.fieldwork.file_names import given_name
from inspector_app.forms.answers import presented
from inspector_app.forms.definition import NOT_APPLICABLE, Definition

_NOT_APPLICABLE = {"en": "Not applicable", "cy": "Ddim yn berthnasol"}


def answer_words(question: Definition, answer: str, language: str) -> str:
    """Return an answer in a language: choices by their labels, a date in words, a file by the name it was given.

    Anything else is said as it stands, and what the form does not say in that language in English, or as it is kept.
    """
    if answer == NOT_APPLICABLE and question.na:
        return _NOT_APPLICABLE.get(language, _NOT_APPLICABLE["en"])
    if question.type in UPLOADS:
        return given_name(answer)
    if not question.choices:
        return presented(answer, language)
    labels = {choice.name: choice.label for choice in question.choices}
    texts = [labels.get(name, {language: name}) for name in answer.split()]
    return ", ".join(text.get(language) or text.get("en", "") for text in texts)
