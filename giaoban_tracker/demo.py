"""The sample story from end to end: an empty book becomes the sample office with its briefing read and followed.

Both doors tell it: `giaoban demo` without a display, the window's 'Thử với dữ liệu mẫu' with one. The other side is
shown by `giaoban --sample-unit`: the book of one of its units.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.identity import MeetingId, TaskId, UnitId
from giaoban_tracker.domain.meeting import MeetingTerms
from giaoban_tracker.domain.task import Claim, ReportTerms, TaskTerms
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.workflow import assign, decide, list_tasks, record_conclusions, sample_office, set_up_office
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post import enrol, join, receive, report, send, take_in

UNIT_NAME = "Phòng Nội vụ"
DEVICE = "Máy văn thư"


def fill_with_sample(desk: Desk) -> MeetingId:
    """Set up the sample office, read the seed's minutes, adopt every draft, and carry the tasks on.

    Raises:
        Refused: "office-exists" when the book is not empty; it stays as it was.
    """
    set_up_office.set_up(
        sample_office.desk_on(desk, sample_office.SET_UP_ON),
        sample_office.PRESET,
        name=sample_office.OFFICE_NAME,
        place=sample_office.PLACE,
        signer=sample_office.SIGNER,
    )
    bloc = next(bloc.id for bloc in list_tasks.particulars(desk).blocs if bloc.name == sample_office.BLOC)
    at_the_meeting = sample_office.desk_on(desk, sample_office.HELD_ON)
    minutes = desk.resources / "sample" / sample_office.MINUTES
    proposal = record_conclusions.propose_file(at_the_meeting, minutes, sample_office.HELD_ON)
    adopted = record_conclusions.adopt_as_read(at_the_meeting, proposal.drafts, bloc, sample_office.HELD_ON)
    terms = MeetingTerms(sample_office.TITLE, sample_office.HELD_ON, bloc, minutes_name=proposal.name)
    recorded = record_conclusions.record(at_the_meeting, terms, proposal.original, adopted)
    sample_office.carry_on(desk, recorded.tasks)
    return recorded.meeting


def fill_unit_with_sample(desk: Desk, make: Callable[[Path], Desk]) -> None:
    """Make an empty book that of the sample office's Phòng Nội vụ, as it stands on the sample's day.

    The office's side is played in a scratch folder that is gone afterwards.

    Args:
        make: opens a new book in a folder.

    Raises:
        Refused: "office-exists" when the book is not empty; it stays as it was.
    """
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        office = make(Path(folder) / "van-phong")
        try:
            fill_with_sample(office)
            _play(_Correspondence(office, desk, _unit(office)))
        finally:
            office.ledger.close()


@dataclass(frozen=True, slots=True)
class _Correspondence:
    """The office and its unit, each with a book, and days on which something travels."""

    office: Desk
    unit: Desk
    unit_id: UnitId

    def office_on(self, day: date) -> Desk:
        return sample_office.desk_on(self.office, day)

    def unit_on(self, day: date) -> Desk:
        return sample_office.desk_on(self.unit, day)

    def to_unit(self, day: date) -> None:
        parcels = send.packages(self.office_on(day), [self.unit_id])
        take_in.take_in(self.unit_on(day), [(parcel.name, parcel.content) for parcel in parcels])

    def to_office(self, day: date) -> None:
        files = [(parcel.name, parcel.content) for parcel in send.to_office(self.unit_on(day))]
        desk = self.office_on(day)
        receive.accept(desk, receive.propose(desk, files, "USB trực tiếp"))

    def task(self, words: str) -> TaskId:
        desk = self.office
        return list_tasks.listing(desk, TaskQuery(sample_office.AS_OF, search=words)).ids[0]


def _play(both: _Correspondence) -> None:
    invited = enrol.make_invite(both.office_on(date(2017, 7, 12)), both.unit_id)
    answered = join.accept_invite(both.unit_on(date(2017, 7, 13)), invited.content, invited.code, DEVICE)
    enrol.take_join(both.office_on(date(2017, 7, 14)), answered.content)
    for content, product, due in _FURTHER:
        terms = TaskTerms(
            "", content, lead=(both.unit_id,), deadline=Deadline(DeadlineKind.FIXED, due), product=product
        )
        assign.assign(both.office_on(date(2017, 7, 14)), terms)
    both.to_unit(date(2017, 7, 17))
    plan = both.task("đề án vị trí việc làm")
    report.file_report(both.unit_on(date(2017, 9, 11)), plan, _reported(45, "Đã có dự thảo, đang xin ý kiến."))
    both.to_office(date(2017, 9, 12))
    decide.send_back(both.office_on(date(2017, 9, 26)), plan, both.unit_id, _RETURNED)
    assign.assign(both.office_on(date(2017, 9, 27)), _given(both, _NEWEST, date(2017, 10, 20)))
    both.to_unit(date(2017, 9, 28))
    census = both.task("số hóa hồ sơ cán bộ")
    report.file_report(both.unit_on(date(2017, 9, 29)), census, _reported(70, "Đã số hóa 140/200 hồ sơ."))


def _given(both: _Correspondence, content: str, due: date, product: str = "") -> TaskTerms:
    return TaskTerms("", content, lead=(both.unit_id,), deadline=Deadline(DeadlineKind.FIXED, due), product=product)


def _reported(percent: int, result: str) -> ReportTerms:
    return ReportTerms(None, Claim.IN_PROGRESS, percent, result)


def _unit(office: Desk) -> UnitId:
    return next(unit.id for unit in list_tasks.particulars(office).units if unit.name == UNIT_NAME)


_FURTHER = (
    ("Hoàn thành đề án vị trí việc làm của các phòng chuyên môn, trình UBND thành phố.", "Đề án", date(2017, 9, 29)),
    ("Số hóa hồ sơ cán bộ, công chức đang công tác tại các phòng, phường.", "Kho hồ sơ điện tử", date(2017, 10, 6)),
    ("Tổng hợp nhu cầu đào tạo, bồi dưỡng cán bộ năm 2018.", "Báo cáo", date(2017, 9, 22)),
)
"""What the unit was given beside the briefing: content, product, day."""
_NEWEST = "Rà soát, đề xuất phương án sắp xếp cán bộ không chuyên trách ở phường."
_RETURNED = "Chưa nêu phòng nào đã có ý kiến; bổ sung danh sách và ngày dự kiến trình."
