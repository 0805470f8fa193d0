"""Our engine against what ODK's own engine came to in the same fillings, as recorded by `make golden`."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from tools.differential.forms import read_written, written_names
from tools.differential.golden import FOLDER, read
from tools.differential.run import ZONE, compared

# Windows lets no program choose the time zone that it lives in; what ODK's engine said of moments was said in one.
_NAMES = [name for name in written_names() if name != "moments" or hasattr(time, "tzset")]


@pytest.fixture(autouse=True)
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Live where the recordings were made."""
    monkeypatch.setenv("TZ", ZONE)
    if hasattr(time, "tzset"):
        time.tzset()
    yield
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.mark.parametrize("name", _NAMES)
def test_a_form_behaves_as_in_odk(name):
    form = read_written(name)
    recorded = read(FOLDER / f"{name}.json")
    found = {
        number: [str(one) for one in compared(form, answers, steps)]
        for number, (answers, steps) in enumerate(recorded)
    }
    assert found == {number: [] for number in found}
    assert sum(len(answers) for answers, _ in recorded) > 20


def test_each_form_is_recorded():
    assert sorted(path.stem for path in FOLDER.glob("*.json")) == written_names()
