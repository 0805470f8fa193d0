"""A form that is open to be filled in, as the cards see it: bound to a visit, or tried out by its author."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QObject, Signal

from inspector_app.fieldwork.form_tally import FormTally
from inspector_app.fieldwork.reading_outline import Item, outline
from inspector_app.forms import CompiledForm, Definition, FormState, NodeState
from inspector_app.forms.markdown import Styled
from inspector_app.forms.model import Section, without_keys


class OpenForm(QObject):
    """One filled-in form for the cards and lists that show it.

    `answered` carries the questions (paths without keys) that a change touched, None where it may be any;
    `wanted` the path of a question to go to; `spoken` comes when the form speaks another of its languages.
    """

    answered = Signal(object)
    wanted = Signal(str)
    spoken = Signal()

    changeable = True  # whether answers may change
    keeps_comments = False  # whether there is a place for comments on questions, and for evidence

    # ---- what there is ----------------------------------------------------------------------------
    @property
    def state(self) -> FormState:
        """The filled-in form."""
        raise NotImplementedError

    @property
    def tally(self) -> FormTally:
        """What is asked, answered and open in it."""
        raise NotImplementedError

    @property
    def today(self) -> date:
        """The day on which dates are read."""
        raise NotImplementedError

    @property
    def comments(self) -> Mapping[str, str]:
        """The comments on questions by path."""
        return {}

    @property
    def accepted(self) -> Mapping[str, str]:
        """The reasons for which soft warnings were accepted, by path."""
        return {}

    def difference(self, path: str) -> str:
        """Return in words that a question, or the comment on it, was given differently, "" when it was not."""
        del path
        return ""

    def criterion_title(self, key: str) -> str:
        """Return the title of a criterion that a question informs."""
        return key

    # ---- asking -----------------------------------------------------------------------------------
    @property
    def form(self) -> CompiledForm:
        """The form."""
        return self.state.form

    @property
    def language(self) -> str:
        """The language that the form speaks."""
        return self.state.language

    def sections(self) -> tuple[Section, ...]:
        """Return the sections of the form."""
        return self.form.sections

    def section_of(self, path: str) -> Section | None:
        """Return the section in which a question stands, None for a path of another form."""
        return self.form.section_of(path)

    def items(self, section: Section) -> list[Item]:
        """Return what a section shows now."""
        return outline(self.state, section)

    def is_there(self, path: str) -> bool:
        """Whether the form has a question of that path now."""
        try:
            self.state.find(path)
        except KeyError:
            return False
        return True

    def node(self, path: str) -> NodeState:
        """Return the state of a question."""
        return self.state.node(path)

    def label(self, path: str) -> Styled:
        """Return the label of a question as its author styled it."""
        return self.state.say_styled(self.question(path).labels, self.state.find(path))

    def hint(self, path: str) -> Styled:
        """Return the hint on a question, styled."""
        return self.state.say_styled(self.question(path).hints, self.state.find(path))

    def guidance(self, path: str) -> Styled:
        """Return the guidance on a question, styled."""
        return self.state.say_styled(self.question(path).guidances, self.state.find(path))

    def question(self, path: str) -> Definition:
        """Return the definition of a question."""
        return self.form.question(path)

    # ---- changing ---------------------------------------------------------------------------------
    def speak(self, language: str) -> None:
        """Have the form speak another of its languages."""
        raise NotImplementedError

    def answer(self, path: str, value: str) -> None:
        """Give an answer, "" for taking it back."""
        raise NotImplementedError

    def comment(self, path: str, text: str) -> None:
        """Comment on a question."""
        raise NotImplementedError

    def accept_warning(self, path: str, reason: str) -> None:
        """Accept a soft warning for a reason; "" takes that back."""
        raise NotImplementedError

    def add_instance(self, repeat: str) -> None:
        """Add an instance of a repeat."""
        raise NotImplementedError

    def remove_instance(self, repeat: str, key: str) -> None:
        """Remove an instance of a repeat."""
        raise NotImplementedError

    def bring_back_instance(self, repeat: str, key: str) -> None:
        """Put an instance of a repeat back that was removed with answers in it."""
        raise NotImplementedError

    @staticmethod
    def touching(path: str) -> frozenset[str]:
        """Return what `answered` carries when one question alone was touched."""
        return frozenset({without_keys(path)})
