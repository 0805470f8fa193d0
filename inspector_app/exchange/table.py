"""A tidy table: one row a record, one column a fact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Cell = str | int | None  # None for a fact that is not there
Table = tuple[str, Sequence[str], Iterable[Sequence[Cell]]]  # title, headings, rows
