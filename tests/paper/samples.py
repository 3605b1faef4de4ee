"""Lists and annexes for the tests of this room; builders say only what matters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from giaoban_tracker.domain.counters import count
from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.follow_up import FollowUpList, FollowUpRow
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.unit import OfficeTerms

OFFICE = OfficeTerms(
    name="Ủy ban nhân dân thành phố Sơn Hà",
    parent="Ủy ban nhân dân tỉnh Đồng Xuân",
    office="Văn phòng HĐND và UBND",
    place="Sơn Hà",
    notation="TB-VP",
    position="Chánh Văn phòng",
    signer="Nguyễn Thị Ngọc Hưởng",
    recipients=(
        "Thường trực Thành ủy (b/c)",
        "Chủ tịch, các Phó Chủ tịch UBND thành phố",
        "Các phòng, ban, đơn vị thuộc khối",
        "Lưu: VT, TH",
    ),
)

ROW = FollowUpRow(
    code="NV-001",
    content="Chấn chỉnh hoạt động của Cổng thông tin điện tử thành phố, cập nhật đủ văn bản chỉ đạo, điều hành.",
    source="Giao ban khối Văn hóa – Xã hội quý II/2017 ngày 05/07/2017",
    leader="Chủ tịch UBND thành phố",
    lead=("Phòng Văn hóa và Thông tin",),
    support=("Văn phòng HĐND và UBND thành phố",),
    deadline=Deadline(DeadlineKind.FIXED, date(2017, 9, 30)),
    original_due=None,
    standing=Standing.OPEN_IN_TIME,
    days_overdue=0,
    done_percent=0,
    shares_done=0,
    shares=1,
    awaits_acceptance=False,
    finished_on=None,
    result="",
    evidence="",
    difficulty="",
    cause="",
    proposal="",
    product="",
    note="",
    chased=0,
)


def follow_up(*rows: FollowUpRow, as_of: date = date(2017, 10, 5)) -> FollowUpList:
    return FollowUpList(
        office=OFFICE,
        meeting="Giao ban khối Văn hóa – Xã hội quý II/2017",
        held_on=date(2017, 7, 5),
        as_of=as_of,
        rows=rows,
        counters=count(row.standing for row in rows),
    )


def row(**changes: object) -> FollowUpRow:
    return replace(ROW, **changes)  # type: ignore[arg-type]
