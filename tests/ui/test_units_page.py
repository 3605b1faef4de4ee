"""Đơn vị: units by bloc, leaders and the letterhead; each change is one step that undo takes back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.domain.unit import Unit
from giaoban_tracker.ui.dialogs.sheet import Sheet
from giaoban_tracker.ui.pages.units.page import UnitsPage
from giaoban_tracker.ui.pages.units.sheets import BlocSheet, LeaderSheet, UnitSheet
from giaoban_tracker.ui.pages.units.unit_tree import NO_BLOC, UnitTree
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import list_tasks, set_up_office
from tests.ui.input_method import commit


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


def sheet_of(page: UnitsPage, kind: type[Sheet]) -> Sheet:
    """The dialog of that kind that was opened last."""
    return page.findChildren(kind)[-1]


def tree_lines(tree: UnitTree) -> dict[str, list[str]]:
    """Names of the units shown under each bloc."""
    shown: dict[str, list[str]] = {}
    for group in tree._groups():
        if not group.isHidden():
            children = [group.child(place) for place in range(group.childCount())]
            shown[group.text(0)] = [child.text(0) for child in children if child and not child.isHidden()]
    return shown


def test_units_stand_under_their_blocs_in_the_offices_order(page: UnitsPage, place: Workplace) -> None:
    known = list_tasks.particulars(place.desk)

    lines = tree_lines(page._tree)

    assert list(lines) == [bloc.name for bloc in known.blocs if lines.get(bloc.name) is not None]
    assert lines["Văn hóa – Xã hội"][:2] == ["Văn phòng HĐND và UBND thành phố", "Phòng Nội vụ"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("noi vu", ["Phòng Nội vụ"]), ("PGDDT", ["Phòng Giáo dục và Đào tạo"]), ("GD&ĐT", ["Phòng Giáo dục và Đào tạo"])],
)
def test_a_unit_is_found_by_name_code_and_alias_without_marks(page: UnitsPage, typed: str, found: list[str]) -> None:
    page.focus_search()

    commit(page._search, typed)

    assert [name for names in tree_lines(page._tree).values() for name in names] == found


def test_a_unit_is_changed_in_its_dialog_and_undo_restores_it(page: UnitsPage, place: Workplace) -> None:
    before = unit_named(place, "Phòng Nội vụ")
    page._tree.choose_unit(before.id)
    page._edit_unit.click()
    sheet = sheet_of(page, UnitSheet)
    assert isinstance(sheet, UnitSheet)

    commit(sheet._head, "Nguyễn Thị Lựu")
    sheet._aliases.setPlainText("P. Nội vụ\nngành nội vụ")
    sheet.accept()

    after = unit_named(place, "Phòng Nội vụ").terms
    assert (after.head, after.aliases) == ("Nguyễn Thị Lựu", ("P. Nội vụ", "ngành nội vụ"))
    assert place.undo.undo_title == "Sửa đơn vị Phòng Nội vụ"
    assert page._tree.unit() == before.id, "the unit stays chosen"
    place.undo.undo()
    assert unit_named(place, "Phòng Nội vụ") == before


def test_a_new_unit_is_entered_into_the_bloc_in_front_with_a_code_from_its_name(
    page: UnitsPage, place: Workplace
) -> None:
    page._tree.choose_unit(unit_named(place, "Phòng Kinh tế").id)
    page._add_unit.click()
    sheet = sheet_of(page, UnitSheet)
    assert isinstance(sheet, UnitSheet)
    assert not sheet.can_write, "a name is missing"

    commit(sheet._name, "Ban Quản lý chợ")
    assert sheet._code.text() == "BQLC"
    sheet.accept()

    added = unit_named(place, "Ban Quản lý chợ")
    assert "Ban Quản lý chợ" in tree_lines(page._tree)["Kinh tế tổng hợp"]
    assert added.terms.code == "BQLC"
    assert place.undo.undo_title == "Thêm đơn vị Ban Quản lý chợ"


def test_a_code_typed_by_hand_is_not_overwritten(page: UnitsPage) -> None:
    page._add_unit.click()
    sheet = sheet_of(page, UnitSheet)
    assert isinstance(sheet, UnitSheet)

    commit(sheet._code, "CHO")
    commit(sheet._name, "Ban Quản lý chợ")

    assert sheet._code.text() == "CHO"


def test_a_refused_unit_keeps_what_was_typed_and_says_why(page: UnitsPage, place: Workplace) -> None:
    page._add_unit.click()
    sheet = sheet_of(page, UnitSheet)
    assert isinstance(sheet, UnitSheet)
    commit(sheet._name, "Phòng Nội vụ")

    sheet.accept()

    assert sheet.isVisible()
    assert sheet._name.text() == "Phòng Nội vụ"
    assert any("Đã có đơn vị tên «Phòng Nội vụ»" in label.text() for label in sheet.findChildren(QLabel))
    assert place.undo.undo_title == ""


def test_a_unit_that_ended_shows_when_and_what_became_of_it(page: UnitsPage, place: Workplace) -> None:
    heir = unit_named(place, "Phòng Văn hóa và Thông tin")
    page._tree.choose_unit(unit_named(place, "Phòng Tư pháp").id)
    page._edit_unit.click()
    sheet = sheet_of(page, UnitSheet)
    assert isinstance(sheet, UnitSheet)

    sheet._to.set_day(date(2017, 9, 30))
    sheet._merged.setCurrentIndex(sheet._merged.findData(heir.id))
    sheet.accept()

    item = page._tree.currentItem()
    assert item is not None
    assert item.text(4) == "đến 30/09/2017, nhập vào Phòng Văn hóa và Thông tin"


def test_a_bloc_is_added_and_renamed(page: UnitsPage, place: Workplace) -> None:
    page._add_bloc.click()
    sheet = sheet_of(page, BlocSheet)
    assert isinstance(sheet, BlocSheet)
    commit(sheet._name, "Quốc phòng – An ninh")
    sheet.accept()
    page._tree.setCurrentItem(page._tree._groups()[0])
    page._edit_unit.click()
    sheet = sheet_of(page, BlocSheet)
    assert isinstance(sheet, BlocSheet)
    sheet._name.setText("Văn xã")
    sheet.accept()

    names = [bloc.name for bloc in list_tasks.particulars(place.desk).blocs]
    assert (names[0], names[-1]) == ("Văn xã", "Quốc phòng – An ninh")


def test_a_leader_is_added_and_changed(page: UnitsPage, place: Workplace) -> None:
    page._add_leader.click()
    sheet = sheet_of(page, LeaderSheet)
    assert isinstance(sheet, LeaderSheet)
    commit(sheet._title, "Phó Chủ tịch Thường trực")
    sheet.accept()
    added = page._leaders.topLevelItem(page._leaders.topLevelItemCount() - 1)
    assert added is not None
    page._leaders.setCurrentItem(added)
    page._edit_leader.click()
    sheet = sheet_of(page, LeaderSheet)
    assert isinstance(sheet, LeaderSheet)
    commit(sheet._name, "Nguyễn Văn Mẫu")
    sheet._charge.setPlainText("Giáo dục\n Y tế ")
    sheet.accept()

    terms = list_tasks.particulars(place.desk).leaders[-1].terms
    assert (terms.title, terms.name, terms.fields) == (
        "Phó Chủ tịch Thường trực",
        "Nguyễn Văn Mẫu",
        ("Giáo dục", "Y tế"),
    )


def test_the_tasks_of_a_unit_are_one_click_away(page: UnitsPage, place: Workplace, qtbot: QtBot) -> None:
    unit = unit_named(place, "Phòng Nội vụ")
    page._tree.choose_unit(unit.id)

    with qtbot.waitSignal(page.tasks_wanted) as told:
        page._tasks.click()

    assert told.args == [TaskQuery(place.desk.today, units=frozenset({unit.id}))]


def test_the_letterhead_is_written_when_the_person_says_so_and_undo_restores_the_fields(
    page: UnitsPage, place: Workplace
) -> None:
    page.show_office()
    form = page._office
    assert not form._write.isEnabled()

    form._signer.setText("Nông Thị Hà")
    assert form._write.isEnabled()
    form._write.click()

    assert list_tasks.particulars(place.desk).office.signer == "Nông Thị Hà"
    assert not form.is_changed
    place.undo.undo()
    assert form._signer.text() == "Nguyễn Văn Mẫu"


def test_what_was_typed_into_the_letterhead_survives_changes_elsewhere(page: UnitsPage, place: Workplace) -> None:
    page.show_office()
    page._office._signer.setText("Nông Thị Hà")

    page._add_bloc.click()
    sheet = sheet_of(page, BlocSheet)
    assert isinstance(sheet, BlocSheet)
    commit(sheet._name, "Quốc phòng")
    sheet.accept()

    assert page._office._signer.text() == "Nông Thị Hà"
    page._office._drop.click()
    assert page._office._signer.text() == "Nguyễn Văn Mẫu"


def test_the_office_form_starts_at_what_the_print_lacks(empty_place: Workplace, qtbot: QtBot) -> None:
    set_up_office.set_up(empty_place.desk, "city-2017", name="Ủy ban nhân dân thành phố", place="Sông Mai")
    page = UnitsPage(empty_place)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    page.enter()

    page.show_office()

    assert page._office._gaps.text() == "Bản in còn để trống họ tên người ký."
    assert page._office.focusWidget() is page._office._signer


def test_units_of_no_bloc_stand_together_at_the_end(empty_place: Workplace, qtbot: QtBot) -> None:
    set_up_office.set_up(empty_place.desk, "empty", name="Ủy ban nhân dân xã")
    page = UnitsPage(empty_place)
    qtbot.addWidget(page)
    empty_place.operations.changed.connect(page.take)
    page.enter()
    page._add_unit.click()
    sheet = sheet_of(page, UnitSheet)
    assert isinstance(sheet, UnitSheet)
    commit(sheet._name, "Trạm Y tế")
    sheet.accept()

    assert tree_lines(page._tree) == {NO_BLOC: ["Trạm Y tế"]}


def test_enter_and_f2_open_the_unit_in_front(page: UnitsPage, place: Workplace, qtbot: QtBot) -> None:
    page._tree.choose_unit(unit_named(place, "Phòng Nội vụ").id)

    qtbot.keyClick(page._tree, Qt.Key.Key_F2)
    qtbot.keyClick(page._tree, Qt.Key.Key_Return)

    assert len(page.findChildren(UnitSheet)) == 2
