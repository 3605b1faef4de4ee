"""Units (đơn vị), their blocs (khối), the leaders, and the office that keeps the book."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from giaoban_tracker.domain.identity import BlocId, LeaderId, UnitId


class UnitKind(StrEnum):
    """What sort of body a unit is; decides nothing, groups lists."""

    DIVISION = "division"
    """phòng chuyên môn"""
    OFFICE = "office"
    """văn phòng"""
    SERVICE = "service"
    """đơn vị sự nghiệp"""
    VERTICAL = "vertical"
    """cơ quan ngành dọc"""
    LOCALITY = "locality"
    """xã, phường, or all of them together"""
    ORGANISATION = "organisation"
    """mặt trận, đoàn thể, hội"""


@dataclass(frozen=True, slots=True)
class UnitTerms:
    """Everything the office states about a unit; an amendment replaces it whole.

    Attributes:
        name: official full name, as it is printed.
        code: short ASCII code, unique in the office: "PNV".
        kind: what sort of body it is.
        aliases: other names that minutes use: "P. Nội vụ", "ngành nội vụ"; confirmed by a clerk.
        blocs: the blocs it belongs to; may be empty.
        head: name of the unit head (thủ trưởng); empty when not known.
        order: the office's own order of units, smallest first.
        valid_from: first day it exists; None when it always did.
        valid_to: last day it exists, inclusive; None while it does.
        merged_into: the unit that took its place after `valid_to`; None when there is none.
    """

    name: str
    code: str
    kind: UnitKind = UnitKind.DIVISION
    aliases: tuple[str, ...] = ()
    blocs: tuple[BlocId, ...] = ()
    head: str = ""
    order: int = 0
    valid_from: date | None = None
    valid_to: date | None = None
    merged_into: UnitId | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as the book knows it now."""

    id: UnitId
    terms: UnitTerms

    @property
    def name(self) -> str:
        return self.terms.name

    def exists_on(self, day: date) -> bool:
        """Whether the unit is in being on that day, both ends inclusive."""
        started = self.terms.valid_from is None or self.terms.valid_from <= day
        return started and (self.terms.valid_to is None or day <= self.terms.valid_to)


@dataclass(frozen=True, slots=True)
class BlocTerms:
    """A bloc (khối): the units that one briefing gathers.

    Attributes:
        name: as it is written after the word khối: "Văn hóa – Xã hội".
        order: smallest first.
    """

    name: str
    order: int = 0


@dataclass(frozen=True, slots=True)
class Bloc:
    """A bloc as the book knows it now."""

    id: BlocId
    terms: BlocTerms

    @property
    def name(self) -> str:
        return self.terms.name


@dataclass(frozen=True, slots=True)
class LeaderTerms:
    """A leader (lãnh đạo) who gives directives.

    Attributes:
        name: full name; empty where only the office is known.
        title: "Phó Chủ tịch UBND thành phố".
        fields: fields of work the leader is in charge of; may be empty.
        order: smallest first.
    """

    name: str
    title: str
    fields: tuple[str, ...] = ()
    order: int = 0


@dataclass(frozen=True, slots=True)
class Leader:
    """A leader as the book knows them now."""

    id: LeaderId
    terms: LeaderTerms


@dataclass(frozen=True, slots=True)
class OfficeTerms:
    """The office that keeps the book, and how its papers are headed and signed (Decree 30/2020).

    Attributes:
        name: the body that issues: "ỦY BAN NHÂN DÂN THÀNH PHỐ …" in ordinary case.
        parent: the body above it; empty when the paper prints none.
        office: the office under `name` that keeps the book: "Văn phòng HĐND và UBND".
        place: place of issue (địa danh), as printed before the date.
        notation: code after the number (ký hiệu): "TB-VP".
        capacity: signing capacity (quyền hạn ký): "TL. CHỦ TỊCH"; empty when the signer signs in their own right.
        position: the signer's position: "CHÁNH VĂN PHÒNG".
        signer: the signer's full name; empty leaves room for it.
        recipients: lines of 'Nơi nhận', without dash and semicolon; may be empty.
        preset: name of the preset the units came from.
    """

    name: str
    parent: str = ""
    office: str = ""
    place: str = ""
    notation: str = ""
    capacity: str = ""
    position: str = ""
    signer: str = ""
    recipients: tuple[str, ...] = ()
    preset: str = ""


def members_on(units: Iterable[Unit], bloc: BlocId, day: date) -> tuple[Unit, ...]:
    """The units of a bloc that exist on a day, in the office's order; may be empty."""
    chosen = [unit for unit in units if bloc in unit.terms.blocs and unit.exists_on(day)]
    return tuple(sorted(chosen, key=lambda unit: (unit.terms.order, unit.name)))
