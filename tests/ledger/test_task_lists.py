"""Lists of tasks: what a query selects, in what order, and what can be chosen in a column's head."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.directive import Urgency
from giaoban_tracker.domain.fact import DeadlineExtended, Fact, TaskChased, TaskWithdrawn
from giaoban_tracker.domain.identity import MeetingId, TaskId, UnitId
from giaoban_tracker.domain.standing import Standing, is_due_soon, standing_of, standing_of_share
from giaoban_tracker.domain.task import Task
from giaoban_tracker.domain.task_list import Facet, SortKey, TaskColumn, TaskQuery
from giaoban_tracker.ledger import Ledger
from tests.histories import BLOCS, MEETINGS, TASKS, UNITS, days, histories
from tests.ledger.conftest import Books
from tests.ledger.oracle import tasks_of, write
from tests.ledger.simple import DAY, DUE, accept, assign, office, report
from tests.ledger.test_views import as_stored

TODAY = DUE + timedelta(days=1)
LATE, IN_TIME, DONE, UNDATED = TASKS
STANDING_DUTY, WITHDRAWN = TaskId("thuong-xuyen"), TaskId("thu-hoi")


def stock(book: Ledger) -> Ledger:
    """Write one task of each kind; they are given in another order than any list has."""
    story = office()
    assign(story, UNDATED, due=None, lead=(), leader="Chủ tịch", field="Đất đai", content="Ăn toàn")
    assign(story, DONE, leader="Bí thư", field="Y tế", content="ân cần")
    assign(story, LATE, lead=(UNITS[1],), support=(UNITS[0],), field="Cải cách hành chính", content="Đường xá")
    assign(
        story, STANDING_DUTY, code="NV-010", deadline=Deadline(DeadlineKind.STANDING), meeting=None, content="dân số"
    )
    assign(story, IN_TIME, due=TODAY + timedelta(days=7), lead=tuple(UNITS[:2]), bloc=BLOCS[0], urgency=Urgency.FLASH)
    assign(story, WITHDRAWN, code="NV-011", content="an ninh")
    story.add(WITHDRAWN, TaskWithdrawn("trùng"), DAY)
    report(story, LATE, unit=UNITS[1], done=30, on=date(2017, 7, 20))
    report(story, IN_TIME, unit=UNITS[0], done=100, on=date(2017, 7, 21))
    accept(story, report(story, DONE, done=100, on=date(2017, 7, 25)), on=date(2017, 7, 26))
    write(book, story.facts)
    return book


@pytest.fixture(scope="module")
def listed(books: Books) -> Iterator[Ledger]:
    """A book with these tasks that is only read."""
    with books.fresh() as ledger:
        yield stock(ledger)


@pytest.fixture
def changing(book: Ledger) -> Ledger:
    """A book with these tasks that is written to."""
    return stock(book)


def ids(ledger: Ledger, query: TaskQuery) -> list[TaskId]:
    with ledger.reading() as book:
        return list(book.task_ids(query))


def test_late_tasks_lead_and_done_ones_come_at_the_end(listed: Ledger) -> None:
    assert ids(listed, TaskQuery(TODAY)) == [LATE, IN_TIME, UNDATED, STANDING_DUTY, DONE, WITHDRAWN]


ALL = [LATE, IN_TIME, UNDATED, STANDING_DUTY, DONE, WITHDRAWN]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        pytest.param({"units": frozenset({UNITS[1]})}, [LATE, IN_TIME], id="lead unit"),
        pytest.param({"units": frozenset({UnitId("")})}, [UNDATED], id="no owner, chosen among the units"),
        pytest.param({"unassigned": True}, [UNDATED], id="no owner"),
        pytest.param({"standings": frozenset({Standing.OPEN_OVERDUE})}, [LATE], id="overdue"),
        pytest.param(
            {"standings": frozenset({Standing.DONE_ON_TIME, Standing.STANDING})},
            [STANDING_DUTY, DONE],
            id="two standings",
        ),
        pytest.param({"due_soon": True}, [IN_TIME], id="due in seven days"),
        pytest.param({"awaiting": True}, [IN_TIME], id="awaiting acceptance"),
        pytest.param({"unreported": True}, [UNDATED], id="not reported, standing duties left out"),
        pytest.param({"leaders": frozenset({"Chủ tịch"})}, [UNDATED], id="leader"),
        pytest.param({"leaders": frozenset({""})}, [LATE, IN_TIME, STANDING_DUTY, WITHDRAWN], id="no leader"),
        pytest.param({"fields": frozenset({"Y tế", "Đất đai"})}, [UNDATED, DONE], id="fields"),
        pytest.param({"meetings": frozenset({MEETINGS[1]})}, [], id="another meeting"),
        pytest.param({"meetings": frozenset({MeetingId("")})}, [STANDING_DUTY], id="no meeting"),
        pytest.param({"blocs": frozenset({BLOCS[1]})}, [], id="another bloc"),
        pytest.param({"blocs": frozenset({BLOCS[0]}), "unassigned": True}, [UNDATED], id="the meeting's bloc"),
        pytest.param({"due_from": DUE, "due_to": DUE}, [LATE, DONE, WITHDRAWN], id="due on one day"),
        pytest.param({"due_from": TODAY}, [IN_TIME], id="due from a day on"),
        pytest.param({"running_to": DAY - timedelta(days=1)}, [], id="not yet given then"),
        pytest.param({"running_from": TODAY}, [LATE, IN_TIME, UNDATED, STANDING_DUTY, WITHDRAWN], id="runs today"),
        pytest.param({"running_from": TODAY + timedelta(days=1)}, [IN_TIME], id="runs beyond today only to its day"),
        pytest.param({"running_from": DUE, "running_to": DUE}, ALL, id="a closed one runs to its day"),
        pytest.param({"picked": frozenset({DONE, LATE, TaskId("khong-co")})}, [LATE, DONE], id="picked one by one"),
        pytest.param({"assigned_from": DAY + timedelta(days=1)}, [], id="given later"),
        pytest.param({"assigned_to": DAY, "unassigned": True}, [UNDATED], id="given until then"),
    ],
)
def test_a_query_selects(listed: Ledger, condition: dict[str, object], expected: list[TaskId]) -> None:
    query = replace(TaskQuery(TODAY), **condition)  # type: ignore[arg-type]

    assert ids(listed, query) == expected
    with listed.reading() as book:
        assert book.count(query) == len(expected)


def test_with_units_it_is_their_share_that_stands(changing: Ledger) -> None:
    story = office()
    while len(story.facts) < 30:
        story.add(IN_TIME, TaskChased(), DAY)
    accept(story, next(fact for fact in facts_about(changing, IN_TIME) if fact.unit == UNITS[0]))
    write(changing, story.facts[-1:])
    done = frozenset({Standing.DONE_ON_TIME})

    assert IN_TIME in ids(changing, TaskQuery(TODAY, units=frozenset({UNITS[0]}), standings=done))
    assert IN_TIME not in ids(changing, TaskQuery(TODAY, units=frozenset({UNITS[1]}), standings=done))
    assert IN_TIME not in ids(changing, TaskQuery(TODAY, standings=done))


def facts_about(ledger: Ledger, task: TaskId) -> tuple[Fact, ...]:
    with ledger.reading() as book:
        return book.facts_about(task)


@pytest.mark.parametrize(
    ("column", "ascending", "descending"),
    [
        (TaskColumn.CODE, "LIDU+-", "-+UDIL"),
        (TaskColumn.CONTENT, "-UD+LI", "IL+DU-"),
        # A bloc's task first, then by the office's order of units; without an owner last, in either direction.
        (TaskColumn.LEAD, "I+D-LU", "L+D-IU"),
        (TaskColumn.LEADER, "DULI+-", "UDLI+-"),
        (TaskColumn.MEETING, "LIUD-+", "LIUD-+"),
        (TaskColumn.DUE, "LD-IU+", "ILD-U+"),
        (TaskColumn.STANDING, "LIU+D-", "-D+UIL"),
        (TaskColumn.PROGRESS, "U+-LID", "DILU+-"),
        (TaskColumn.FIELD, "LUDI+-", "DULI+-"),
        (TaskColumn.URGENCY, "LU+D-I", "ILU+D-"),
        (TaskColumn.LAST_REPORT, "LIDU+-", "DILU+-"),
    ],
    ids=lambda value: value.value if isinstance(value, TaskColumn) else "",
)
def test_a_column_sorts(listed: Ledger, column: TaskColumn, ascending: str, descending: str) -> None:
    letters = {LATE: "L", IN_TIME: "I", DONE: "D", UNDATED: "U", STANDING_DUTY: "+", WITHDRAWN: "-"}

    def order(key: SortKey) -> str:
        return "".join(letters[task] for task in ids(listed, TaskQuery(TODAY, order=(key,))))

    assert (order(SortKey(column)), order(SortKey(column, descending=True))) == (ascending, descending)


def test_a_second_key_orders_what_the_first_leaves_equal(listed: Ledger) -> None:
    order = (SortKey(TaskColumn.URGENCY, descending=True), SortKey(TaskColumn.CODE, descending=True))

    assert ids(listed, TaskQuery(TODAY, order=order)) == [IN_TIME, WITHDRAWN, STANDING_DUTY, UNDATED, DONE, LATE]


def test_rows_come_in_the_order_asked_for_and_skip_what_is_gone(listed: Ledger) -> None:
    with listed.reading() as book:
        rows = book.task_rows([DONE, TaskId("không có"), LATE], TODAY)

    assert [row.id for row in rows] == [DONE, LATE]


def test_an_extension_shows_the_day_first_set(changing: Ledger) -> None:
    story = office()
    while len(story.facts) < 30:
        story.add(LATE, DeadlineExtended(DUE + timedelta(days=30), "chờ số liệu"), TODAY)
    write(changing, story.facts[-1:])

    with changing.reading() as book:
        (row,) = book.task_rows([LATE], TODAY)

    assert (row.deadline.due, row.original_due, row.extended) == (DUE + timedelta(days=30), DUE, 1)


def test_a_task_given_anew_in_the_same_words_counts_from_its_new_day(book: Ledger) -> None:
    story = office()
    assign(story)
    story.add(LATE, story.facts[-1].deed, TODAY)

    write(book, story.facts, at_once=1)

    assert ids(book, TaskQuery(TODAY, assigned_from=TODAY)) == [LATE]


@pytest.mark.parametrize(
    "condition", [{}, {"search": "duong"}, {"units": frozenset(UNITS[:1])}, {"leaders": frozenset({"Bí thư"})}], ids=str
)
def test_counts_taken_at_once_are_those_taken_one_by_one(listed: Ledger, condition: dict[str, object]) -> None:
    query = replace(TaskQuery(TODAY), **condition)  # type: ignore[arg-type]
    narrower = (
        replace(query, due_soon=True),
        replace(query, awaiting=True),
        replace(query, unassigned=True),
    )

    with listed.reading() as book:
        assert book.tally(query) == (
            book.count(query),
            book.counters(query),
            tuple(book.count(one) for one in narrower),
        )


def test_heads_offer_what_the_list_has(listed: Ledger) -> None:
    def offered(column: TaskColumn, query: TaskQuery) -> list[tuple[str, int]]:
        with listed.reading() as book:
            return [(facet.label or facet.value, facet.count) for facet in book.facets(query, column)]

    everything, of_unit = TaskQuery(TODAY), TaskQuery(TODAY, units=frozenset({UNITS[1]}))
    assert offered(TaskColumn.LEAD, everything) == [("Phòng Nội vụ", 4), ("Phòng Y tế", 2), ("", 1)]
    assert offered(TaskColumn.LEAD, of_unit) == [("Phòng Nội vụ", 1), ("Phòng Y tế", 2)]
    assert offered(TaskColumn.FIELD, everything) == [
        ("Cải cách hành chính", 1),
        ("Đất đai", 1),
        ("Y tế", 1),
        ("", 3),
    ]
    assert offered(TaskColumn.MEETING, everything) == [("Giao ban quý II/2017", 5), ("", 1)]
    assert offered(TaskColumn.STANDING, of_unit) == [("Đang thực hiện, trong hạn", 1), ("Đang thực hiện, quá hạn", 1)]
    with listed.reading() as book:
        assert book.facets(everything, TaskColumn.CODE) == ()
        assert Facet("flash", "Hỏa tốc", 1) in book.facets(everything, TaskColumn.URGENCY)


Test = Callable[[Task, date], bool]

CONDITIONS: tuple[tuple[dict[str, object], Test], ...] = (
    ({"due_soon": True}, is_due_soon),
    ({"awaiting": True}, lambda task, _: task.awaits_acceptance),
    ({"unassigned": True}, lambda task, _: not task.terms.lead),
    (
        {"unreported": True},
        lambda task, day: (
            standing_of(task, day) in {Standing.OPEN_IN_TIME, Standing.OPEN_OVERDUE, Standing.UNDATED, Standing.WAITING}
            and all(share.last_report is None for share in task.shares)
        ),
    ),
    ({"units": frozenset(UNITS[:2])}, lambda task, _: any(share.unit in UNITS[:2] for share in task.shares)),
    (
        {"units": frozenset(UNITS[:1]), "standings": frozenset({Standing.OPEN_OVERDUE, Standing.UNDATED})},
        lambda task, day: any(
            share.unit == UNITS[0] and standing_of_share(task, share, day) in {Standing.OPEN_OVERDUE, Standing.UNDATED}
            for share in task.shares
        ),
    ),
    (
        {"standings": frozenset({Standing.OPEN_IN_TIME, Standing.DONE_LATE})},
        lambda task, day: standing_of(task, day) in {Standing.OPEN_IN_TIME, Standing.DONE_LATE},
    ),
    ({"meetings": frozenset(MEETINGS[:1])}, lambda task, _: task.terms.meeting == MEETINGS[0]),
    ({"fields": frozenset({"Y tế", ""})}, lambda task, _: task.terms.field in {"Y tế", ""}),
    ({"assigned_from": date(2017, 7, 20)}, lambda task, _: task.assigned_on >= date(2017, 7, 20)),
)


@given(histories, days, st.lists(st.sampled_from(CONDITIONS), min_size=1, max_size=2))
@settings(max_examples=30)
def test_conditions_select_what_the_domain_says(
    sqlite_books: Books, facts: list[Fact], day: date, chosen: list[tuple[dict[str, object], Test]]
) -> None:
    fields: dict[str, object] = {}
    tests: dict[str, Test] = {}
    for condition, test in chosen:
        if not fields.keys() & condition.keys() and not {"units", "standings"} <= fields.keys() | condition.keys():
            fields |= condition
            tests["".join(condition)] = test
    with sqlite_books.fresh() as ledger:
        write(ledger, facts)

        found = ids(ledger, replace(TaskQuery(day), **fields))  # type: ignore[arg-type]

    expected = {task.id for task in tasks_of(as_stored(facts)) if all(test(task, day) for test in tests.values())}
    assert set(found) == expected
    assert len(found) == len(expected)
