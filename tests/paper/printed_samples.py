"""One value of every form, as the sample office would print it; builders of the lists stand in `samples`."""

from __future__ import annotations

from datetime import date

from giaoban_tracker.domain.counters import Counters
from giaoban_tracker.domain.deadline import UNSTATED, Deadline, DeadlineKind
from giaoban_tracker.domain.printed import (
    Alert,
    AlertList,
    OverdueList,
    OverdueTask,
    PeriodLine,
    SeenBand,
    SeenColumn,
    SeenTable,
    TrackedTask,
    TrackingTable,
    UnitLine,
    UnitStatistics,
)
from giaoban_tracker.domain.printed_letters import (
    AnswerRow,
    AnswerSheet,
    AssignmentSlip,
    ChasingLetter,
    ChasingSlip,
    ExecutionReport,
    Notice,
    NoticeItem,
    NoticeSection,
    UnitRemark,
)
from giaoban_tracker.paper import Printable
from tests.paper.samples import OFFICE, ROW, UNITS, assigned, briefing, row

AS_OF = date(2017, 10, 5)
MEETING = "Giao ban khối Văn hóa – Xã hội quý II/2017"
QUARTERS = (("I", 9, 0, 9), ("II", 14, 11, 12), ("III", 6, 10, 8))
SOURCE = "Giao ban khối Văn hóa – Xã hội quý II/2017, ngày 05/07/2017"


def tracking() -> TrackingTable:
    tasks = tuple(
        TrackedTask(one, MEETING, "115/TB-VP", date(2017, 7, 7), "Hoàng Thị Mai", "Văn hóa", date(2017, 9, 28))
        for one in briefing().rows
    )
    return TrackingTable(OFFICE, "Khối Văn hóa – Xã hội", AS_OF, tasks)


def alerts() -> AlertList:
    late = row(code="NV-003", source=SOURCE, lead=UNITS[:3])
    soon = row(code="NV-014", source="115/TB-VP, ngày 07/07/2017", deadline=_by(date(2017, 10, 9)))
    today = row(code="NV-015", source="", lead=(), deadline=_by(AS_OF))
    return AlertList(OFFICE, "", AS_OF, 7, (Alert(late, -5), Alert(today, 0), Alert(soon, 4)), unit_lines())


def unit_lines() -> tuple[UnitLine, ...]:
    return (
        UnitLine("Phòng Nội vụ", Counters(6, 2, 3, 1, 1, 1, 0), due_soon=1),
        UnitLine("Phòng Lao động - Thương binh và Xã hội", Counters(3, 1, 2, 4, 2, 0, 1), 1, 2, 3, 1),
        UnitLine("Văn phòng Điều phối Chương trình xây dựng nông thôn mới thành phố", Counters(0, 0, 1, 0, 0, 0, 0)),
    )


def statistics() -> UnitStatistics:
    lines = unit_lines()
    total = UnitLine("Tổng cộng", Counters(9, 3, 6, 5, 3, 1, 1), 1, 3, 3, 1)
    moved = tuple(PeriodLine(line.name, 4, 3, 5, 6) for line in lines)
    trend = tuple(PeriodLine(f"Quý {quarter}/2017", given, done, 5, left) for quarter, given, done, left in QUARTERS)
    return UnitStatistics(OFFICE, "Đơn vị", "", AS_OF, lines, total, "quý III/2017", moved, trend)


def overdue() -> OverdueList:
    task = OverdueTask(
        row(
            code="NV-003",
            source=SOURCE,
            lead=UNITS[:2],
            days_overdue=35,
            deadline=_by(date(2017, 8, 31)),
            chased=2,
            cause="Phân công chưa rõ",
        ),
        "báo cáo kết quả rà soát",
        "Chủ tịch UBND thành phố",
        "31/10/2017",
    )
    return OverdueList(OFFICE, AS_OF, "9/VP-TH", date(2017, 10, 6), (task, OverdueTask(ROW, "", "", "")))


def chasing_letter() -> ChasingLetter:
    return ChasingLetter(OFFICE, date(2017, 10, 6), UNITS[:3], date(2017, 10, 15), overdue())


def chasing_slip() -> ChasingSlip:
    return ChasingSlip(
        OFFICE,
        AS_OF,
        "Phòng Nội vụ",
        "đồng chí Lê Văn Bình, Trưởng phòng Nội vụ",
        "NV-003",
        "rà soát lại các chỉ tiêu về giảm nghèo và lao động việc làm",
        f"Kết luận {MEETING}",
        _by(date(2017, 9, 30)),
        "Yêu cầu các đơn vị rà soát lại các chỉ tiêu, báo cáo trước ngày 30/9.",
        "Chủ tịch UBND thành phố",
        2,
        5,
        date(2017, 10, 15),
    )


def assignment_slip() -> AssignmentSlip:
    return AssignmentSlip(
        OFFICE,
        date(2017, 7, 7),
        "NV-003",
        "Thông báo số 115/TB-VP ngày 07/07/2017",
        "rà soát lại các chỉ tiêu về giảm nghèo và lao động việc làm",
        "Phòng Lao động - Thương binh và Xã hội",
        UNITS[:2],
        date(2017, 7, 7),
        _by(date(2017, 9, 30)),
        "Báo cáo kết quả rà soát",
        "",
        "",
        "",
    )


def notice(*, several: bool = True) -> Notice:
    items = (
        NoticeItem("rà soát lại các chỉ tiêu về giảm nghèo", UNITS[:1], UNITS[1:3], "Báo cáo", _by(date(2017, 9, 30))),
        NoticeItem(
            "Tăng cường kiểm tra công vụ",
            ("Phòng Nội vụ",),
            (),
            "",
            Deadline(DeadlineKind.STANDING, words="thường xuyên"),
        ),
        NoticeItem("Quan tâm công tác tuyên truyền", (), (), "", UNSTATED),
    )
    sections = (NoticeSection("Chủ tịch UBND thành phố", items), NoticeSection("Bí thư Thành ủy", items[:1]))
    return Notice(
        OFFICE,
        MEETING,
        date(2017, 7, 5),
        "115/TB-VP",
        date(2017, 7, 7),
        "Phòng họp số 1, Trụ sở UBND thành phố",
        ("Nông Văn Hải, Chủ tịch UBND thành phố", "Lý Thị Hoa, Bí thư Thành ủy")[: 2 if several else 1],
        "",
        sections if several else sections[1:],
        assigned() if several else None,
    )


def report() -> ExecutionReport:
    return ExecutionReport(
        OFFICE,
        "",
        MEETING,
        "115/TB-VP ngày 07/07/2017",
        AS_OF,
        Counters(6, 2, 4, 3, 2, 1, 1),
        awaiting=2,
        extended=1,
        chased=5,
        difficulties=(UnitRemark("Phòng Nội vụ", "NV-003", "thiếu nhân lực; nguyên nhân khách quan"),),
        proposals=(),
        statistics=statistics(),
        follow_up=briefing(),
    )


def answer_sheet() -> AnswerSheet:
    rows = (
        AnswerRow("NV-003", "rà soát lại các chỉ tiêu về giảm nghèo", _by(date(2017, 9, 30)), 5),
        AnswerRow("NV-014", ROW.content, UNSTATED, 0),
    )
    return AnswerSheet(OFFICE, "Phòng Nội vụ", AS_OF, date(2017, 10, 15), rows)


def seen() -> SeenTable:
    columns = (
        SeenColumn("code", "Mã", 1),
        SeenColumn("content", "Nội dung", 6),
        SeenColumn("lead", "Đơn vị chủ trì", 3),
        SeenColumn("due", "Thời hạn", 1.5, centred=True),
        SeenColumn("done", "Tiến độ (%)", 1, centred=True),
    )
    rows = (("NV-001", ROW.content, "Phòng Nội vụ", date(2017, 9, 30), 40),)
    bands = (SeenBand("Quá hạn (1)", rows), SeenBand("Trong hạn (1)", rows))
    return SeenTable(OFFICE, "Danh sách nhiệm vụ", "Phòng Nội vụ; chưa hoàn thành", AS_OF, columns, bands)


def every_form() -> dict[str, Printable]:
    """By the code that `giaoban print` takes."""
    return {
        "F1": tracking(),
        "F3": assigned(),
        "F5": alerts(),
        "F6": statistics(),
        "F7": briefing(),
        "F8": overdue(),
        "CVDD": chasing_letter(),
        "F9": chasing_slip(),
        "F10": assignment_slip(),
        "F11": notice(),
        "F12": report(),
        "PBC": answer_sheet(),
        "LIST": seen(),
    }


def _by(day: date) -> Deadline:
    return Deadline(DeadlineKind.FIXED, day)
