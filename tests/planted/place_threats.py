"""What may happen where books lie and people sit (exchange.md §7, 27 to 56): clocks, disks, keys, couriers."""

from __future__ import annotations

from giaoban_tracker import machine, safe_file
from giaoban_tracker.exchange import enrolment, manifest, package
from giaoban_tracker.ledger import admission, backups, care, engine, failures, journal, lock, opening, post
from giaoban_tracker.workflow import care as workflow_care
from giaoban_tracker.workflow.post import acks, claims, identity, judge, mailbox, office_day, outbox, receive
from tests.planted.threat import Threat, without

_E, _W, _L = "tests/exchange", "tests/workflow/post", "tests/ledger"


def place_threats() -> tuple[Threat, ...]:
    """By number."""
    return (*_machines(), *_keys(), *_people())


def _machines() -> tuple[Threat, ...]:
    disk, short = f"{_L}/test_disk.py", "tests/proof/test_short.py"
    untold = without(failures._from_sqlite, "return kind[0](kind[1], path=place) if kind else None", "return None")
    return (
        Threat(
            27,
            "a unit's clock that is wrong",
            (f"{_W}/test_abuse.py::test_a_computer_whose_clock_is_wrong_is_taken_as_it_is",),
            (without(judge.Judge._report, 'why="line-clock" if ahead else ""', 'why=""'),),
        ),
        Threat(
            28,
            "the office's clock that is wrong",
            (
                f"{_W}/test_office_day.py::test_a_day_that_cannot_be_meant_is_doubted",
                "tests/ui/post/test_receive.py::test_a_day_that_cannot_be_meant_is_asked_about_before_anything_is_taken",
            ),
            (without(office_day.doubt_about, "if day < last:"),),
        ),
        Threat(
            29,
            "a full disk",
            (
                f"{disk}::test_a_book_that_may_not_grow_is_full",
                f"{short}::test_a_disk_that_is_full_is_told_as_such",
                f"{_W}/test_enrolment.py::test_an_invitation_that_fails_on_the_way_leaves_no_empty_book",
            ),
            (untold,),
        ),
        Threat(30, "a power cut", (f"{short}::test_no_power_cut_takes_what_was_told_and_sqlites_default_would",)),
        Threat(
            31,
            "a program killed at any call",
            (
                f"{_L}/test_journal.py::test_a_block_that_raises_leaves_nothing",
                f"{short}::test_what_was_told_is_there_whatever_call_is_struck",
                f"{_L}/test_writers.py::test_a_program_killed_while_it_writes_leaves_all_it_said_was_written",
            ),
            (without(engine.SqliteConnection.begin_writing, 'self.raw.execute("BEGIN IMMEDIATE")', "pass"),),
        ),
        Threat(
            32,
            "a disk that errs once",
            (
                f"{_L}/test_migrations.py::test_a_disk_that_fails_in_a_migration_is_told_as_such",
                f"{short}::test_what_was_told_is_there_whatever_call_is_struck",
            ),
            (untold,),
        ),
        Threat(
            33,
            "a stick pulled while something is written",
            (
                "tests/paper/test_safe_file.py::test_a_failure_is_named_and_leaves_the_old_file_and_no_part",
                "tests/ui/unit/test_outbox_page.py::test_a_stick_that_was_pulled_is_said_and_nothing_counts_as_sent",
            ),
            (without(safe_file.write_safely, "part.unlink(missing_ok=True)", "pass"),),
        ),
        Threat(
            34,
            "a stick that lies about what it holds",
            ("tests/paper/test_safe_file.py::test_a_disk_that_gives_back_something_else_is_not_believed",),
            (without(safe_file.write_safely, "if part.read_bytes() != content:"),),
        ),
        Threat(
            35,
            "a protected disk",
            (f"{disk}::test_a_book_that_may_not_be_written_is_refused", f"{disk}::test_a_protected_disk_can_be_read"),
            (untold,),
        ),
        Threat(
            36,
            "two windows on one book",
            (
                f"{_L}/test_lock.py::test_the_second_learns_who_is_first",
                "tests/ui/test_app.py::test_a_second_window_on_the_same_book_is_told_who_has_it_open",
            ),
            (without(lock.hold_book, "if not _locked(descriptor):"),),
        ),
        Threat(
            37,
            "a book that another program holds",
            (f"{disk}::test_a_book_that_another_program_writes_is_busy",),
            (untold,),
        ),
        Threat(
            38,
            "an old program and a newer book",
            (f"{_L}/test_opening.py::test_a_book_of_a_newer_program_is_not_touched_by_one_byte",),
            (without(opening.open_ledger, "if version > VERSION:"),),
        ),
        Threat(
            39,
            "an old program and a newer package",
            (
                f"{_E}/test_package.py::test_a_manifest_that_asks_for_a_newer_reader_is_kept_whatever_else_it_says",
                f"{_W}/test_abuse.py::test_an_unknown_deed_is_kept_and_read_after_the_upgrade",
            ),
            (without(manifest._looked_at, "if type(wanted) is int and wanted > VERSION:"),),
        ),
        Threat(
            40,
            "an attacker offers the old format",
            (
                f"{_W}/test_floors.py::test_an_older_format_than_the_sender_has_used_is_refused",
                f"{_W}/test_floors.py::test_a_floor_does_not_sink",
            ),
            (without(receive._take, "raise_floor(book, package)", "pass"),),
        ),
    )


def _keys() -> tuple[Threat, ...]:
    forks, enrol = f"{_W}/test_forks.py", f"{_W}/test_enrolment.py"
    return (
        Threat(
            41,
            "a cloned or restored computer",
            (
                f"{forks}::test_a_clone_is_noticed_and_both_stories_are_kept",
                f"{forks}::test_a_restored_units_book_begins_a_new_feed_and_nothing_counts_twice",
                f"{_W}/test_fork_scrub.py::test_the_end_of_another_story_cannot_be_rewritten_with_its_link",
            ),
            (without(admission.fitted, "if ours != theirs:"),),
        ),
        Threat(
            42,
            "a book copied to another computer",
            (f"{forks}::test_a_copied_book_without_its_key_can_be_read_and_sends_nothing",),
            (without(identity._key, "if key is None:"),),
        ),
        Threat(
            43,
            "a lost key",
            (
                f"{forks}::test_what_a_lost_key_had_told_and_nobody_confirmed_goes_along_under_the_new_one",
                f"{forks}::test_a_copied_book_that_is_enrolled_again_goes_on_and_loses_nothing",
            ),
            (without(identity._unit_again, "[*first, *told]", "[*first]"),),
        ),
        Threat(
            44,
            "a stolen computer",
            (f"{enrol}::test_nothing_counts_behind_the_entry_after_which_a_computer_was_revoked",),
            (without(package._Judge.segment, "if writer.revoked_after is not None and", "if False and"),),
        ),
        Threat(
            45,
            "a paper code that leaked",
            (f"{enrol}::test_a_code_enrols_one_computer_and_the_second_use_is_an_alarm",),
            (without(enrolment.open_join, "if paper.used_by not in (None, file.kid):"),),
        ),
        Threat(
            46,
            "somebody puts his key into the invitation",
            (f"{_E}/test_enrolment.py::test_another_key_put_into_the_invitation_shows",),
            (without(enrolment._check_mac, "if not hmac.compare_digest(_mac(file, code), file.mac):"),),
        ),
        Threat(
            47,
            "an insider writes an earlier day",
            (f"{_W}/test_abuse.py::test_backdating_moves_neither_the_past_nor_lateness",),
            (without(journal.append_received, 'max(one.on.isoformat(), day or "")', "one.on.isoformat()"),),
        ),
        Threat(
            48,
            "a unit denies what it reported",
            (f"{_W}/test_denial.py::test_the_office_keeps_the_computers_signature_over_everything_it_took_in",),
            (
                without(
                    post.PostWriting.admit,
                    "self.keep_checkpoint(one.run.feed, one.run.last, one.run.links[-1], one.run.checkpoint)",
                    "pass",
                ),
            ),
        ),
        Threat(
            49,
            "the office denies what it got",
            (f"{_W}/test_denial.py::test_the_unit_keeps_the_offices_signed_receipt_for_its_last_word",),
            (
                without(
                    receive._take,
                    "book.post.put_in_archive(INBOX, file.name, content, plan.admitted_on)",
                    "file.sha256",
                ),
            ),
        ),
    )


def _people() -> tuple[Threat, ...]:
    return (
        Threat(
            50,
            "a courier keeps the files",
            (
                f"{_W}/test_unit_side.py::test_silence_of_the_office_is_said_after_fourteen_days",
                f"{_W}/test_round.py::test_a_unit_is_silent_until_it_reports_and_in_the_next_round_again",
                f"{_W}/test_round.py::test_the_letters_that_the_office_reads_over_the_phone_are_those_of_the_parcel",
            ),
            (without(outbox.outbox, "(desk.today - last_in.date()).days if last_in is not None else None", "None"),),
        ),
        Threat(
            51,
            "two stories for two offices",
            (
                f"{_W}/test_forks.py::"
                "test_a_computer_that_tells_its_sister_another_story_is_found_out_by_what_the_sister_has",
            ),
            (without(acks.note, " or here is not None)", ")"),),
        ),
        Threat(
            52,
            "a shared folder that vanishes",
            (f"{_W}/test_round.py::test_a_mailbox_that_vanished_is_told_and_changes_nothing",),
            (without(mailbox._present, "if not there:"),),
        ),
        Threat(
            53,
            "ransomware",
            (
                "tests/workflow/test_keep_daily.py::test_the_second_place_gets_copies_files_and_archive_and_no_key",
                f"{_W}/test_channels.py::test_what_is_no_parcel_is_refused_and_noted",
            ),
            (without(workflow_care.keep_daily, "if due or not is_in_second_place(copy, second)", "if False"),),
        ),
        Threat(
            54,
            "a clever colleague with a database program",
            (
                f"{_L}/test_care.py::test_a_check_sees",
                f"{_L}/test_journal.py::test_entries_are_never_changed_or_removed",
                f"{_W}/test_forks.py::test_a_feed_that_was_changed_in_the_file_is_found",
            ),
            (without(care._view_findings, "if expected != found:"),),
        ),
        Threat(
            55,
            "a tampered or an older backup",
            (
                f"{_L}/test_backups.py::test_an_unsound_copy_is_refused_and_the_book_stays",
                f"{_W}/test_forks.py::"
                "test_an_office_book_that_was_set_back_is_told_by_its_units_until_the_archive_is_read_again",
            ),
            (without(backups._proved, "if not sound:"), without(claims.open_claims, "more.add(peer)", "pass")),
            killing=2,
        ),
        Threat(
            56,
            "somebody types as another person",
            ("tests/cli/test_who_writes.py::test_what_is_written_bears_the_account_of_whoever_sat_there",),
            (without(machine.person, "return getpass.getuser()", 'return ""'),),
        ),
    )
