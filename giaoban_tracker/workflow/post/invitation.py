"""The invitation as a unit sees it before it accepts: whom it is for, and whether the paper code fits it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from giaoban_tracker.domain.errors import Unavailable, Unreadable
from giaoban_tracker.exchange.codes import ALPHABET, PAPER_CODE_LENGTH, fingerprint
from giaoban_tracker.exchange.enrolment import MAX_BYTES, Invite, open_invite, read_invite
from giaoban_tracker.workflow.post.enrol import Digits

_GROUP = 4
_FORGIVEN = str.maketrans("OILoil", "011011")


@dataclass(frozen=True, slots=True)
class InvitationSeen:
    """What an invitation says.

    Attributes:
        office_digits: the office's key, for comparing over the phone.
        proved: whether the paper code proves it; otherwise anybody may have written it.
    """

    unit_name: str
    office_name: str
    office_digits: Digits
    proved: bool


class Typed(StrEnum):
    """How far a paper code is typed."""

    EMPTY = "empty"
    SHORT = "short"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class CodeTyped:
    """A paper code as it stands in a field.

    Attributes:
        text: its letters as they are printed, in groups of four.
        missing: how many letters are still to be typed.
        strange: what was typed and is in no code; left out of `text`.
    """

    text: str
    state: Typed
    missing: int
    strange: str


def typed_code(text: str) -> CodeTyped:
    """What was typed, tidied: capitals, O as 0, I and L as 1, groups of four; more than sixteen letters are cut."""
    plain = [letter for letter in text.translate(_FORGIVEN).upper() if not letter.isspace() and letter not in "-–—._"]
    letters = [letter for letter in plain if letter in ALPHABET][:PAPER_CODE_LENGTH]
    strange = "".join(dict.fromkeys(letter for letter in plain if letter not in ALPHABET))
    grouped = "-".join("".join(letters[at : at + _GROUP]) for at in range(0, len(letters), _GROUP))
    missing = PAPER_CODE_LENGTH - len(letters)
    state = Typed.WHOLE if not missing else Typed.SHORT if letters else Typed.EMPTY
    return CodeTyped(grouped, state, missing, strange)


def read(path: Path) -> bytes:
    """The bytes of a file that should be an invitation.

    Raises:
        Unavailable: "file-missing" with `name`.
        Unreadable: "invite" when it is far too large for one.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise Unavailable("file-missing", name=path.name) from error
    if len(content) > MAX_BYTES:
        raise Unreadable("invite")
    return content


def look(content: bytes, code: str | None = None) -> InvitationSeen:
    """What an invitation says; nothing is written.

    Args:
        code: as typed from the paper; None believes the file for now, until its digits are compared by phone.

    Raises:
        Unreadable, Refused: as `exchange.enrolment.open_invite`; without a code no "paper-code-…".
    """
    invite: Invite = read_invite(content) if code is None else open_invite(content, code)
    return InvitationSeen(invite.unit_name, invite.office_name, fingerprint(invite.office), code is not None)
