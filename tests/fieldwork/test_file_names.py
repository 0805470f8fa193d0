"""Names of attached files: what every system takes, each once, and read as they were given."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inspector_app.fieldwork.file_names import given_name, marked, safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("genogram.png", "genogram.png"),
        ("Cynllun – tŷ'r teulu.PDF", "Cynllun – tŷ'r teulu.PDF"),
        ("/home/owain/case 7/plan.docx", "plan.docx"),
        ("C:\\Users\\Owain\\plan.docx", "plan.docx"),
        ("../../etc/passwd", "passwd.png"),
        ("..", "file.png"),
        ("", "file.png"),
        (".htaccess", "htaccess.png"),
        ("plan", "plan.png"),
        ("1.2 The plan", "1.2 The plan.png"),
        ("archive.tar.gz", "archive.tar.gz"),
        ("plan.", "plan.png"),
        ("plan .png", "plan.png"),
        ("CON.png", "_CON.png"),
        ("com1.notes.txt", "_com1.notes.txt"),
        ("lpt¹.png", "_lpt¹.png"),
        ("console.png", "console.png"),
        ('what: "this"?*|.png', "what- -this.png"),
        ("tab\tand\nline.png", "tab and line.png"),
        ("bell\x07.png", "bell.png"),
        ("gnp.\u202eexe.png", "gnp.exe.png"),
        ("cafe\u0301.png", "café.png"),
        ("--json.png", "json.png"),
        ("家系図.jpg", "家系図.jpg"),
    ],
)
def test_a_name_is_made_safe(name, safe):
    assert safe_name(name, ".png") == safe


@given(st.text(max_size=400))
@example("ŵ" * 400 + ".png")
@example("a" * 400)
@example("." * 90 + "\ud800")
def test_any_name_is_made_safe_and_stays_so(name):
    safe = safe_name(name, ".png")
    assert len(marked(safe).encode()) <= 200
    assert re.search(r'[<>:"|?*/\\\x00-\x1f]', safe) is None
    stem, dot, end = safe.rpartition(".")
    assert stem
    assert dot
    assert re.fullmatch("[A-Za-z0-9]{1,10}", end)
    assert stem == stem.strip(" .")
    assert safe_name(safe, ".png") == safe
    assert given_name(marked(safe)) == safe


def test_a_mark_is_another_one_each_time():
    names = {marked("plan.png") for _ in range(50)}
    assert len(names) == 50
    assert all(re.fullmatch(r"plan-[0-9a-f]{8}\.png", name) for name in names)


def test_a_name_without_a_mark_is_read_as_it_stands():
    assert given_name("1699999999999.jpg") == "1699999999999.jpg"
    assert given_name("plan-2024-7f3a2c1b.pdf") == "plan-2024.pdf"
