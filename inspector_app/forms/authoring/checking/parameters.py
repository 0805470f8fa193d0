"""The column parameters: those that a type has, with values that it can use."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from inspector_app.forms.authoring.checking.form import FormUnderCheck, did_you_mean
from inspector_app.forms.authoring.parameters import WITH_PARAMETERS, read_parameters
from inspector_app.forms.authoring.problems import FormProblem
from inspector_app.forms.authoring.workbook import REFERENCE, Row
from resources.translations import _

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
                what = _("“{type}” has no parameters.").format(type=kind.name)
                yield row.advice("parameters", what, _("Take them out."))
            continue
        found = read_parameters(row.get("parameters"))
        if found is None:
            what = _("“{text}” cannot be read.").format(text=row.get("parameters"))
            yield row.problem("parameters", what, _("Write name=value, with blanks between several."))
            continue
        unknown = [name for name in found if name not in taken]
        for name in unknown:
            what = _("“{type}” has no parameter “{name}”.").format(type=made.row.get("type"), name=name)
            remedy = _("It has {parameters}.").format(parameters=", ".join(taken))
            yield row.problem("parameters", what, did_you_mean(name, taken, remedy))
        for name in _WHOLE:
            if name in found and not found[name].isdecimal():
                what = _("“{name}” is no whole number.").format(name=name)
                yield row.problem("parameters", what, _("Write {name}=5, say.").format(name=name))
        if made.is_type("range") and not unknown:
            yield from _range(form, row, found)
        yield from _order(row, found)


def _order(row: Row, found: dict[str, str]) -> Iterator[FormProblem]:
    random, seed = found.get("randomize", ""), found.get("seed", "")
    if random not in ("", "true", "false"):
        what = _("“randomize” is neither true nor false.")
        yield row.problem("parameters", what, _("Write {example}.").format(example="randomize=true"))
    if seed and random != "true":
        what = _("A seed alone does nothing.")
        yield row.problem("parameters", what, _("Add {example}.").format(example="randomize=true"))
    if seed and _number(seed) is None and REFERENCE.fullmatch(seed) is None:
        what = _("The seed is neither a number nor an answer.")
        remedy = _("Write {example} or {other}.").format(example="seed=5", other="seed=${name}")
        yield row.problem("parameters", what, remedy)


def _range(form: FormUnderCheck, row: Row, found: dict[str, str]) -> Iterator[FormProblem]:
    named = ("start", "end", "step", "tick_interval", "placeholder")
    given = {name: _number(found[name]) for name in named if name in found}
    if wrong := [name for name, value in given.items() if value is None]:
        for name in wrong:
            what = _("“{name}” is no number.").format(name=name)
            yield row.problem("parameters", what, _("Write {name}=5, say.").format(name=name))
        return
    numbers = {"start": Decimal(1), "end": Decimal(10), "step": Decimal(1)} | {
        n: v for n, v in given.items() if v is not None
    }
    start, end, step = numbers["start"], numbers["end"], numbers["step"]
    ticks = numbers.get("tick_interval", step)
    if step <= 0 or step > abs(end - start):
        what = _("A step of {step} leads nowhere from {start} to {end}.")
        what = what.format(step=step, start=start, end=end)
        yield row.problem("parameters", what, _("Write a step above 0 that is no longer than the way."))
        return
    if ticks <= 0 or ticks > abs(end - start) or ticks % step:
        what = _("Ticks every {ticks} do not fit steps of {step} from {start} to {end}.")
        what = what.format(ticks=ticks, step=step, start=start, end=end)
        yield row.problem("parameters", what, _("Write a multiple of the step."))
    placeholder = numbers.get("placeholder", start)
    if (placeholder - start) % step or not min(start, end) <= placeholder <= max(start, end):
        what = _("The placeholder {placeholder} is no step between {start} and {end}.")
        what = what.format(placeholder=placeholder, start=start, end=end)
        yield row.problem("parameters", what, _("Write one of the values that can be chosen."))
    label_list = found.get("tick_labelset", "")
    if label_list and label_list not in form.book.lists:
        what = _("There is no list of choices “{list_name}”.").format(list_name=label_list)
        remedy = did_you_mean(label_list, form.book.lists, _("Add it to choices."))
        yield row.problem("parameters", what, remedy)


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
