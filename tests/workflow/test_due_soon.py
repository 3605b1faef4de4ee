"""'Sắp đến hạn' is the office's own distance, in lists, counts, cards and prints alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from giaoban_tracker.domain.rules import RulesTerms
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ui.task_words import row_mark
from giaoban_tracker.workflow import list_tasks, state_rules
from giaoban_tracker.workflow.assign import assign
from giaoban_tracker.workflow.quick_line import read_line
from giaoban_tracker.workflow.show_task import task_card
from tests.workflow.conftest import Office


@pytest.mark.parametrize(("days", "found"), [(7, 0), (40, 1)])
def test_a_task_is_due_soon_by_the_rule_of_the_office(office: Office, days: int, found: int) -> None:
    desk = office.desk
    due = desk.today + timedelta(days=30)
    given = assign(desk, read_line(desk, f"Rà soát @PNV !{due:%d/%m/%Y}").terms)

    state_rules.describe_rules(desk, replace(RulesTerms(), due_soon_days=days))

    query = TaskQuery(desk.today, due_soon=True)
    (row,) = list_tasks.rows(desk, [given.task], desk.today)
    assert len(list_tasks.listing(desk, query).ids) == found
    assert row_mark(row, desk.today).words == ("Còn 30 ngày" if found else "Trong hạn")
    assert task_card(desk, given.task).soon_days == days
