"""Describing the office: units, blocs, leaders, letterhead; one fact each, checked before it is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import BlocId, UnitId
from giaoban_tracker.domain.unit import BlocTerms, LeaderTerms, Unit, UnitTerms
from giaoban_tracker.workflow import decide, describe_office, list_tasks
from tests.workflow.conftest import Office

NEW = UnitTerms("Ban Quản lý chợ", "BQLC")


def unit_of(office: Office, unit: UnitId) -> Unit:
    return next(one for one in list_tasks.particulars(office.desk).units if one.id == unit)


def test_a_new_unit_comes_last_and_is_written_tidily(office: Office) -> None:
    before = list_tasks.particulars(office.desk).units
    messy = replace(NEW, name="  Ban  Quản lý chợ ", code=" bqlc ", aliases=("BQL  chợ", "", "Ban Quản lý chợ"))

    changes = describe_office.describe_unit(office.desk, messy)

    added = list_tasks.particulars(office.desk).units[-1]
    assert changes.touches(SubjectKind.UNIT)
    assert len(list_tasks.particulars(office.desk).units) == len(before) + 1
    assert (added.name, added.terms.code, added.terms.aliases) == ("Ban Quản lý chợ", "BQLC", ("BQL chợ",))
    assert added.terms.order > max(unit.terms.order for unit in before)


def test_a_changed_unit_keeps_its_id_and_place(office: Office) -> None:
    before = unit_of(office, office.culture)

    describe_office.describe_unit(office.desk, replace(before.terms, head="Nguyễn Văn Mẫu"), office.culture)

    after = unit_of(office, office.culture)
    assert after.terms == replace(before.terms, head="Nguyễn Văn Mẫu")


def test_undoing_an_addition_takes_the_unit_away_and_undoing_a_change_restores_it(office: Office) -> None:
    before = unit_of(office, office.culture)
    changed = describe_office.describe_unit(office.desk, replace(before.terms, code="VHTT"), office.culture)
    added = describe_office.describe_unit(office.desk, NEW)

    decide.undo(office.desk, added)
    decide.undo(office.desk, changed)

    units = list_tasks.particulars(office.desk).units
    assert all(unit.name != NEW.name for unit in units)
    assert unit_of(office, office.culture) == before


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        pytest.param(replace(NEW, name="  "), "unit-name-missing", id="no name"),
        pytest.param(replace(NEW, name="Phòng Nội vụ"), "unit-exists", id="name taken"),
        pytest.param(replace(NEW, code=""), "code-missing", id="no code"),
        pytest.param(replace(NEW, code="ĐQL"), "code-missing", id="code with marks"),
        pytest.param(replace(NEW, code="pnv"), "code-taken", id="code taken"),
        pytest.param(
            replace(NEW, valid_from=date(2017, 7, 1), valid_to=date(2017, 6, 30)), "ends-before-it-starts", id="days"
        ),
        pytest.param(replace(NEW, merged_into=UnitId("khác")), "merger-without-end", id="merger without a last day"),
    ],
)
def test_a_unit_that_cannot_be_is_refused_and_leaves_no_trace(office: Office, terms: UnitTerms, code: str) -> None:
    before = list_tasks.particulars(office.desk)

    with pytest.raises(Refused) as told:
        describe_office.describe_unit(office.desk, terms)

    assert told.value.code == code
    assert list_tasks.particulars(office.desk) == before


def test_a_unit_cannot_be_merged_into_itself(office: Office) -> None:
    terms = replace(unit_of(office, office.culture).terms, valid_to=date(2017, 6, 30), merged_into=office.culture)

    with pytest.raises(Refused, match="merged-into-itself"):
        describe_office.describe_unit(office.desk, terms, office.culture)


def test_a_name_is_free_again_once_its_unit_has_ended(office: Office) -> None:
    former = unit_of(office, office.home_affairs)
    describe_office.describe_unit(office.desk, replace(former.terms, valid_to=date(2017, 6, 30)), former.id)

    describe_office.describe_unit(office.desk, UnitTerms(former.name, "PNV2", valid_from=date(2017, 7, 1)))

    named = [unit for unit in list_tasks.particulars(office.desk).units if unit.name == former.name]
    assert len(named) == 2


@pytest.mark.parametrize(
    ("name", "code"), [("Phòng Nội vụ", "PNV2"), ("Đài Truyền thanh - Truyền hình", "DTTTH2"), ("Ban Dân tộc", "BDT")]
)
def test_a_code_is_proposed_from_initials_that_no_unit_has(office: Office, name: str, code: str) -> None:
    assert describe_office.proposed_code(name, list_tasks.particulars(office.desk).units) == code


def test_a_bloc_is_added_last_and_renamed_in_its_place(office: Office) -> None:
    describe_office.describe_bloc(office.desk, BlocTerms(" Quốc phòng  – An ninh "))
    blocs = list_tasks.particulars(office.desk).blocs

    describe_office.describe_bloc(office.desk, BlocTerms("Văn xã", blocs[0].terms.order), blocs[0].id)

    assert blocs[-1].name == "Quốc phòng – An ninh"
    assert list_tasks.particulars(office.desk).blocs[0].name == "Văn xã"


@pytest.mark.parametrize(("name", "code"), [("", "bloc-name-missing"), ("noi chinh", "bloc-exists")])
def test_a_bloc_needs_a_name_of_its_own(office: Office, name: str, code: str) -> None:
    with pytest.raises(Refused) as told:
        describe_office.describe_bloc(office.desk, BlocTerms(name))

    assert told.value.code == code


def test_a_leader_needs_a_title_and_comes_last(office: Office) -> None:
    with pytest.raises(Refused, match="leader-title-missing"):
        describe_office.describe_leader(office.desk, LeaderTerms("Nguyễn Văn Mẫu", " "))

    describe_office.describe_leader(office.desk, LeaderTerms("Nguyễn  Văn Mẫu", "Phó Chủ tịch Thường trực"))

    added = list_tasks.particulars(office.desk).leaders[-1]
    assert (added.terms.name, added.terms.title) == ("Nguyễn Văn Mẫu", "Phó Chủ tịch Thường trực")


def test_the_office_states_its_letterhead_anew_and_needs_a_name(office: Office) -> None:
    terms = list_tasks.particulars(office.desk).office

    describe_office.describe_office(office.desk, replace(terms, signer="Nguyễn Văn Mẫu"))

    assert list_tasks.particulars(office.desk).office.signer == "Nguyễn Văn Mẫu"
    with pytest.raises(Refused, match="name-missing"):
        describe_office.describe_office(office.desk, replace(terms, name=" "))


def test_units_stand_under_each_of_their_blocs_and_the_rest_comes_last(office: Office) -> None:
    known = list_tasks.particulars(office.desk)
    both = Unit(UnitId("hai"), UnitTerms("Hai khối", "HK", blocs=(known.blocs[0].id, known.blocs[2].id)))
    none = Unit(UnitId("không"), UnitTerms("Không khối", "KK", blocs=(BlocId("đã bỏ"),)))

    groups = describe_office.grouped((both, none), known.blocs)

    assert [bloc.name if bloc else None for bloc, _ in groups] == [*(bloc.name for bloc in known.blocs), None]
    assert [unit.name for bloc, units in groups for unit in units] == ["Hai khối", "Hai khối", "Không khối"]
