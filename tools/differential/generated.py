"""Forms drawn by lot: every construct of XLSForm that both engines have, nested and made to depend on each other.

Each question refers to earlier ones only, so that none depends on itself. What ODK's engine gets wrong (see
`departures.md`) is left out, so that whatever differs here is new.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from tools.differential.generated_expressions import Known, date_of, number_of, text_of, truth_of

Row = dict[str, str]

_CHOICES = """\
| choices |
| | list_name | name | label | kind |
| | letter | a | The first | odd |
| | letter | b | The second | even |
| | letter | c | The third | odd |
| | letter | d | The fourth | even |
"""
_QUESTIONS = (
    "text", "integer", "decimal", "date", "select_one letter", "select_multiple letter", "select_one letter or_other",
    "rank letter", "from repeat", "range", "acknowledge", "note", "calculate", "time",
)  # fmt: skip
_FILTERED = ("select_one letter", "select_multiple letter", "rank letter")
_MOST_QUESTIONS = 14


@dataclass(slots=True)
class _Writer:
    """The rows of a form as they are written, and the questions that later ones may refer to."""

    draw: Any
    rows: list[Row] = field(default_factory=list)
    known: list[Known] = field(default_factory=list)
    repeats: tuple[str, ...] = ()
    number: int = 0
    in_open_repeat: bool = False

    @property
    def given_alone(self) -> list[Known]:
        """The questions whose answers depend on nothing else."""
        free = {
            row["name"] for row in self.rows if "name" in row and not {"calculation", "relevant"} & set(row)
        }
        return [one for one in self.known if one.name in free and one.is_answered]

    def chance(self, of: int) -> bool:
        """Whether something happens that happens once in so many times."""
        return bool(self.draw(st.integers(1, of)) == of)

    def name(self, letter: str) -> str:
        self.number += 1
        return f"{letter}{self.number}"

    def truth(self, itself: str = "") -> str:
        return str(self.draw(truth_of(tuple(self.known), self.repeats, itself)))

    # ---- structure ------------------------------------------------------------------------------------------
    def write(self, depth: int, most: int) -> None:
        """Write up to so many questions, groups and repeats of a level."""
        for _ in range(self.draw(st.integers(1, most))):
            if self.number >= _MOST_QUESTIONS:
                return
            what = self.draw(st.sampled_from(["question"] * 5 + (["group", "repeat"] if depth < 3 else [])))
            if what == "question":
                self.question()
            elif what == "group":
                self.group(depth)
            else:
                self.repeat(depth)

    def group(self, depth: int) -> None:
        name = self.name("g")
        row = {"type": "begin group", "name": name, "label": name}
        if self.chance(2):
            row["relevant"] = self.truth()
        if self.chance(6):
            row["readonly"] = self.truth()
        self.rows.append(row)
        self.question()  # ODK's engine takes no group that is empty
        self.write(depth + 1, 3)
        self.rows.append({"type": "end group"})

    def repeat(self, depth: int) -> None:
        name = self.name("r")
        row = {"type": "begin repeat", "name": name, "label": name}
        if self.chance(2):
            row["repeat_count"] = self.count()
        elif self.chance(2):
            row["relevant"] = self.truth()
        self.rows.append(row)
        outside = self.repeats, self.in_open_repeat
        self.repeats = (*self.repeats, name)
        self.in_open_repeat |= "repeat_count" not in row
        self.question("text")
        self.write(depth + 1, 3)
        self.repeats, self.in_open_repeat = outside
        self.known.append(Known(name, "repeat", self.repeats))
        self.rows.append({"type": "end repeat"})

    def count(self) -> str:
        numbers = [one for one in self.known if one.kind == "integer" and one.is_single(self.repeats)]
        if not numbers or self.chance(3):
            return str(self.draw(st.integers(0, 3)))
        given = self.draw(st.sampled_from(numbers)).reference
        return f"if({given} > 3, 3, if({given} > 0, {given}, 0))"

    # ---- questions --------------------------------------------------------------------------------------------
    def question(self, kind: str = "") -> None:
        kind = kind or self.draw(st.sampled_from(_QUESTIONS))
        if kind == "from repeat":
            kind = self.choice_from_repeat()
        name = self.name("q")
        row = {"type": kind, "name": name, "label": self.label(name)}
        if self.chance(3):
            row["relevant"] = self.truth()
        plain = kind.split()[0]
        if plain == "calculate":
            row |= {"label": "", "calculation": self.value()}
        elif plain == "range":
            row["parameters"] = "start=0 end=10 step=2"
        elif plain != "note":
            self.rules(row, plain)
        self.rows.append(row)
        self.known.append(Known(name, plain, self.repeats))

    def choice_from_repeat(self) -> str:
        """Return a kind of question whose choices are texts given in a repeat, of a list when there are none.

        In a repeat around both, ODK's engine would offer the texts of all its instances.
        """
        outermost = self.repeats[:1]
        texts = [one for one in self.known if one.kind == "text" and one.repeats[:1] not in ((), outermost)]
        source = self.draw(st.sampled_from(texts)).reference if texts else "letter"
        return f"select_one {source}"

    def label(self, name: str) -> str:
        said = [one for one in self.known if one.kind in ("text", "integer") and one.is_single(self.repeats)]
        return f"About {self.draw(st.sampled_from(said)).reference}" if said and self.chance(4) else name

    def rules(self, row: Row, kind: str) -> None:
        if self.chance(3):
            row["required"] = "yes" if self.chance(2) else self.truth()
        if self.chance(8):
            row["readonly"] = "yes" if self.chance(2) else self.truth()
        if self.chance(3):
            row["constraint"] = self.truth(itself=kind)
        if row["type"] in _FILTERED and self.chance(2):
            row["choice_filter"] = self.filter()
        elif kind in ("text", "integer", "date") and self.chance(4):
            self.given(row, kind)

    def filter(self) -> str:
        singles = [one for one in self.known if one.kind == "select_multiple" and one.is_single(self.repeats)]
        if singles and self.chance(2):
            return f"selected({self.draw(st.sampled_from(singles)).reference}, name)"
        return f"kind = 'odd' or {self.truth()}"

    def given(self, row: Row, kind: str) -> None:
        """Give a question a value of its own: at the start, always, or when another answer changes."""
        of_kind = {"text": text_of, "integer": number_of, "date": date_of}[kind]
        expression = str(self.draw(of_kind(tuple(self.known), self.repeats)))
        # In which order ODK's engine sets what one answer sets off is not known.
        alone = str(self.draw(of_kind(tuple(self.given_alone), self.repeats)))
        # What is worked out at the start sets off nothing there in a question that stands after it.
        begun = {row["name"] for row in self.rows if row.get("default", "").startswith("if(")}
        beside = [
            one
            for one in self.known
            if one.is_answered and one.repeats == self.repeats and one.name not in begun
        ]
        match self.draw(st.sampled_from(["static", "dynamic", "calculated", "triggered"])):
            case "static":
                row["default"] = {"text": "as given", "integer": "4", "date": "2024-02-03"}[kind]
            case "dynamic":
                row["default"] = f"if(true(), {expression}, '')"
            # ODK's engine loses the triggers of an instance when one before it is removed.
            case "triggered" if beside and not self.in_open_repeat:
                row["calculation"] = alone
                row["trigger"] = self.draw(st.sampled_from(beside)).reference
            case _:
                row["calculation"] = expression

    def value(self) -> str:
        one_of = self.draw(st.sampled_from([text_of, number_of, truth_of]))
        return str(self.draw(one_of(tuple(self.known), self.repeats)))


@st.composite
def xlsforms(draw: st.DrawFn) -> str:
    """Draw a form, as Markdown tables."""
    writer = _Writer(draw)
    writer.question("integer")
    writer.question("select_one letter")
    writer.write(0, 8)
    columns = ["type", "name", "label"]
    columns += sorted({column for row in writer.rows for column in row} - set(columns))
    lines = ["| survey |", f"| | {' | '.join(columns)} |"]
    lines += [f"| | {' | '.join(row.get(column, '') for column in columns)} |" for row in writer.rows]
    return "\n".join(lines) + "\n" + _CHOICES
