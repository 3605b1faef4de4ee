"""Hand over: what a unit's computer gives out: its parcel as files or as text, its answer, and a receipt by code."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from giaoban_tracker.domain.errors import Refused, Unavailable
from giaoban_tracker.exchange.armour import MAX_BYTES, armoured
from giaoban_tracker.exchange.codes import check_code, read_check_code
from giaoban_tracker.exchange.enrolment import JOIN_SUFFIX
from giaoban_tracker.exchange.names import slug
from giaoban_tracker.ledger.feeds import Place
from giaoban_tracker.ledger.mail import Role
from giaoban_tracker.safe_file import write_safely
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post import join, send
from giaoban_tracker.workflow.post.mailbox import TO_OFFICE
from giaoban_tracker.workflow.post.own_facts import confirmed_seq, own_head, unconfirmed_pieces
from giaoban_tracker.workflow.post.sealing import sealed
from giaoban_tracker.workflow.post.values import Parcel


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What was given out.

    Attributes:
        places: where the files lie; empty for text.
        facts: how many facts are in it.
        check: the seven letters that prove over the phone what arrived.
        text: the parcel as text; empty for files.
    """

    places: tuple[Path, ...]
    facts: int
    check: str
    text: str = ""


def save(desk: Desk, folder: Path, *, seal: bool = False) -> HandedOver:
    """Write the parcel for the office into a folder; into the office's own box where the folder is a mailbox.

    Args:
        seal: so that only the office can open it.

    Raises:
        Refused: as `send.to_office`; as `sealing.sealed`.
        Unavailable: "folder-missing", "disk-full", …; what was not written goes with the next parcel again.
    """
    if not _is_folder(folder):
        raise Unavailable("folder-missing", path=folder)
    target = folder / TO_OFFICE if _is_folder(folder / TO_OFFICE) else folder
    parcels = send.to_office(desk)
    if seal:
        parcels = sealed(desk, parcels)
    for parcel in parcels:
        write_safely(target / parcel.name, parcel.content)
    return HandedOver(tuple(target / parcel.name for parcel in parcels), _facts(parcels), parcels[0].check)


def as_text(desk: Desk) -> HandedOver:
    """The parcel for the office as text, for Zalo or the body of a letter.

    Raises:
        Refused: "too-large-for-text"; as `send.to_office`.
    """
    parcels = send.to_office(desk)
    if len(parcels) > 1 or len(parcels[0].content) > MAX_BYTES:
        raise Refused("too-large-for-text", kilobytes=MAX_BYTES >> 10)
    return HandedOver((), _facts(parcels), parcels[0].check, armoured(parcels[0].content))


def save_answer(desk: Desk, folder: Path) -> Path:
    """Write the answer to the invitation (tệp ghi danh) into a folder.

    Raises:
        Refused: "not-a-unit".
        Unavailable: "folder-missing", "disk-full", ….
    """
    content, member = join.answer_again(desk), join.membership(desk)
    if member is None:
        raise Refused("not-a-unit")
    path = folder / f"ghi-danh_{slug(member.unit_name)}_{slug(member.device)}{JOIN_SUFFIX}"
    write_safely(path, content)
    return path


def confirm_by_code(desk: Desk, typed: str) -> int:
    """Believe the office's check code, told over the phone: it has everything up to there; returns how much that is.

    For units without a way back (exchange.md §2.6).

    Raises:
        Refused: "check-code-mistyped"; "check-code-unknown" when no unconfirmed entry has it; "not-a-unit".
    """
    code = read_check_code(typed)
    with desk.ledger.writing() as book:
        site = book.post.site()
        if site is None or site.role is not Role.UNIT:
            raise Refused("not-a-unit")
        head, before = own_head(book, site), confirmed_seq(book, site)
        for piece in reversed(unconfirmed_pieces(book, site)):
            link = book.post.link_at(head.feed, piece.seq)
            if link is not None and check_code(link) == code:
                book.post.note_ack(site.office_kid, head.feed, Place(piece.seq, link))
                return piece.seq - before
    raise Refused("check-code-unknown", typed=code)


def _facts(parcels: tuple[Parcel, ...]) -> int:
    return sum(parcel.facts for parcel in parcels)


def _is_folder(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:
        return False
