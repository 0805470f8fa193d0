"""Making a visit file that is there with all that belongs in it, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from db import lock
from db.errors import UserError, environment_errors
from db.files import VISIT_SUFFIX, check_target, move_into_place
from db.keys.data_key import new_data_key
from db.keys.keys_file import Keys, keys_path, write_keys
from db.keys.passphrase import Cost
from db.passing import passing_name, sweep
from db.store import Store, refuse_existing


def make_file(
    path: Path,
    *,
    inspection: str,
    passphrase: str | None = None,
    cost: Cost | None = None,
    fill: Callable[[Store], object] | None = None,
) -> Store:
    """Make a visit file, protected if a passphrase is given, have `fill` put into it what belongs there; returns it open.

    It is filled under a passing name and then moved, so that a program that is killed meanwhile leaves nothing that is
    in the way; what it leaves is swept away when a file is next made in that place. Raises UserError when the name does not end in .inspection, the file exists, or it cannot be written,
    and whatever `fill` raises; then no file is left.
    """
    check_target(path, VISIT_SUFFIX)
    refuse_existing(path)
    key = None if passphrase is None else new_data_key()
    keys = None if key is None or passphrase is None else Keys.seal(key, passphrase, cost)
    passing = passing_name(path, VISIT_SUFFIX)
    with environment_errors(path), ExitStack() as after:
        lock.acquire(path)
        after.callback(lock.release, path)
        if lock.holders(path) == 1:  # else another thread of this process is making it
            sweep(path)
        with ExitStack() as undo:
            undo.callback(passing.unlink, missing_ok=True)
            with _called(path, passing), Store.create(passing, inspection=inspection, key=key) as store:
                if fill is not None:
                    fill(store)
            refuse_existing(path)
            if keys is not None:
                # Before the file: one whose keys are not there yet could be opened by nobody.
                write_keys(path, keys)
                undo.callback(_take_back_keys, path, passing)
            move_into_place(passing, path)
            undo.pop_all()
        return Store.open(path, key=key)


def _take_back_keys(path: Path, passing: Path) -> None:
    """Remove the keys of a file that was not moved to `path`; one that was moved needs them, whatever failed after."""
    if passing.exists():
        keys_path(path).unlink(missing_ok=True)


@contextmanager
def _called(path: Path, passing: Path) -> Iterator[None]:
    """Have errors name the file as it will be called."""
    try:
        yield
    except UserError as error:
        if error.where == passing.name:
            error.where = path.name
        raise
