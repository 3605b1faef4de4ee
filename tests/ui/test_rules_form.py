"""Quy định theo dõi: every rule is read, changed and written as one step; nonsense is named before it is written."""

from __future__ import annotations

from dataclasses import fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.rules import LatenessBy, Points, RulesTerms
from giaoban_tracker.ui.pages.units.page import UnitsPage
from giaoban_tracker.ui.pages.units.rule_words import RULE_WORDS, SECTIONS, USUAL, ladder_words
from giaoban_tracker.ui.pages.units.rules_form import RulesForm
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import state_rules

OTHER = RulesTerms(
    due_soon_days=10,
    urgent_days=2,
    ladder=(-5, -1, 0, 7),
    extension_limit=2,
    chasings_to_agenda=4,
    silent_days=30,
    clarity_labels=("rõ người", "rõ việc", "rõ hạn", "rõ sản phẩm", "rõ trách nhiệm", "rõ thẩm quyền"),
    lateness_by=LatenessBy.ADMISSION,
    points=Points(1050, 20, 30, objective_free=False),
    evidence_required=True,
)


@pytest.fixture
def page(place: Workplace, qtbot: QtBot) -> UnitsPage:
    page = UnitsPage(place)
    qtbot.addWidget(page)
    place.operations.changed.connect(page.take)
    page.resize(1200, 680)
    page.show()
    page.enter()
    page._tabs.setCurrentWidget(page._rules)
    return page


@pytest.fixture
def form(page: UnitsPage) -> RulesForm:
    return page._rules.sheet()


def restorers(form: RulesForm) -> dict[str, QPushButton]:
    found = form.findChildren(QPushButton)
    return {one.accessibleName().partition(":")[0]: one for one in found if one.text() == "Về mặc định"}


def test_every_rule_of_the_book_has_its_line_on_the_sheet() -> None:
    rules = {field.name for field in fields(RulesTerms)} - {"points"} | {field.name for field in fields(Points)}

    assert [rule for _, rules_of_it in SECTIONS for rule in rules_of_it] == list(RULE_WORDS)
    assert set(RULE_WORDS) == rules


@pytest.mark.parametrize("terms", [RulesTerms(), OTHER], ids=["usual", "other"])
def test_what_is_shown_is_what_would_be_written(form: RulesForm, terms: RulesTerms) -> None:
    form.show_terms(terms)

    assert form.terms() == terms
    assert not form.is_changed


def test_changed_rules_are_written_in_one_step_and_undone_in_one(
    form: RulesForm, page: UnitsPage, place: Workplace
) -> None:
    for rule in RULE_WORDS:
        form._fields[rule].put(getattr(OTHER.points if hasattr(OTHER.points, rule) else OTHER, rule))
    form._write.click()

    assert state_rules.office_rules(place.desk) == OTHER
    assert form._written.text().startswith("Đã ghi quy định")
    assert place.undo.undo_title == "Sửa quy định theo dõi"
    place.undo.undo()
    assert not form._written.text()
    assert state_rules.office_rules(place.desk) == USUAL
    assert form.terms() == USUAL, "the sheet follows"


def test_a_rule_that_is_not_as_usual_goes_back_by_one_press(form: RulesForm) -> None:
    form.show_terms(OTHER)
    button = restorers(form)["Sắp đến hạn"]

    button.click()

    terms = form.terms()
    assert terms is not None
    assert terms.due_soon_days == USUAL.due_soon_days
    assert button.isHidden()
    assert not restorers(form)["Điểm một sản phẩm"].isHidden()


@pytest.mark.parametrize(
    ("rule", "typed", "named"),
    [("urgent_days", "9", "khẩn"), ("silent_days", "0", "Không báo cáo"), ("product", "10,123", "Điểm một sản phẩm")],
)
def test_nonsense_is_named_and_cannot_be_written(form: RulesForm, rule: str, typed: str, named: str) -> None:
    form._fields[rule].editor._edit.setText(typed)  # type: ignore[attr-defined]  # a number's field

    assert form.terms() is None
    assert named in form._problem.text()
    assert not form._write.isEnabled()
    form._drop.click()
    assert form.terms() == USUAL


def test_the_ladder_is_read_back_in_words(form: RulesForm) -> None:
    ladder = form._fields["ladder"]
    ladder.put((-3, -1, 0, 10))

    words = {label.text() for label in ladder.editor.findChildren(QLabel)}

    assert "Nhắc khi trước hạn 3 ngày, trước hạn 1 ngày, đúng ngày đến hạn, quá hạn 10 ngày." in words
    assert ladder_words(()) == "Không nhắc theo bậc nào."


def test_a_ladder_of_no_days_is_named(form: RulesForm) -> None:
    form._fields["ladder"].editor._after.setText("3; mười")  # type: ignore[attr-defined]  # the ladder's field

    assert form.terms() is None
    assert "Các bậc đôn đốc" in form._problem.text()


def test_the_arrow_keys_step_a_number_and_stop_at_its_end(form: RulesForm, qtbot: QtBot) -> None:
    number = form._fields["off_per_delay"]
    edit = number.editor._edit  # type: ignore[attr-defined]  # a number's field
    number.put(99)

    for _ in range(3):
        qtbot.keyClick(edit, Qt.Key.Key_Up)
    assert number.read() == 100
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    assert number.read() == 99


def test_what_is_typed_stays_when_something_else_is_written(form: RulesForm, page: UnitsPage, place: Workplace) -> None:
    form._fields["silent_days"].put(20)

    form._read()

    terms = form.terms()
    assert terms is not None
    assert terms.silent_days == 20
