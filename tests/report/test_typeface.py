"""The fonts of the PDF know how wide words are, to the last bit as reportlab counts it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.rl_accel import instanceStringWidthTTF
from reportlab.pdfbase.pdfmetrics import getFont

from inspector_app.report.fonts import BOLD, REGULAR, register_fonts


@given(st.text(), st.sampled_from([8.5, 10.5, 24.5]), st.sampled_from([REGULAR, BOLD]))
def test_widths_are_those_of_reportlab(text, size, name):
    register_fonts()
    font = getFont(name)
    assert font.stringWidth(text, size) == instanceStringWidthTTF(font, text, size)
