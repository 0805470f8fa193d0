"""Answers as a person might give them, drawn by lot: plausible ones by the kind of question, and some odd ones."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from inspector_app.forms.definition import QUESTION, REPEAT, Definition
from tools.differential.ours import OurFilling

# A path and a value; None as value removes an instance of a repeat, "" clears an answer.
Answer = tuple[str, str | None]


_TEXTS = (
    "a",
    "yes",
    "Anna Jones",
    " two  words ",
    "1",
    "0",
    "-3.5",
    "2024-01-01",
    "é’ñ",
    "A,b;c",
    "true",
    "10",
)
_NUMBERS = (0, 1, 2, 3, 4, 5, 7, 12, 18, 30, 99, 100, -1, -5)
_ODD = {
    "integer": ("3.7", "abc", "99999999999", "-0", "1e3"),
    "decimal": ("abc", "1e3", ".5", "1.50", "-0.0", "007.25"),
    "range": ("1000", "x"),
    "date": ("2024-02-30", "soon", "2024-13-01", "2024-1-1"),
    "time": ("25:00:00.000", "noon", "10:15"),
    "dateTime": ("2024-02-30T10:00:00.000Z", "then", "2024-05-05"),
    "select_one": ("none_such",),
}
_ANSWERED = {*_ODD, "text", "select_multiple", "rank", "acknowledge"}

# How often each kind of thing is done.
_REMOVES, _ADDS, _CLEARS, _ODDLY = 0.03, 0.08, 0.12, 0.03


class Filler:
    """Draws answers into one filling; the same seed draws the same ones."""

    def __init__(self, filling: OurFilling, seed: object) -> None:
        self._filling = filling
        self._random = Random(str(seed))

    def draw(self) -> Answer | None:
        """Return one more answer, None when there is nothing to answer."""
        chance = self._random.random
        nodes = self._filling.nodes()
        instances = [path for path, node in nodes.items() if _is_open_repeat(node.definition)]
        if instances and chance() < _REMOVES:
            return self._random.choice(instances), None
        if chance() < _ADDS:
            into_new = self._into_new_instances()
            if into_new:
                path, definition = self._random.choice(into_new)
                return path, self._value(definition, [choice.name for choice in definition.choices])
        questions = [path for path, node in nodes.items() if takes_answers(node.definition)]
        relevant = [path for path in questions if nodes[path].relevant]
        unanswered = [path for path in relevant if not nodes[path].answer]
        pools = [(0.65, unanswered), (0.97, relevant), (1.0, questions)]
        drawn = chance()
        pool = next((pool for limit, pool in pools if drawn < limit and pool), questions)
        if not pool:
            return None
        path = self._random.choice(pool)
        node = nodes[path]
        if node.answer and chance() < _CLEARS:
            return path, ""
        return path, self._value(node.definition, [one.name for one in self._filling.state.choices(node)])

    def _into_new_instances(self) -> list[tuple[str, Definition]]:
        """Return the questions that instances after the last ones would have."""
        form = self._filling.form
        found = []
        for above, node in self._filling.nodes().items():
            for repeat in form.children.get(node.definition.path, ()):
                if _is_open_repeat(repeat):
                    place = sum(child.definition is repeat for child in node.children) + 1
                    found += [
                        (f"{above}/{repeat.name}[{place}]/{question.name}", question)
                        for question in form.children.get(repeat.path, ())
                        if takes_answers(question)
                    ]
        return found

    def _value(self, definition: Definition, choices: list[str]) -> str:
        draw = self._random
        odd = _ODD.get(definition.type)
        if odd and draw.random() < _ODDLY:
            return draw.choice(odd)
        match definition.type:
            case "integer":
                return str(draw.choice(_NUMBERS))
            case "decimal":
                return str(float(draw.choice([*_NUMBERS, 0.5, 2.25, -1.75, 0.1])))
            case "range":
                return self._in_range(definition)
            case "date":
                return self._day()
            case "time":
                return f"{draw.randrange(24):02}:{draw.choice(['00', '15', '59'])}:00.000"
            case "dateTime":
                zone = draw.choice(["Z", "+00:00", "+02:00", ""])
                return f"{self._day()}T{draw.randrange(24):02}:30:00.000{zone}"
            case "select_one":
                return draw.choice(choices) if choices else ""
            case "select_multiple":
                return " ".join(choice for choice in choices if draw.random() < 0.4)
            case "rank":
                return " ".join(draw.sample(choices, len(choices)))
            case "acknowledge":
                return "OK"
            case _:
                return draw.choice(_TEXTS)

    def _day(self) -> str:
        days = self._random.choice([0, 1, 2, 3, 7, 10, 31, 365, 400, 3000, self._random.randrange(800)])
        sign = self._random.choice([-1, -1, -1, 1])
        return (self._filling.state.now.date() + sign * timedelta(days)).isoformat()

    def _in_range(self, definition: Definition) -> str:
        start, end, step = (
            float(definition.parameters.get(name, standard))
            for name, standard in (("start", "0"), ("end", "10"), ("step", "1"))
        )
        value = start + step * self._random.randrange(int((end - start) / step) + 1)
        return str(int(value)) if definition.data_type == "int" else str(round(value, 6))


def takes_answers(definition: Definition) -> bool:
    """Whether a person answers a question of this kind, here and there alike."""
    return (
        definition.kind == QUESTION
        and definition.controlled
        and definition.calculate is None
        and definition.type in _ANSWERED
    )


def _is_open_repeat(definition: Definition) -> bool:
    """Whether a person adds and removes instances of a repeat."""
    return definition.kind == REPEAT and definition.count is None
