"""What may be meant by a word: all that one slip of the fingers turns into it."""

from __future__ import annotations

from collections.abc import Iterator


def near_words(word: str, letters: str) -> Iterator[str]:
    """Yield the words one slip away, the likeliest slips first; some may come twice.

    A slip is a missing apostrophe, two letters changed round, a letter too many, one too few or a wrong one.
    """
    inside = range(1, len(word))
    yield from (f"{word[:at]}'{word[at:]}" for at in inside)
    yield from (word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :] for at in inside)
    yield from (word[:at] + word[at + 1 :] for at in inside)
    # A letter that should be doubled comes before any other that is missing.
    yield from (word[:at] + word[at - 1] + word[at:] for at in range(1, len(word) + 1))
    yield from (word[:at] + letter + word[at:] for at in range(1, len(word) + 1) for letter in letters)
    yield from (word[:at] + letter + word[at + 1 :] for at in inside for letter in letters)
    # Few people get the first letter wrong.
    yield word[1:]
    yield from (letter + rest for letter in letters for rest in (word, word[1:]))
