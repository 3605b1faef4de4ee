"""The sample office: the seed's story from minutes to the follow-up list."""

from __future__ import annotations

from giaoban_tracker import demo
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.workflow import care, sample_office
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.printing import Scope, lists


def test_the_sample_shows_a_task_done_one_late_and_one_awaiting_acceptance(empty_desk: Desk) -> None:
    meeting = demo.fill_with_sample(empty_desk)

    query = TaskQuery(sample_office.AS_OF, meetings=frozenset({meeting}))
    form = lists.follow_up(sample_office.desk_on(empty_desk, sample_office.AS_OF), Scope(query, meeting))

    standings = {row.standing for row in form.rows}
    assert {Standing.DONE_ON_TIME, Standing.OPEN_OVERDUE, Standing.OPEN_IN_TIME, Standing.UNDATED} <= standings
    assert any(row.awaits_acceptance for row in form.rows)
    assert form.counters.total == len(form.rows)


def test_the_sample_book_checks_clean_and_rebuilds_to_the_same_rows(empty_desk: Desk) -> None:
    demo.fill_with_sample(empty_desk)

    assert care.check(empty_desk).clean
    assert care.rebuild(empty_desk).differing == 0
