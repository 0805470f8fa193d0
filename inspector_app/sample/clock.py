"""The clock on one inspector's desk: it stands still until the story moves it, and never goes back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

FIRST_DAY = datetime(2024, 3, 12, tzinfo=UTC)


class StoryClock:
    """Gives the time of the story to a visit; day 1 is the first day of the fieldwork."""

    def __init__(self, day: int, at: str) -> None:
        self._now = _moment(day, at)

    def __call__(self) -> datetime:
        """Return the present moment of the story, aware, in UTC."""
        return self._now

    def move_to(self, day: int, at: str) -> None:
        """Go on to a time such as "09:05"; raises ValueError for a story that would go back in time."""
        moment = _moment(day, at)
        if moment < self._now:
            raise ValueError(f"day {day}, {at} is before {self._now:%d %B %H:%M:%S}")
        self._now = moment

    def date(self) -> str:
        """Return the day of the story as an ISO date, wherever in the world it is played."""
        return self._now.date().isoformat()

    def go_on(self, seconds: int) -> None:
        """Let some seconds pass."""
        self._now += timedelta(seconds=seconds)


def _moment(day: int, at: str) -> datetime:
    hour, minute = at.split(":")
    return FIRST_DAY + timedelta(days=day - 1, hours=int(hour), minutes=int(minute))
