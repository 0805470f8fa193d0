"""Counting the answers of many readings in the background, for the lines of the sample."""

from __future__ import annotations

from collections.abc import Callable

from inspector_app.fieldwork.reading_counts import Count, counted_in
from resources.translations import _
from ui.workspace import Workspace


class BackgroundCount:
    """One count at a time; `counted` is called when there is something new to show."""

    def __init__(self, workspace: Workspace, counted: Callable[[], object]) -> None:
        self._workspace, self._counted = workspace, counted
        self.is_running = False

    def count(self, readings: list[str]) -> None:
        """Count readings, unless others are being counted; a reading that changes meanwhile stays to be counted."""
        if self.is_running:
            return
        self.is_running = True
        counts = self._workspace.visit.readings.counts
        begun = counts.now

        is_done = False

        def done(found: dict[str, Count]) -> None:
            nonlocal is_done
            counts.take(found, begun)
            is_done = True

        def ended() -> None:
            self.is_running = False
            if is_done:
                self._counted()  # last, since it may begin the next count

        self._workspace.run(
            _("Counting answers"),
            lambda visit, progress: counted_in(visit, readings, progress),
            done=done,
            ended=ended,
            shown=False,
        )
