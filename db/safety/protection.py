"""Protecting a visit: turning a plain one into one under a key, and changing its passphrase.

A data key is never changed: a passphrase seals it, another passphrase seals the same key again. So nothing has to be
encrypted anew, the recovery key stays right, and all backups open with the present passphrase.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db import lock
from db.connection import connect, refuse_foreign
from db.errors import UserError, damage_errors, environment_errors
from db.files import check_source, move_into_place, refuse_handover
from db.keys.data_key import fits, is_plain, key_words, new_data_key
from db.keys.keys_file import Keys, is_protected, keys_path, read_keys, renew_keys, unlock, write_keys
from db.keys.passphrase import Cost
from db.keys.recovery_key import data_key_from
from db.safety.backup import backup_folder, list_backups, share_keys
from db.schema import SEARCH_SHADOWS
from db.values import new_id
from resources.translations import _

Progress = Callable[[float, str], None]

_UNREADABLE = ("damaged-file", "not-a-visit-file")
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Protected:
    """What protecting did: the data key, and how many backups are protected too, wiped as unreadable, or still plain.

    Those that are still plain, where the disk refused or the protected copy did not read back, are tried again when
    the file is next opened.
    """

    key: bytes
    backups: int
    wiped: int
    left: int


def change_passphrase(path: Path, key: bytes, passphrase: str, *, cost: Cost | None = None) -> None:
    """Seal the data key of a file and of its backups with a new passphrase.

    The old one opens them no more: all keys of the file in its folder and in that of its backups are renewed, whatever
    they are called. Only keys that were copied elsewhere, or that the disk does not let go of, still take it. Raises
    UserError when the keys beside the file cannot be written; then the old passphrase still holds.
    """
    keys = Keys.seal(key, passphrase, cost)
    write_keys(path, keys)
    for backup in list_backups(path):
        if not is_plain(backup.path) and fits(backup.path, key):
            share_keys(path, backup.path)
    for folder in (path.parent, backup_folder(path)):
        renew_keys(folder, keys)


def recover(path: Path, recovery_key: str) -> bytes:
    """Return the data key of a visit file from its recovery key; no keys need to be beside it.

    Raises UserError for a slip in the writing, or when it is the recovery key of another file.
    """
    check_source(path)
    key = data_key_from(recovery_key)
    if is_plain(path) or not fits(path, key):
        raise UserError(
            "recovery-key-of-another-file",
            _("This recovery key is written correctly, but it belongs to another file."),
            _("Look for the sheet on which this file is named."),
            where=path.name,
        )
    return key


def open_protected(path: Path, passphrase: str) -> bytes:
    """Return the data key of a protected file, as `unlock`, and finish what a protection that was cut off left."""
    check_source(path)
    key = unlock(path, passphrase)
    # It can be finished another time, where the file may be written.
    with suppress(UserError), environment_errors(path):
        if not keys_path(path).exists():  # it was renamed without them
            write_keys(path, read_keys(path))
        _wipe_leftovers(path)
        _protect_backups(path, key)
    return key


def protect(
    path: Path, passphrase: str, *, cost: Cost | None = None, progress: Progress | None = None
) -> Protected:
    """Turn a plain visit file and its backups into protected ones; nobody may have it open.

    The protected copy is written beside it, compared with it, and moved over it. Whatever happens, there is either
    the plain file or the protected one with its keys. Raises UserError when it is protected already, in use, damaged
    or cannot be written, and Cancelled when `progress` says so; then it is as it was.
    """
    check_source(path)
    refuse_handover(path)
    if is_protected(path):
        raise UserError(
            "already-protected",
            _("This visit is protected already."),
            _("To protect it with other words, change its passphrase."),
            where=path.name,
        )
    tell = progress or (lambda _fraction, _sentence: None)
    key = new_data_key()
    partial = path.with_name(f".{new_id()}.part")
    with _held_alone(path), environment_errors(path), ExitStack() as undo:
        undo.callback(partial.unlink, missing_ok=True)
        tell(0.1, _("Writing the protected copy"))
        _write_protected(path, partial, key)
        tell(0.6, _("Sealing its key with the passphrase"))
        keys = Keys.seal(key, passphrase, cost)
        tell(0.9, _("Putting it in the place of the plain file"))
        write_keys(path, keys)
        undo.callback(_take_back_keys, path)
        _replace(path, partial)
        undo.pop_all()
    before = _plain_backups(path)
    with suppress(UserError):
        _protect_backups(path, key)
    left = _plain_backups(path)
    protected = sum(1 for backup in before if backup.exists() and backup not in left)
    return Protected(key, protected, len(before) - protected - len(left), len(left))


# ---- inside ---------------------------------------------------------------------------------------------
@contextmanager
def _held_alone(path: Path) -> Iterator[None]:
    """Hold the right to write a file, and refuse where a window of this very process has it open."""
    with environment_errors(path):
        lock.acquire(path)
    try:
        if lock.holders(path) > 1:
            raise lock.in_use(path)
        yield
    finally:
        lock.release(path)


def _take_back_keys(path: Path) -> None:
    """Remove the keys of a file that stayed plain; one that was replaced needs them, whatever failed after."""
    if _is_plain(path, unread=False):
        keys_path(path).unlink(missing_ok=True)


def _is_plain(path: Path, *, unread: bool) -> bool:
    """Whether a file is plain; `unread` is what to take of one that cannot be read."""
    with suppress(UserError):
        return is_plain(path)
    return unread


def _write_protected(path: Path, partial: Path, key: bytes) -> None:
    """Write a protected copy of a plain file, and read it back. Raises UserError unless both say the same."""
    with damage_errors(path):
        plain = connect(path)
        try:
            refuse_foreign(plain, path)
            connection = plain.conn
            connection.execute("ATTACH ? AS protected KEY ?", (str(partial), key_words(key)))
            connection.execute("SELECT sqlcipher_export('protected')").fetchall()
            for setting in ("application_id", "user_version"):  # which the export leaves out
                (value,) = connection.execute(f"PRAGMA main.{setting}").fetchone()
                connection.execute(f"PRAGMA protected.{setting} = {value}")
            connection.execute("DETACH protected")
            if not _reads_back(partial, key, _account(connection)):
                raise UserError(
                    "protected-copy",
                    _("The protected copy did not read back as the file is. The file is as it was."),
                    _("Check the file with verify, then try again."),
                    where=path.name,
                )
            connection.execute("PRAGMA journal_mode = DELETE")  # takes the empty journal away
        finally:
            plain.conn.close()


def _reads_back(partial: Path, key: bytes, account: dict[str, Any]) -> bool:
    """Whether a protected copy is whole and says what it should; damage of it is none of the plain file."""
    try:
        with damage_errors(partial):
            copy = connect(partial, key=key, read_only=True).conn
            try:
                damage = [row[0] for row in copy.execute("PRAGMA cipher_integrity_check")]
                damage += [row[0] for row in copy.execute("PRAGMA integrity_check") if row[0] != "ok"]
                return not damage and not is_plain(partial) and _account(copy) == account
            finally:
                copy.close()
    except UserError as error:
        if error.code not in _UNREADABLE:
            raise
        return False


def _account(connection: Any) -> dict[str, Any]:
    """Return what two copies of a file must agree on: how much each table holds, and where each chain ends."""
    query = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
    tables = [name for (name,) in connection.execute(query).fetchall() if name not in SEARCH_SHADOWS]
    counts = {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        for name in tables
        if not name.startswith("sqlite_")
    }
    chains = "SELECT replica, seq, lamport, hash FROM version ORDER BY replica"
    settings = "SELECT name, value FROM setting ORDER BY name"
    return counts | {name: connection.execute(name).fetchall() for name in (chains, settings)}


def _replace(path: Path, partial: Path) -> None:
    """Move a protected copy over the plain file, and the plain bytes out of the disk as far as the system lets us."""
    trace = _trace(path)
    with suppress(OSError):  # not every file system knows a second name; there the bytes are only let go of
        trace.unlink(missing_ok=True)
        os.link(path, trace)
    try:
        move_into_place(partial, path)
    except BaseException:
        if _is_plain(path, unread=False):  # else it is written over when the file is next opened
            trace.unlink(missing_ok=True)
        raise
    with suppress(OSError):  # it is tried again when the file is next opened
        _wipe(trace)


def _trace(path: Path) -> Path:
    """Return the second name of a plain file while its protected copy takes its place."""
    return path.with_name(f".{path.name}.plain.part")


def _wipe(path: Path) -> None:
    """Write over a file, then remove it; one that has another name elsewhere only loses this one."""
    if not path.exists():
        return
    facts = path.stat()
    if facts.st_nlink == 1:
        with path.open("rb+") as file:
            for start in range(0, facts.st_size, _BLOCK):
                file.write(bytes(min(_BLOCK, facts.st_size - start)))
            file.flush()
            os.fsync(file.fileno())
    path.unlink()


def _wipe_leftovers(path: Path) -> None:
    """Wipe the plain bytes that a protection left which was cut off after the protected copy had taken its place."""
    if _trace(path).exists() and not is_plain(path):
        with environment_errors(path):
            _wipe(_trace(path))


def _plain_backups(path: Path) -> list[Path]:
    """Return the backups of a file that are plain, or may be since they cannot be read."""
    return [backup.path for backup in list_backups(path) if _is_plain(backup.path, unread=True)]


def _protect_backups(path: Path, key: bytes) -> None:
    """Make the plain backups of a protected file anew under its key, each by itself: one that fails stops no other.

    What cannot be read is wiped: it could help nobody, and the file itself is whole.
    """
    for backup in list_backups(path):
        with suppress(UserError):  # it stays plain, and is tried again when the file is next opened
            _wipe_leftovers(backup.path)
            if is_plain(backup.path):
                _protect_backup(path, backup.path, key)
    # What a backup left that power cut off while it was written.
    with environment_errors(path):
        for part in backup_folder(path).glob(".*.part"):
            if is_plain(part):
                _wipe(part)


def _protect_backup(path: Path, backup: Path, key: bytes) -> None:
    """Make one plain backup anew under the key of its file, or wipe it when it cannot be read."""
    partial = backup.with_name(f".{new_id()}.part")
    with environment_errors(backup):
        try:
            _write_protected(backup, partial, key)
            share_keys(path, backup)
            _replace(backup, partial)
        except UserError as error:
            if error.code not in _UNREADABLE:
                raise
            _wipe(backup)
        finally:
            partial.unlink(missing_ok=True)
