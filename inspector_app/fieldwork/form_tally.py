"""What is asked, answered, missing and wrong in a filled-in form, counted on from answer to answer."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Collection, Iterable

from inspector_app.forms import FormState
from inspector_app.forms.filling.rules import fault_of_answer


class FormTally:
    """The counts of a form: made once, then `update` looks only at what an answer touched.

    `revision` grows whenever something is asked or shown that was not before, or the other way round.
    """

    # A place is the position of a question in the document, instances of repeats counted apart.

    def __init__(self, state: FormState) -> None:
        self._state = state
        self.revision = 0
        self.recount()

    # ---- keeping up -------------------------------------------------------------------------------------
    def recount(self) -> None:
        """Count everything anew, as after an instance of a repeat was added or removed."""
        self.revision += 1
        self._nodes = list(self._state.questions())
        self._places = {node.path: place for place, node in enumerate(self._nodes)}
        self._asked = [False] * len(self._nodes)
        self._answered = [False] * len(self._nodes)
        self._counted = [False] * len(self._nodes)  # asked, and answered, to be answered or to be put right
        self._missing: list[int] = []
        self._invalid: list[int] = []
        self._sums: dict[str, list[int]] = {"": [0, 0]}
        self._shown = {path: self._relevance(path) for path in self._state.form.by_path}
        for place in range(len(self._nodes)):
            self._look_at(place)

    def update(self, touched: Collection[str]) -> None:
        """Count on after an answer touched these questions (paths without keys)."""
        before = {path: self._shown[path] for path in touched}
        now = {path: self._relevance(path) for path in touched}
        if any(len(before[path]) != len(now[path]) for path in touched):
            self.recount()
            return
        self.revision += before != now
        self._shown.update(now)
        for path in touched:
            if self._state.form.by_path[path].is_numbered:
                for node in self._state.instances(path):
                    self._look_at(self._places[node.path])

    # ---- asking -----------------------------------------------------------------------------------------
    def progress(self, section: str = "") -> tuple[int, int]:
        """Return how many of the questions asked now are answered, as `FormState.progress`, in all or in a section.

        A section is named by its path.
        """
        answered, asked = self._sums.get(section, (0, 0))
        return answered, asked

    def open_count(self) -> int:
        """Return how many questions keep the form from being ready: not answered, or to put right."""
        return len(self._missing) + len(self._invalid)

    def open_counts(self) -> tuple[int, int]:
        """Return how many questions are not answered, and how many answers are to be put right."""
        return len(self._missing), len(self._invalid)

    def open(self, most: int | None = None) -> list[str]:
        """Return the paths of the open questions, those not answered first, all or the first so many."""
        missing = self._paths(self._missing[:most])
        return missing + self._paths(self._invalid[: None if most is None else most - len(missing)])

    def first_asked(self, section: str = "") -> str:
        """Return the first question that is asked, in all or in a section; "" when none is."""
        found = (node.path for node in self._nodes if node.relevant)
        return next((path for path in found if not section or self._section_of(path) == section), "")

    def asked_after(self, path: str) -> str:
        """Return the next question that is asked after another ("" for the beginning); "" after the last."""
        places = range(self._places.get(path, -1) + 1, len(self._nodes))
        return next((self._nodes[place].path for place in places if self._asked[place]), "")

    def open_after(self, path: str) -> str:
        """Return the next open question after another, going on from the last to the first; "" when none is."""
        here = self._places.get(path, -1)
        later = [
            places[index]
            for places in (self._missing, self._invalid)
            if (index := bisect_right(places, here)) < len(places)
        ]
        earlier = [places[0] for places in (self._missing, self._invalid) if places]
        found = min(later) if later else min(earlier, default=None)
        return "" if found is None else self._nodes[found].path

    # ---- inside -----------------------------------------------------------------------------------------
    def _paths(self, places: Iterable[int]) -> list[str]:
        return [self._nodes[place].path for place in places]

    def _relevance(self, path: str) -> tuple[bool, ...]:
        return tuple(node.relevant for node in self._state.instances(path))

    def _section_of(self, path: str) -> str:
        section = self._state.form.section_of(path)
        assert section is not None  # a question that is asked stands in one
        return section.path

    def _look_at(self, place: int) -> None:
        node = self._nodes[place]
        asked = node.relevant
        given = asked and bool(node.answer)
        missing = asked and not given and self._state.may_answer(node)
        invalid = given and bool(fault_of_answer(self._state, node))
        answered = given and not invalid  # what is still to be put right is no answer yet
        counted = given or missing
        _keep(self._missing, place, missing)
        _keep(self._invalid, place, invalid)
        for section in ("", self._section_of(node.path)):
            sums = self._sums.setdefault(section, [0, 0])
            sums[0] += answered - self._answered[place]
            sums[1] += counted - self._counted[place]
        self._asked[place], self._answered[place], self._counted[place] = asked, answered, counted


def _keep(places: list[int], place: int, wanted: bool) -> None:
    """Have a place among sorted ones, or not."""
    index = bisect_right(places, place)
    present = index > 0 and places[index - 1] == place
    if wanted and not present:
        insort(places, place)
    elif present and not wanted:
        del places[index - 1]
