"""The words that are right in one visit alone."""

from inspector_app.spelling.visit_words import add_word, added_words, names, take_out_word, terms


def test_names_of_the_team_and_the_council_are_right(small_visit):
    assert {"Mared", "Llwyd", "Owain", "Prys", "Bro", "Helyg"} <= names(small_visit)


def test_words_of_framework_and_forms_are_right(small_visit):
    words = terms(small_visit)
    form = small_visit.forms.get(small_visit.forms.current("case-reading"))
    label = next(form.questions()).label["en"]
    assert label.split()[0] in words
    assert small_visit.framework.criteria[0].title["en"].split()[0] in words


def test_added_words_are_kept_in_this_copy_alone(small_visit, owains_copy, exchange):
    add_word(small_visit, "Llŷr")
    add_word(small_visit, "Llŷr")
    add_word(small_visit, "d’Arcy")
    assert added_words(small_visit) == ["Llŷr", "d'Arcy"]
    other = owains_copy()
    exchange(small_visit, other)
    assert added_words(other) == []


def test_a_word_can_be_taken_out_again(small_visit):
    add_word(small_visit, "Llŷr")
    take_out_word(small_visit, "Llŷr")
    assert added_words(small_visit) == []
