"""Defences of the book: how feeds are joined, what may go back, what the check of the whole book sees."""

from __future__ import annotations

from giaoban_tracker.ledger import admission, care, feed_scrub, journal, scrub
from giaoban_tracker.workflow.post import acks, fork_scrub, identity, judge, receive
from tests.planted import book_checks as books
from tests.planted.plant import OFF, Bug


def book_bugs() -> tuple[Bug, ...]:
    """Every bug that is noticed with books."""
    return (*_book_bugs(), *_care_bugs())


def _book_bugs() -> tuple[Bug, ...]:
    on = books.on_a_scene
    return (
        Bug("gap", admission.fitted, "if run.first > end + 1:", OFF, on(books.a_gap_is_held_and_closes)),
        Bug(
            "held files are tried again",
            receive._plans,
            "for waiting in book.post.stashed()",
            "for waiting in ()",
            on(books.a_gap_is_held_and_closes),
        ),
        Bug(
            "known entries",
            admission.fitted,
            "known = min(len(run.bodies), end - run.first + 1)",
            "known = 0",
            on(books.a_second_file_brings_only_what_is_new),
        ),
        Bug("fork", admission.fitted, "if ours != theirs:", OFF, on(books.a_clones_story_is_kept_beside)),
        Bug(
            "branch is kept",
            admission.keep_branch,
            "if place >= joined.known",
            "if False",
            on(books.a_clones_story_is_kept_beside),
        ),
        Bug(
            "one body of an id",
            admission.standing_already,
            "if as_bytes(body) != ids[identity].body:",
            OFF,
            on(books.an_id_stands_for_one_body),
        ),
        Bug(
            "voiding of others' facts",
            judge.Judge._refuse_foreign_voiding,
            "if target is not None and not self._is_word_of(target, unit):",
            OFF,
            on(books.a_unit_voids_nothing_of_the_offices),
        ),
        Bug(
            "old receipts",
            acks.note,
            "if known is None or ack.seq > known.seq or news:",
            "if True:",
            on(books.an_old_receipt_makes_nothing_unconfirmed),
        ),
        Bug(
            "word of an office that knows nothing",
            acks.note,
            "and news and mine not in package.acks",
            "and False",
            on(books.an_office_that_knows_nothing_is_told_again),
        ),
        Bug(
            "word of a restored office",
            acks.note,
            "if known is None or ack.seq > known.seq or news:",
            "if known is None or ack.seq > known.seq:",
            on(books.a_restored_office_is_healed_by_its_units),
        ),
        Bug(
            "high-water mark",
            identity._going_on,
            "if found is Continuity.SAME",
            "if True",
            on(books.a_restored_unit_begins_a_new_feed),
        ),
        Bug(
            "day of admission",
            journal.append_received,
            'max(one.on.isoformat(), day or "")',
            "one.on.isoformat()",
            on(books.a_backdated_word_counts_from_its_admission),
        ),
        Bug(
            "day in the link",
            journal.local_link,
            "body if admitted_on is None else",
            "body if True else",
            on(books.the_day_of_admission_cannot_be_moved),
        ),
    )


def _care_bugs() -> tuple[Bug, ...]:
    on = books.on_a_scene
    return (
        Bug(
            "scrub of the chain",
            scrub.chain_findings,
            " or stored != journal.local_link(link, journal.as_bytes(body), admitted_on)",
            "",
            on(books.an_edited_body_is_found),
        ),
        Bug(
            "scrub of signatures",
            feed_scrub._checkpoints,
            "(proves and proves(",
            "(False and proves(",
            on(books.a_false_signature_is_found),
        ),
        Bug(
            "scrub of feeds",
            feed_scrub._links,
            "if (piece.seq, piece.link) != (seq, link):",
            OFF,
            on(books.an_edited_link_of_a_feed_is_found),
        ),
        Bug(
            "scrub of other stories",
            fork_scrub.fork_findings,
            "if lost and",
            "if False and",
            on(books.another_story_that_was_taken_away_is_found),
        ),
        Bug("scrub of views", care._view_findings, "if expected != found:", OFF, on(books.an_edited_view_is_found)),
        Bug(
            "scrub of kept files",
            care._blob_findings,
            "elif sha256(content).hexdigest() != digest:",
            "elif False:",
            on(books.an_altered_paper_is_found),
        ),
    )
