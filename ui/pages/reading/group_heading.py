"""What stands between the cards of a section: headings of groups and instances, notes, what was taken out, and adding."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from inspector_app.fieldwork.reading_outline import Adding, Heading, TakenOut
from resources.translations import _, ngettext
from ui.layouts import XS, M, S, row
from ui.pages.reading.open_form import OpenForm
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label
from ui.widgets.styled_label import StyledLabel


class GroupHeading(QWidget):
    """The heading of a group, or of one instance of a repeat, which can be removed if it was added by hand."""

    def __init__(self, form: OpenForm, heading: Heading) -> None:
        super().__init__()
        self._form = form
        self._remove = Button(
            _("Remove"),
            kind="quiet",
            small=True,
            icon_of="delete",
            on_click=lambda: form.remove_instance(heading.repeat, heading.key),
        )
        self._remove.setAccessibleName(_("Remove {what}").format(what=heading.words))
        self._can_be_removed = bool(heading.key)
        self.setLayout(row(Label(heading.words, Type.STRONG), None, self._remove, margins=(0, S, 0, 0)))
        self.load()

    def load(self) -> None:
        """Offer to remove it if the reading may change."""
        self._remove.setVisible(self._can_be_removed and self._form.changeable)


class TakenOutLine(QWidget):
    """What is kept of an instance that is not there any more, and the way back."""

    def __init__(self, form: OpenForm, taken: TakenOut) -> None:
        super().__init__()
        self._form = form
        kept = ngettext(
            "One answer of “{label}” that was taken out is kept.",
            "{count} answers of “{label}” that was taken out are kept.",
            taken.answers,
        )
        bring_back = ngettext(
            "Bring back {label}, one answer", "Bring back {label}, {count} answers", taken.answers
        )
        words = Label(kept.format(label=taken.label, count=taken.answers), tone="ink_2")
        self._link = Button(
            _("Bring back"),
            kind="link",
            name=bring_back.format(label=taken.label, count=taken.answers),
            on_click=lambda: form.bring_back_instance(taken.repeat, taken.key),
        )
        self.setLayout(
            row(Glyph("skipped", "ink_3"), words, self._link, None, spacing=S, margins=(M, 0, 0, 0))
        )
        self.load()

    def load(self) -> None:
        """Offer the way back if the reading may change."""
        self._link.setVisible(self._form.changeable)


class AddInstance(QWidget):
    """The button that adds another instance."""

    def __init__(self, form: OpenForm, adding: Adding) -> None:
        super().__init__()
        self._form = form
        self._button = Button(
            _("Add: {what}").format(what=adding.label.casefold()),
            icon_of="add",
            small=True,
            on_click=lambda: form.add_instance(adding.repeat),
        )
        self.setLayout(row(self._button, None))
        self.load()

    def load(self) -> None:
        """Offer it if the reading may change."""
        self._button.setVisible(self._form.changeable)


class NoteLine(QWidget):
    """A note of the form, with the values in it."""

    def __init__(self, form: OpenForm, path: str) -> None:
        super().__init__()
        self._form, self.path = form, path
        self._words = StyledLabel(tone="ink_2")
        line = row(spacing=S, margins=(S + XS, XS, S, XS))
        line.addWidget(Glyph("guidance", "ink_3"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        self.setLayout(line)
        self.load()

    def load(self) -> None:
        """Show the note as it stands now."""
        self._words.show_styled(self._form.label(self.path))
