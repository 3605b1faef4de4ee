"""Enrolment (ghi danh): how an office and a unit's computer come to know each other's key on paper or by phone (§3.5).

The office hands over a code of 80 bits on paper. Its invitation proves the office to the unit, the unit's answer
proves the computer to the office; who does not have the paper can forge neither. With 80 random bits nothing is to be
gained by guessing offline, which is why no shorter code is offered.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated, TypeVar, cast

import msgspec

from giaoban_tracker.domain.canonical import Json
from giaoban_tracker.domain.errors import Refused, Unreadable
from giaoban_tracker.exchange.codes import paper_code_secret
from giaoban_tracker.exchange.keys import SIGNATURE_BYTES, Key, kid_of, verify
from giaoban_tracker.exchange.manifest import Kid, PartyName, Public, Signature
from giaoban_tracker.exchange.strict_json import read_object, written
from giaoban_tracker.exchange.trailer import from_urlsafe, urlsafe

MAX_BYTES = 4096
INVITE_SUFFIX, JOIN_SUFFIX = ".gbinvite", ".gbjoin"
NONCE_BYTES = 16

_HIDDEN = r"\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
_Name = Annotated[str, msgspec.Meta(pattern=rf"\A[^{_HIDDEN}]{{0,300}}\Z")]
_Hash = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]
_Nonce = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{32}\Z")]
_Post = Annotated[str, msgspec.Meta(pattern=r"\A(age1[0-9a-z]{58})?\Z")]
_ZEROS = bytes(sha256().digest_size)
_File = TypeVar("_File", "_InviteFile", "_JoinFile")


@dataclass(frozen=True, slots=True)
class Invite:
    """What an office says to a unit that it invites.

    Attributes:
        office: the office's root key, 32 bytes.
        post: the address for sealed envelopes; empty for none.
    """

    office: bytes
    office_name: str
    unit: str
    unit_name: str
    post: str = ""


@dataclass(frozen=True, slots=True)
class Join:
    """What a computer answers.

    Attributes:
        office: kid of the root key that it was invited by.
        public: its own key, 32 bytes.
        device: what its people call it: "Máy văn thư".
        nonce: 16 bytes, fresh for each answer.
        by_code: whether the paper code proves it; otherwise the digits must be compared by phone.
    """

    office: str
    unit: str
    kid: str
    public: bytes
    device: str
    nonce: bytes
    post: str = ""
    by_code: bool = False


@dataclass(frozen=True, slots=True)
class IssuedCode:
    """A paper code as the office has it on file.

    Attributes:
        code: as printed.
        used_by: kid of the computer that it has enrolled; None while nobody has used it.
    """

    code: str
    used_by: str | None = None


class _InviteFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    fmt: Annotated[str, msgspec.Meta(pattern=r"\Agbinvite\Z")]
    mac: _Hash
    name: _Name
    office: Public
    post: _Post
    unit: PartyName
    unit_name: _Name
    v: Annotated[int, msgspec.Meta(ge=1, le=1)]


class _JoinFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    device: _Name
    fmt: Annotated[str, msgspec.Meta(pattern=r"\Agbjoin\Z")]
    kid: Kid
    mac: _Hash
    nonce: _Nonce
    office: Kid
    post: _Post
    pub: Public
    sig: Signature
    unit: PartyName
    v: Annotated[int, msgspec.Meta(ge=1, le=1)]


def write_invite(invite: Invite, code: str) -> bytes:
    """The file .gbinvite.

    Args:
        code: the paper code; it must not travel by the same way as the file.
    """
    blank = _InviteFile(
        fmt="gbinvite",
        mac=_ZEROS.hex(),
        name=invite.office_name,
        office=urlsafe(invite.office),
        post=invite.post,
        unit=invite.unit,
        unit_name=invite.unit_name,
        v=1,
    )
    return _bytes(msgspec.structs.replace(blank, mac=_mac(blank, code)))


def open_invite(data: bytes, code: str) -> Invite:
    """The invitation, proved by the code as the unit typed it: this is the office that handed over the paper.

    Raises:
        Unreadable: "size", "invite" for what is no invitation; as `strict_json.read_object`.
        Refused: "paper-code-mistyped"; "paper-code-wrong" when code and file do not belong together, whether a letter
            is mistyped or somebody put in his own key.
    """
    _check_mac(_read(data, _InviteFile, "invite"), code)
    return read_invite(data)


def read_invite(data: bytes) -> Invite:
    """The invitation as it stands there, proved by nothing: the office's digits must be compared by phone.

    Raises:
        Unreadable: "size", "invite"; as `strict_json.read_object`.
    """
    file = _read(data, _InviteFile, "invite")
    return Invite(
        office=from_urlsafe(file.office, "invite"),
        office_name=file.name,
        unit=file.unit,
        unit_name=file.unit_name,
        post=file.post,
    )


def write_join(key: Key, invite: Invite, device: str, nonce: bytes, code: str | None, post: str = "") -> bytes:
    """The file .gbjoin.

    Args:
        key: the new computer's own.
        nonce: 16 unpredictable bytes.
        code: the paper code; None when the digits will be compared by phone.
        post: the computer's address for sealed envelopes; empty for none.
    """
    blank = _JoinFile(
        device=device,
        fmt="gbjoin",
        kid=key.kid,
        mac=_ZEROS.hex(),
        nonce=nonce.hex(),
        office=kid_of(invite.office),
        post=post,
        pub=urlsafe(key.public),
        sig=urlsafe(bytes(SIGNATURE_BYTES)),
        unit=invite.unit,
        v=1,
    )
    signed = msgspec.structs.replace(blank, sig=urlsafe(key.sign(_join_text(blank))))
    proved = signed if code is None else msgspec.structs.replace(signed, mac=_mac(signed, code))
    return _bytes(proved)


def open_join(data: bytes, office: str, issued: Callable[[str], IssuedCode | None]) -> Join:
    """The answer of a computer, which has its own secret key for certain, and the code if one was issued.

    1. It is an answer, to this office. 2. Its key bears its own name and has signed it. 3. With a code: the code proves
    it, and has enrolled no other computer.

    Args:
        office: kid of our root key.
        issued: the code that was handed to the unit with that id; None when the digits are to be compared by phone.

    Raises:
        Unreadable: 1. "size", "join", "not-for-us"; as `strict_json.read_object`. 2. "join".
        Refused: 3. "paper-code-wrong"; "paper-code-used" with the kid that it enrolled: an alarm, the paper was seen.
    """
    file = _read(data, _JoinFile, "join")
    if file.office != office:
        raise Unreadable("not-for-us", to=file.office)
    public = from_urlsafe(file.pub, "join")
    blank = msgspec.structs.replace(file, sig=urlsafe(bytes(SIGNATURE_BYTES)), mac=_ZEROS.hex())
    if kid_of(public) != file.kid or not verify(public, from_urlsafe(file.sig, "join"), _join_text(blank)):
        raise Unreadable("join")
    paper = issued(file.unit)
    if paper is not None:
        _check_mac(file, paper.code)
        if paper.used_by not in (None, file.kid):
            raise Refused("paper-code-used", kid=paper.used_by, again=file.kid)
    return Join(
        office=file.office,
        unit=file.unit,
        kid=file.kid,
        public=public,
        device=file.device,
        nonce=bytes.fromhex(file.nonce),
        post=file.post,
        by_code=paper is not None,
    )


def is_proved_by_code(data: bytes) -> bool:
    """Whether an answer bears a proof by a paper code; which one, and whether it is right, only the office can say.

    Raises:
        Unreadable: "size", "join".
    """
    return _read(data, _JoinFile, "join").mac != _ZEROS.hex()


def prove_rotation(new: Key, former: str) -> bytes:
    """The new key's word that it takes the place of the key of that kid; 64 bytes."""
    return new.sign(_rotation_text(former))


def check_rotation(new_public: bytes, former: str, proof: bytes) -> bool:
    """Whether the new key said so itself; without it somebody could put another's key in his own place."""
    return verify(new_public, proof, _rotation_text(former))


def _rotation_text(former: str) -> bytes:
    return f"giaoban-rotation-v1\n{former}\n".encode()


def _join_text(blank: _JoinFile) -> bytes:
    return b"giaoban-join-v1\n" + _bytes(blank)


def _mac(file: _InviteFile | _JoinFile, code: str) -> str:
    """The proof by the code over the whole file with an empty proof; which kind of file it is stands in it."""
    blank = msgspec.structs.replace(file, mac=_ZEROS.hex())
    return hmac.new(paper_code_secret(code), b"giaoban-enrol-v1\n" + _bytes(blank), sha256).hexdigest()


def _check_mac(file: _InviteFile | _JoinFile, code: str) -> None:
    if not hmac.compare_digest(_mac(file, code), file.mac):
        raise Refused("paper-code-wrong")


def _bytes(file: _InviteFile | _JoinFile) -> bytes:
    return written(cast("Mapping[str, Json]", msgspec.to_builtins(file)))


def _read(data: bytes, kind: type[_File], code: str) -> _File:
    if len(data) > MAX_BYTES:
        raise Unreadable("size", size=len(data))
    try:
        return msgspec.convert(read_object(data), kind)
    except msgspec.ValidationError as fault:
        raise Unreadable(code) from fault
