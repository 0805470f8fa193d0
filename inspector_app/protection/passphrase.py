"""What a new passphrase must be, and reading one from a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from db.errors import UserError, environment_errors
from db.files import check_source
from resources.translations import _

LEAST = 12  # characters
LEAST_WORDS = 4  # or so many words
_WORD = 3  # letters of what counts as a word
_FEW = 5  # different characters, below which a long passphrase is no better than a short one
_STRONG = 20  # characters
_STRONG_WORDS = 5


@dataclass(frozen=True, slots=True)
class Strength:
    """Whether a passphrase may protect a visit, and a sentence on how well it would."""

    is_enough: bool
    sentence: str


def strength_of(passphrase: str) -> Strength:
    """Return how well a passphrase would protect: its length is what counts."""
    words = passphrase.split()
    long_words = sum(1 for word in words if len(word) >= _WORD)
    length = len(" ".join(words))
    if length < LEAST and long_words < LEAST_WORDS:
        return Strength(
            is_enough=False, sentence=_("Too short: it takes 12 characters, or four words of three letters.")
        )
    if len(set(passphrase.casefold())) < _FEW:
        return Strength(
            is_enough=False, sentence=_("Too plain: it is the same few characters again and again.")
        )
    if length < _STRONG and long_words < _STRONG_WORDS:
        return Strength(
            is_enough=True,
            sentence=_(
                "Enough. Five words that have nothing to do with one another are stronger, and easy to keep."
            ),
        )
    return Strength(is_enough=True, sentence=_("Strong."))


def refuse_weak(passphrase: str) -> None:
    """Raise UserError unless a passphrase may protect a visit."""
    strength = strength_of(passphrase)
    if not strength.is_enough:
        raise UserError(
            "weak-passphrase", strength.sentence, _("Choose a longer one, such as five words of your own.")
        )


def passphrase_from(path: Path) -> str:
    """Return the passphrase that is the first line of a text file. Raises UserError when there is none."""
    first, _end, _rest = _text_of(path).partition("\n")
    if not first.strip():
        raise UserError(
            "passphrase-file",
            _("The file holds no passphrase."),
            _("Write it on the first line of a text file in UTF-8."),
            where=path.name,
        )
    return first.rstrip("\r")


def recovery_key_from(path: Path) -> str:
    """Return the recovery key that a text file holds, on one line or several, as it is written there."""
    return _text_of(path)


def _text_of(path: Path) -> str:
    """Return what a text file holds, nothing for one that is not in UTF-8."""
    check_source(path)
    with environment_errors(path):
        return path.read_bytes().decode("utf-8-sig", "ignore")
