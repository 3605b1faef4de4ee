"""Judging drafts: any judgement can be taken back, nothing is lost, and a task keeps every source it was given."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban_tracker.domain.deadline import UNSTATED, Deadline, DeadlineKind
from giaoban_tracker.domain.directive import Addressee, DirectiveDraft, Span, Urgency
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import BlocId, TaskId, UnitId
from giaoban_tracker.domain.meeting import DismissalKind
from giaoban_tracker.workflow import review as judge
from giaoban_tracker.workflow.review import Addressees, Clause, Continuation, Likeness, Owners, Review, Verdict

TEXT = (
    "Chủ tịch yêu cầu rà soát hộ nghèo, chấn chỉnh Cổng thông tin điện tử trước ngày 30/9.\r\n"
    "Bí thư đề nghị đổi mới Cổng thông tin; ghi nhận cố gắng của các đơn vị.\n"
    "Phó Chủ tịch giao Phòng Nội vụ kiểm tra công vụ."
)
BLOC = BlocId("khoi")
CULTURE, HOME = UnitId("vh"), UnitId("nv")
ADDRESSEES = Addressees({"Phòng Nội vụ": HOME, "Phòng Văn hóa": CULTURE}, BLOC, (CULTURE, HOME))
BY_SEPTEMBER = Deadline(DeadlineKind.FIXED, date(2017, 9, 30), "trước ngày 30/9", "by-day")


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def draft(words: str, speaker: str, **fields: object) -> DirectiveDraft:
    return DirectiveDraft(words, span(words), speaker, **fields)  # type: ignore[arg-type]


POVERTY = draft("rà soát hộ nghèo", "Chủ tịch", addressee=Addressee.BLOC)
PORTAL = draft(
    "chấn chỉnh Cổng thông tin điện tử trước ngày 30/9",
    "Chủ tịch",
    addressee=Addressee.BLOC,
    deadline=BY_SEPTEMBER,
    due_span=span("trước ngày 30/9"),
)
RENEWAL = draft("đổi mới Cổng thông tin", "Bí thư", urgency=Urgency.URGENT, product="đề án")
INSPECTION = draft("kiểm tra công vụ", "Phó Chủ tịch", lead=("Phòng Nội vụ",))
PRAISE = Clause(span("ghi nhận cố gắng của các đơn vị"), "modal")


@pytest.fixture
def review() -> Review:
    return judge.begin(
        TEXT,
        [RENEWAL, POVERTY, PORTAL, INSPECTION],
        ADDRESSEES,
        [PRAISE],
        [Likeness(PORTAL.span, RENEWAL.span, (span("Cổng thông tin"),))],
    )


# ------------------------------------------------------------------ judging


def test_cards_stand_in_the_order_of_the_text_and_owners_are_as_read(review: Review) -> None:
    assert [card.draft for card in review.cards] == [POVERTY, PORTAL, RENEWAL, INSPECTION]
    assert review.card(1).task.owners == Owners((CULTURE, HOME), (), BLOC)
    assert review.card(3).task.owners == Owners()
    assert review.card(4).task.owners == Owners((HOME,))
    assert review.card(2).task.content == "Chấn chỉnh Cổng thông tin điện tử trước ngày 30/9"


def test_the_next_card_to_judge_comes_after_this_one_and_then_from_the_top(review: Review) -> None:
    judged = judge.accept(judge.accept(review, 2), 4)

    assert judged.waiting_after(2) == 3
    assert judged.waiting_after(4) == 1
    assert judge.accept_rest(judged).waiting_after(1) is None


def test_a_dismissal_keeps_its_kind_and_an_acceptance_takes_it_away(review: Review) -> None:
    dismissed = judge.dismiss(review, 1, DismissalKind.PRAISE)

    assert dismissed.card(1).dismissed_as is DismissalKind.PRAISE
    assert judge.accept(dismissed, 1).card(1).dismissed_as is None


def test_a_blank_content_is_refused(review: Review) -> None:
    blank = judge.edit(review, 1, judge.TaskDraft("  "))

    with pytest.raises(Refused, match="content-missing"):
        judge.accept(blank, 1)
    with pytest.raises(Refused, match="content-missing"):
        judge.accept_rest(blank)


def test_two_drafts_become_one_task_with_two_sources(review: Review) -> None:
    merged = judge.accept(judge.merge(review, [3], into=2), 2)

    task = merged.card(2).task
    assert merged.card(3).verdict is Verdict.MERGED
    assert [source.number for source in merged.sources(2)] == [3]
    assert task.content == "Chấn chỉnh Cổng thông tin điện tử trước ngày 30/9; đổi mới Cổng thông tin"
    assert (task.speaker, task.deadline, task.product, task.urgency) == (
        "Chủ tịch",
        BY_SEPTEMBER,
        "đề án",
        Urgency.URGENT,
    )
    assert len(merged.adopted) == 1


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        pytest.param("chấn chỉnh cổng thông tin điện tử", "", id="the same again"),
        pytest.param("báo cáo trước ngày 15/10", "; báo cáo trước ngày 15/10", id="goes on in small letters"),
        pytest.param("Rà soát hộ nghèo", ". Rà soát hộ nghèo", id="another sentence"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_merged_task_says_what_each_draft_says_and_nothing_twice(review: Review, others: str, expected: str) -> None:
    worded = judge.edit(review, 3, replace(review.card(3).task, content=others))

    merged = judge.merge(worded, [3], into=2)

    assert merged.card(2).task.content == f"{review.card(2).task.content}{expected}"


def test_a_merged_task_that_joins_another_takes_its_sources_along(review: Review) -> None:
    merged = judge.merge(judge.merge(review, [3], into=2), [2], into=1)

    assert {source.number for source in merged.sources(1)} == {2, 3}
    assert all(card.into in (None, 1) for card in merged.cards)


def test_a_merged_draft_can_be_accepted_on_its_own_again(review: Review) -> None:
    apart = judge.accept(judge.merge(review, [3], into=2), 3)

    assert apart.card(3).verdict is Verdict.ADOPTED
    assert apart.sources(2) == ()


def test_words_that_go_on_with_an_open_task_give_no_new_one(review: Review) -> None:
    task = Continuation(PORTAL.span, TaskId("t"), "NV-005", "Chấn chỉnh Cổng thông tin")
    offered = replace(review, continuations=(task,))

    gone_on = judge.continue_task(offered, 2, task)

    assert offered.continuation(2) == task
    assert offered.continuation(1) is None
    assert (gone_on.card(2).verdict, gone_on.card(2).continues) == (Verdict.ADOPTED, task)
    assert (len(gone_on.adopted), gone_on.new_tasks) == (1, 0)
    assert judge.merge(gone_on, [3], into=2).card(2).continues == task
    assert judge.accept(gone_on, 2).new_tasks == 1


def test_merging_a_draft_with_itself_changes_nothing(review: Review) -> None:
    assert judge.merge(review, [2], into=2) is review


def test_owners_of_a_bloc_and_a_unit_within_it_stay_the_bloc() -> None:
    whole = Owners((CULTURE, HOME), (), BLOC)

    assert whole.with_(Owners((HOME,))) == whole
    assert Owners((HOME,)).with_(whole).bloc == BLOC
    assert whole.with_(Owners((UnitId("khác"),))).bloc is None


def test_drafts_of_one_subject_are_offered_until_they_are_one_task(review: Review) -> None:
    assert review.twin(2) == 3
    assert review.twin(3) == 2
    assert review.twin(1) is None
    assert judge.merge(review, [3], into=2).twin(2) is None
    assert judge.dismiss(review, 3, DismissalKind.INFORMATION).twin(2) is None


def test_siblings_share_paragraph_speaker_and_owners(review: Review) -> None:
    before = review.card(1).task.owners

    assert review.siblings(1, before) == (2,)
    changed = judge.give_lead(review, [1, 2], Owners((HOME,)))
    assert [changed.card(number).task.owners.lead for number in (1, 2)] == [(HOME,), (HOME,)]
    assert changed.siblings(1, before) == ()


# ------------------------------------------------------------------ correcting what was read


def test_a_sibling_that_gets_another_lead_keeps_who_helps(review: Review) -> None:
    helped = judge.give_owners(review, 2, Owners((CULTURE,), (HOME,)))

    assert judge.give_lead(helped, [2], Owners((UnitId("yt"),))).card(2).task.owners == Owners((UnitId("yt"),), (HOME,))


def test_another_quote_changes_the_content_only_while_it_was_the_quote(review: Review) -> None:
    wider = judge.requote(review, 1, Span(span("yêu cầu rà soát").start, POVERTY.span.end + 1))
    worded = judge.edit(review, 1, judge.TaskDraft("Rà soát lại toàn bộ"))

    assert wider.card(1).draft.quote == "yêu cầu rà soát hộ nghèo"
    assert wider.card(1).task.content == "Yêu cầu rà soát hộ nghèo"
    assert judge.requote(worded, 1, span("rà soát hộ")).card(1).task.content == "Rà soát lại toàn bộ"


def test_a_quote_of_nothing_but_stops_changes_nothing(review: Review) -> None:
    assert judge.requote(review, 1, Span(POVERTY.span.end, POVERTY.span.end + 2)) is review


def test_a_split_gives_each_half_its_words_and_the_deadline_to_the_half_that_says_it(review: Review) -> None:
    halves = judge.split(review, 2, span("trước ngày 30/9").start - 1)

    first, second = halves.card(2), halves.card(5)
    assert first.draft.quote == "chấn chỉnh Cổng thông tin điện tử"
    assert first.task.deadline == UNSTATED
    assert second.draft.quote == "trước ngày 30/9"
    assert second.task.deadline == BY_SEPTEMBER
    assert second.task.owners == first.task.owners == review.card(2).task.owners


@pytest.mark.parametrize("offset", [PORTAL.span.start, PORTAL.span.end, 0, len(TEXT) + 5])
def test_a_split_outside_the_quote_changes_nothing(review: Review, offset: int) -> None:
    assert judge.split(review, 2, offset) is review


def test_words_without_a_draft_become_an_accepted_one_with_the_speaker_around_them(review: Review) -> None:
    added = judge.add(review, PRAISE.span)

    card = added.card(5)
    assert (card.draft.quote, card.task.speaker, card.verdict, card.by_hand) == (
        "ghi nhận cố gắng của các đơn vị",
        "Bí thư",
        Verdict.ADOPTED,
        True,
    )
    assert card.task.owners == Owners()


def test_coverage_counts_every_candidate_and_what_somebody_has_judged(review: Review) -> None:
    assert (review.settled, review.candidates) == (0, 5)

    judged = judge.dismiss_clause(judge.accept_rest(review), PRAISE, DismissalKind.PRAISE)

    assert (judged.settled, judged.candidates) == (5, 5)
    assert judged.open_clauses == ()


def test_a_clause_that_was_drafted_by_hand_is_no_longer_open(review: Review) -> None:
    added = judge.add(review, PRAISE.span)

    assert added.open_clauses == ()
    assert (added.settled, added.candidates) == (1, 5)
    assert judge.undo(added).open_clauses == (PRAISE,)


def test_another_day_moves_only_deadlines_that_nobody_has_changed(review: Review) -> None:
    later = Deadline(DeadlineKind.FIXED, date(2018, 9, 30), "trước ngày 30/9", "by-day")
    again = [DirectiveDraft(PORTAL.quote, PORTAL.span, deadline=later, due_span=PORTAL.due_span)]
    task = review.card(2).task
    typed = judge.edit(review, 2, replace(task, deadline=judge.day_given(task.deadline, date(2017, 8, 1))))

    assert judge.redate(review, again).card(2).task.deadline == later
    assert judge.redate(typed, again).card(2).task.deadline.due == date(2017, 8, 1)


def test_a_typed_day_keeps_the_words_and_loses_the_rule() -> None:
    typed = judge.day_given(BY_SEPTEMBER, date(2017, 8, 1))

    assert typed == Deadline(DeadlineKind.FIXED, date(2017, 8, 1), "trước ngày 30/9")
    assert judge.day_given(typed, None).kind is DeadlineKind.UNSTATED
    assert judge.day_given(UNSTATED, date(2017, 8, 1)).kind is DeadlineKind.FIXED
    assert judge.day_given(BY_SEPTEMBER, BY_SEPTEMBER.due) is BY_SEPTEMBER


def test_a_kind_without_a_day_loses_it() -> None:
    assert judge.kind_given(BY_SEPTEMBER, DeadlineKind.STANDING).due is None
    assert judge.kind_given(BY_SEPTEMBER, DeadlineKind.EVENT).due == BY_SEPTEMBER.due


def test_another_bloc_moves_only_owners_that_nobody_has_changed(review: Review) -> None:
    other = Addressees(ADDRESSEES.by_name, BlocId("khác"), (HOME,))
    named = judge.give_owners(review, 1, Owners((CULTURE,)))

    moved = judge.readdress(named, ADDRESSEES, other)

    assert moved.card(1).task.owners == Owners((CULTURE,))
    assert moved.card(2).task.owners == Owners((HOME,), (), BlocId("khác"))


# ------------------------------------------------------------------ any sequence

NUMBERS = st.integers(1, 9)
KINDS = st.sampled_from(DismissalKind)
SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda ends: Span(min(ends), max(ends)))
OWNERS = st.sampled_from([Owners(), Owners((HOME,)), Owners((CULTURE,), (HOME,))])
JUDGEMENTS = st.one_of(
    st.tuples(st.just("accept"), NUMBERS),
    st.tuples(st.just("dismiss"), NUMBERS, KINDS),
    st.tuples(st.just("reopen"), NUMBERS),
    st.tuples(st.just("merge"), st.lists(NUMBERS, max_size=3), NUMBERS),
    st.tuples(st.just("requote"), NUMBERS, SPANS),
    st.tuples(st.just("split"), NUMBERS, st.integers(0, len(TEXT))),
    st.tuples(st.just("give_owners"), NUMBERS, OWNERS),
    st.tuples(st.just("give_lead"), st.lists(NUMBERS, max_size=3), OWNERS),
    st.tuples(st.just("add"), SPANS),
    st.tuples(st.just("accept_rest")),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
)


def apply(review: Review, judgement: tuple[Any, ...]) -> Review:
    """The judgement, when all cards it names are there."""
    name, *arguments = judgement
    named: set[int] = set()
    if name in ("accept", "dismiss", "reopen", "requote", "split", "give_owners"):
        named = {arguments[0]}
    elif name == "merge":
        named = {*arguments[0], arguments[1]}
    elif name == "give_lead":
        named = set(arguments[0])
    if named <= {card.number for card in review.cards}:
        after: Review = getattr(judge, name)(review, *arguments)
        return after
    return review


START = judge.begin(TEXT, [POVERTY, PORTAL, RENEWAL, INSPECTION], ADDRESSEES, [PRAISE])


@given(st.lists(JUDGEMENTS, max_size=30))
def test_taking_back_every_judgement_leads_back_to_the_start_and_doing_them_again_to_the_end(
    judgements: list[tuple[Any, ...]],
) -> None:
    end = START
    for judgement in judgements:
        end = apply(end, judgement)

    back = end
    while back.done:
        back = judge.undo(back)
    again = back
    while len(again.done) < len(end.done):
        again = judge.redo(again)

    assert (back.cards, back.clauses) == (START.cards, START.clauses)
    assert (again.cards, again.clauses, again.done) == (end.cards, end.clauses, end.done)


@given(st.lists(JUDGEMENTS, max_size=30))
def test_no_sequence_of_judgements_loses_a_draft_or_a_source(judgements: list[tuple[Any, ...]]) -> None:
    review = START
    for judgement in judgements:
        review = apply(review, judgement)

    by_number = {card.number: card for card in review.cards}
    assert set(by_number) >= {1, 2, 3, 4}
    assert len(by_number) == len(review.cards)
    for card in review.cards:
        assert card.span.of(TEXT) == card.draft.quote
        assert (card.verdict is Verdict.MERGED) == (card.into is not None)
        assert (card.verdict is Verdict.DISMISSED) == (card.dismissed_as is not None)
        assert card.into is None or by_number[card.into].into is None
    assert review.settled + review.waiting + len(review.open_clauses) == review.candidates
