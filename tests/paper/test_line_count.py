"""Lines counted before they are set: where a number is told, the typesetter comes to the same."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.paper import SHIPPED, document_of, page_images, pdf_markup, typeset
from giaoban_tracker.paper.columns import inner_width, numbered
from giaoban_tracker.paper.document import Align, Column, Document, Group, Heading, Sheet, Table
from giaoban_tracker.paper.forms.follow_up import COLUMNS
from giaoban_tracker.paper.line_count import LineCount, lines_of_rows
from giaoban_tracker.paper.typeface import shipped_advances
from tests.paper.samples import RESOURCES, UNITS, follow_up, row

ADVANCES = shipped_advances(RESOURCES, bold=False)
TEXT = (
    "rà soát chỉ tiêu giảm nghèo, tổ chức (kiểm tra) công vụ; đôn đốc: hướng dẫn 12 xã, phường báo cáo 45% trước ngày "
    "30/9/2017 theo Thông báo số 115/TB-VP, khối Văn hóa – Xã hội quý II/2017 Lao động - Thương binh “nông thôn mới” "
    "1.250.000 đồng A+B UBND HĐND ỷ lại nguyễn Vũ AVATAR Tây To"
)
WORDS = tuple(TEXT.split(" "))
ROOMS_MM = (14.0, 18.5, 21.5, 26.0, 42.5, 60.0)
PUNCTUATION = st.text(st.sampled_from("aăâđêôơưộễế AVT ,.;:()/-–%“”'+1290"), min_size=1, max_size=60)


def markup(texts: list[str], *, counted: bool) -> tuple[bytes, list[int]]:
    """A table whose rows hold one text in columns of every width, and the lines that were told of its rows."""
    columns = tuple(Column(f"c{at}", "Cột", room, Align.LEFT) for at, room in enumerate(ROOMS_MM))
    table = Table("Bảng", columns, (Group("", tuple((text,) * len(columns) for text in texts)),), size=11)
    sheet = Sheet("Bảng", None, Heading(("BẢNG",)), (table,), across=True)
    made = pdf_markup(Document("X", "Bảng", "", date(2017, 10, 5), (sheet,)), RESOURCES, SHIPPED)
    data = json.loads(made.data)
    group = data["sheets"][0]["blocks"][0]["groups"][0]
    lines = group["lines"]
    if not counted:
        group["lines"] = []
    return typeset(replace(made, data=json.dumps(data, ensure_ascii=False))), lines


def same_pages(texts: list[str]) -> int:
    """Assert that counting changes nothing that can be seen; gives how many rows were counted."""
    counted, lines = markup(texts, counted=True)
    measured, _ = markup(texts, counted=False)

    assert [one.pixels for one in page_images(counted, dots_per_inch=72)] == [
        one.pixels for one in page_images(measured, dots_per_inch=72)
    ]
    return sum(count > 0 for count in lines)


@pytest.mark.parametrize("seed", range(3))
def test_rows_whose_lines_were_counted_look_as_those_that_were_measured(seed: int) -> None:
    chance = random.Random(seed)
    texts = [" ".join(chance.choices(WORDS, k=chance.randrange(1, 25))) for _ in range(80)]

    assert same_pages(texts) >= 5


@settings(max_examples=12, deadline=None)
@given(st.lists(PUNCTUATION, min_size=8, max_size=30))
def test_no_mark_of_punctuation_deceives_the_count(texts: list[str]) -> None:
    same_pages(texts)


def test_most_rows_of_a_real_list_are_counted() -> None:
    chance = random.Random(7)
    many = [
        row(
            content=" ".join(chance.choices(WORDS[:24], k=20)),
            lead=(chance.choice(UNITS),),
            deadline=Deadline(DeadlineKind.FIXED, date(2017, 9, 30)),
        )
        for _ in range(200)
    ]
    data = json.loads(pdf_markup(document_of(follow_up(*many)), RESOURCES, SHIPPED).data)
    (group,) = data["sheets"][0]["blocks"][1]["groups"]

    assert sum(count > 0 for count in group["lines"]) > 150


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("một", 1),
        ("một\nhai", 2),
        ("một  hai", 0),
        ("một\n\nhai", 0),
        ("nhiệm vụ □", 0),
        ("một 😀", 0),
        (" một", 0),
    ],
)
def test_what_the_rules_of_lines_leave_open_is_left_to_the_typesetter(text: str, lines: int) -> None:
    assert LineCount(40.0, ADVANCES).of(text) == lines


def test_a_row_is_as_high_as_its_highest_cell_and_unknown_with_an_unknown_one() -> None:
    columns = [LineCount(5.0, ADVANCES), LineCount(40.0, ADVANCES)]

    assert lines_of_rows([["một hai ba bốn", "x"], ["một", "□"]], columns) == [2, 0]


def test_a_line_that_ends_at_the_very_edge_is_not_counted() -> None:
    edge = sum(ADVANCES[ord(letter)] for letter in "một hai")

    assert LineCount(edge, ADVANCES).of("một hai ba bốn năm") == 0
    assert LineCount(edge + 0.01, ADVANCES).of("một hai ba bốn năm") > 0


@pytest.mark.parametrize(("rows", "first"), [(12, 9.0), (999, 9.0), (1_000, 11.0), (10_000, 13.0)])
def test_numbers_above_999_have_room_in_the_first_column(rows: int, first: float) -> None:
    columns = numbered(COLUMNS, rows)

    assert columns[0].width == first
    assert sum(column.width for column in columns) == pytest.approx(sum(column.width for column in COLUMNS))
    assert LineCount(inner_width(first, 11), ADVANCES).of(str(rows)) == 1
