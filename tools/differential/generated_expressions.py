"""Expressions drawn by lot over the questions that are known: truths, numbers, texts and dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

_ANSWERED = ("text", "integer", "decimal", "date", "select_one", "select_multiple")


@dataclass(frozen=True, slots=True)
class Known:
    """A question or repeat that an expression may name, and the repeats that it is in."""

    name: str
    kind: str
    repeats: tuple[str, ...]

    @property
    def reference(self) -> str:
        """What an author writes for it."""
        return f"${{{self.name}}}"

    @property
    def is_answered(self) -> bool:
        """Whether a person answers it."""
        return self.kind in _ANSWERED

    def is_single(self, at: tuple[str, ...]) -> bool:
        """Whether it is one node, seen from a place in these repeats."""
        return self.repeats == at[: len(self.repeats)] and self.kind != "repeat"


Questions = Sequence[Known]
Expressions = st.SearchStrategy[str]


def truth_of(known: Questions, at: tuple[str, ...], itself: str = "") -> Expressions:
    """Draw a condition; `itself` is the kind of the question that it is a constraint of."""
    single = [one for one in known if one.is_single(at)]
    simple = [st.just("true()"), st.sampled_from(_OF_ITSELF[itself])] if itself in _OF_ITSELF else []
    simple += [_truth_about(one) for one in single]
    simple += [st.sampled_from([f"count({one.reference}) > 1"]) for one in known if not one.is_single(at)]
    if at:
        simple.append(st.just("position(..) > 1"))
    return st.recursive(
        st.one_of(simple or [st.just("today() > '2024-01-01'")]),
        lambda inner: st.one_of(
            st.builds("({} and {})".format, inner, inner),
            st.builds("({} or {})".format, inner, inner),
            st.builds("not({})".format, inner),
        ),
        max_leaves=3,
    )


def number_of(known: Questions, at: tuple[str, ...]) -> Expressions:
    """Draw a number."""
    simple = [st.integers(-2, 20).map(str)]
    for one in known:
        name = one.reference
        if not one.is_single(at):
            simple.append(st.sampled_from([f"count({name})", f"count-non-empty({name})"]))
        elif one.kind in ("integer", "decimal", "range"):
            simple.append(
                st.sampled_from([name, f"int({name})", f"coalesce({name}, 0)", f"round({name} * 2)"])
            )
        elif one.kind == "select_multiple":
            simple.append(st.just(f"count-selected({name})"))
        elif one.kind == "date":
            simple.append(st.sampled_from([f"today() - {name}", f"decimal-date-time({name})"]))
        elif one.kind in ("text", "select_one"):
            simple.append(st.sampled_from([f"string-length({name})", f"number({name})"]))
    return st.recursive(
        st.one_of(simple),
        lambda inner: st.one_of(
            st.builds("({} {} {})".format, inner, st.sampled_from(["+", "-", "*"]), inner),
            st.builds("({} div 4)".format, inner),
            st.builds("if({}, {}, {})".format, truth_of(known, at), inner, inner),
        ),
        max_leaves=3,
    )


def text_of(known: Questions, at: tuple[str, ...]) -> Expressions:
    """Draw a text."""
    simple = [st.sampled_from(["'x'", "''", "'two words'"])]
    for one in known:
        name = one.reference
        if one.kind == "repeat":
            continue
        if not one.is_single(at):
            simple.append(st.sampled_from([f"join('; ', {name})", f"concat({name})"]))
        elif one.kind in ("text", "integer", "calculate", "acknowledge"):
            simple.append(st.sampled_from([name, f"substr({name}, 0, 2)", f"coalesce({name}, 'none')"]))
        elif one.kind == "select_one":
            simple.append(st.sampled_from([name, f"jr:choice-name({name}, '{name}')"]))
        elif one.kind in ("rank", "select_multiple"):
            simple.append(st.just(f"selected-at({name}, 0)"))
        elif one.kind == "date":
            simple.append(st.just(f"format-date({name}, '%e %b %Y')"))
    return st.recursive(
        st.one_of(simple),
        lambda inner: st.one_of(
            st.builds("concat({}, '-', {})".format, inner, inner),
            st.builds("if({}, {}, {})".format, truth_of(known, at), inner, inner),
        ),
        max_leaves=3,
    )


def date_of(known: Questions, at: tuple[str, ...]) -> Expressions:
    """Draw a date."""
    days = [one.reference for one in known if one.kind == "date" and one.is_single(at)]
    given = [f"if({name} = '', '', date(decimal-date-time({name}) + 7))" for name in days]
    return st.sampled_from(["today()", *days, *given])


_OF_ITSELF = {
    "integer": [". > 2", ". < 50"],
    "decimal": [". > 0.5"],
    "text": ["string-length(.) > 2", "regex(., '^[a-zA-Z ]+$')"],
    "date": [". <= today()"],
    "select_one": [". != 'a'"],
    "select_multiple": ["count-selected(.) < 3", "not(selected(., 'a'))"],
}


def _truth_about(one: Known) -> Expressions:
    name = one.reference
    choices = st.sampled_from("abc")
    match one.kind:
        case "integer" | "decimal" | "range":
            number = st.integers(0, 20)
            return st.builds(
                lambda sign, other: f"{name} {sign} {other}", st.sampled_from([">", "<=", "=", "!="]), number
            )
        case "select_one":
            return st.builds(
                lambda sign, choice: f"{name} {sign} '{choice}'", st.sampled_from(["=", "!="]), choices
            )
        case "select_multiple":
            return choices.map(lambda choice: f"selected({name}, '{choice}')")
        case "date":
            return st.sampled_from([f"{name} < today()", f"today() - {name} > 30", f"{name} != ''"])
        case "text":
            return st.sampled_from([f"{name} != ''", f"string-length({name}) > 3", f"contains({name}, 'a')"])
        case _:
            return st.sampled_from([f"{name} = ''", f"{name} != ''"])
