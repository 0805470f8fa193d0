"""A made-up language: every sentence that the program looks up stands in ⟦brackets⟧."""

from __future__ import annotations

import gettext


class Brackets(gettext.NullTranslations):
    """A language in which every sentence stands in brackets."""

    def gettext(self, message: str) -> str:
        """Return the sentence in brackets."""
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form that English has for a number, in brackets."""
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, _context: str, message: str) -> str:
        """Return the sentence in brackets."""
        return self.gettext(message)
