"""The column parameters: those that a type has, with values that it can use."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from inspector_app.forms.authoring.checking.form import FormUnderCheck, did_you_mean
from inspector_app.forms.authoring.parameters import WITH_PARAMETERS, read_parameters
from inspector_app.forms.authoring.problems import FormProblem
from inspector_app.forms.authoring.workbook import REFERENCE, Row

_WHOLE = ("rows", "max-pixels")


def problems(form: FormUnderCheck) -> Iterator[FormProblem]:
    """Yield what is wrong with parameters."""
    for made in form.rows:
        row, kind = made.row, made.type
        if kind is None or not row.has("parameters"):
            continue
        taken = WITH_PARAMETERS.get(kind.name)
        if taken is None:
            if kind.name != "audit":
                yield row.advice("parameters", f"“{kind.name}” has no parameters.", "Take them out.")
            continue
        found = read_parameters(row.get("parameters"))
        if found is None:
            what = f"“{row.get('parameters')}” cannot be read."
            yield row.problem("parameters", what, "Write name=value, with blanks between several.")
            continue
        unknown = [name for name in found if name not in taken]
        for name in unknown:
            what = f"“{made.row.get('type')}” has no parameter “{name}”."
            yield row.problem("parameters", what, did_you_mean(name, taken, f"It has {', '.join(taken)}."))
        for name in _WHOLE:
            if name in found and not found[name].isdecimal():
                yield row.problem("parameters", f"“{name}” is no whole number.", f"Write {name}=5, say.")
        if made.is_type("range") and not unknown:
            yield from _range(form, row, found)
        yield from _order(row, found)


def _order(row: Row, found: dict[str, str]) -> Iterator[FormProblem]:
    random, seed = found.get("randomize", ""), found.get("seed", "")
    if random not in ("", "true", "false"):
        yield row.problem("parameters", "“randomize” is neither true nor false.", "Write randomize=true.")
    if seed and random != "true":
        yield row.problem("parameters", "A seed alone does nothing.", "Add randomize=true.")
    if seed and _number(seed) is None and REFERENCE.fullmatch(seed) is None:
        what = "The seed is neither a number nor an answer."
        yield row.problem("parameters", what, "Write seed=5 or seed=${name}.")


def _range(form: FormUnderCheck, row: Row, found: dict[str, str]) -> Iterator[FormProblem]:
    named = ("start", "end", "step", "tick_interval", "placeholder")
    given = {name: _number(found[name]) for name in named if name in found}
    if wrong := [name for name, value in given.items() if value is None]:
        for name in wrong:
            yield row.problem("parameters", f"“{name}” is no number.", f"Write {name}=5, say.")
        return
    numbers = {"start": Decimal(1), "end": Decimal(10), "step": Decimal(1)} | {
        n: v for n, v in given.items() if v is not None
    }
    start, end, step = numbers["start"], numbers["end"], numbers["step"]
    ticks = numbers.get("tick_interval", step)
    if step <= 0 or step > abs(end - start):
        what = f"A step of {step} leads nowhere from {start} to {end}."
        yield row.problem("parameters", what, "Write a step above 0 that is no longer than the way.")
        return
    if ticks <= 0 or ticks > abs(end - start) or ticks % step:
        what = f"Ticks every {ticks} do not fit steps of {step} from {start} to {end}."
        yield row.problem("parameters", what, "Write a multiple of the step.")
    placeholder = numbers.get("placeholder", start)
    if (placeholder - start) % step or not min(start, end) <= placeholder <= max(start, end):
        what = f"The placeholder {placeholder} is no step between {start} and {end}."
        yield row.problem("parameters", what, "Write one of the values that can be chosen.")
    label_list = found.get("tick_labelset", "")
    if label_list and label_list not in form.book.lists:
        what = f"There is no list of choices “{label_list}”."
        yield row.problem("parameters", what, did_you_mean(label_list, form.book.lists, "Add it to choices."))


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
