"""Show a letterhead: how an office's papers will be headed and signed, and what its forms still lack."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from giaoban_tracker.domain.unit import OfficeTerms
from giaoban_tracker.paper.letterhead import foot_of, head_of

_KIND = "BC"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head and the foot of a report as they will be printed; dotted room where the office has not stated a part.

    Attributes:
        parent: the body above, in capitals; empty when the paper prints none.
        issuer: the body that issues, in capitals.
        number: "Số: ……/BC-VP".
        place_and_day: "Sông Mai, ngày 02 tháng 10 năm 2017".
        signing: capacity and position, in capitals; may be empty.
        signer: the signer's name; empty leaves room for it.
        recipients: lines of 'Nơi nhận' with dash and semicolon.
    """

    parent: str = ""
    issuer: str = ""
    number: str = ""
    place_and_day: str = ""
    signing: tuple[str, ...] = ()
    signer: str = ""
    recipients: tuple[str, ...] = ()


def letterhead(office: OfficeTerms, day: date | None = None) -> Letterhead:
    """The letterhead that these terms give; without a day there is dotted room for it."""
    head, foot = head_of(office, day, kind=_KIND), foot_of(office)
    party = foot.parties[0]
    return Letterhead(
        parent=head.parent,
        issuer=head.issuer,
        number=head.number,
        place_and_day=head.place_and_day,
        signing=party.capacity,
        signer=party.signer,
        recipients=foot.recipients,
    )


def missing(office: OfficeTerms) -> tuple[str, ...]:
    """Names of the fields that a printed form needs and the office has not stated, in the order of the paper.

    Any of "name", "place", "position", "signer"; empty when nothing is missing.
    """
    return tuple(field for field in ("name", "place", "position", "signer") if not getattr(office, field).strip())
