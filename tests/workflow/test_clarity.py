"""The six clarities: what tasks lack, how many lack what, and the gate before issuing."""

from __future__ import annotations

from datetime import date

import pytest

from giaoban_tracker.domain.clarity import CLARITIES, Clarity, bits, missing, of_bits
from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.rules import RulesTerms
from giaoban_tracker.domain.target import PeriodAmount, Target
from giaoban_tracker.domain.task import TaskTerms
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.workflow import clarity, decide, list_tasks, state_rules
from giaoban_tracker.workflow.assign import assign
from giaoban_tracker.workflow.printing.scope import names_of, scope_words
from tests.workflow.conftest import Office

BARE = TaskTerms("", "rà soát")


def whole(office: Office) -> TaskTerms:
    return TaskTerms(
        "",
        "rà soát hộ nghèo",
        lead=(office.culture,),
        leader="Chủ tịch UBND",
        deadline=Deadline(DeadlineKind.FIXED, date(2017, 9, 1)),
        product="báo cáo",
        authority="UBND thành phố",
    )


def test_a_task_of_all_six_lacks_nothing(office: Office) -> None:
    assert missing(whole(office)) == ()
    assert missing(BARE) == tuple(one for one in CLARITIES if one is not Clarity.WHAT)


def test_a_target_is_a_product_and_a_standing_duty_has_its_time() -> None:
    target = Target("hộ thoát nghèo", "hộ", (PeriodAmount("2017", 88),))
    terms = TaskTerms("", "giảm nghèo", target=target, deadline=Deadline(DeadlineKind.STANDING))

    assert Clarity.PRODUCT not in missing(terms)
    assert Clarity.WHEN not in missing(terms)


def test_bits_and_clarities_say_the_same() -> None:
    assert of_bits(bits((Clarity.WHEN, Clarity.WHO))) == (Clarity.WHO, Clarity.WHEN)
    assert of_bits(0) == ()


def test_lists_show_and_filter_what_is_missing(office: Office) -> None:
    bare, sound = assign(office.desk, BARE).task, assign(office.desk, whole(office)).task
    query = TaskQuery(office.desk.today, unclear=frozenset({Clarity.PRODUCT}))

    counts = {lack.clarity: lack.number for lack in clarity.lacks(office.desk)}
    rows = {row.id: row.unclear for row in list_tasks.rows(office.desk, [bare, sound], office.desk.today)}

    assert list_tasks.listing(office.desk, query).ids == (bare,)
    assert (counts[Clarity.PRODUCT], counts[Clarity.WHAT]) == (1, 0)
    assert (rows[bare], rows[sound]) == (missing(BARE), ())


def test_an_extension_gives_the_day_that_was_missing(office: Office) -> None:
    bare = assign(office.desk, BARE).task
    decide.extend(office.desk, bare, date(2017, 9, 1), "ấn định")

    (line,) = clarity.gate(office.desk, [bare])
    assert Clarity.WHEN not in line.missing


def test_the_gate_opens_with_a_reason_that_stays(office: Office) -> None:
    bare, sound = assign(office.desk, BARE).task, assign(office.desk, whole(office)).task
    (line,) = clarity.gate(office.desk, [bare, sound])
    with pytest.raises(Refused) as refusal:
        clarity.let_through(office.desk, [bare], " ")

    clarity.let_through(office.desk, [bare, sound], "họp khẩn")

    assert line.task == bare
    assert clarity.gate(office.desk, [bare, sound]) == ()
    with pytest.raises(Refused) as again:
        clarity.let_through(office.desk, [bare], "họp khẩn")
    assert (refusal.value.code, again.value.code) == ("reason-missing", "nothing-lacking")


def test_a_task_given_with_a_reason_passes_the_gate_at_once(office: Office) -> None:
    given = assign(office.desk, BARE, waived="lãnh đạo giao miệng")

    assert clarity.gate(office.desk, [given.task]) == ()


def test_labels_are_the_offices_own_where_it_states_them(office: Office) -> None:
    usual = clarity.clarity_labels(office.desk)
    state_rules.describe_rules(office.desk, RulesTerms(clarity_labels=("rõ đầu mối", "", "rõ tiến độ")))
    own = clarity.clarity_labels(office.desk)

    assert usual[Clarity.WHEN] == "rõ thời gian"
    assert (own[Clarity.WHO], own[Clarity.WHAT], own[Clarity.WHEN]) == ("rõ đầu mối", "rõ việc", "rõ tiến độ")
    assert own[Clarity.AUTHORITY] == "rõ thẩm quyền"


def test_what_narrows_a_list_stands_on_its_paper(office: Office) -> None:
    query = TaskQuery(
        office.desk.today,
        picked_as="Lần chậm, quý III/2017",
        unclear=frozenset({Clarity.PRODUCT, Clarity.WHO}),
        asked=True,
        chased_at_least=3,
        silent_since=date(2017, 6, 1),
        closed_from=date(2017, 7, 1),
    )

    with office.desk.ledger.reading() as book:
        words = scope_words(query, names_of(book))

    assert words == (
        "Lần chậm, quý III/2017; chưa rõ người, rõ sản phẩm; đề nghị gia hạn; không báo cáo từ ngày 01/06/2017; "
        "đôn đốc từ 3 lần; đóng từ ngày 01/07/2017"
    )
