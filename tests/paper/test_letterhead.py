from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from giaoban_tracker.domain.unit import OfficeTerms
from giaoban_tracker.paper.letterhead import foot_of, head_of, issued_by, issuing_bodies, notation_of

OFFICE = OfficeTerms(
    name="Ủy ban nhân dân huyện A", parent="Ủy ban nhân dân tỉnh B", office="Văn phòng HĐND và UBND", place="A"
)
COMMITTEE = ("ỦY BAN NHÂN DÂN TỈNH B", "ỦY BAN NHÂN DÂN HUYỆN A")
BUREAU = ("ỦY BAN NHÂN DÂN HUYỆN A", "VĂN PHÒNG HĐND VÀ UBND")


@pytest.mark.parametrize(
    ("changes", "bodies"),
    [
        ({"notation": "TB-VP"}, BUREAU),
        ({"notation": "TB-VP", "capacity": "KT. CHÁNH VĂN PHÒNG"}, BUREAU),
        ({"notation": "TB-UBND", "capacity": "TL. CHỦ TỊCH"}, COMMITTEE),
        ({"capacity": "TL. CHỦ TỊCH"}, COMMITTEE),
        ({}, BUREAU),
        ({"office": ""}, COMMITTEE),
        ({"office": "", "parent": ""}, ("", "ỦY BAN NHÂN DÂN HUYỆN A")),
    ],
)
def test_the_notation_says_whether_the_office_or_the_committee_issues(
    changes: dict[str, Any], bodies: tuple[str, str]
) -> None:
    assert issuing_bodies(replace(OFFICE, **changes)) == bodies


def test_a_body_is_named_in_running_text_as_it_is_written() -> None:
    assert issued_by(replace(OFFICE, notation="TB-VP")) == "Văn phòng HĐND và UBND"
    assert issued_by(replace(OFFICE, notation="TB-VP", office="Văn phòng")) == "Văn phòng Ủy ban nhân dân huyện A"
    assert issued_by(replace(OFFICE, notation="TB-UBND")) == "Ủy ban nhân dân huyện A"


@pytest.mark.parametrize(
    ("notation", "printed"), [("TB-VP", "BC-VP"), ("tb-ubnd", "BC-UBND"), ("", "BC-……"), ("VP", "VP")]
)
def test_the_kind_of_document_stands_before_the_offices_letters(notation: str, printed: str) -> None:
    assert notation_of(replace(OFFICE, notation=notation), "BC") == printed


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        (date(2018, 2, 5), "A, ngày 05 tháng 02 năm 2018"),
        (date(2018, 3, 15), "A, ngày 15 tháng 3 năm 2018"),
        (date(2018, 10, 9), "A, ngày 09 tháng 10 năm 2018"),
    ],
)
def test_days_below_ten_and_the_first_two_months_take_a_zero(day: date, printed: str) -> None:
    assert head_of(OFFICE, day, kind="BC").place_and_day == printed


def test_an_unknown_place_leaves_dotted_room() -> None:
    assert head_of(replace(OFFICE, place=""), date(2018, 3, 15), kind="BC").place_and_day.startswith("……, ngày")


def test_recipients_begin_with_a_dash_end_with_a_semicolon_and_the_last_with_a_full_stop() -> None:
    office = replace(OFFICE, recipients=("- Thường trực Thành ủy;", " ", "Lưu: VT, TH."))

    assert foot_of(office).recipients == ("- Thường trực Thành ủy;", "- Lưu: VT, TH.")


def test_the_archive_is_always_a_recipient() -> None:
    assert foot_of(OFFICE).recipients == ("- Lưu: VT.",)
    assert foot_of(replace(OFFICE, recipients=("Các đơn vị",))).recipients == ("- Các đơn vị;", "- Lưu: VT.")


@pytest.mark.parametrize("recipients", [("Các đơn vị", "Lưu: VT, TH"), ("- Như trên;", "Các đơn vị", "Lưu: VT, TH")])
def test_only_a_paper_that_is_addressed_goes_to_those_named_above(recipients: tuple[str, ...]) -> None:
    office = replace(OFFICE, recipients=recipients)

    assert foot_of(office, is_addressed=True).recipients == ("- Như trên;", "- Các đơn vị;", "- Lưu: VT, TH.")
    assert foot_of(office).recipients == ("- Các đơn vị;", "- Lưu: VT, TH.")


def test_capacity_and_position_stand_in_capitals_one_below_the_other() -> None:
    office = replace(OFFICE, capacity="KT. Chánh Văn phòng", position="Phó Chánh Văn phòng")

    assert foot_of(office).parties[0].capacity == ("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")


@pytest.mark.parametrize(
    ("notation", "signed"), [("TB-VP", ("CHÁNH VĂN PHÒNG",)), ("TB-UBND", ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"))]
)
def test_only_a_paper_of_the_committee_is_signed_for_its_chairman(notation: str, signed: tuple[str, ...]) -> None:
    office = replace(OFFICE, notation=notation, capacity="TL. Chủ tịch", position="Chánh Văn phòng")

    assert foot_of(office).parties[0].capacity == signed
