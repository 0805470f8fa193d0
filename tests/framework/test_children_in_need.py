"""The framework for children in need: whole in both languages, tagged, and balanced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import pytest

from inspector_app.forms import CompiledForm
from inspector_app.framework import LoadedFramework

LANGUAGES = {"en", "cy"}


def texts_in(value: Any) -> Iterator[dict[str, str]]:
    """Yield every text by language inside plain data."""
    if isinstance(value, dict) and "en" in value:
        yield value
    elif isinstance(value, dict | list | tuple):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts_in(inner)


def test_every_text_of_the_framework_is_in_both_languages(loaded: LoadedFramework) -> None:
    texts = list(texts_in(asdict(loaded.framework)))
    assert len(texts) > 100
    assert [text for text in texts if set(text) != LANGUAGES or not all(text.values())] == []


def test_every_text_of_the_forms_is_in_both_languages(loaded: LoadedFramework) -> None:
    untranslated = []
    for _, form in loaded.forms:
        for definition in form.definitions:
            texts = [definition.labels, definition.hints, definition.guidances]
            texts += [definition.messages, definition.warning_messages]
            texts += [choice.label for choice in definition.choices]
            wanting = [text for text in texts if text and set(text) != LANGUAGES]
            if wanting or (definition.is_numbered and not definition.labels):
                untranslated.append((form.name, definition.path, wanting))
    assert untranslated == []


def test_welsh_is_not_english_again(loaded: LoadedFramework) -> None:
    for _, form in loaded.forms:
        for question in form.questions():
            assert question.label["en"] != question.label["cy"]


def test_every_role_has_a_guide_of_six_to_ten_questions(loaded: LoadedFramework) -> None:
    forms = {entry.name: form for entry, form in loaded.forms}
    for role in loaded.framework.roles:
        assert 6 <= len(list(forms[role.guide].questions())) <= 10


def test_every_question_informs_a_criterion_and_every_criterion_has_questions(
    loaded: LoadedFramework,
) -> None:
    criteria = {criterion.key for criterion in loaded.framework.criteria}
    for _, form in loaded.forms:
        assert [question.path for question in form.questions() if not question.criteria] == []
    case_reading = next(form for entry, form in loaded.forms if entry.kind == "case-reading")
    for key in criteria:
        assert sum(key in question.criteria for question in case_reading.questions()) >= 8


def test_every_constraint_and_warning_says_what_is_wrong(loaded: LoadedFramework) -> None:
    for _, form in loaded.forms:
        for definition in form.definitions:
            assert bool(definition.constraint) == bool(definition.messages), definition.path
            assert bool(definition.warning) == bool(definition.warning_messages), definition.path


def test_the_case_reading_has_its_fourteen_sections(case_reading: CompiledForm) -> None:
    assert [section.path.strip("/") for section in case_reading.sections] == [
        "identity",
        "referral",
        "decision",
        "checks",
        "route",
        "assessment",
        "child",
        "sharing",
        "planning",
        "strategy",
        "chronology",
        "oversight",
        "visits",
        "judgements",
    ]


@pytest.mark.parametrize(
    ("number", "total", "word"),
    [
        (0, 0, "none"),
        (0, 19, "none"),
        (1, 1000, "few"),
        (2, 19, "few"),
        (3, 20, "less than half"),
        (9, 19, "less than half"),
        (1, 2, "half"),
        (10, 19, "the majority"),
        (3, 4, "most"),
        (9, 10, "most"),
        (18, 19, "almost all"),
        (19, 19, "all"),
    ],
)
def test_the_word_for_a_proportion(loaded: LoadedFramework, number: int, total: int, word: str) -> None:
    assert loaded.framework.proportion(number, total, "en") == word


def test_levels_are_valued_from_the_best_down(loaded: LoadedFramework) -> None:
    for axis in loaded.framework.axes:
        assert [level.value for level in axis.levels] == [4, 3, 2, 1]
