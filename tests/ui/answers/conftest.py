"""Questions by hand, each with its control shown alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from inspector_app.forms import Definition, NodeState
from inspector_app.forms.definition import QUESTION
from tests.ui.answers.asked import Ask, Asked
from ui.application import make_application
from ui.pages.reading.answers.make import make_field
from ui.pages.reading.open_form import OpenForm


class _Form(OpenForm):
    """What a control asks of the form around it."""

    today = date(2024, 3, 14)
    language = "en"


@pytest.fixture
def ask(qtbot: QtBot) -> Ask:
    """What asks a question of a type: `value` is its answer, `locked` whether the form locks it."""
    make_application()
    kept: list[Asked] = []

    def asked(type_: str, value: str = "", *, locked: bool = False, **facts: Any) -> Asked:
        if locked:
            facts["readonly"] = ["call", "true", []]
        definition = Definition("/q", QUESTION, 0, type=type_, number="1.1", **facts)
        state = NodeState(
            "/q",
            relevant=True,
            required=False,
            readonly=locked,
            valid=True,
            value=value,
            not_applicable=value == "n/a",
            message="",
            warning="",
            label="What?",
            hint="",
            guidance="",
            choices=definition.choices,
        )
        field = make_field(definition, state, _Form())
        assert field is not None
        made = Asked(definition, state, field, [])
        kept.append(made)  # Qt deletes what nobody holds
        field.answered.connect(made.given.append)
        field.answered.connect(made.show)
        qtbot.addWidget(field)
        field.resize(560, 400)
        field.show()
        made.show(value)
        return made

    return asked
