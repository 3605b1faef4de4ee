"""Random histories through the errands themselves: after each step the counters add up, the views are what the journal
folds to, no closed task opens by itself, and what is printed as at a past day stays byte for byte the same.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.counters import Counters, count
from giaoban_tracker.domain.deadline import UNSTATED, Deadline, DeadlineKind
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import TaskId, UnitId
from giaoban_tracker.domain.standing import standing_of, standing_of_share
from giaoban_tracker.domain.task import CauseKind, Claim, ReportTerms, Task, TaskTerms
from giaoban_tracker.domain.task_list import GroupBy, TaskQuery
from giaoban_tracker.domain.unit import UnitTerms
from giaoban_tracker.ledger import care
from giaoban_tracker.paper import SHIPPED, document_of, pdf_markup
from giaoban_tracker.places import resources_folder
from giaoban_tracker.workflow import decide, decide_course, describe_office, list_tasks, succession, tell_task
from giaoban_tracker.workflow.assign import assign
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.open_book import new_desk
from giaoban_tracker.workflow.printing import Scope, lists, statistics
from tests.conftest import Almanac

FIRST_DAY = date(2017, 7, 5)
NAMES = ("Phòng Nội vụ", "Phòng Y tế", "Phòng Văn hóa và Thông tin", "Phòng Tư pháp")

places = st.integers(0, 7)
gaps = st.integers(-20, 40)
_BACK = 2
"""How many days back a report may count from."""


class FollowUp(RuleBasedStateMachine):
    """An office of four units. Refusals are part of life: they leave the book as it was."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir="/dev/shm" if Path("/dev/shm").is_dir() else None))
        self.almanac = Almanac()
        self.almanac.turn_to(FIRST_DAY)
        self.desk: Desk = new_desk(
            self.folder / "so",
            now=self.almanac.now,
            new_id=self.almanac.new_id,
            by="Nông Thị Hà",
            resources=resources_folder(),
        )
        self.done: list[Changes] = []
        self.closed: set[TaskId] = set()
        self.prints: dict[date, bytes] = {}

    def teardown(self) -> None:
        self.desk.ledger.close()
        shutil.rmtree(self.folder)

    @initialize()
    def set_up(self) -> None:
        for number, name in enumerate(NAMES):
            describe_office.describe_unit(self.desk, UnitTerms(name, f"U{number}"))

    # ---- what happens

    @rule(ahead=st.integers(1, 15))
    def days_pass(self, ahead: int) -> None:
        self.almanac.turn_to(self.desk.today + timedelta(days=ahead))

    @rule(lead=st.lists(places, max_size=3), support=places, gap=st.none() | gaps)
    def give(self, lead: list[int], support: int, gap: int | None) -> None:
        units = tuple(dict.fromkeys(self._unit(place) for place in lead))
        due = Deadline(DeadlineKind.FIXED, self.desk.today + timedelta(days=gap)) if gap is not None else UNSTATED
        helper = self._unit(support)
        terms = TaskTerms("", "rà soát", lead=units, support=() if helper in units else (helper,), deadline=due)
        self._try(lambda: assign(self.desk, terms).changes)

    @precondition(lambda self: self._tasks())
    @rule(place=places, share=places, done=st.sampled_from((0, 40, 100)), back=st.integers(0, _BACK))
    def report(self, place: int, share: int, done: int, back: int) -> None:
        task = self._task(place)
        claim = Claim.DONE if done == 100 else Claim.IN_PROGRESS
        terms = ReportTerms(self._share(task, share), claim, done, "đã làm")
        self._try(lambda: decide.report(self.desk, task.id, terms, on=self.desk.today - timedelta(days=back)))

    @precondition(lambda self: self._tasks())
    @rule(place=places, share=places)
    def accept(self, place: int, share: int) -> None:
        task = self._task(place)
        self._try(lambda: decide.accept(self.desk, task.id, self._share(task, share)))

    @precondition(lambda self: self._tasks())
    @rule(place=places, share=places)
    def send_back(self, place: int, share: int) -> None:
        task = self._task(place)
        self._try(lambda: decide.send_back(self.desk, task.id, self._share(task, share), "thiếu"), opens=task.id)

    @precondition(lambda self: self._tasks())
    @rule(place=places, gap=gaps, asked=st.booleans(), share=places)
    def extend(self, place: int, gap: int, asked: bool, share: int) -> None:
        task, new_due = self._task(place), self.desk.today + timedelta(days=gap)
        unit = self._share(task, share)
        if asked and unit is not None:
            self._try(lambda: decide.ask_extension(self.desk, task.id, unit, new_due, "chờ số liệu"))
        else:
            requests = task.course.open_requests
            request = requests[0].id if requests else None
            self._try(lambda: decide.extend(self.desk, task.id, new_due, "đồng ý", request=request))

    @precondition(lambda self: self._tasks())
    @rule(place=places, share=places, heir=places)
    def reassign(self, place: int, share: int, heir: int) -> None:
        task = self._task(place)
        former = self._share(task, share)
        self._try(lambda: decide_course.reassign(self.desk, task.id, former, self._unit(heir), "điều chuyển"))

    @precondition(lambda self: self._tasks())
    @rule(place=places, stop=st.booleans())
    def stop_or_go_on(self, place: int, stop: bool) -> None:
        task = self._task(place)
        if stop:
            self._try(lambda: decide_course.suspend(self.desk, task.id, "chờ hướng dẫn"))
        else:
            self._try(lambda: decide_course.resume(self.desk, task.id))

    @precondition(lambda self: self._tasks())
    @rule(place=places)
    def reopen(self, place: int) -> None:
        task = self._task(place)
        self._try(lambda: decide_course.reopen(self.desk, task.id, "thẩm tra lại"), opens=task.id)

    @precondition(lambda self: self._tasks())
    @rule(place=places, other=places, parts=st.booleans())
    def split_or_merge(self, place: int, other: int, parts: bool) -> None:
        task, into = self._task(place), self._task(other)
        if parts:
            half = TaskTerms("", "một nửa", lead=task.terms.lead, deadline=UNSTATED)
            self._try(lambda: decide_course.split(self.desk, task.id, [half, half], "tách").changes)
        else:
            self._try(lambda: decide_course.merge(self.desk, [task.id], into.id, "gộp"))

    @precondition(lambda self: self._tasks())
    @rule(place=places, share=places)
    def chase_and_judge(self, place: int, share: int) -> None:
        task = self._task(place)
        unit = self._share(task, share)
        self._try(lambda: decide.chase(self.desk, task.id, unit=unit))
        self._try(lambda: tell_task.confirm_cause(self.desk, task.id, unit, CauseKind.OBJECTIVE, "Chủ tịch UBND"))

    @rule(former=places, heir=places)
    def merge_units(self, former: int, heir: int) -> None:
        heirs = {self._unit(former): self._unit(heir)}
        self._try(lambda: succession.move_units(self.desk, heirs, "sắp xếp bộ máy"))

    @precondition(lambda self: self.done)
    @rule(place=places)
    def undo(self, place: int) -> None:
        # One of the last decisions, perhaps of days ago. A second undoing brings it back: both open only their own.
        changes = decide.undo(self.desk, self.done.pop(-1 - place % len(self.done)))
        self.done.append(changes)
        self.closed -= {TaskId(subject) for _, subject in changes.subjects}
        self._print_again()

    @rule()
    def print_a_past_day(self) -> None:
        # Reports count from some days back; what is older is settled.
        day = self.desk.today - timedelta(days=_BACK + 1)
        self.prints[day] = self._printed(day)

    @precondition(lambda self: self.prints)
    @rule()
    def print_it_again(self) -> None:
        self._print_again()

    # ---- what always holds

    @invariant()
    def counters_add_up(self) -> None:
        query, day = TaskQuery(self.desk.today), self.desk.today
        tasks = self._tasks()
        with self.desk.ledger.reading() as book:
            whole, by_unit = book.counters(query), [line[2] for line in book.counters_by(GroupBy.UNIT, query)]
        assert whole == count(standing_of(task, day) for task in tasks)
        assert whole.total == sum(task.stands for task in tasks)
        shares = count(standing_of_share(task, share, day) for task in tasks for share in task.shares)
        assert sum(by_unit, Counters()) == shares

    @invariant()
    def views_are_the_folded_journal(self) -> None:
        assert care.check(self.desk.ledger).clean

    @invariant()
    def nothing_closed_opens_by_itself(self) -> None:
        now = {task.id for task in self._tasks() if task.finished_on is not None}
        assert self.closed <= now, "a task opened that nobody opened"
        self.closed = now

    # ---- handles

    def _try(self, errand: Callable[[], Changes], opens: TaskId | None = None) -> None:
        try:
            changes = errand()
        except Refused:
            return
        self.done.append(changes)
        self.closed.discard(opens or TaskId(""))

    def _print_again(self) -> None:
        assert {day: self._printed(day) for day in self.prints} == self.prints

    def _printed(self, day: date) -> bytes:
        """Everything that the follow-up list and the numbers as at a day put on paper."""
        scope = Scope(TaskQuery(day), as_of=day)
        papers = (lists.follow_up(self.desk, scope), statistics.statistics(self.desk, scope))
        texts = (pdf_markup(document_of(paper), self.desk.resources, SHIPPED).data for paper in papers)
        return "\n".join(texts).encode()

    def _tasks(self) -> tuple[Task, ...]:
        with self.desk.ledger.reading() as book:
            return book.tasks(TaskQuery(self.desk.today))

    def _task(self, place: int) -> Task:
        tasks = sorted(self._tasks(), key=lambda task: task.id)
        return tasks[place % len(tasks)]

    def _unit(self, place: int) -> UnitId:
        units = list_tasks.particulars(self.desk).units
        return units[place % len(units)].id

    def _share(self, task: Task, place: int) -> UnitId | None:
        return task.shares[place % len(task.shares)].unit


# Each step is a transaction and a check of the whole book: a failing history is told as it was found, not shortened.
FollowUp.TestCase.settings = settings(max_examples=12, stateful_step_count=20, deadline=None, phases=[Phase.generate])
TestFollowUp = FollowUp.TestCase
