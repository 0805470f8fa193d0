"""What a reading holds that its form has no place for: answers from other editions of the form, set aside or late.

An answer of another edition stays under the path that it was given at. A record of `carried_answer` says what became
of it when the reading was brought to another edition: where it went, or why it has no place. An answer that stands
there and is another than the one that was carried came later, from a copy that did not know of the new edition yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from db.transaction import Transaction
from db.values import new_id
from inspector_app.fieldwork.answer_words import answer_words
from inspector_app.forms.carrying import APPLIES, GONE, KIND, REPEATED, WORKED_OUT
from inspector_app.forms.edition_words import question_words
from inspector_app.forms.filling.repeats import REMOVED
from inspector_app.forms.model import without_keys
from inspector_app.records import record_from
from resources.translations import N_, _
from resources.translations import language as spoken

if TYPE_CHECKING:
    from inspector_app.visit import Visit

LEFT = "left"  # it came in later, and somebody decided to leave what stood in the reading

_TABLE = "carried_answer"
_WHY = {
    GONE: N_("The question is not asked any more."),
    KIND: N_("The question asks for another kind of answer now."),
    APPLIES: N_("“Not applicable” is not offered in both editions."),
    REPEATED: N_("It is asked once in one edition and several times in the other."),
    WORKED_OUT: N_("The form works it out now."),
    LEFT: N_("It came in for another edition, and what stood here was kept."),
}
_ASPECTS = {"comment": N_("Comment on {question}"), "accepted": N_("Reason at {question}")}


@dataclass(frozen=True, slots=True)
class CarriedAnswer:
    """What became of one answer of an edition (`form`); `to_path` is "" when it was set aside, and then `why`.

    `path` may end in "#comment" or "#accepted", and then `answer` is that text.
    """

    id: str
    reading: str
    form: str
    path: str
    answer: str
    to_path: str
    why: str


@dataclass(frozen=True, slots=True)
class OtherAnswer:
    """An answer of the edition `form` that the reading's own form does not show.

    A late one has the place `to_path` that it would be carried to, and is "" when it was taken back; one that is set
    aside says `why` it has no place.
    """

    form: str
    path: str
    answer: str
    to_path: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class OtherAnswers:
    """The answers of other editions in one reading: those that are set aside, and those that came later."""

    set_aside: tuple[OtherAnswer, ...]
    late: tuple[OtherAnswer, ...]


def other_answers(visit: Visit, reading: str) -> OtherAnswers:
    """Return what a reading holds of other editions than its own, in the order of their forms."""
    record = visit.readings.get(reading)
    own = visit.forms.get(record.form).by_path
    fields = visit.readings.fields(reading)
    rows = carried_answers(visit, reading)
    set_aside = _set_aside(visit, rows, fields, own)
    late: list[OtherAnswer] = []
    for path, known in _last_mentioned(fields, rows).items():
        answer = fields.get(path, "")
        if _plain(path) in own or (known and known.answer == answer) or taken_out_around(path, fields):
            continue
        edition = known.form if known and known.path == path else _edition_of(visit, record.form, path)
        if not edition or not is_told(visit, edition, path, answer):
            continue
        to_path, why = carried(visit, edition, record.form, path, answer)
        if not to_path and answer and not path.endswith("]"):
            set_aside[path, answer] = OtherAnswer(edition, path, answer, why=why)
        elif to_path and fields.get(to_path, "") != answer and (answer or (known and known.to_path)):
            late.append(OtherAnswer(edition, path, answer, to_path))
    return OtherAnswers(_in_order(visit, set_aside.values()), _in_order(visit, late))


def carried_answers(visit: Visit, reading: str) -> list[CarriedAnswer]:
    """Return what became of the answers of a reading at each change of edition, oldest first."""
    return [record_from(CarriedAnswer, row) for row in visit.store.all(_TABLE, {"reading": reading})]


def carried(visit: Visit, before: str, after: str, path: str, answer: str) -> tuple[str, str]:
    """Return where an answer, comment, reason or mark of an instance goes in another edition, else "" and why not."""
    way = visit.forms.carrying(before, after)
    question, sign, aspect = path.partition("#")
    if not aspect and not path.endswith("]"):
        return way.carry(question, answer)
    place = way.place(question)
    return (f"{place}{sign}{aspect}", "") if place else ("", GONE)


def note_carried(visit: Visit, act: Transaction, reading: str, answers: Iterable[OtherAnswer]) -> None:
    """Write down what became of answers, each after everything that was written down of this reading before."""
    rows = carried_answers(visit, reading)
    mentioned = _last_mentioned({}, rows)
    newest = rows[-1].id if rows else ""
    for answer in answers:
        last = mentioned.get(answer.path)
        if last and OtherAnswer(last.form, last.path, last.answer, last.to_path, last.why) == answer:
            continue  # it stands written down already, and nothing has come to that place since
        newest = new_id(after=newest)
        act.create(_TABLE, {"reading": reading, **asdict(answer)}, record=newest)


def is_told(visit: Visit, form: str, path: str, answer: str) -> bool:
    """Whether a person gave it: not a value that the form itself filled in, nor the mark of an instance.

    The mark of an instance that was taken out is told.
    """
    if path.endswith("]"):
        return answer == REMOVED
    return visit.forms.get(form).question(path.partition("#")[0]).is_numbered


def taken_out_around(path: str, fields: Mapping[str, str]) -> list[str]:
    """Return the instances around an answer that its reader had taken out, by the fields of their marks."""
    ends = [place + 1 for place, letter in enumerate(path) if letter == "]"]
    return [path[:end] for end in ends if fields.get(path[:end]) == REMOVED and path[:end] != path]


def question_of(visit: Visit, answer: OtherAnswer) -> str:
    """Return the question of an answer in words, as its own edition has it: "2.1 Was it decided in time?"."""
    question, _sign, aspect = answer.path.partition("#")
    words = question_words(visit.forms.get(answer.form).question(question))
    return _(_ASPECTS[aspect]).format(question=words) if aspect in _ASPECTS else words


def words_of(visit: Visit, answer: OtherAnswer, language: str = "") -> str:
    """Return the answer in words; "taken back" for one that is not there any more.

    `language` is that of the form's own texts, the one that is spoken now if none is given.
    """
    if not answer.answer:
        return _("taken back")
    if answer.path.endswith("]"):
        return _("taken out")
    if "#" in answer.path:
        return answer.answer
    return answer_words(
        visit.forms.get(answer.form).question(answer.path), answer.answer, language or spoken()
    )


def why_words(answer: OtherAnswer) -> str:
    """Return why an answer has no place, as a sentence."""
    return _(_WHY[answer.why])


# ---- inside -----------------------------------------------------------------------------------------
def _last_mentioned(
    fields: Mapping[str, str], rows: Iterable[CarriedAnswer]
) -> dict[str, CarriedAnswer | None]:
    """Return every path of a reading with what was last written down of it, as where from or where to."""
    last: dict[str, CarriedAnswer | None] = dict.fromkeys(fields)
    for row in rows:
        last[row.path] = row
        if row.to_path:
            last[row.to_path] = row
    return last


def _set_aside(
    visit: Visit, rows: Iterable[CarriedAnswer], fields: Mapping[str, str], own: Mapping[str, object]
) -> dict[tuple[str, str], OtherAnswer]:
    """Return the answers that were set aside and have not come to a place since, whatever was given later."""
    last = {(row.path, row.answer): row for row in rows}
    return {
        place: OtherAnswer(row.form, row.path, row.answer, why=row.why)
        for place, row in last.items()
        if row.answer
        and not row.to_path
        and is_told(visit, row.form, row.path, row.answer)
        and not (_plain(row.path) in own and fields.get(row.path) == row.answer)
    }


def _plain(path: str) -> str:
    return without_keys(path.partition("#")[0])


def _edition_of(visit: Visit, form: str, path: str) -> str:
    """Return the newest other edition that knows a path, "" when none that is here does."""
    try:
        return visit.forms.question(form, path.partition("#")[0])[1]
    except KeyError:
        return ""


def _in_order(visit: Visit, answers: Iterable[OtherAnswer]) -> tuple[OtherAnswer, ...]:
    def place(answer: OtherAnswer) -> tuple[str, int, str]:
        paths = list(visit.forms.get(answer.form).by_path)
        return answer.form, paths.index(_plain(answer.path)), answer.path

    return tuple(sorted(answers, key=place))
