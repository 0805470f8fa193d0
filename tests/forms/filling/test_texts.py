"""Labels, hints, guidance and messages: languages, and values of other answers in them."""

from __future__ import annotations

from inspector_app.forms.filling.state import FormState

SURVEY = """
type | name | label::English (en) | label::Cymraeg (cy) | hint::English (en) | hint::Cymraeg (cy) | guidance_hint::English (en) | constraint | constraint_message::English (en) | constraint_message::Cymraeg (cy) | warning | warning_message::English (en) | warning_message::Cymraeg (cy)
date | seen | Seen on | Gwelwyd ar | A day | | Look in the notes | . != '2024-03-12' | Not ${seen} | Nid ${seen} | . = '' | Sure of ${seen}? | Yn siŵr o ${seen}?
select_one yn | alone | Alone on ${seen}? | Ar ei ben ei hun ar ${seen}? | | | | | | | | |
text | only_english | Only in English | | | | | | | | | |
"""
CHOICES = "list_name | name | label::English (en) | label::Cymraeg (cy)\nyn | yes | Yes | Ie"


def test_texts_follow_the_language_with_values_in_words(form):
    state = FormState(form(survey=SURVEY, choices=CHOICES), language="cy")
    assert state.node("/alone").label == "Ar ei ben ei hun ar ?"
    assert "/alone" in state.answer("/seen", "2024-03-12")
    node = state.node("/seen")
    assert node.label == "Gwelwyd ar"
    assert node.message == "Nid 12 Mawrth 2024"
    assert node.warning == "Yn siŵr o 12 Mawrth 2024?"
    assert state.node("/alone").label == "Ar ei ben ei hun ar 12 Mawrth 2024?"
    assert state.node("/alone").choices[0].label["cy"] == "Ie"
    state.language = "en"
    assert state.node("/alone").label == "Alone on 12 March 2024?"
    assert state.node("/seen").message == "Not 12 March 2024"


def test_what_is_not_translated_is_shown_in_the_forms_own_language(form):
    compiled = form(survey=SURVEY, choices=CHOICES)
    state = FormState(compiled, language="cy")
    assert compiled.default_language == "en"
    assert state.node("/only_english").label == "Only in English"
    assert state.node("/seen").hint == "A day"
    assert state.node("/seen").guidance == "Look in the notes"
    assert FormState(compiled, language="fr").language == "en"


def test_the_forms_own_language_is_the_one_its_settings_name(form):
    compiled = form(
        survey=SURVEY, choices=CHOICES, settings="form_title | default_language\nCase | Cymraeg (cy)"
    )
    assert compiled.default_language == "cy"
    assert compiled.languages == ("cy", "en")
    assert FormState(compiled).node("/seen").label == "Gwelwyd ar"


def test_a_form_without_languages_has_one(form):
    compiled = form(
        survey="type | name | label | required | required_message\ntext | a | A ${b} | yes | Say A.\ntext | b | B | |"
    )
    state = FormState(compiled)
    assert compiled.languages == ("default",)
    assert state.node("/a").message == "Say A."
    state.answer("/b", "and B")
    assert state.node("/a").label == "A and B"
    assert compiled.question("/a").label == {"default": "A …"}


def test_typographic_quotes_stay_in_what_is_read_and_do_no_harm_in_expressions(form):
    compiled = form(
        survey=(
            "type | name | label | relevant\n"
            "select_one yn | child | Was the child’s “own” view asked? |\n"
            "text | why | Why? | ${child} = ‘no’"
        ),
        choices="list_name | name | label\nyn | no | It wasn’t",
    )
    state = FormState(compiled)
    assert state.node("/child").label == "Was the child’s “own” view asked?"
    assert state.node("/child").choices[0].label["default"] == "It wasn’t"
    state.answer("/child", "no")
    assert state.node("/why").relevant
