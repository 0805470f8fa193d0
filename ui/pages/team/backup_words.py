"""When a backup was made and what for, in words that tell those apart which were made one after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from db.safety.backup import Backup
from db.safety.occasion import MadeFor, Occasion
from inspector_app.dates import say_date
from resources.translations import N_, _, language

_FOR = {
    MadeFor.RETURN: N_("before going back"),
    MadeFor.HOUR: N_("every hour"),
    MadeFor.CLOSING: N_("when the visit was closed"),
    MadeFor.HAND: N_("by hand"),
}


def moments_of(backups: Sequence[Backup]) -> list[str]:
    """Return when each backup was made, such as "Thu 14 March 2024, 14:32"; with seconds where two would read alike."""
    minutes = [_moment(backup.made) for backup in backups]
    times = Counter(minutes)
    return [
        minute if times[minute] == 1 else f"{minute}:{backup.made:%S}"
        for minute, backup in zip(minutes, backups, strict=True)
    ]


def reason_of(occasion: Occasion | None, names: Mapping[str, str]) -> str:
    """Return what a backup was made for, "" where it does not say; `names` are those of the members by their ids."""
    if occasion is None:
        return ""
    if occasion.made_for is not MadeFor.MERGE:
        return _(_FOR[occasion.made_for])
    if occasion.author not in names:
        return _("before a hand-over was brought in")
    return _("before bringing in {name}").format(name=names[occasion.author])


def _moment(made: datetime) -> str:
    local = made.astimezone()
    return f"{say_date(local.date(), language(), weekday=True, year=True)}, {local:%H:%M}"
