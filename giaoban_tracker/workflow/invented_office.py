"""An invented office of any size, for measuring and for trying things out (`giaoban sample`).

Everything is drawn from one seeded generator, so the same call gives the same book to the byte. Names of units and
work are made from word lists; no sentence of a real office is in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from itertools import islice
from random import Random

from giaoban_tracker.domain.deadline import UNSTATED, Deadline, DeadlineKind
from giaoban_tracker.domain.directive import Urgency
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import (
    BlocDescribed,
    Fact,
    LeaderDescribed,
    MeetingRecorded,
    OfficeDescribed,
    ReportAccepted,
    ReportFiled,
    TaskAssigned,
    UnitDescribed,
)
from giaoban_tracker.domain.identity import OFFICE, BlocId, MeetingId, UnitId
from giaoban_tracker.domain.meeting import MeetingTerms
from giaoban_tracker.domain.task import Claim, Evidence, ReportTerms, TaskTerms
from giaoban_tracker.domain.unit import BlocTerms, LeaderTerms, OfficeTerms, UnitTerms
from giaoban_tracker.workflow.desk import Desk

UNITS = 40
QUARTERS = 8
REPORTS_PER_TASK = 3
_BATCH = 2000
_VIETNAM = timezone(timedelta(hours=7))

_BLOCS = ("Văn hóa – Xã hội", "Kinh tế tổng hợp", "Nội chính", "Xã, phường")
_FIELDS = (
    "Cải cách hành chính",
    "Giáo dục và đào tạo",
    "Y tế",
    "Văn hóa và thông tin",
    "Tài chính",
    "Đất đai",
    "Xây dựng",
    "Nông nghiệp",
    "Giảm nghèo",
    "An ninh trật tự",
)
_LEADERS = ("Lê Minh An", "Trần Thu Bình", "Phạm Quốc Cường", "Vũ Hồng Diệp")
_VERBS = ("rà soát", "tổng hợp", "kiểm tra", "xây dựng kế hoạch", "hoàn thiện hồ sơ", "báo cáo", "tổ chức", "đôn đốc")
_OBJECTS = (
    "hộ nghèo và hộ cận nghèo",
    "thủ tục hành chính quá hạn",
    "giao diện cổng thông tin điện tử",
    "công trình trường học đang xây dựng",
    "hồ sơ cấp giấy chứng nhận quyền sử dụng đất",
    "điểm tập kết rác thải sinh hoạt",
    "tuyến đường liên xã xuống cấp",
    "chỉ tiêu bảo hiểm y tế",
    "cơ sở kinh doanh thực phẩm",
    "phương án phòng, chống thiên tai",
    "kết quả giải ngân vốn đầu tư công",
    "vụ việc khiếu nại kéo dài",
)
_PLACES = (
    "trên địa bàn thành phố",
    "tại các xã, phường",
    "ở các trường học",
    "tại khu vực ven sông",
    "ở các thôn, bản",
)
_QUARTER_NUMBERS = ("I", "II", "III", "IV")
_PRODUCTS = ("báo cáo", "kế hoạch", "tờ trình", "")


def fill(
    desk: Desk,
    tasks: int,
    *,
    seed: int = 1,
    until: date = date(2017, 12, 31),
    progress: Callable[[int, int], bool] | None = None,
) -> int:
    """Write an invented office into an empty book; returns the number of facts written.

    Args:
        tasks: how many tasks, each with three reports; every fourth task is accepted.
        until: the last day of the eight quarters.
        progress: told (facts written, facts expected) after each batch; False stops with what is written so far.

    Raises:
        Refused: "ledger-not-empty".
    """
    with desk.ledger.reading() as book:
        if book.units() or book.office().name:
            raise Refused("ledger-not-empty")
    expected = tasks * (1 + REPORTS_PER_TASK)
    written = 0
    story = _story(desk, Random(seed), tasks, until)
    while batch := list(islice(story, _BATCH)):
        with desk.ledger.writing() as book:
            book.append(batch)
        written += len(batch)
        if progress is not None and not progress(written, max(written, expected)):
            break
    return written


def _story(desk: Desk, draw: Random, tasks: int, until: date) -> Iterator[Fact]:
    desk = replace(desk, new_id=lambda: _identity(draw), by="Dữ liệu mẫu")
    first_day = _months_before(until, QUARTERS * 3) + timedelta(days=1)
    opening = _at(desk, first_day)
    yield opening.fact(OFFICE, OfficeDescribed(OfficeTerms("Ủy ban nhân dân thành phố Mẫu", place="Mẫu")))
    blocs = [BlocId(desk.new_id()) for _ in _BLOCS]
    for order, (bloc, name) in enumerate(zip(blocs, _BLOCS, strict=True), 1):
        yield opening.fact(bloc, BlocDescribed(BlocTerms(name, order)))
    for order, name in enumerate(_LEADERS, 1):
        yield opening.fact(desk.new_id(), LeaderDescribed(LeaderTerms(name, "Phó Chủ tịch UBND thành phố", (), order)))
    units = [UnitId(desk.new_id()) for _ in range(UNITS)]
    for order, unit in enumerate(units, 1):
        terms = UnitTerms(_unit_name(order), f"DV{order:02d}", blocs=(blocs[order % len(blocs)],), order=order)
        yield opening.fact(unit, UnitDescribed(terms))
    meetings = []
    for quarter in range(QUARTERS):
        held_on = _months_before(until, (QUARTERS - quarter) * 3) + timedelta(days=5)
        meeting = MeetingId(desk.new_id())
        meetings.append((meeting, held_on))
        title = f"Giao ban quý {_QUARTER_NUMBERS[(held_on.month - 1) // 3]}/{held_on.year}"
        yield _at(desk, held_on).fact(meeting, MeetingRecorded(MeetingTerms(title, held_on)))
    for number in range(1, tasks + 1):
        meeting, held_on = meetings[(number - 1) * QUARTERS // tasks]
        yield from _task(desk, draw, number, meeting, held_on, units, until)


def _task(
    desk: Desk, draw: Random, number: int, meeting: MeetingId, held_on: date, units: list[UnitId], until: date
) -> Iterator[Fact]:
    task = desk.new_id()
    lead, support = draw.sample(units, 2)
    deadline = _deadline(draw, held_on)
    terms = TaskTerms(
        code=f"NV-{number:03d}",
        content=f"{draw.choice(_VERBS).capitalize()} {draw.choice(_OBJECTS)} {draw.choice(_PLACES)} (đợt {number})",
        meeting=meeting,
        leader=draw.choice(_LEADERS),
        lead=(lead,),
        support=(support,) if draw.random() < 0.4 else (),
        deadline=deadline,
        product=draw.choice(_PRODUCTS),
        urgency=draw.choices((Urgency.NORMAL, Urgency.URGENT), (9, 1))[0],
        field=draw.choice(_FIELDS),
    )
    yield _at(desk, held_on).fact(task, TaskAssigned(terms))
    last_day = max(held_on + timedelta(days=3), until)
    span = (last_day - held_on).days
    days = sorted(held_on + timedelta(days=draw.randint(1, min(120, span))) for _ in range(REPORTS_PER_TASK))
    finished = number % 4 == 0
    for place, day in enumerate(days, 1):
        done = finished and place == REPORTS_PER_TASK
        report = ReportTerms(
            lead,
            Claim.DONE if done else Claim.IN_PROGRESS,
            100 if done else place * 25,
            f"Đã thực hiện {place}/{REPORTS_PER_TASK} phần việc của đợt {number}.",
            Evidence(f"{number}/BC-DV", day, "UBND thành phố") if done else None,
        )
        filed = _at(desk, day).fact(task, ReportFiled(report))
        yield filed
        if done:
            yield _at(desk, day).fact(task, ReportAccepted(filed.id, day))


def _deadline(draw: Random, held_on: date) -> Deadline:
    kind = draw.choices(("day", "none", "standing"), (7, 2, 1))[0]
    if kind == "none":
        return UNSTATED
    if kind == "standing":
        return Deadline(DeadlineKind.STANDING, None, "thường xuyên")
    return Deadline(DeadlineKind.FIXED, held_on + timedelta(days=draw.randint(10, 150)))


def _unit_name(order: int) -> str:
    kinds = ("Phòng", "Trung tâm", "Ban", "Chi cục")
    return f"{kinds[order % len(kinds)]} {_FIELDS[order % len(_FIELDS)]} số {order}"


def _at(desk: Desk, day: date) -> Desk:
    moment = datetime.combine(day, time(8, 30), _VIETNAM)
    return replace(desk, now=lambda: moment)


def _identity(draw: Random) -> str:
    digits = f"{draw.getrandbits(128):032x}"
    return f"{digits[:8]}-{digits[8:12]}-7{digits[13:16]}-8{digits[17:20]}-{digits[20:]}"


def _months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or that month's last day."""
    index = day.year * 12 + day.month - 1 - months
    first = date(index // 12, index % 12 + 1, 1)
    length = ((first + timedelta(days=32)).replace(day=1) - first).days
    return first + timedelta(days=min(day.day, length) - 1)
