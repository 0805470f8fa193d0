"""How places of the draft are named: paragraph numbers as the report will print them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def paragraph_numbers(visit: Visit) -> dict[str, str]:
    """Return the printed number of every report paragraph by record id, such as "5.4"."""
    numbers = {}
    for number, chapter in enumerate(visit.framework.numbered_chapters(), 1):
        for index, paragraph in enumerate(visit.paragraphs.of_chapter(chapter.key), 1):
            numbers[paragraph.id] = f"{number}.{index}"
    return numbers
