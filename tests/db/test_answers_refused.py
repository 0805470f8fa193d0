"""A file that cannot be read just now: whatever is asked of it, the answer is a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from types import FunctionType

import pytest
from sqlcipher3 import dbapi2

from db.errors import UserError
from db.queries import Queries
from db.store import Store
from db.team.keyring import keyring_of
from db.transaction import Touched
from db.values import Dot

# Every question that can be asked of an open visit, with something to ask it of.
QUESTIONS = {
    "setting": ("replica",),
    "get": ("reading", "r"),
    "all": ("reading",),
    "columns": ("reading", "state"),
    "answers": ("r",),
    "answers_of": ("reading",),
    "find": ("words", 5),
    "content": ("attachment", "a"),
    "heads": ("r",),
    "conflicts": (),
    "conflict_count": (),
    "unsettled": (),
    "shown_among": ([Dot(1, 1), Dot(2, 1)],),
    "history": ("r",),
    "entries": ([Dot(1, 1)],),
    "last_entries": (),
    "last_saved": (),
    "values_of": (Touched("reading", "r", "state"), [Dot(1, 1)]),
    "parents_of": ([Dot(1, 1)],),
    "pointing_at": ("reading", ["r"]),
    "last_answered": ("r",),
    "times_held": ("reading", "state", "ready"),
    "log": (),
    "version_vector": (),
    "ends": (),
    "brought_in": ([(1, 1, 1)],),
    "merge_reports": (),
}


@pytest.fixture
def locked(store: Store) -> Iterator[Store]:
    """A visit file that a program which knows nothing of this one, such as one that checks for viruses, has locked."""
    store.connection.execute("PRAGMA busy_timeout = 0")
    other = dbapi2.connect(str(store.path), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    yield store
    other.execute("ROLLBACK")
    other.close()


def test_every_question_is_asked_here():
    asked = {
        name for name, method in vars(Queries).items() if isinstance(method, FunctionType) and name[0] != "_"
    }
    assert asked == QUESTIONS.keys()


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_of_a_locked_file_is_answered_by_a_sentence(locked: Store, question: str):
    with pytest.raises(UserError) as caught:
        list(getattr(locked, question)(*QUESTIONS[question]))
    assert (caught.value.code, caught.value.where) == ("file-in-use", locked.path.name)


def test_so_are_the_keys_and_the_id_of_the_copy(locked: Store):
    for deed in (lambda: locked.replica, lambda: keyring_of(locked)):
        with pytest.raises(UserError) as caught:
            deed()
        assert caught.value.code == "file-in-use"
