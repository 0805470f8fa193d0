"""The icons: each has one meaning, and its colour is a role of the theme."""

from __future__ import annotations

from functools import lru_cache

import qtawesome
from PySide6.QtGui import QGuiApplication, QIcon, QPixmap, QPixmapCache

from ui.drawn_icon import DrawnIcon
from ui.theme import theme

_SHINING_THROUGH = "#59"  # the sign of a colour with an alpha of 35%

# Meaning to glyph of the Phosphor font; "-fill" glyphs are for what is on.
_GLYPHS = {
    "overview": "squares-four",
    "cases": "folder",
    "interviews": "chat-text",
    "evidence": "stack",
    "ratings": "chart-bar-horizontal",
    "team": "users-three",
    "report": "newspaper",
    "settings": "gear",
    "help": "question",
    "search": "magnifying-glass",
    "answered": "check",
    "ready": "check-circle",
    "agreed": "check-circle-fill",
    "open": "circle",
    "not-started": "circle-dashed",
    "not-applicable": "prohibit",
    "draft": "pencil-simple",
    "returned": "arrow-u-up-left",
    "warning": "warning",
    "warning-fill": "warning-fill",
    "error": "warning-circle-fill",
    "differs": "git-fork",
    "concern": "flag",
    "concern-fill": "flag-fill",
    "chain": "link-simple",
    "unsupported": "link-break",
    "strength": "plus",
    "area": "arrow-up-right",
    "neutral": "equals",
    "case-reading": "folder",
    "interview": "chat-text",
    "document": "file-text",
    "picture": "image",
    "attachment": "paperclip",
    "supervision-file": "identification-card",
    "performance": "chart-bar",
    "observation": "eye",
    "earlier-report": "archive-box",
    "guidance": "info",
    "guidance-fill": "info-fill",
    "comment": "chat-text",
    "comment-fill": "chat-text-fill",
    "skipped": "eye-slash",
    "second-reader": "users",
    "person": "user",
    "add": "plus",
    "import": "download-simple",
    "hand-over": "export",
    "bring-in": "folder-open",
    "merge": "git-merge",
    "backup": "shield-check",
    "drive": "hard-drive",
    "refused": "prohibit",
    "back": "caret-left",
    "unfold": "caret-right",
    "fold": "caret-down",
    "print": "printer",
    "preview": "book-open",
    "save": "download-simple",
    "delete": "trash",
    "close": "x",
    "new-note": "note-pencil",
    "new-visit": "file-plus",
    "open-file": "folder-open",
    "invitation": "envelope-open",
    "sample": "compass",
    "figure": "hash",
    "reference": "bookmark-simple",
    "table": "table",
    "chart": "chart-bar-horizontal",
    "stale": "clock",
    "up": "arrow-up",
    "down": "arrow-down",
    "bold": "text-bolder",
    "italic": "text-italic",
    "heading": "text-h",
    "pages": "columns",
    "clock": "clock",
    "locked": "lock",
    "worked-out": "calculator",
    "drag": "dots-six-vertical",
    "undo": "arrow-u-up-left",
    "redo": "arrow-u-up-right",
    "reload": "arrow-clockwise",
    "restart": "arrow-counter-clockwise",
    "keyboard": "keyboard",
    "language": "translate",
    "colours": "palette",
    "text-size": "text-aa",
}


def icon(meaning: str, role: str = "ink_2", *, faint: bool = False, after: float = 0.0) -> QIcon:
    """Return the icon of a meaning in the colour of a role, as the theme has it now.

    A disabled one is in the faintest ink, and shines through if `faint`, as where no words beside it tell that it is
    disabled. `after` is the share of its width that stays free at its right. Widgets ask again when `theme.changed` comes.
    """
    disabled = theme.tokens.ink_3
    if faint:
        disabled = disabled.replace("#", _SHINING_THROUGH)
    return _icon(meaning, getattr(theme.tokens, role), disabled, after)


def pixmap(meaning: str, role: str, size: int) -> QPixmap:
    """Return the icon of a meaning in the colour of a role as a picture of so many pixels, drawn once a colour."""
    ratio = QGuiApplication.instance().devicePixelRatio()
    key = f"icon {meaning} {getattr(theme.tokens, role)} {size} {ratio}"
    drawn = QPixmap()
    if not QPixmapCache.find(key, drawn):
        drawn = icon(meaning, role).pixmap(size, size)
        QPixmapCache.insert(key, drawn)
    return drawn


@lru_cache(maxsize=512)
def _icon(meaning: str, colour: str, disabled: str, after: float) -> QIcon:
    glyph = f"ph.{_GLYPHS[meaning]}"
    return QIcon(
        DrawnIcon(qtawesome.icon(glyph, color=colour, color_disabled=disabled, offset=(-after / 2, 0)))
    )
