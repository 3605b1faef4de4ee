"""The sample office: the city whose real briefing of the second quarter of 2017 the program was first built for.

The minutes are real; the city's name and everything after the meeting (owners, days, reports) are invented, so that
a newcomer sees a book with work done, late, open and undated in it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone

from giaoban_tracker.domain import decide
from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.deed import Deed
from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.domain.identity import TaskId, UnitId
from giaoban_tracker.domain.task import Claim, Evidence, ReportTerms, Task
from giaoban_tracker.workflow.desk import Desk

PRESET = "city-2017"
OFFICE_NAME = "Ủy ban nhân dân thành phố Sông Mai"
PLACE = "Sông Mai"
SIGNER = "Nguyễn Văn Mẫu"
MINUTES = "seed-2017-q2.txt"
TITLE = "Giao ban khối Văn hóa – Xã hội quý II/2017"
BLOC = "Văn hóa – Xã hội"
SET_UP_ON = date(2017, 1, 3)
HELD_ON = date(2017, 7, 5)
AS_OF = date(2017, 10, 2)
"""The day on which the sample is looked at: just before the third quarter's briefing."""

_VIETNAM = timezone(timedelta(hours=7))


@dataclass(frozen=True, slots=True)
class _Step:
    """What the office does about one of the seed's tasks after the meeting."""

    task: str
    unit: str
    due: date
    reports: tuple[tuple[date, ReportTerms], ...]
    accepted_on: date | None = None


def desk_on(desk: Desk, day: date) -> Desk:
    """The same desk on another day, at half past eight in the morning."""
    moment = datetime.combine(day, time(8, 30), _VIETNAM)
    return replace(desk, now=lambda: moment)


def carry_on(desk: Desk, tasks: tuple[TaskId, ...]) -> None:
    """What happened to the tasks between the briefing and `AS_OF`: owners named, reports, one acceptance.

    Raises:
        Unreadable: "sample-changed" when the minutes no longer give the tasks that the story is about.
    """
    for step in _STORY:
        task = _find(desk, tasks, step.task)
        unit = _unit(desk, step.unit)
        _write(desk, date(2017, 7, 10), task, _narrowed(desk, task, unit, step.due))
        for day, terms in step.reports:
            _write(desk, day, task, decide.file_report(_task(desk, task), replace(terms, unit=unit), on=day))
        if step.accepted_on is not None:
            _write(desk, step.accepted_on, task, decide.accept(_task(desk, task), unit, on=step.accepted_on))


def _narrowed(desk: Desk, task_id: TaskId, unit: UnitId, due: date) -> Deed:
    """The office names one lead unit and a day for what was said to the whole bloc."""
    task = _task(desk, task_id)
    terms = replace(task.terms, lead=(unit,), bloc=None, support=(), deadline=Deadline(DeadlineKind.FIXED, due))
    return decide.amend(task, terms, task.revision)


def _write(desk: Desk, day: date, task: TaskId, deed: Deed) -> None:
    with desk.ledger.writing() as book:
        book.append([desk_on(desk, day).fact(task, deed)])


def _task(desk: Desk, task: TaskId) -> Task:
    with desk.ledger.reading() as book:
        return book.task(task)


def _find(desk: Desk, tasks: tuple[TaskId, ...], words: str) -> TaskId:
    for task in tasks:
        if words.casefold() in _task(desk, task).terms.content.casefold():
            return task
    raise Unreadable("sample-changed", words=words)


def _unit(desk: Desk, name: str) -> UnitId:
    with desk.ledger.reading() as book:
        for unit in book.units():
            if unit.name == name:
                return unit.id
    raise Unreadable("sample-changed", words=name)


_STORY = (
    _Step(
        task="rà soát lại các chỉ tiêu về giảm nghèo",
        unit="Phòng Lao động - Thương binh và Xã hội",
        due=date(2017, 8, 31),
        reports=(
            (
                date(2017, 8, 4),
                ReportTerms(None, Claim.IN_PROGRESS, 50, "Đã rà soát xong 4/8 xã, phường."),
            ),
            (
                date(2017, 8, 28),
                ReportTerms(
                    None,
                    Claim.DONE,
                    100,
                    "Đã rà soát các chỉ tiêu giảm nghèo, lao động việc làm tại 8/8 xã, phường; "
                    "đề nghị điều chỉnh 02 chỉ tiêu.",
                    Evidence("145/BC-LĐTBXH", date(2017, 8, 28), "UBND thành phố", "Báo cáo kết quả rà soát chỉ tiêu"),
                ),
            ),
        ),
        accepted_on=date(2017, 8, 30),
    ),
    _Step(
        task="chấn chỉnh hoạt động của Cổng thông tin điện tử",
        unit="Phòng Văn hóa và Thông tin",
        due=date(2017, 9, 15),
        reports=(
            (
                date(2017, 9, 14),
                ReportTerms(
                    None,
                    Claim.IN_PROGRESS,
                    60,
                    "Đã thống nhất giao diện mới, đang chuyển dữ liệu chuyên mục.",
                    difficulty="Chưa bố trí được kinh phí thuê máy chủ.",
                    proposal="Đề nghị UBND thành phố bố trí kinh phí trong quý IV.",
                ),
            ),
        ),
    ),
    _Step(
        task="nâng cao chỉ số cải cách hành chính",
        unit="Phòng Nội vụ",
        due=date(2017, 12, 15),
        reports=(
            (
                date(2017, 9, 25),
                ReportTerms(None, Claim.IN_PROGRESS, 40, "Đã ban hành kế hoạch khắc phục 06 tiêu chí bị trừ điểm."),
            ),
        ),
    ),
    _Step(
        task="tăng cường các hoạt động kiểm tra công vụ",
        unit="Phòng Nội vụ",
        due=date(2017, 9, 30),
        reports=(
            (
                date(2017, 9, 29),
                ReportTerms(
                    None,
                    Claim.DONE,
                    100,
                    "Đã kiểm tra công vụ tại 05 phòng, 03 phường.",
                    Evidence("212/BC-NV", date(2017, 9, 29), "UBND thành phố"),
                ),
            ),
        ),
    ),
)
