"""A visit takes its framework, forms and figures with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.errors import UserError
from inspector_app.fieldwork.inspection import InspectionDetails
from inspector_app.framework import LoadedFramework
from inspector_app.visit import Visit


def details(authority: str = "Bro Helyg County Council") -> InspectionDetails:
    return InspectionDetails(
        inspectorate="Inspectorate for Family Services",
        authority=authority,
        subject="assessment",
        start_date="2024-03-12",
        end_date="2024-03-15",
    )


def test_a_new_visit_holds_the_framework_with_forms_and_figures(
    tmp_path: Path, loaded: LoadedFramework
) -> None:
    with Visit.create(tmp_path / "team.inspection", loaded, details(), "Mared Llwyd") as visit:
        assert visit.framework == loaded.framework
        kept = {visit.forms.get(str(row["id"])).to_json() for row in visit.store.all("form")}
        assert kept == {form.to_json() for _, form in loaded.forms}
        assert {figure.name for figure in visit.figures.all()} == {
            figure.name for figure in loaded.framework.figures
        }
        assert all(visit.forms.guide_for(role.key) for role in loaded.framework.roles)
        assert visit.me.name == "Mared Llwyd"


def test_a_visit_that_cannot_be_founded_leaves_no_file(tmp_path: Path, loaded: LoadedFramework) -> None:
    path = tmp_path / "team.inspection"
    with pytest.raises(UserError, match="authority is missing"):
        Visit.create(path, loaded, details(authority=" "), "Mared Llwyd")
    assert not path.exists()
