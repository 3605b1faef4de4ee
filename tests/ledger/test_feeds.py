"""Feeds in the book, on both engines: what fits where, in which order it goes in, what is sent to whom, and proof."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban_tracker.domain.chain import first_link, next_link
from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.domain.fact import Fact, FactVoided, MinutesReviewed, ReportAccepted, ReportFiled, TaskAmended
from giaoban_tracker.domain.fact_body import body_of, fact_of
from giaoban_tracker.domain.identity import FactId, SubjectId
from giaoban_tracker.domain.post_deeds import KeyRevoked, KeyTrusted
from giaoban_tracker.domain.task import Claim, ReportTerms
from giaoban_tracker.ledger import Ledger, care
from giaoban_tracker.ledger.admission import Fit, Run
from giaoban_tracker.ledger.causes import in_causal_order
from giaoban_tracker.ledger.journal import Received
from giaoban_tracker.ledger.mail import Role, Site, Stashed
from giaoban_tracker.ledger.post import Admitted
from tests.conftest import Almanac
from tests.histories import CONCLUSION, MEETINGS, TASKS, UNITS, Story
from tests.ledger.conftest import Books
from tests.ledger.oracle import write
from tests.ledger.simple import DAY, TASK, accept, assign, office, report

NOW = Almanac().now()
KID, OTHER = "a" * 26, "b" * 26
FEED = f"{KID}/1"
ADMITTED = date(2017, 7, 20)


def run(
    bodies: Sequence[bytes], *, first: int = 1, before: Sequence[bytes] = (), feed: str = FEED, audience: str = ""
) -> Run:
    """A run of a feed whose earlier entries are `before`."""
    previous, links = first_link(feed), []
    for body in before:
        previous = next_link(previous, body)
    link = previous
    for body in bodies:
        link = next_link(link, body)
        links.append(link)
    kid = feed.split("/", maxsplit=1)[0]
    return Run(feed, kid, audience, first, previous, tuple(bodies), tuple(links), bytes(64), "goi")


def words(count: int, *, mark: str = "") -> list[bytes]:
    """Reports of the first unit on the task, as its computer wrote them."""
    story = Story()
    for number in range(count):
        report(story, done=number, result=f"Lần {number}{mark}", on=DAY + timedelta(days=number))
    own = [replace(fact, id=FactId(f"w{number}{mark}"), deed=signed(fact)) for number, fact in enumerate(story.facts)]
    return [body_of(fact) for fact in own]


def signed(fact: Fact) -> ReportFiled:
    assert isinstance(fact.deed, ReportFiled)
    return replace(fact.deed, proxy=False)


@pytest.fixture
def told(book: Ledger) -> Ledger:
    """An office that has given its task."""
    story = office()
    assign(story)
    write(book, story.facts)
    return book


def admit(ledger: Ledger, *runs: Run) -> Admitted:
    with ledger.writing() as book:
        return book.post.admit(runs, admitted_on=ADMITTED, at=NOW)


def percents(ledger: Ledger) -> list[int]:
    with ledger.reading() as book:
        return sorted(one.terms.done_percent for one in book.task(TASK).shares[0].reports)


def test_what_is_new_goes_in_and_what_is_known_is_left(told: Ledger) -> None:
    bodies = words(4)

    first = admit(told, run(bodies[:2]))
    again = admit(told, run(bodies[:2]))
    overlapping = admit(told, run(bodies[1:], first=2, before=bodies[:1]))

    assert [one.joined[0].fit for one in (first, again, overlapping)] == [Fit.NEW, Fit.KNOWN, Fit.NEW]
    assert [one.entries for one in (first, again, overlapping)] == [2, 0, 2]
    assert percents(told) == [0, 1, 2, 3]
    assert care.check(told).clean


def test_a_gap_is_named_and_leaves_the_book_alone(told: Ledger) -> None:
    bodies = words(4)
    admit(told, run(bodies[:1]))

    gap = admit(told, run(bodies[3:], first=4, before=bodies[:3]))

    assert gap.joined[0].fit is Fit.GAP
    assert gap.joined[0].missing == (2, 3)
    assert percents(told) == [0]


def test_another_story_is_kept_beside_the_one_that_counts(told: Ledger) -> None:
    ours, theirs = words(3), words(3, mark="x")
    admit(told, run(ours))

    fork = admit(told, run([ours[0], *theirs[1:]]))
    again = admit(told, run([ours[0], *theirs[1:]]))

    assert fork.joined[0].fit is again.joined[0].fit is Fit.FORK
    with told.reading() as book:
        branches = book.post.branches()
    assert [(entry.seq, entry.body) for entry in branches] == [(2, theirs[1]), (3, theirs[2])]
    assert percents(told) == [0, 1, 2]
    assert care.check(told).clean


def test_a_story_that_differs_before_its_first_entry_is_another_one(told: Ledger) -> None:
    ours, theirs = words(2), words(3, mark="x")
    admit(told, run(ours))

    fork = admit(told, run(theirs[2:], first=3, before=theirs[:2]))

    assert fork.joined[0].fit is Fit.FORK
    assert percents(told) == [0, 1]


def test_the_day_of_admission_is_the_earliest_from_which_a_word_counts(told: Ledger) -> None:
    bodies = words(30)
    admit(told, run(bodies))

    with told.reading() as book:
        days = {fact.admitted_on for fact in book.facts_about(TASK)}
    with told.as_of(ADMITTED - timedelta(days=1)) as book:
        before = book.task(TASK).shares[0].reports
    with told.as_of(ADMITTED) as book:
        on_the_day = book.task(TASK).shares[0].reports
    assert days == {None, ADMITTED}
    assert before == ()
    # What states a later day counts from that day.
    assert len(on_the_day) == 1 + (ADMITTED - DAY).days
    assert care.check(told).clean


def test_one_fact_in_two_feeds_stands_once_in_the_journal(told: Ledger) -> None:
    bodies = words(2)

    admit(told, run(bodies))
    second = admit(told, run(bodies, feed=f"{KID}/2"))

    assert second.entries == 2
    assert second.changes.facts == ()
    assert percents(told) == [0, 1]
    assert care.check(told).clean


def test_an_id_with_another_body_is_an_alarm_and_nothing_is_written(told: Ledger) -> None:
    (body,) = words(1)
    admit(told, run([body]))
    other = body.replace("Lần 0".encode(), "Lần 9".encode())

    with pytest.raises(Unreadable, match="fact-altered"):
        admit(told, run([other], feed=f"{OTHER}/1"))

    with told.reading() as book:
        assert [head.feed for head in book.post.feeds()] == [FEED]


def test_two_bodies_of_one_id_in_one_file_are_an_alarm(told: Ledger) -> None:
    (body,) = words(1)
    other = body.replace("Lần 0".encode(), "Lần 9".encode())

    with pytest.raises(Unreadable, match="fact-altered"):
        admit(told, run([body, other]))

    assert percents(told) == []


def test_an_acceptance_stands_behind_its_report_whatever_feed_comes_first(book: Ledger) -> None:
    story = office()
    assign(story)
    accept(story, report(story, done=100))
    filed = story.facts[-2]
    by_office = [body_of(fact) for fact in story.facts if fact is not filed]
    by_unit = [body_of(replace(filed, deed=signed(filed)))]
    audience = f"{OTHER}/1/{UNITS[0]}"

    admit(book, run(by_office, feed=audience, audience=UNITS[0]), run(by_unit))

    with book.reading() as reading:
        assert reading.task(TASK).finished_on is not None
    assert care.check(book).clean


received_ids = st.lists(st.integers(0, 8), min_size=1, max_size=8, unique=True)


@given(st.lists(received_ids, min_size=1, max_size=3), st.data())
def test_every_feed_keeps_its_order_and_nothing_is_lost(feeds: list[list[int]], data: st.DataObject) -> None:
    known = [number for feed in feeds for number in feed]
    runs = []
    for feed in feeds:
        made = []
        for number in feed:
            basis = tuple(FactId(f"f{one}") for one in data.draw(st.lists(st.sampled_from(known), max_size=2)))
            deed = ReportFiled(ReportTerms(UNITS[0], Claim.IN_PROGRESS, 1), False, basis)
            fact = replace(_plain(), id=FactId(f"f{number}"), deed=deed)
            made.append(Received(body_of(fact), fact.id, fact.subject, fact.on, fact))
        runs.append(made)

    ordered = [one.id for one in in_causal_order(runs)]

    assert sorted(ordered) == sorted({one.id for run in runs for one in run})
    seen_elsewhere = {one for feed in feeds for one in feed if sum(one in other for other in feeds) > 1}
    for feed in feeds:
        own = [f"f{number}" for number in feed if number not in seen_elsewhere]
        assert [one for one in ordered if one in own] == own


def _plain() -> Fact:
    story = Story()
    report(story)
    return story.facts[0]


def office_feed(ledger: Ledger, *units: str) -> dict[str, list[str]]:
    """What each unit would be sent: types and subjects' beginnings, by unit."""
    with ledger.writing() as book:
        heads = [book.post.feed(f"{OTHER}/1/{unit}", OTHER, unit) for unit in units]
        book.post.extend_office_feeds(heads)
        found = {}
        for head in heads:
            entries = [book.post.entry(piece.number) for piece in book.post.pieces_after(head.feed, 0)]
            found[head.audience] = [entry.fact.id for entry in entries if entry]
        return {unit: [str(one) for one in ids] for unit, ids in found.items()}


def test_a_unit_gets_its_tasks_with_their_meeting_and_nothing_of_others(book: Ledger) -> None:
    story = office()
    assign(story, TASKS[0], lead=(UNITS[0], UNITS[1]))
    assign(story, TASKS[1], lead=(UNITS[1],), meeting=None)
    mine, theirs = report(story, unit=UNITS[0]), report(story, unit=UNITS[1])
    accept(story, theirs)
    accept(story, mine)
    story.add(MEETINGS[0], MinutesReviewed(), DAY)
    write(book, story.facts)
    by_id = {fact.id: fact for fact in story.facts}

    sent = office_feed(book, UNITS[0])[UNITS[0]]

    subjects = {str(by_id[FactId(one)].subject) for one in sent}
    assert {TASKS[0], MEETINGS[0], UNITS[0], UNITS[1]} <= subjects
    assert TASKS[1] not in subjects
    assert mine.id in sent
    assert theirs.id not in sent
    accepted = [by_id[FactId(one)].deed for one in sent if isinstance(by_id[FactId(one)].deed, ReportAccepted)]
    assert accepted == [ReportAccepted(mine.id, DAY)]
    assert not [one for one in sent if isinstance(by_id[FactId(one)].deed, MinutesReviewed)]


def test_a_feed_is_extended_by_what_is_new_and_by_what_concerns_the_unit_only_now(book: Ledger) -> None:
    story = office()
    assign(story, TASKS[0], lead=(UNITS[1],))
    write(book, story.facts)
    before = office_feed(book, UNITS[0])[UNITS[0]]
    terms = story.terms_of(TASKS[0])
    assert terms is not None
    told = len(story.facts)
    story.add(TASKS[0], TaskAmended(replace(terms, support=(UNITS[0],)), story.facts[-1].id), DAY)
    write(book, story.facts[told:])

    after = office_feed(book, UNITS[0])[UNITS[0]]
    again = office_feed(book, UNITS[0])[UNITS[0]]

    assert not [one for one in before if one == story.facts[told - 1].id]
    assert set(before) < set(after)
    assert {story.facts[told - 1].id, story.facts[told].id} <= set(after)
    assert len(after) == len(set(after))
    assert again == after
    assert care.check(book).clean


def test_a_units_own_signed_words_are_not_written_again_in_the_offices_name(told: Ledger) -> None:
    bodies = words(2)
    admit(told, run(bodies))

    sent = office_feed(told, UNITS[0])[UNITS[0]]

    with told.reading() as book:
        admitted = {fact.id for fact in book.facts_about(TASK) if fact.admitted_on}
    assert admitted
    assert not admitted & set(sent)


def test_a_computer_and_its_end_are_a_row_that_folds_again(book: Ledger) -> None:
    story = Story()
    story.add(KID, KeyTrusted(UNITS[0], "00" * 32, "Máy văn thư"), DAY)
    story.add(KID, KeyRevoked(FEED, 7, "mất máy"), DAY)
    story.add(KID, KeyRevoked(FEED, 5, "xem lại", suspect_from=3), DAY)
    write(book, story.facts)

    with book.reading() as reading:
        (device,) = reading.post.devices()

    assert (device.name, device.ends, device.suspect_from) == ("Máy văn thư", {FEED: 5}, 3)
    assert not device.trusted
    assert care.rebuild(book).differing == 0
    assert care.check(book).clean


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE feed SET seq = seq + 1", "feed"),
        ("DELETE FROM feed", "feed"),
        ("UPDATE checkpoint SET link = signature", "checkpoint"),
        ("UPDATE fork SET body = link", "fork"),
    ],
)
def test_what_was_changed_in_a_feed_is_found(told: Ledger, statement: str, code: str) -> None:
    ours, theirs = words(3), words(3, mark="x")
    admit(told, run(ours))
    admit(told, run([ours[0], *theirs[1:]]))

    with told.conversation() as connection:
        connection.begin_writing()
        connection.run(statement)
        connection.commit()

    assert code in {finding.code for finding in care.check(told).findings}


@pytest.mark.parametrize("statement", ["UPDATE entry SET link = link", "DELETE FROM entry"])
def test_entries_cannot_be_changed(told: Ledger, statement: str) -> None:
    admit(told, run(words(1)))

    def change() -> None:
        with told.conversation() as connection:
            connection.begin_writing()
            connection.run(statement)

    with pytest.raises(Exception, match="append-only"):
        change()


def test_who_the_book_is_and_what_waits_is_kept(book: Ledger) -> None:
    site = Site(Role.UNIT, UNITS[0], KID, 2, OTHER, bytes(32), "so")
    waiting = Stashed("ab" * 32, FEED, 5, 9, UNITS[0], NOW)

    with book.writing() as writing:
        writing.post.set_site(site)
        writing.post.stash(waiting)
        writing.post.stash(waiting)

    with book.reading() as reading:
        assert reading.post.site() == site
        assert reading.post.stashed() == (waiting,)
        assert reading.facts_about(SubjectId(CONCLUSION)) == ()


@settings(max_examples=12)
@given(
    st.lists(
        st.tuples(st.integers(-40, 40), st.integers(0, 3), st.integers(0, 100), st.booleans()), min_size=1, max_size=8
    ),
    st.lists(st.integers(0, 5), min_size=8, max_size=8),
)
def test_a_past_day_never_changes_by_what_comes_in_later(
    sqlite_books: Books, reports: list[tuple[int, int, int, bool]], waits: list[int]
) -> None:
    with sqlite_books.fresh() as ledger:
        story = office()
        for task in TASKS[:4]:
            assign(story, task, lead=(UNITS[0],))
        write(ledger, story.facts)
        today = DAY
        before: list[bytes] = []
        told: list[bytes] = []
        for (days, place, percent, back), wait in zip(reports, waits, strict=False):
            today += timedelta(days=wait)
            kept = _as_of_each(ledger, today - timedelta(days=1))
            fact = replace(_plain(), id=FactId(f"w{len(told)}"), subject=SubjectId(TASKS[place]))
            deed = ReportFiled(ReportTerms(UNITS[0], Claim.IN_PROGRESS, percent, "Đã làm"), False)
            told.append(body_of(replace(fact, on=DAY + timedelta(days=days), deed=deed)))
            if back and len(told) > 1:
                target = FactId(f"w{len(told) - 2}")
                subject = fact_of(told[-2]).subject
                voiding = replace(fact, id=FactId(f"v{len(told)}"), subject=subject, deed=FactVoided(target))
                told.append(body_of(replace(voiding, on=DAY - timedelta(days=60))))
            fresh = told[len(before) :]

            with ledger.writing() as book:
                run_ = run(fresh, first=len(before) + 1, before=before)
                book.post.admit([run_], admitted_on=today, at=NOW)

            assert _as_of_each(ledger, today - timedelta(days=1)) == kept
            before = list(told)
        assert care.check(ledger).clean


def _as_of_each(ledger: Ledger, last: date) -> list[object]:
    """The four tasks as at each of the last five days up to one."""
    found: list[object] = []
    for back in range(5):
        with ledger.as_of(last - timedelta(days=back)) as book:
            found.append([book.facts_about(task) for task in TASKS[:4]])
    return found
