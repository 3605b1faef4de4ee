"""Lists and annexes for the tests of this room; builders say only what matters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from giaoban_tracker.domain.counters import count
from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.follow_up import (
    AssignmentAnnex,
    AssignmentGroup,
    AssignmentRow,
    FollowUpList,
    FollowUpRow,
)
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.unit import OfficeTerms
from giaoban_tracker.paper import SHIPPED, Typeface, document_of, pdf_of

RESOURCES = Path(__file__).parents[2] / "resources"

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


def rows(many: int, words: int = 12) -> tuple[FollowUpRow, ...]:
    """Rows of different heights, the same at every run; each begins and ends with a word of its own."""
    return tuple(
        row(content=f"Đầu{number:03d} " + "rà soát " * (words + 5 * number % 13) + f"cuối{number:03d}.")
        for number in range(1, many + 1)
    )


def assignment(**changes: object) -> AssignmentRow:
    plain = AssignmentRow(ROW.code, ROW.content, ROW.lead, ROW.support, "Báo cáo", ROW.deadline, "")
    return replace(plain, **changes)  # type: ignore[arg-type]


def annex(*groups: AssignmentGroup, document: str = "", issued_on: date | None = None) -> AssignmentAnnex:
    return AssignmentAnnex(
        OFFICE, "Giao ban khối Văn hóa – Xã hội quý II/2017", date(2017, 7, 5), document, issued_on, groups
    )


UNITS = (
    "Phòng Nội vụ",
    "Phòng Giáo dục và Đào tạo",
    "Phòng Văn hóa và Thông tin",
    "Phòng Lao động - Thương binh và Xã hội",
    "Phòng Y tế",
    "Trung tâm Y tế thành phố",
    "Trung tâm Dân số - Kế hoạch hóa gia đình",
    "Đài Truyền thanh - Truyền hình thành phố",
    "Bảo hiểm xã hội thành phố",
    "Văn phòng HĐND và UBND thành phố",
    "Văn phòng Điều phối Chương trình xây dựng nông thôn mới thành phố",
    "UBND các xã, phường",
)


def briefing() -> FollowUpList:
    """A list as a quarter's briefing leaves it: every standing, a missing owner, an extension, twelve lead units."""
    return follow_up(
        row(
            code="NV-003",
            content="rà soát lại các chỉ tiêu về giảm nghèo và lao động việc làm",
            lead=UNITS,
            support=(),
            standing=Standing.OPEN_OVERDUE,
            days_overdue=5,
            original_due=date(2017, 8, 31),
            shares=12,
            shares_done=2,
            result="Đã rà soát xong 8/12 đơn vị",
            cause="Phân công chưa rõ",
            proposal="Đề nghị gia hạn đến 31/10/2017",
            chased=2,
        ),
        row(code="NV-004", lead=(), leader="", done_percent=40, awaits_acceptance=True),
        row(
            code="NV-007",
            content="Tăng cường các hoạt động kiểm tra công vụ",
            source="115/TB-VP ngày 07/07/2017",
            lead=("Phòng Nội vụ",),
            standing=Standing.DONE_ON_TIME,
            done_percent=100,
            shares_done=1,
            finished_on=date(2017, 9, 28),
            result="Đã hoàn thành",
            evidence="512/BC-PNV ngày 28/09/2017",
            product="Báo cáo kết quả kiểm tra",
        ),
        row(code="NV-009", standing=Standing.DONE_LATE, finished_on=date(2017, 10, 2), done_percent=100),
        row(code="NV-010", deadline=Deadline(DeadlineKind.UNSTATED), standing=Standing.UNDATED),
        row(
            code="NV-011",
            deadline=Deadline(DeadlineKind.STANDING, words="thường xuyên"),
            standing=Standing.STANDING,
        ),
        row(
            code="NV-012",
            deadline=Deadline(DeadlineKind.CONDITIONAL, words="sau khi có ý kiến của UBND tỉnh"),
            standing=Standing.WAITING,
        ),
    )


def assigned() -> AssignmentAnnex:
    """The annex of a notice that has its number, with two leaders."""
    return annex(
        AssignmentGroup("chủ tịch UBND thành phố", (assignment(), assignment(lead=(), support=(), product=""))),
        AssignmentGroup("Bí thư Thành ủy", (assignment(lead=UNITS[:3], note="Khẩn"),)),
        document="115/TB-VP",
        issued_on=date(2017, 2, 7),
    )


def print_follow_up(form: FollowUpList, resources: Path, typeface: Typeface = SHIPPED) -> bytes:
    """Form F7 as a PDF."""
    return pdf_of(document_of(form), resources, typeface)


def print_annex(form: AssignmentAnnex, resources: Path, typeface: Typeface = SHIPPED) -> bytes:
    """Form F3 as a PDF."""
    return pdf_of(document_of(form), resources, typeface)
