"""Words about reading and judging minutes: every rule of the reader has them, and they say where a field comes from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from giaoban_tracker.domain.deadline import UNSTATED, Deadline, DeadlineKind
from giaoban_tracker.domain.directive import DirectiveDraft, Reason, Span
from giaoban_tracker.domain.meeting import DismissalKind
from giaoban_tracker.minutes.clauses.demand import Reason as Refusal
from giaoban_tracker.minutes.deadlines.find import RULES
from giaoban_tracker.ui import minutes_wording as words
from giaoban_tracker.ui import reading_wording
from giaoban_tracker.workflow import review as judge
from giaoban_tracker.workflow.review import Addressees, Card, Clause, Owners, Verdict
from tests.ui.minutes_cases import DRAFTS, TEXT, span


def card(draft: DirectiveDraft, **fields: object) -> Card:
    return replace(Card(1, draft, judge.as_read(draft, Addressees())), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", sorted({rule.name for rule in RULES}))
def test_every_rule_that_makes_a_day_is_explained(name: str) -> None:
    assert reading_wording.rule_words(name)


@pytest.mark.parametrize("refusal", [one for one in Refusal if one is not Refusal.UNSURE])
def test_every_reason_for_passing_words_over_is_explained_and_has_a_kind(refusal: Refusal) -> None:
    clause = Clause(Span(0, 1), refusal.value)

    assert reading_wording.clause_state(clause).startswith("Câu chưa xét: ")
    assert reading_wording.likely_kind(clause) is not None


def test_an_unsure_clause_proposes_no_kind() -> None:
    assert reading_wording.likely_kind(Clause(Span(0, 1), Refusal.UNSURE.value)) is None
    assert reading_wording.likely_kind(Clause(Span(0, 1), Refusal.PRAISE.value)) is DismissalKind.PRAISE


@pytest.mark.parametrize(
    ("deadline", "said"),
    [
        (
            Deadline(DeadlineKind.FIXED, date(2017, 9, 30), "trước ngày 30/9", "by-day"),
            "«trước ngày 30/9» → 30/09/2017 (tính cả ngày nêu)",
        ),
        (
            Deadline(DeadlineKind.FIXED, date(2017, 8, 1), "trước ngày 30/9"),
            "«trước ngày 30/9» → 01/08/2017 (nhập tay)",
        ),
        (
            Deadline(DeadlineKind.STANDING, None, "thường xuyên", "standing"),
            "«thường xuyên»: thường xuyên, không có hạn cuối",
        ),
        (UNSTATED, ""),
        (Deadline(DeadlineKind.FIXED, date(2017, 8, 1)), ""),
    ],
    ids=["read", "corrected", "standing", "unstated", "typed"],
)
def test_a_deadline_says_where_it_comes_from(deadline: Deadline, said: str) -> None:
    assert reading_wording.deadline_origin(deadline) == said


def test_why_a_draft_was_read_names_words_and_rules_as_long_as_nobody_changed_the_field() -> None:
    draft = replace(
        DRAFTS[1],
        reasons=(
            Reason("quote", "order", span("yêu cầu")),
            Reason("speaker", "subject", span("Chủ tịch UBND thành phố")),
            Reason("lead", "initials", span("Phòng Văn hóa và Thông tin")),
            Reason("deadline", "by-day", DRAFTS[1].due_span),
        ),
    )
    read = card(draft)
    changed = replace(read, owners_changed=True, task=replace(read.task, speaker="Bí thư"))

    assert reading_wording.why_words(read, TEXT) == (
        "Đọc là chỉ đạo: «yêu cầu» (từ giao việc); người chỉ đạo: «Chủ tịch UBND thành phố» (được nêu là người nói); "
        "chủ trì: «Phòng Văn hóa và Thông tin» (viết tắt)"
    )
    assert reading_wording.why_words(changed, TEXT) == "Đọc là chỉ đạo: «yêu cầu» (từ giao việc)"


def test_doubts_go_once_a_person_has_settled_them() -> None:
    doubtful = replace(DRAFTS[2], doubts=("no-owner", "two-dates"), confidence=0.3)
    read = card(doubtful)
    owned = replace(read, task=replace(read.task, owners=Owners(("u",))))  # type: ignore[arg-type]
    dated = replace(owned, task=replace(owned.task, deadline=Deadline(DeadlineKind.FIXED, date(2017, 9, 1))))

    assert reading_wording.doubts_of(read) == ("Chưa rõ đơn vị", "Nêu hai thời hạn", "Chưa chắc là chỉ đạo")
    assert reading_wording.doubts_of(owned) == ("Nêu hai thời hạn", "Chưa chắc là chỉ đạo")
    assert reading_wording.doubts_of(replace(dated, verdict=Verdict.ADOPTED)) == ()


def test_an_unknown_unit_is_the_one_thing_said_about_a_missing_owner() -> None:
    assert reading_wording.doubts_of(card(replace(DRAFTS[3], doubts=("no-owner", "unknown-owner")))) == (
        "Đơn vị chưa có trong sổ",
    )


@pytest.mark.parametrize(
    ("number", "partners", "said"),
    [(3, (3, 7), "Gộp với 7"), (7, (3, 7), "Gộp với 3"), (3, (3, 4, 5), "Gộp 3 đề xuất"), (None, (), "Gộp")],
)
def test_the_merging_button_names_its_partner(number: int | None, partners: tuple[int, ...], said: str) -> None:
    assert words.merge_words(number, partners) == said


def test_long_words_are_cut_at_a_blank() -> None:
    assert reading_wording.shortened("rà soát các chỉ tiêu", 10) == "rà soát…"
    assert reading_wording.shortened("  rà   soát ", 10) == "rà soát"


def test_a_text_reviewed_in_full_says_so() -> None:
    review = judge.begin(TEXT, DRAFTS, Addressees(), [])

    assert words.coverage_words(review) == "đã rà soát 0 / 4 câu"
    assert words.coverage_words(judge.accept_rest(review)) == "đã rà soát toàn văn (4 câu)"
    assert words.coverage_words(judge.begin("", (), Addressees())) == "không có câu chỉ đạo"
