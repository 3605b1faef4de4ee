"""Facts in words: every kind of fact can be told, and a change says from what to what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.deed import Deed
from giaoban_tracker.domain.directive import Span
from giaoban_tracker.domain.fact import (
    DEEDS,
    BlocDescribed,
    ConclusionRecorded,
    DeadlineExtended,
    Fact,
    FactVoided,
    LeaderDescribed,
    MeetingRecorded,
    MinutesReviewed,
    OfficeDescribed,
    ReportAccepted,
    ReportFiled,
    ReportReturned,
    TaskAmended,
    TaskAssigned,
    TaskChased,
    TaskWithdrawn,
    UnitDescribed,
)
from giaoban_tracker.domain.identity import BlocId, FactId, MeetingId, SubjectId, TaskId, UnitId
from giaoban_tracker.domain.meeting import Dismissal, DismissalKind, MeetingTerms
from giaoban_tracker.domain.meeting_deeds import MeetingClosed, MeetingHeld, MeetingReopened, StatementRecorded
from giaoban_tracker.domain.post_deeds import FeedStarted, ForkResolved, KeyRevoked, KeyRotated, KeyTrusted
from giaoban_tracker.domain.rules import CalendarDay, CalendarDescribed, RulesDescribed, RulesTerms
from giaoban_tracker.domain.task import CauseKind, Claim, Evidence, Quality, ReportTerms, TaskTerms
from giaoban_tracker.domain.task_deeds import (
    CauseConfirmed,
    ChaseAnswered,
    ClarityWaived,
    ContributionFiled,
    DeadlineMoved,
    ExtensionAsked,
    ExtensionRefused,
    QuestionAnswered,
    QuestionAsked,
    TaskReassigned,
    TaskReceived,
    TaskReopened,
    TaskReplaced,
    TaskResumed,
    TaskSuspended,
)
from giaoban_tracker.domain.unit import BlocTerms, LeaderTerms, OfficeTerms, UnitTerms
from giaoban_tracker.ui.fact_words import Change, change_lines, deed_words, writer

HOME, HEALTH, BLOC, MEETING = UnitId("nv"), UnitId("yt"), BlocId("vx"), MeetingId("q2")
NAMES = {HOME: "Phòng Nội vụ", HEALTH: "Phòng Y tế", BLOC: "Văn hóa – Xã hội", MEETING: "Giao ban quý II/2017"}
DUE = date(2017, 9, 15)
TASK = TaskTerms("NV-003", "Rà soát hộ nghèo", lead=(HOME,), deadline=Deadline(DeadlineKind.FIXED, DUE))
REPORT = ReportTerms(
    HOME,
    Claim.DONE,
    100,
    "Đã rà soát",
    Evidence("145/BC", date(2017, 8, 28), "UBND thành phố"),
    difficulty="Thiếu kinh phí",
    proposal="Bố trí kinh phí",
    cause=CauseKind.OBJECTIVE,
    cause_words="mưa lũ",
)

TOLD: dict[Deed, tuple[str, tuple[str, ...]]] = {
    OfficeDescribed(OfficeTerms("UBND thành phố", place="Sông Mai")): (
        "lập sổ của NV-003",
        ("Tên cơ quan: UBND thành phố", "Địa danh: Sông Mai"),
    ),
    BlocDescribed(BlocTerms("Văn hóa – Xã hội", 1)): ("thêm khối NV-003", ("Tên: Văn hóa – Xã hội",)),
    LeaderDescribed(LeaderTerms("Lê An", "Chủ tịch")): (
        "thêm lãnh đạo NV-003",
        ("Chức vụ: Chủ tịch", "Họ tên: Lê An"),
    ),
    UnitDescribed(UnitTerms("Phòng Nội vụ", "PNV", blocs=(BLOC,), valid_to=DUE, merged_into=HEALTH)): (
        "thêm đơn vị NV-003",
        (
            "Tên: Phòng Nội vụ",
            "Mã: PNV",
            "Loại: Phòng chuyên môn",
            "Khối: Văn hóa – Xã hội",
            "Đến hết ngày: 15/09/2017",
            "Sáp nhập vào: Phòng Y tế",
        ),
    ),
    MeetingRecorded(MeetingTerms("Giao ban quý II/2017", date(2017, 7, 5), BLOC, minutes_name="bien-ban.docx")): (
        "ghi cuộc nV-003",
        ("Tên: Giao ban quý II/2017", "Ngày họp: 05/07/2017", "Khối: Văn hóa – Xã hội", "Biên bản: bien-ban.docx"),
    ),
    ConclusionRecorded(MEETING, 3, "rà soát hộ nghèo", "Chủ tịch"): (
        "ghi kết luận số 3 của cuộc nV-003",
        ("Người kết luận: Chủ tịch", "Nội dung: rà soát hộ nghèo"),
    ),
    MinutesReviewed((Dismissal(Span(0, 3), DismissalKind.PRAISE), Dismissal(Span(4, 6), DismissalKind.PRAISE))): (
        "rà soát biên bản nV-003",
        ("Bỏ qua: 2 khen ngợi", "Chưa xét: không còn câu nào"),
    ),
    TaskAssigned(TASK): (
        "giao NV-003",
        (
            "Nội dung: Rà soát hộ nghèo",
            "Chủ trì: Phòng Nội vụ",
            "Thời hạn: 15/09/2017",
            "Độ khẩn: Thường",
            "Mức độ: Cần",
        ),
    ),
    TaskAmended(TASK, FactId("1")): ("sửa NV-003", ()),
    TaskWithdrawn("trùng"): ("thu hồi NV-003", ("Lý do: trùng",)),
    DeadlineExtended(date(2017, 9, 30), "mưa lũ", "Chủ tịch"): (
        "gia hạn NV-003",
        ("Thời hạn mới: 30/09/2017", "Lý do: mưa lũ", "Người quyết định: Chủ tịch"),
    ),
    TaskChased("Điện thoại", "nhắc lần một"): ("đôn đốc NV-003", ("Hình thức: Điện thoại", "Ghi chú: nhắc lần một")),
    ReportFiled(REPORT): (
        "nhập báo cáo NV-003",
        (
            "Đơn vị: Phòng Nội vụ",
            "Tiến độ: Đã hoàn thành, 100%",
            "Kết quả: Đã rà soát",
            "Minh chứng: số 145/BC ngày 28/08/2017, gửi UBND thành phố",
            "Khó khăn: Thiếu kinh phí",
            "Nguyên nhân: Khách quan: mưa lũ",
            "Kiến nghị: Bố trí kinh phí",
        ),
    ),
    ReportAccepted(FactId("1"), DUE, Quality.GOOD): (
        "nghiệm thu NV-003",
        ("Hoàn thành ngày: 15/09/2017", "Chất lượng: Đạt tốt"),
    ),
    ReportReturned(FactId("1"), "thiếu số liệu"): ("trả lại báo cáo NV-003", ("Lý do: thiếu số liệu",)),
    FactVoided(FactId("1"), "nhầm"): ("hoàn tác một việc của NV-003", ("Lý do: nhầm",)),
    TaskReceived(HEALTH): ("nhận nhiệm vụ NV-003", ("Đơn vị: Phòng Y tế",)),
    ExtensionAsked(HEALTH, date(2017, 9, 30), "mưa lũ"): (
        "đề nghị gia hạn NV-003",
        ("Đơn vị: Phòng Y tế", "Hạn đề nghị: 30/09/2017", "Lý do: mưa lũ"),
    ),
    ExtensionRefused(FactId("1"), "đã gia hạn một lần", "Chủ tịch"): (
        "không đồng ý gia hạn NV-003",
        ("Lý do: đã gia hạn một lần", "Người quyết định: Chủ tịch"),
    ),
    ContributionFiled(HEALTH, "đã cử cán bộ"): (
        "ghi phần phối hợp thực hiện NV-003",
        ("Đơn vị: Phòng Y tế", "Nội dung: đã cử cán bộ"),
    ),
    QuestionAsked(HEALTH, "gửi bản giấy?"): ("hỏi về NV-003", ("Đơn vị: Phòng Y tế", "Nội dung: gửi bản giấy?")),
    QuestionAnswered(FactId("1"), "gửi bản điện tử"): (
        "trả lời câu hỏi về NV-003",
        ("Nội dung: gửi bản điện tử",),
    ),
    DeadlineMoved(None, MEETING): (
        "dời hạn NV-003 theo ngày họp",
        ("Thời hạn mới: chưa rõ ngày", "Cuộc họp: Giao ban quý II/2017"),
    ),
    TaskSuspended("chờ vốn", DUE): ("tạm dừng NV-003", ("Lý do: chờ vốn", "Xem lại ngày: 15/09/2017")),
    TaskResumed("đã có vốn", DUE): ("cho tiếp tục NV-003", ("Lý do: đã có vốn", "Thời hạn mới: 15/09/2017")),
    TaskReopened("số liệu sai"): ("mở lại NV-003", ("Lý do: số liệu sai",)),
    TaskReassigned(HOME, HEALTH, "đúng chức năng", document="12/QĐ"): (
        "chuyển đơn vị chủ trì NV-003",
        ("Từ: Phòng Nội vụ", "Sang: Phòng Y tế", "Lý do: đúng chức năng", "Văn bản: 12/QĐ"),
    ),
    TaskReplaced((TaskId("9"),), "trùng"): ("thay NV-003 bằng nhiệm vụ khác", ("Lý do: trùng",)),
    CauseConfirmed(HEALTH, CauseKind.OBJECTIVE, "Chủ tịch", "mưa lũ"): (
        "xác nhận nguyên nhân chậm của NV-003",
        ("Đơn vị: Phòng Y tế", "Nguyên nhân: Khách quan: mưa lũ", "Người xác nhận: Chủ tịch"),
    ),
    ChaseAnswered(FactId("1"), "sẽ xong trong tuần", "9/CV"): (
        "ghi trả lời đôn đốc NV-003",
        ("Nội dung: sẽ xong trong tuần", "Văn bản: 9/CV"),
    ),
    ClarityWaived(("product",), "việc gấp"): (
        "cho giao NV-003 khi còn chưa đủ rõ",
        ("Còn thiếu: 1", "Lý do: việc gấp"),
    ),
    StatementRecorded(HEALTH, "5/8 xã đạt chuẩn", "thiếu bác sĩ"): (
        "ghi phát biểu của đơn vị tại NV-003",
        ("Đơn vị: Phòng Y tế", "Kết quả: 5/8 xã đạt chuẩn", "Khó khăn: thiếu bác sĩ"),
    ),
    MeetingHeld((HEALTH,), (HOME,)): (
        "ghi cuộc họp đã diễn ra: NV-003",
        ("Dự họp: Phòng Y tế", "Vắng: Phòng Nội vụ"),
    ),
    MeetingClosed(): ("đóng NV-003", ()),
    MeetingReopened("ghi sót"): ("mở lại NV-003", ("Lý do: ghi sót",)),
    RulesDescribed(RulesTerms()): ("đặt quy định theo dõi", ()),
    CalendarDescribed(2017, (CalendarDay(DUE, works=False),)): (
        "đặt lịch làm việc",
        ("Năm: 2017", "Ngày khác thường: 1"),
    ),
    FeedStarted(1): ("bắt đầu sổ gửi của máy NV-003", ()),
    KeyTrusted(HEALTH, "00", "Máy văn thư"): (
        "ghi danh máy NV-003",
        ("Đơn vị: Phòng Y tế", "Máy: Máy văn thư"),
    ),
    KeyRotated(HEALTH, "00", "11"): ("đổi khóa của máy NV-003", ()),
    KeyRevoked("k/1", 7, "mất máy"): ("thu hồi máy NV-003", ("Lý do: mất máy",)),
    ForkResolved("k/1", 7): ("xử lý hai bản cùng mã của máy NV-003", ()),
}


def fact(deed: Deed, by: str = "Nông Thị Hà") -> Fact:
    at = datetime(2017, 7, 5, 8, 30, tzinfo=timezone(timedelta(hours=7)))
    return Fact(FactId("f"), deed.about, SubjectId("s"), at.date(), at, by, deed)


def test_every_kind_of_fact_is_told_below() -> None:
    assert {type(deed) for deed in TOLD} == set(DEEDS)


@pytest.mark.parametrize("deed", TOLD, ids=lambda deed: deed.type)
def test_a_fact_is_told_as_an_official_would_say_it(deed: Deed) -> None:
    words, lines = TOLD[deed]
    earlier = TaskAssigned(TASK) if isinstance(deed, TaskAmended) else None

    assert deed_words(fact(deed), "NV-003") == words
    assert tuple(change.words for change in change_lines(fact(deed), NAMES, earlier=earlier)) == lines


def test_a_change_says_from_what_to_what_and_what_was_taken_out() -> None:
    after = replace(TASK, lead=(HEALTH,), product="báo cáo", field="")
    before = replace(TASK, field="Giảm nghèo")

    changes = change_lines(fact(TaskAmended(after, FactId("1"))), NAMES, earlier=TaskAssigned(before))

    assert [change.words for change in changes] == [
        "Chủ trì: Phòng Nội vụ → Phòng Y tế",
        "Sản phẩm: báo cáo",
        "Lĩnh vực: bỏ «Giảm nghèo»",
    ]


def test_a_whole_bloc_is_named_as_one() -> None:
    terms = replace(TASK, lead=(HOME, HEALTH), bloc=BLOC)

    changes = change_lines(fact(TaskAssigned(terms)), NAMES)

    assert Change("Chủ trì", "", "Các đơn vị khối Văn hóa – Xã hội") in changes


def test_the_words_of_a_deadline_stand_beside_its_day() -> None:
    said = replace(TASK, deadline=Deadline(DeadlineKind.FIXED, DUE, "trước ngày 15/9"))

    changes = change_lines(fact(TaskAssigned(said)), NAMES)

    assert Change("Thời hạn", "", "15/09/2017 («trước ngày 15/9»)") in changes


def test_what_replaced_something_was_changed_and_not_added() -> None:
    unit = UnitDescribed(UnitTerms("Phòng Nội vụ", "PNV"))

    assert deed_words(fact(unit), "Phòng Nội vụ", earlier=unit) == "sửa đơn vị Phòng Nội vụ"


def test_a_voiding_names_what_it_takes_back_and_voiding_that_does_it_again() -> None:
    chased = fact(TaskChased())
    undone = fact(FactVoided(chased.id))

    assert deed_words(undone, "NV-003", cited=chased) == "hoàn tác: đôn đốc NV-003"
    assert deed_words(undone, "NV-003", cited=undone) == "làm lại việc đã hoàn tác của NV-003"


def test_an_acceptance_names_the_unit_whose_report_it_accepts() -> None:
    accepted = fact(ReportAccepted(FactId("1"), DUE))

    changes = change_lines(accepted, NAMES, cited=fact(ReportFiled(REPORT)))

    assert changes[0] == Change("Đơn vị", "", "Phòng Nội vụ")


def test_a_report_that_the_unit_sent_itself_is_not_called_typed_in() -> None:
    assert deed_words(fact(ReportFiled(REPORT, proxy=False)), "NV-003") == "báo cáo NV-003"


def test_somebody_without_a_name_is_called_so() -> None:
    assert writer(fact(TaskChased(), by=" ")) == "Không rõ người ghi"
