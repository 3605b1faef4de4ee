"""Sắp xếp đơn vị: proposed first, with the open tasks that pass; then one step, and one undo that takes it back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.task_list import GroupBy, TaskQuery
from giaoban_tracker.domain.unit import Unit
from giaoban_tracker.ui.pages.units.merge_sheet import MergeSheet
from giaoban_tracker.ui.pages.units.page import UnitsPage
from giaoban_tracker.ui.pages.units.reform_sheet import MODELS, ReformSheet, propose
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import list_tasks
from giaoban_tracker.workflow.presets import PRESETS


@pytest.fixture
def page(place: Workplace, qtbot: QtBot) -> UnitsPage:
    page = UnitsPage(place)
    qtbot.addWidget(page)
    place.operations.changed.connect(page.take)
    page.resize(1200, 680)
    page.show()
    page.enter()
    return page


def unit_named(place: Workplace, name: str) -> Unit:
    return next(unit for unit in list_tasks.particulars(place.desk).units if unit.name == name)


def open_tasks(place: Workplace, unit: Unit) -> int:
    counters = {line.key: line.counters for line in by_unit(place)}
    return counters[unit.id].total if unit.id in counters else 0


def by_unit(place: Workplace) -> tuple[list_tasks.GroupCounters, ...]:
    return list_tasks.counters_by(place.desk, GroupBy.UNIT, TaskQuery(place.desk.today))


def merge(page: UnitsPage, former: str, successor: str) -> MergeSheet:
    page._tree.choose_unit(unit_named(page.place, former).id)
    page._merge()
    sheet = page.findChildren(MergeSheet)[-1]
    sheet._successor.setCurrentIndex(sheet._successor.findText(successor))
    return sheet


def test_a_merger_says_what_would_pass_before_anything_does(page: UnitsPage, place: Workplace) -> None:
    sheet = merge(page, "Phòng Nội vụ", "Phòng Văn hóa và Thông tin")

    assert sheet._former.currentText() == "Phòng Nội vụ", "the unit in front is the one that goes"
    assert sheet._plan.text().startswith("Sẽ chuyển 10 việc chủ trì (NV-001, ")
    assert not sheet.can_write, "the reason is missing"
    assert unit_named(place, "Phòng Nội vụ").terms.valid_to is None


def test_a_merger_is_one_step_and_one_undo(page: UnitsPage, place: Workplace) -> None:
    former, heir = unit_named(place, "Phòng Nội vụ"), unit_named(place, "Phòng Văn hóa và Thông tin")
    before = by_unit(place)
    sheet = merge(page, former.name, heir.name)
    sheet._reason.setPlainText("Sắp xếp tổ chức bộ máy")

    sheet.accept()

    ended = unit_named(place, former.name)
    assert (ended.terms.valid_to, ended.terms.merged_into) == (place.desk.today - timedelta(days=1), heir.id)
    assert open_tasks(place, former) == 0
    assert place.undo.undo_title == "Nhập Phòng Nội vụ vào Phòng Văn hóa và Thông tin"
    yesterday = list_tasks.listing(
        place.desk,
        TaskQuery(place.desk.today - timedelta(days=1), units=frozenset({former.id})),
        as_of=place.desk.today - timedelta(days=1),
    )
    assert len(yesterday.ids) == 10, "as at an earlier day the tasks stand with the unit that had them"
    place.undo.undo()
    assert by_unit(place) == before
    assert unit_named(place, former.name) == former


def test_a_unit_does_not_go_into_itself(page: UnitsPage) -> None:
    sheet = merge(page, "Phòng Nội vụ", "Phòng Nội vụ")
    sheet._reason.setPlainText("thử")

    assert not sheet.can_write
    assert sheet._plan.text() == "Chọn hai đơn vị để xem những việc sẽ chuyển."


def test_every_model_offered_is_a_preset_that_gives_new_units(place: Workplace) -> None:
    assert set(MODELS) < set(PRESETS)

    for key in MODELS:
        proposal = propose(place.desk, key)
        assert proposal.reform.new
        assert {unit.id for unit in proposal.units} == set(proposal.moves)


def test_a_reform_is_proposed_changed_by_hand_written_and_undone(page: UnitsPage, place: Workplace) -> None:
    units = list_tasks.particulars(place.desk).units
    page._reform()
    sheet = page.findChildren(ReformSheet)[-1]
    kept, moved = unit_named(place, "Phòng Tư pháp"), unit_named(place, "Phòng Nội vụ")
    assert sheet.chosen()[moved.id] == "PVHXH"
    assert not sheet.can_write, "the reason is missing"

    sheet._heirs[kept.id].setCurrentIndex(0)
    sheet._reason.setPlainText("Nghị quyết sắp xếp đơn vị hành chính")
    assert f"của {len(sheet.chosen())} đơn vị" in sheet._sum.text()
    sheet.accept()

    heir = unit_named(place, "Phòng Văn hóa - Xã hội")
    assert unit_named(place, moved.name).terms.merged_into == heir.id
    assert unit_named(place, kept.name) == kept
    assert (open_tasks(place, moved), open_tasks(place, heir) > 0) == (0, True)
    assert place.undo.undo_title == "Sắp xếp đơn vị theo mô hình xã, đặc khu từ 01/7/2025"
    place.undo.undo()
    assert list_tasks.particulars(place.desk).units == units


def test_another_model_is_proposed_anew(page: UnitsPage) -> None:
    page._reform()
    sheet = page.findChildren(ReformSheet)[-1]

    sheet._model.setCurrentIndex(sheet._model.findData("ward-2025"))

    assert "Phòng Kinh tế, Hạ tầng và Đô thị" in sheet._new.text()
    assert "PKTHTDT" in sheet.chosen().values()
