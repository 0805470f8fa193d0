"""What the core says, in Welsh: errors, checks, merges; and that what is written does not depend on the language."""

from __future__ import annotations

import errno

import pytest

from db.errors import UserError, os_error
from db.merge import merge_handover
from inspector_app.commands.main import main
from inspector_app.team.handovers import hand_over
from resources.translations import use


@pytest.fixture(autouse=True)
def english_again():
    yield
    use("en")


# ---- the store ----------------------------------------------------------------------------------------
def test_the_command_line_tells_of_a_damaged_file_in_welsh(small_visit, capsys):
    path = small_visit.store.path
    small_visit.close()
    content = path.read_bytes()
    path.write_bytes(content[:5000] + b"\xff" * 9000 + content[14000:])
    assert main(["--language", "cy", "verify", str(path)]) == 3
    assert capsys.readouterr().err == (
        "Mared.inspection: Mae’r ffeil wedi’i difrodi."
        " Agorwch y copi wrth gefn diweddaraf o’r ffolder wrth ei hymyl.\n"
    )


def test_an_error_of_the_system_is_said_in_the_language_of_the_moment(tmp_path):
    path = tmp_path / "a.inspection"
    use("cy")
    welsh = os_error(OSError(errno.ENOSPC, "no space"), path)
    use("en")
    english = os_error(OSError(errno.ENOSPC, "no space"), path)
    assert (welsh.code, english.code) == ("disk-full", "disk-full")
    assert welsh.what == ("Mae’r ddisg yn llawn. Mae’r hyn a gadwyd o’r blaen yn ddiogel; ni chadwyd hyn.")
    assert english.what == "The disk is full. What was saved before is safe; this is not saved."


def test_a_refused_handover_says_why_in_welsh(small_visit, tmp_path):
    path = tmp_path / "her.handover"
    hand_over(small_visit, path)
    path.write_bytes(path.read_bytes()[:-40])
    use("cy")
    with pytest.raises(UserError) as refused:
        merge_handover(small_visit.store, path, author="")
    assert refused.value.what == (
        "Mae’r ffeil drosglwyddo wedi’i difrodi neu’n anghyflawn. Ni ddefnyddiwyd dim ohoni."
    )
