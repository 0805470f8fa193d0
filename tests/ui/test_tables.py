"""Tables in other sizes of text: what stands over the columns follows as what stands in them."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QStandardItemModel

from ui.theme import theme
from ui.typography import Type, font, line_height, set_text_scale
from ui.widgets.table import Table


@pytest.fixture
def table(qtbot):
    theme.use(theme.mode)
    made = Table("Cases")
    qtbot.addWidget(made)
    model = QStandardItemModel(1, 2, made)
    model.setHorizontalHeaderLabels(["Case", "State"])
    made.setModel(model)
    made.set_columns((100, 100))
    made.show()
    yield made
    set_text_scale(1)
    theme.use(theme.mode)


def test_titles_follow_the_size_of_text_at_once(qtbot, table):
    for scale in (1, 2, 1):
        set_text_scale(scale)
        theme.use(theme.mode)
        header = table.horizontalHeader()
        assert header.viewport().font().pointSizeF() == font(Type.CAPTION).pointSizeF()
        qtbot.waitUntil(lambda header=header: header.height() >= line_height(Type.CAPTION))
