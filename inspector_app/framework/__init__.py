"""The framework: what is judged and by which scales, written by a policy team in a folder of plain files."""

from __future__ import annotations

from inspector_app.framework.load import LoadedFramework, built_in_frameworks, find_framework
from inspector_app.framework.model import Framework

__all__ = ["Framework", "LoadedFramework", "built_in_frameworks", "find_framework"]
