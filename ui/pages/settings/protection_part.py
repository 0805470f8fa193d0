"""Whether the file is protected: protecting it, its passphrase, its recovery key, and locking the window."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.keys.recovery_key import recovery_key
from inspector_app.protection.change import change, protected_key
from inspector_app.protection.recovery_sheet import write_sheet
from resources.translations import N_, _
from ui.focus import focus_first
from ui.layouts import XS, M, clear, column, panel
from ui.protection.new_passphrase import NewPassphrase
from ui.protection.passphrase_field import PassphraseField
from ui.protection.recovery_sheet import ask_where
from ui.protection.window_lock import LOCK_AFTER, USUAL_MINUTES
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import Label
from ui.widgets.section_heading import SectionHeading
from ui.widgets.segmented_choice import SegmentedChoice
from ui.widgets.short_form import ShortForm
from ui.workspace import Workspace

_MINUTES = [("5", "5"), ("10", "10"), ("15", "15"), ("30", "30"), ("0", N_("Never"))]
_PLAIN = N_("This file is not protected: whoever gets hold of it can read everything in it.")
_PROTECTED = N_(
    "This file and its backups are encrypted. They open with your passphrase or with the recovery key."
)
_ABOUT_PROTECTING = N_(
    "The file and its backups are encrypted and opened again; undo begins anew. What was in clear is written over where"
    " the disk lets us. Hand-overs that you wrote before stay as they are."
)
_ABOUT_CHANGING = N_(
    "It holds for this file and its backups; the recovery key stays the same. Copies elsewhere keep the passphrase that"
    " they had."
)
_ABOUT_SHEET = N_(
    "The sheet opens everything without the passphrase. Print it, lock it away, and delete the file of it."
)


class ProtectionPart(QWidget):
    """What one can do depends on whether the file is protected, which changes only with the window."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._path = workspace.visit.store.path
        self._asked = QVBoxLayout()
        is_protected = workspace.visit.store.key is not None
        self.protect = Button(_("Protect it…"), icon_of="locked", on_click=self._ask_protect)
        self.change = Button(_("Change the passphrase…"), on_click=self._ask_change)
        self.sheet = Button(_("Recovery key…"), on_click=self._ask_sheet)
        self.lock_now = Button(_("Lock now"), icon_of="locked", on_click=workspace.lock_wanted.emit)
        self.lock_now.setToolTip(_("Lock now (Ctrl Shift L)"))
        self.lock_after = SegmentedChoice(
            [(minutes, _(words)) for minutes, words in _MINUTES],
            name=_("Lock after minutes without a key or the mouse"),
        )
        self.lock_after.set_value(workspace.preferences.text(LOCK_AFTER, USUAL_MINUTES))
        self.lock_after.chosen.connect(lambda chosen: workspace.preferences.set_text(LOCK_AFTER, chosen))
        deeds = FlowLayout()
        for deed in (self.protect, self.change, self.sheet, self.lock_now):
            deeds.addWidget(deed)
            if (deed is self.protect) is is_protected:
                deed.hide()
        self._deeds = panel(deeds)
        after = panel(
            column(
                Label(self.lock_after.accessibleName(), tone="ink_2", wrap=True), self.lock_after, spacing=XS
            )
        )
        if not is_protected:
            after.hide()
        self.setLayout(
            column(
                SectionHeading(_("Protection")),
                Label(_(_PROTECTED if is_protected else _PLAIN), tone="ink_2", wrap=True),
                self._deeds,
                self._asked,
                after,
                spacing=M,
            )
        )

    # ---- inside -------------------------------------------------------------------------------------
    def _ask_protect(self) -> None:
        new = NewPassphrase()

        def protect() -> None:
            passphrase = new.passphrase() or ""
            if self._workspace.is_working:
                self._workspace.say(_("Wait until the work that is under way is done, then try again."))
                return
            self._workspace.protect_wanted.emit(passphrase)

        self._ask(
            ShortForm(
                _("Protect the file"),
                _(_ABOUT_PROTECTING),
                [(_("Passphrase"), new)],
                _("Protect it"),
                protect,
                self._close,
                beside=True,
            ),
            new,
        )

    def _ask_change(self) -> None:
        present, new = PassphraseField(), NewPassphrase()

        def set_new() -> None:
            old, wanted = present.text(), new.passphrase() or ""
            form.work(lambda: change(self._path, old, wanted), done=lambda _nothing: self._on_changed())

        form = ShortForm(
            _("Change the passphrase"),
            _(_ABOUT_CHANGING),
            [(_("Present passphrase"), present), (_("New passphrase"), new)],
            _("Change it"),
            set_new,
            self._close,
            beside=True,
        )
        self._ask(form, new)

    def _ask_sheet(self) -> None:
        present = PassphraseField()

        def save() -> None:
            target = ask_where(self, self._path)
            if target is None:
                return
            words = present.text()

            def write() -> None:
                write_sheet(target, self._path.name, recovery_key(protected_key(self._path, words)))

            form.work(write, done=lambda _nothing: self._on_saved(target.name))

        form = ShortForm(
            _("Recovery key"),
            _(_ABOUT_SHEET),
            [(_("Passphrase"), present)],
            _("Save the sheet…"),
            save,
            self._close,
            beside=True,
        )
        present.line.returnPressed.connect(form.submit)
        self._ask(form)

    def _ask(self, form: ShortForm, new: NewPassphrase | None = None) -> None:
        if new is not None:
            new.submitted.connect(form.submit)
        clear(self._asked)
        self._asked.addWidget(form)
        self._deeds.hide()
        form.show()
        focus_first(form)

    def _close(self) -> None:
        clear(self._asked)
        self._deeds.show()
        focus_first(self._deeds)

    def _on_changed(self) -> None:
        self._close()
        self._workspace.say(_("The passphrase is changed."))

    def _on_saved(self, name: str) -> None:
        self._close()
        self._workspace.say(_("Saved as {file}. Print it, then delete that file.").format(file=name))
