"""Names proposed for printed files: they say what is inside, and every file system takes them."""

from __future__ import annotations

from datetime import date

import pytest

from giaoban_tracker.domain.counters import Counters
from giaoban_tracker.domain.follow_up import AssignmentAnnex, FollowUpList
from giaoban_tracker.domain.unit import OfficeTerms
from giaoban_tracker.workflow import print_forms

OFFICE = OfficeTerms("Ủy ban nhân dân thành phố")
DAY = date(2017, 10, 2)


@pytest.mark.parametrize(
    ("meeting", "unit", "name"),
    [
        ("Giao ban khối Văn hóa – Xã hội quý II/2017", "", "Danh sách theo dõi quý II-2017 tính đến 02-10-2017.pdf"),
        ("", "", "Danh sách theo dõi tính đến 02-10-2017.pdf"),
        ("Giao ban tháng 9/2017", "", "Danh sách theo dõi tháng 9-2017 tính đến 02-10-2017.pdf"),
        ("Họp đột xuất: bão số 10", "", "Danh sách theo dõi Họp đột xuất- bão số 10 tính đến 02-10-2017.pdf"),
        ("", "Phòng Nội vụ", "Danh sách theo dõi Phòng Nội vụ tính đến 02-10-2017.pdf"),
    ],
)
def test_a_list_is_named_by_period_unit_and_day(meeting: str, unit: str, name: str) -> None:
    listed = FollowUpList(OFFICE, meeting, None, DAY, (), Counters())

    assert print_forms.file_name(listed, unit) == name


def test_an_annex_is_named_by_its_period() -> None:
    annex = AssignmentAnnex(OFFICE, "Giao ban quý II/2017", date(2017, 7, 5), "", None, ())

    assert print_forms.file_name(annex) == "Bảng phân công nhiệm vụ quý II-2017.pdf"


def test_no_name_is_longer_than_file_systems_take() -> None:
    listed = FollowUpList(OFFICE, "Họp " + "rất dài " * 60, None, DAY, (), Counters())

    assert len(print_forms.file_name(listed).encode()) < 255
