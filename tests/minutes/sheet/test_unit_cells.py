"""Units in cells: exact names first, then what minutes would understand, and a comma parts names or stands in one."""

from __future__ import annotations

import pytest

from giaoban_tracker.minutes.sheet.unit_cells import NamedUnit, UnitReader

READER = UnitReader(
    [
        NamedUnit("Phòng Nội vụ", "PNV", ("ngành nội vụ",)),
        NamedUnit("Phòng Lao động, Thương binh và Xã hội", "LDTBXH"),
        NamedUnit("Phòng Văn hóa và Thông tin", "VHTT"),
        NamedUnit("Văn phòng HĐND và UBND", "VP"),
        NamedUnit("Trung tâm Y tế thành phố", "TTYT"),
    ]
)
HOME, LABOUR, CULTURE, OFFICE = (
    "Phòng Nội vụ",
    "Phòng Lao động, Thương binh và Xã hội",
    "Phòng Văn hóa và Thông tin",
    "Văn phòng HĐND và UBND",
)


def names(cell: str) -> list[str]:
    return [one.name for one in READER.read(cell)]


@pytest.mark.parametrize(
    "cell", ["Phòng Nội vụ", "PHÒNG NỘI VỤ", "8. Phòng Nội vụ", "- Phòng Nội vụ", "PNV", "Ngành nội vụ"]
)
def test_a_name_a_code_an_alias_and_a_numbered_name_are_certain(cell: str) -> None:
    (one,) = READER.read(cell)

    assert (one.name, one.is_certain) == (HOME, True)


@pytest.mark.parametrize("cell", ["P. Nội vụ", "Nội vụ", "Phòng Nội vụ thành phố", "P.Nội vụ"])
def test_a_name_said_otherwise_is_a_guess(cell: str) -> None:
    (one,) = READER.read(cell)

    assert (one.name, one.is_certain) == (HOME, False)


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Phòng Nội vụ; Phòng Văn hóa và Thông tin", [HOME, CULTURE]),
        ("Phòng Nội vụ\nPhòng Văn hóa và Thông tin", [HOME, CULTURE]),
        ("Phòng Nội vụ, Phòng Lao động, Thương binh và Xã hội, Phòng Văn hóa và Thông tin", [HOME, LABOUR, CULTURE]),
        ("Phòng Lao động, Thương binh và Xã hội", [LABOUR]),
        ("Phòng Nội vụ và Văn phòng HĐND và UBND", [HOME, OFFICE]),
    ],
)
def test_several_units_in_a_cell_are_parted_where_names_end(cell: str, found: list[str]) -> None:
    assert names(cell) == found
    assert all(one.is_certain for one in READER.read(cell))


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("P. Văn hóa và Thông tin", [CULTURE]),
        ("P. Nội vụ, P. Văn hóa và Thông tin", [HOME, CULTURE]),
        ("Phòng Nội vụ và P. Văn hóa - Thông tin", [HOME, CULTURE]),
    ],
)
def test_a_guess_at_the_whole_comes_before_guesses_at_its_pieces(cell: str, found: list[str]) -> None:
    assert names(cell) == found


def test_a_name_nobody_knows_is_kept_whole() -> None:
    (one,) = READER.read("Chi cục Kiểm lâm, Thủy lợi và Phòng chống thiên tai")

    assert (one.words, one.name) == ("Chi cục Kiểm lâm, Thủy lợi và Phòng chống thiên tai", "")


def test_a_part_of_two_names_is_no_guess() -> None:
    assert names("Phòng") == [""]
