"""What the page says of each kind of text, in whole sentences, since languages order their words differently."""

from __future__ import annotations

from dataclasses import dataclass

from resources.translations import N_


@dataclass(frozen=True, slots=True)
class ManuscriptWords:
    """Sentences on one kind of text, looked up by `_` where they are shown; `{number}` is that of the text.

    `bare` says in the margin what a text lacks, `said_bare` to who cannot see it; `said` and `said_free` say what a
    text stands on, and that this is nothing with a name.
    """

    noun: str
    adding: str
    named: str
    basis: str
    bare: str
    said_bare: str
    said: str
    said_free: str
    deleted: str


PARAGRAPH = ManuscriptWords(
    noun=N_("Paragraph"),
    adding=N_("Add a paragraph"),
    named=N_("Paragraph {number}"),
    basis=N_("Paragraph {number} stands on"),
    bare=N_("no evidence"),
    said_bare=N_("Paragraph {number}: no evidence"),
    said=N_("Paragraph {number}: stands on {behind}"),
    said_free=N_("Paragraph {number}: stands on nothing that is named"),
    deleted=N_("Paragraph {number} deleted"),
)
RECOMMENDATION = ManuscriptWords(
    noun=N_("Recommendation"),
    adding=N_("Add a recommendation"),
    named=N_("Recommendation {number}"),
    basis=N_("Recommendation {number} stands on"),
    bare=N_("no finding"),
    said_bare=N_("Recommendation {number}: no finding"),
    said=N_("Recommendation {number}: stands on {behind}"),
    said_free=N_("Recommendation {number}: stands on nothing that is named"),
    deleted=N_("Recommendation {number} deleted"),
)
