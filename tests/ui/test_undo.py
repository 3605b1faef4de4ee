"""Undo and redo: named after what was done, an opposite fact each, never a rewritten one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.errors import GiaobanError, Refused
from giaoban_tracker.domain.fact import FactVoided, TaskChased
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import decide, describe_office, list_tasks, read_journal, show_task


@pytest.fixture
def task(place: Workplace) -> TaskId:
    return list_tasks.listing(place.desk, TaskQuery(place.desk.today, search="NV-003")).ids[0]


def chase(place: Workplace, task: TaskId, title: str = "Đôn đốc NV-003") -> None:
    place.undo.decide(title, lambda: decide.chase(place.desk, task))


def times_chased(place: Workplace, task: TaskId) -> int:
    return len(show_task.task_card(place.desk, task).task.chased_on)


def test_what_was_done_last_is_named_and_taken_back_first(place: Workplace, task: TaskId) -> None:
    chase(place, task, "Đôn đốc lần một")
    chase(place, task, "Đôn đốc lần hai")

    assert (place.undo.undo_title, place.undo.redo_title) == ("Đôn đốc lần hai", "")
    place.undo.undo()

    assert (place.undo.undo_title, place.undo.redo_title) == ("Đôn đốc lần một", "Đôn đốc lần hai")
    assert times_chased(place, task) == 1


def test_redo_does_it_again_and_undo_takes_it_back_again(place: Workplace, task: TaskId) -> None:
    chase(place, task)

    counts = []
    for act in (place.undo.undo, place.undo.redo, place.undo.undo, place.undo.redo):
        act()
        counts.append(times_chased(place, task))

    assert counts == [0, 1, 0, 1]
    assert place.undo.undo_title == "Đôn đốc NV-003"


def test_every_step_is_a_fact_and_nothing_is_rewritten(place: Workplace, task: TaskId) -> None:
    chase(place, task)
    place.undo.undo()
    place.undo.redo()

    newest = [entry.fact.deed for entry in read_journal.journal_page(place.desk, 3).entries[:3]]

    assert [type(deed) for deed in newest] == [FactVoided, FactVoided, TaskChased]


def test_a_new_decision_forgets_what_could_be_redone(place: Workplace, task: TaskId) -> None:
    chase(place, task)
    place.undo.undo()

    chase(place, task, "Đôn đốc khác")

    assert place.undo.redo_title == ""


def test_several_facts_of_one_decision_are_taken_back_together(place: Workplace) -> None:
    known = list_tasks.particulars(place.desk)
    terms = [replace(unit.terms, head="Nguyễn Văn Mẫu") for unit in known.units[:3]]

    def describe_all() -> Changes:
        written = [
            describe_office.describe_unit(place.desk, one, unit.id)
            for one, unit in zip(terms, known.units, strict=False)
        ]
        return Changes(
            frozenset(subject for one in written for subject in one.subjects),
            tuple(fact for one in written for fact in one.facts),
        )

    place.undo.decide("Ghi thủ trưởng", describe_all)
    assert [unit.terms.head for unit in list_tasks.particulars(place.desk).units[:3]] == ["Nguyễn Văn Mẫu"] * 3
    place.undo.undo()

    assert list_tasks.particulars(place.desk).units == known.units


def test_a_refused_decision_is_not_remembered(place: Workplace) -> None:
    told: list[GiaobanError] = []

    def refuse() -> Changes:
        raise Refused("task-finished")

    place.undo.decide("Việc bị từ chối", refuse, failed=told.append)

    assert [error.code for error in told] == ["task-finished"]
    assert place.undo.undo_title == ""


def test_without_anything_done_undo_and_redo_do_nothing(place: Workplace) -> None:
    before = read_journal.journal_page(place.desk, 1).entries[0]

    place.undo.undo()
    place.undo.redo()

    assert read_journal.journal_page(place.desk, 1).entries[0] == before


def test_pages_are_told_of_an_undo_as_of_any_change(place: Workplace, task: TaskId) -> None:
    chase(place, task)
    changed: list[Changes] = []
    place.operations.changed.connect(changed.append)

    place.undo.undo()

    assert changed[0].touches(SubjectKind.TASK)
