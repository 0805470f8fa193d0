"""The keys beside a protected visit file: its data key, sealed with the passphrase, as a small JSON text.

    NAME.inspection.keys  {"format", "file", "argon2id", "salt", "nonce", "sealed", "checksum"}

`file` is what the visit file begins with, so that keys of another file are known before anything is tried. The
checksum tells damage from a wrong passphrase: what is sealed cannot, since both look the same to it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.errors import UserError, environment_errors
from db.files import KEYS_SUFFIX, write_then_move
from db.keys.data_key import fits, is_plain, looks_encrypted, salt_of, start_of
from db.keys.passphrase import Cost, PassphraseSeal
from resources.translations import _

FORMAT = "inspection keys 1"
_NAME = "inspection keys "
_LARGEST = 1 << 16  # bytes of a file of keys; ours have some hundred
_SMALLEST_VISIT = 4096


@dataclass(frozen=True, slots=True)
class Keys:
    """A sealed data key. `file` is the beginning of the visit file that it belongs to."""

    file: bytes
    sealed: PassphraseSeal

    @classmethod
    def seal(cls, data_key: bytes, passphrase: str, cost: Cost | None = None) -> Keys:
        """Seal a data key with a passphrase; takes about a second at the standard cost."""
        file = salt_of(data_key)
        return cls(file, PassphraseSeal.seal(data_key, passphrase, _about(file), cost))

    def unseal(self, passphrase: str) -> bytes | None:
        """Return the data key, None for a wrong passphrase; takes about a second."""
        return self.sealed.unseal(passphrase, _about(self.file))

    def to_json(self) -> str:
        """Return the text that is kept."""
        entries = {"format": FORMAT, "file": self.file.hex(), **self.sealed.entries()}
        return json.dumps({**entries, "checksum": _checksum(entries)}, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Keys:
        """Return what `to_json` kept; raises ValueError for anything else."""
        entries = json.loads(text)
        if not isinstance(entries, dict) or entries.pop("checksum", None) != _checksum(entries):
            raise ValueError("the checksum is not that of the text")
        try:
            file = bytes.fromhex(entries["file"])
        except (KeyError, TypeError) as error:
            raise ValueError("an entry is missing or of another kind") from error
        return cls(file, PassphraseSeal.from_entries(entries))


def keys_path(path: Path) -> Path:
    """Return the place of the keys of a visit file."""
    return path.with_name(path.name + KEYS_SUFFIX)


def is_protected(path: Path) -> bool:
    """Whether a visit file that is there needs a key to be opened. Raises UserError when it cannot be read."""
    return not is_plain(path) and (keys_path(path).exists() or looks_encrypted(path))


def refuse_protected(path: Path) -> None:
    """Raise UserError when a file cannot be opened without a key: what is missing, the passphrase or the keys."""
    if is_protected(path):
        read_keys(path)
        raise UserError(
            "passphrase-needed",
            _("This visit is protected with a passphrase."),
            _("Give the passphrase, or use the recovery key."),
            where=path.name,
        )


def unlock(path: Path, passphrase: str) -> bytes:
    """Return the data key of a protected visit file; takes about a second.

    Raises UserError, each in its own words, for a wrong passphrase, for keys that are missing, damaged, newer or of
    another file, and for a visit file of which nothing is left.
    """
    keys = read_keys(path)
    start = start_of(path)
    with environment_errors(path):
        if path.stat().st_size < _SMALLEST_VISIT:
            raise UserError(
                "damaged-file",
                _("The file is damaged."),
                _("Open the newest backup from the folder beside it."),
                where=path.name,
            )
    key = keys.unseal(passphrase)
    if keys.file != start and (key is None or not fits(path, key)):
        raise UserError(
            "keys-of-another-file",
            _("The keys beside this visit belong to another file."),
            _("Put the keys back that were made with it, {name}, or use its recovery key.").format(
                name=keys_path(path).name
            ),
            where=keys_path(path).name,
        )
    if key is None:
        raise wrong_passphrase(path)
    return key


def wrong_passphrase(path: Path) -> UserError:
    """Return the error that words are not the passphrase of a file."""
    return UserError(
        "wrong-passphrase",
        _("This is not the passphrase of this visit."),
        _("Try again; capitals count. If it is lost, the recovery key opens the visit."),
        where=path.name,
    )


def read_keys(path: Path) -> Keys:
    """Return the keys of a visit file: those of its name, or of any name beside it if it was renamed without them.

    Those of another file are returned where there are no better ones. Raises UserError when they are missing, damaged
    or newer.
    """
    place = keys_path(path)
    with environment_errors(place):
        is_there = place.is_file()
    keys = _read(place) if is_there else None
    if keys is None or keys.file != start_of(path):
        keys = _by_another_name(path) or keys
    if keys is None:
        raise UserError(
            "keys-missing",
            _("This visit is protected, and its keys are not beside it."),
            _("Put the file {name} back beside it, or use the recovery key.").format(name=place.name),
            where=path.name,
        )
    return keys


def _by_another_name(path: Path) -> Keys | None:
    """Return keys beside a file that are its own whatever they are called, None where there are none."""
    start = start_of(path)
    with environment_errors(path):
        return next((keys for _place, keys in _in_folder(path.parent) if keys.file == start), None)


def _in_folder(folder: Path) -> Iterator[tuple[Path, Keys]]:
    """Yield all keys in a folder that can be read, each with its place."""
    for place in sorted(folder.glob(f"*{KEYS_SUFFIX}")):
        try:
            keys = _read(place)
        except UserError:
            continue
        yield place, keys


def _read(place: Path) -> Keys:
    with environment_errors(place), place.open("rb") as file:
        content = file.read(_LARGEST)
    try:
        text = content.decode("utf-8")
        written = _format_of(text)
        if written != FORMAT and written.startswith(_NAME):
            raise UserError(
                "newer-keys",
                _("The keys of this visit were written by a newer version of the program."),
                _("Update the program first, then open the visit."),
                where=place.name,
            )
        return Keys.from_json(text)
    except (ValueError, RecursionError) as error:
        raise UserError(
            "damaged-keys",
            _("The keys beside this visit are damaged. The visit itself is as it was."),
            _("Put a copy of {name} back, such as that of a backup, or use the recovery key.").format(
                name=place.name
            ),
            where=place.name,
        ) from error


def write_keys(path: Path, keys: Keys) -> None:
    """Put keys beside a visit file, there as a whole or not at all; those of another file are kept under a new name.

    Raises UserError when the system refuses.
    """
    place = keys_path(path)
    with environment_errors(place):
        aside = _aside(place, keys)
        if aside is not None:
            place.replace(aside)
    text = keys.to_json().encode("utf-8")
    write_then_move(place, lambda partial: partial.write_bytes(text), suffix=KEYS_SUFFIX)


def renew_keys(folder: Path, keys: Keys) -> None:
    """Put keys in the place of all others in a folder that open the same file; what the system refuses is left."""
    for place, present in _in_folder(folder):
        if present.file == keys.file and present != keys:
            with suppress(UserError):
                write_keys(place.with_name(place.name.removesuffix(KEYS_SUFFIX)), keys)


def _aside(place: Path, keys: Keys) -> Path | None:
    """Return where to keep what stands in the place of keys and may open another file, None where nothing does."""
    try:
        content = place.read_bytes()
    except FileNotFoundError:
        return None
    mark = hashlib.sha256(content).hexdigest()
    with suppress(ValueError, RecursionError):
        present = Keys.from_json(content.decode("utf-8"))
        if present.file == keys.file:
            return None
        mark = present.file.hex()
    return place.with_name(f"{place.name.removesuffix(KEYS_SUFFIX)}.{mark[:8]}{KEYS_SUFFIX}")


def _format_of(text: str) -> str:
    entries = json.loads(text)
    return str(entries.get("format", "")) if isinstance(entries, dict) else ""


def _about(file: bytes) -> str:
    """Return what the seal vouches for beside the key."""
    return f"{FORMAT} {file.hex()}"


def _checksum(entries: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(entries, sort_keys=True).encode()).hexdigest()
