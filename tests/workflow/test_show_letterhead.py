"""The letterhead on screen says what the paper will say."""

from __future__ import annotations

from datetime import date

from giaoban_tracker.domain.unit import OfficeTerms
from giaoban_tracker.workflow import show_letterhead

OFFICE = OfficeTerms(
    name="Ủy ban nhân dân thành phố Sông Mai",
    office="Văn phòng HĐND và UBND",
    place="Sông Mai",
    notation="TB-VP",
    capacity="TL. CHỦ TỊCH",
    position="Chánh Văn phòng",
    signer="Nguyễn Văn Mẫu",
    recipients=("Các phòng, ban", "Lưu: VT"),
)


def test_an_offices_letters_make_the_office_issue_under_the_committee_and_sign_in_its_own_right() -> None:
    shown = show_letterhead.letterhead(OFFICE, date(2017, 10, 2))

    assert (shown.parent, shown.issuer) == ("ỦY BAN NHÂN DÂN THÀNH PHỐ SÔNG MAI", "VĂN PHÒNG HĐND VÀ UBND")
    assert shown.place_and_day == "Sông Mai, ngày 02 tháng 10 năm 2017"
    assert (shown.signing, shown.signer) == (("CHÁNH VĂN PHÒNG",), "Nguyễn Văn Mẫu")
    assert shown.recipients == ("- Các phòng, ban;", "- Lưu: VT.")


def test_what_the_office_has_not_stated_is_dotted_and_named() -> None:
    bare = OfficeTerms("Ủy ban nhân dân xã")

    shown = show_letterhead.letterhead(bare)

    assert shown.place_and_day == "……, ngày …… tháng …… năm ……"
    assert show_letterhead.missing(bare) == ("place", "position", "signer")
    assert show_letterhead.missing(OFFICE) == ()
