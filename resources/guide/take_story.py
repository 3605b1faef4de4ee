"""Takes pictures of a story: the sample office through three quarters, two briefings, and the same list as of both.

    python resources/guide/take_story.py FOLDER

Reports, late ones, one that is returned, an extension, a task of a whole bloc, chasings, a suspension; then the window
as it stands before the briefing of the fourth quarter. It needs a screen, or a virtual one of 1366×768.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

from giaoban_tracker import app, demo, machine
from giaoban_tracker.domain.identity import MeetingId, TaskId, UnitId
from giaoban_tracker.domain.meeting import Rhythm
from giaoban_tracker.domain.task import CauseKind, Claim, Evidence, Quality, ReportTerms
from giaoban_tracker.places import resources_folder
from giaoban_tracker.ui.main_window import MainWindow
from giaoban_tracker.ui.page import PrintWish
from giaoban_tracker.ui.pages.meetings import MeetingsPage
from giaoban_tracker.ui.pages.meetings.sheet import Tab
from giaoban_tracker.workflow import (
    chasing,
    decide,
    decide_course,
    list_tasks,
    meeting_record,
    plan_meeting,
    tell_task,
)
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.open_book import new_desk
from giaoban_tracker.workflow.sample_office import desk_on
from giaoban_tracker.workflow.show_task import task_by_code

_SETTLED_MS = 3500
_WIDTH, _HEIGHT = 1366, 728
_THIRD, _FOURTH, _TODAY = date(2017, 10, 5), date(2018, 1, 5), date(2018, 1, 3)
_WHOLE_BLOC, _INDICES, _PORTAL, _CONTROL = "NV-001", "NV-003", "NV-005", "NV-004"
_CULTURE, _HOME = "Phòng Văn hóa và Thông tin", "Phòng Nội vụ"


def main() -> int:
    """Tell the story in a book of its own, then show it page by page."""
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "so"
        desk = new_desk(book, now=machine.now, new_id=machine.new_id, by="Nông Thị Hà", resources=resources_folder())
        demo.fill_with_sample(desk)
        meetings = _tell(desk)
        desk.ledger.close()
        machine.now = desk_on(desk, _TODAY).now
        _when_shown(lambda window: _take_all(window, target, meetings))
        return app.run(["--data", str(book)])


def _tell(desk: Desk) -> dict[date, MeetingId]:
    """From the second of October to the third of January; returns the two briefings by their days."""
    culture, home = _unit(desk, _CULTURE), _unit(desk, _HOME)
    portal, control, indices, bloc = (
        task_by_code(desk, code).id for code in (_PORTAL, _CONTROL, _INDICES, _WHOLE_BLOC)
    )

    def on(month: int, day: int) -> Desk:
        return desk_on(desk, date(2017, month, day))

    chasing.chase_by_slip(on(10, 2), [portal], answer_by=date(2017, 10, 4))
    decide.ask_extension(on(10, 3), portal, culture, date(2017, 11, 15), "Chờ cấp kinh phí đợt hai")
    (request,) = task_by_code(desk, _PORTAL).course.open_requests
    third = _plan(on(10, 3), _THIRD, None)
    meeting_record.hold_meeting(on(10, 5), third, [home], [culture])
    meeting_record.record_statement(on(10, 5), third, home, "Đã kiểm tra công vụ tại 12 đơn vị.")
    meeting_record.close_meeting(on(10, 5), third)

    decide.extend(on(10, 6), portal, date(2017, 11, 15), "Đồng ý một lần", request=request.id, document="88/UBND-VP")
    decide.accept(on(10, 9), control, home, quality=Quality.GOOD)
    decide.extend(on(10, 9), bloc, date(2017, 12, 20), "Văn phòng ấn định thời hạn")
    decide_course.suspend(on(11, 1), indices, "Chờ bộ chỉ số mới của tỉnh", review_on=date(2018, 1, 31))
    _report(on(11, 20), portal, culture, "Cổng mới đã chạy thử")
    decide.send_back(on(11, 21), portal, culture, "Chưa có biên bản nghiệm thu kỹ thuật")
    evidence = Evidence("201/BC-VHTT", date(2017, 11, 27), "UBND thành phố", "Báo cáo đưa Cổng vào vận hành")
    _report(on(11, 28), portal, culture, "Cổng mới đã vận hành chính thức", evidence)
    tell_task.confirm_cause(on(11, 29), portal, culture, CauseKind.OBJECTIVE, "Chủ tịch UBND", words="vốn về chậm")
    decide.accept(on(11, 29), portal, culture)
    for unit in task_by_code(desk, _WHOLE_BLOC).terms.lead[:9]:
        _report(on(12, 18), bloc, unit, "Đã tham mưu đủ các văn bản trong quý")
        decide.accept(on(12, 19), bloc, unit)
    chasing.chase_by_slip(on(12, 22), [bloc])
    return {_THIRD: third, _FOURTH: _plan(on(12, 27), _FOURTH, third)}


def _plan(desk: Desk, day: date, before: MeetingId | None) -> MeetingId:
    """The next briefing of the bloc after another one; after the sample's own where none is given."""
    last = next(one for one in list_tasks.particulars(desk).meetings if before is None or one.id == before)
    title = f"Giao ban khối Văn hóa – Xã hội quý {'III' if before is None else 'IV'}/2017"
    terms = replace(plan_meeting.next_of(last), title=title, held_on=day, rhythm=Rhythm.QUARTER)
    return plan_meeting.plan_meeting(desk, terms).meeting


def _report(desk: Desk, task: TaskId, unit: UnitId, result: str, evidence: Evidence | None = None) -> None:
    decide.report(desk, task, ReportTerms(unit, Claim.DONE, 100, result, evidence))


def _unit(desk: Desk, name: str) -> UnitId:
    return next(unit.id for unit in list_tasks.particulars(desk).units if unit.name == name)


def _when_shown(act: Callable[[MainWindow], None]) -> None:
    show = MainWindow.show

    def show_and_act(window: MainWindow) -> None:
        show(window)
        QTimer.singleShot(_SETTLED_MS, partial(act, window))

    MainWindow.show = show_and_act  # type: ignore[method-assign, assignment]


def _take_all(window: MainWindow, target: Path, meetings: dict[date, MeetingId]) -> None:
    window.showNormal()
    window.resize(_WIDTH, _HEIGHT)
    desk = window._place.desk
    steps: list[tuple[str, Callable[[], object]]] = [
        ("1-tasks", lambda: window.show_task(task_by_code(desk, _PORTAL).id)),
        ("2-third-as-it-stood", partial(_show_agenda, window, meetings[_THIRD])),
        ("3-fourth-prepared", partial(_show_agenda, window, meetings[_FOURTH])),
        ("4-list-as-of-the-third", lambda: window.show_print(PrintWish("F7", as_of=_THIRD))),
        ("5-list-as-of-today", lambda: window.show_print(PrintWish("F7", as_of=_TODAY))),
        ("6-overview", lambda: window.show_page("overview")),
    ]
    _take(window, target, steps)


def _show_agenda(window: MainWindow, meeting: MeetingId) -> None:
    page = window.show_page("meetings")
    assert isinstance(page, MeetingsPage)
    page.show_meeting(meeting, "")
    QTimer.singleShot(_SETTLED_MS // 3, lambda: page.sheet.show_tab(Tab.PREPARE))


def _take(window: MainWindow, target: Path, steps: list[tuple[str, Callable[[], object]]]) -> None:
    if not steps:
        QCoreApplication.exit(0)
        return
    (name, act), *rest = steps
    act()

    def keep() -> None:
        window.grab().save(str(target / f"{name}.png"))
        _take(window, target, rest)

    QTimer.singleShot(_SETTLED_MS, keep)


if __name__ == "__main__":
    sys.exit(main())
