"""Names proposed for printed files: they say what is inside, and every file system takes them."""

from __future__ import annotations

from datetime import date

import pytest

from giaoban_tracker.workflow.printing import FORMS, Form
from giaoban_tracker.workflow.printing.file_names import file_stem

DAY = date(2017, 10, 2)


@pytest.mark.parametrize(
    ("meeting", "unit", "name"),
    [
        ("Giao ban khối Văn hóa – Xã hội quý II/2017", "", "Danh sách theo dõi quý II-2017 tính đến 02-10-2017"),
        ("", "", "Danh sách theo dõi tính đến 02-10-2017"),
        ("Giao ban tháng 9/2017", "", "Danh sách theo dõi tháng 9-2017 tính đến 02-10-2017"),
        ("Họp đột xuất: bão số 10", "", "Danh sách theo dõi Họp đột xuất- bão số 10 tính đến 02-10-2017"),
        ("", "Phòng Nội vụ", "Danh sách theo dõi Phòng Nội vụ tính đến 02-10-2017"),
    ],
)
def test_a_list_is_named_by_period_unit_and_day(meeting: str, unit: str, name: str) -> None:
    assert file_stem("F7", meeting=meeting, unit=unit, as_of=DAY) == name


def test_a_form_that_stands_on_no_day_is_named_by_its_period() -> None:
    assert file_stem("F3", meeting="Giao ban quý II/2017") == "Bảng phân công nhiệm vụ quý II-2017"


def test_no_name_is_longer_than_file_systems_take() -> None:
    stem = file_stem("F7", meeting="Họp " + "rất dài " * 60, as_of=DAY)

    assert len(f"{stem}.docx".encode()) < 255


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.code)
def test_every_form_is_named_in_words(form: Form) -> None:
    assert file_stem(form.code) != form.code
