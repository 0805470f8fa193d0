"""Problems that say the same of several places stand together, and no two that say something else."""

from __future__ import annotations

from dataclasses import replace

from inspector_app.checks.alike import alike
from inspector_app.checks.problem import Problem, Severity


def problem(place: str, sentence: str, code: str = "unread-case") -> Problem:
    return Problem(code, Severity.WARNING, sentence, "Read it.", place)


def told(*problems: Problem) -> list[tuple[str, list[str]]]:
    """Return each group as its sentence and its places."""
    return [(group.sentence, [one.place for one in group.problems]) for group in alike(problems)]


def test_what_differs_by_its_place_alone_is_one():
    cases = [problem(f"Case {name}", f"Case {name} was read by nobody.") for name in ("C01", "C02", "C10")]
    assert told(*cases) == [("… was read by nobody.", ["Case C01", "Case C02", "Case C10"])]


def test_the_last_word_of_a_place_is_enough_where_the_first_is_written_otherwise():
    criteria = [problem(f"Maen prawf {key}", f"Nid oes gradd i faen prawf {key} eto.") for key in ("i", "ii")]
    assert told(*criteria) == [("Nid oes gradd i faen prawf … eto.", ["Maen prawf i", "Maen prawf ii"])]


def test_one_alone_keeps_its_sentence():
    assert told(problem("Case C01", "Case C01 was read by nobody.")) == [
        ("Case C01 was read by nobody.", ["Case C01"])
    ]


def test_the_same_words_at_several_places_stay_as_they_are():
    words = [problem(place, "A word stands there twice.") for place in ("2.1", "2.2", "2.2")]
    assert told(*words) == [("A word stands there twice.", ["2.1", "2.2", "2.2"])]


def test_what_differs_otherwise_stays_apart_and_in_its_order():
    first = problem("Case C01", "Case C01 was read by nobody.")
    others = [
        problem("Case C02", "Case C02 was read by two."),
        replace(first, remedy="Leave it."),
        replace(first, code="concern-open"),
        replace(first, severity=Severity.ADVICE),
        problem("Case C03", "Case C01 was read by nobody."),
        problem("Case C04", "… was read by nobody."),
        problem("", "Case C01 was read by nobody."),
    ]
    groups = alike([first, *others, problem("Case C09", "Case C09 was read by nobody.")])
    assert [len(group.problems) for group in groups] == [2, 1, 1, 1, 1, 2, 1]
    # A place that is not named in the sentence takes nothing from it.
    assert groups[5].sentence == "Case C01 was read by nobody."
