"""The built-in framework, loaded once, and a copy of its folder to spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from inspector_app.forms import CompiledForm
from inspector_app.framework import LoadedFramework, built_in_frameworks, find_framework


@pytest.fixture(scope="session")
def loaded() -> LoadedFramework:
    """The framework for children in need with its forms."""
    return find_framework("children-in-need")


@pytest.fixture(scope="session")
def case_reading(loaded: LoadedFramework) -> CompiledForm:
    """The case-reading form of the framework."""
    return next(form for entry, form in loaded.forms if entry.kind == "case-reading")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the framework's folder, as a policy team would begin one of its own."""
    copy = tmp_path / "our framework"
    shutil.copytree(built_in_frameworks()["children-in-need"], copy)
    return copy
