"""Inviting a member into a sealed visit, and joining it with the words that the lead said."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from db.errors import UserError
from db.files import INVITATION_SUFFIX
from db.handover.invitation import (
    Admission,
    check_invitation_target,
    handover_within,
    open_invitation,
    write_invitation,
)
from db.handover.merge import merge_handover
from db.team.keyring import INVITED_IDENTITY, LEAD_KEY, keyring_of
from db.team.statements import REPLACED
from inspector_app.new_visit import make_visit
from inspector_app.team.enrolment import (
    enrol,
    invitation_of,
    leads_keyring,
    new_admission,
    open_seats,
    revoke_seats,
    state,
)
from inspector_app.team.members import Member
from inspector_app.team.phrase import canonical_phrase, new_phrase
from inspector_app.visit import Clock, Visit, utc_now
from resources.translations import _

Progress = Callable[[float, str], None]


def invitation_name(member: Member) -> str:
    """Return the file name of a member's invitation: "Owain Prys.invitation"."""
    name = re.sub(r'[<>:"/\\|?*\x00-\x1f]', "", member.name).strip(" .") or "Inspector"
    return f"{name}{INVITATION_SUFFIX}"


def invite(visit: Visit, member: Member, path: Path, *, progress: Progress | None = None) -> str:
    """Write a member's invitation to `path`, or into it when it is a folder, and return the words that open it.

    The words are kept nowhere. An invitation that was not used yet counts no more. Raises UserError unless this is
    the lead's copy, when the member has a laptop that counts, and when the file cannot be written.
    """
    keyring = leads_keyring(visit)
    target = path / invitation_name(member) if path.is_dir() else path
    check_invitation_target(target)
    if any(seat.enrolment is not None for seat in open_seats(keyring, member.id)):
        raise UserError(
            "has-laptop",
            _("{name} has joined already, and one laptop a member is sealed to.").format(name=member.name),
            _("If that laptop is lost or another one takes its place, say first that it is lost."),
        )
    words = new_phrase()
    admission = new_admission(keyring.inspection, keyring.lead_key, member.id)
    at, seen = visit.clock(), visit.store.ends()
    with visit.store.transaction(visit.me.id, at=at) as act:
        revoke_seats(act, keyring, member.id, REPLACED, at, seen)
        state(act, invitation_of(admission, at).signed(keyring.inspection, keyring.signing_key))
        act.set("member", member.id, "active", 1)
    try:
        write_invitation(
            visit.store, target, admission, words, author=visit.me.id, at=visit.clock(), progress=progress
        )
    except UserError as error:
        # The words of the new one are lost with it, and whoever holds an older one is to be told.
        again = _("Earlier invitations of {name} count no more. Put that right, and invite again.")
        raise UserError(error.code, error.what, again.format(name=member.name), where=error.where) from error
    return words


def join_by_invitation(
    path: Path,
    invitation: Path,
    words: str,
    *,
    passphrase: str | None = None,
    clock: Clock = utc_now,
    progress: Progress | None = None,
) -> Visit:
    """Make one's own copy of a visit at `path` from an invitation and its words; it enrols with keys of its own.

    A new file is protected if a passphrase is given; a protected one that is there already is opened with it.

    Where the member's own copy is there already, as on a laptop that was found again, it gets new keys and keeps all
    its work. Raises UserError for wrong words, a damaged file or an invitation that counts no more; then nothing is
    left of a new file.
    """
    admission = open_invitation(invitation, canonical_phrase(words))
    if path.exists():
        visit = _own_copy(path, admission, passphrase, clock)
        try:
            _enrol_from(visit, invitation, admission, progress)
        except BaseException:
            visit.close()
            raise
        return visit

    def fill(visit: Visit) -> None:
        visit.store.set_setting(LEAD_KEY, admission.lead_key)
        _enrol_from(visit, invitation, admission, progress)
        visit.belongs_to(admission.member)

    return make_visit(path, admission.inspection, fill, passphrase=passphrase, clock=clock)


def _own_copy(path: Path, admission: Admission, passphrase: str | None, clock: Clock) -> Visit:
    """Open a copy of the same visit that belongs to the member who is invited; raises UserError for any other file."""
    try:
        visit = Visit.open(path, passphrase=passphrase, clock=clock)
    except UserError as error:
        if error.code != "wrong-passphrase":
            raise
        raise UserError(
            error.code,
            _("There is such a file already, and this is not its passphrase."),
            _("Choose another name; or, if it is your own copy of this visit, give its passphrase."),
            where=path.name,
        ) from error
    mine = (visit.store.inspection, visit.belongs_to_member, visit.store.setting(LEAD_KEY))
    if mine != (admission.inspection, admission.member, admission.lead_key):
        visit.close()
        raise UserError(
            "file-exists",
            _("Another visit file of that name is there, and it is not the copy of whoever is invited."),
            _("Choose another name."),
            where=path.name,
        )
    if passphrase is not None and visit.store.key is None:
        visit.close()
        raise UserError(
            "not-protected",
            _("Your own copy is there already, and it is not protected: a passphrase would change nothing."),
            _("Leave the passphrase out, and protect the file in Settings once it is open."),
            where=path.name,
        )
    return visit


def _enrol_from(visit: Visit, invitation: Path, admission: Admission, progress: Progress | None) -> None:
    store = visit.store
    before = store.setting(INVITED_IDENTITY)
    store.set_setting(INVITED_IDENTITY, admission.identity)
    try:
        _bring_in_and_enrol(visit, invitation, admission, progress)
    except BaseException:
        # What was sealed to an earlier invitation can still be read by its key alone.
        store.set_setting(INVITED_IDENTITY, before)
        raise


def _bring_in_and_enrol(
    visit: Visit, invitation: Path, admission: Admission, progress: Progress | None
) -> None:
    store = visit.store
    with handover_within(invitation, store.path) as handover:
        merge_handover(store, handover, author=admission.member, at=visit.clock(), progress=progress)
    keyring = keyring_of(store)
    seat = keyring.seats.get(admission.invitation) if keyring else None
    if seat is None or seat.revocation is not None or seat.enrolments:
        raise UserError(
            "used-invitation",
            _("This invitation was used or replaced already, so it admits nobody any more."),
            _("Ask the lead inspector for a new one."),
            where=invitation.name,
        )
    at = visit.clock()
    with store.transaction(admission.member, at=at) as act:
        enrol(store, act, admission, at)
