"""The window: everything that is Qt. It shows and asks; what an inspection is, the core decides."""

from __future__ import annotations

from ui.singletons import keep_singletons_alive

# Before anything calls into Qt.
keep_singletons_alive()
