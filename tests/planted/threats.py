"""The 56 cases of the threat model (exchange.md §7): for each the tests that prove it, and its defence taken out.

`python -m tests.planted` runs the tests of each case once more with its defence taken out, and each case must have one
that fails then. Where no line of the program is the defence, the test itself shows what happens without it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from giaoban_tracker import machine, safe_file
from giaoban_tracker.domain import fact_body, plain_text
from giaoban_tracker.exchange import container, enrolment, manifest, owners, package, strict_json, trailer
from giaoban_tracker.exchange.form import far_corner, gate, values
from giaoban_tracker.exchange.form import judge as form_judge
from giaoban_tracker.ledger import (
    admission,
    backups,
    care,
    engine,
    failures,
    journal,
    lock,
    opening,
    post,
)
from giaoban_tracker.paper.xlsx import task_workbook
from giaoban_tracker.ui.detail import parts
from giaoban_tracker.workflow import care as workflow_care
from giaoban_tracker.workflow.post import (
    acks,
    attachments,
    claims,
    identity,
    judge,
    mailbox,
    office_day,
    outbox,
    plan,
    receive,
)
from tests.planted.plant import OFF, Bug

_E, _W, _L = "tests/exchange", "tests/workflow/post", "tests/ledger"


@dataclass(frozen=True, slots=True)
class Threat:
    """One case.

    Attributes:
        row: its number in the threat model.
        tests: "file::function"; the first ones are those that fail when the defence is taken out.
        bugs: the lines of the defence taken out, planted together; empty where the tests show it themselves.
        killing: how many of the tests fail then.
    """

    row: int
    what: str
    tests: tuple[str, ...]
    bugs: tuple[Bug, ...] = ()
    killing: int = 1

    @property
    def killers(self) -> tuple[str, ...]:
        """The tests that fail when the defence is taken out."""
        return self.tests[: self.killing] if self.bugs else ()


def _without(function: Callable[..., Any], line: str, by: str = OFF) -> Bug:
    return Bug(f"{function.__qualname__}: {line}", function, line, by, _nothing)


def _nothing() -> None:
    """The tests of the case take the place of a check."""


@cache
def threats() -> tuple[Threat, ...]:
    """All of them, by number."""
    return (*_forgers(), *_bombs(), *_words(), *_forms(), *_machines(), *_keys(), *_people())


def _forgers() -> tuple[Threat, ...]:
    prove, writer = package.prove_signature, package._Judge._writer
    signature = _without(prove, "if not verify(", "if False and not verify(")
    return (
        Threat(
            1,
            "forged by an unknown key",
            (
                f"{_E}/test_package.py::test_a_strangers_package_is_not_read",
                f"{_W}/test_enrolment.py::test_a_parcel_of_a_computer_that_nobody_enrolled_is_not_read",
            ),
            (_without(prove, "if signer is None:", "if signer is None and False:"),),
        ),
        Threat(
            2,
            "a copied key name under a wrong signature",
            (f"{_E}/test_package.py::test_a_copied_name_under_another_signature_is_refused",),
            (signature,),
        ),
        Threat(
            3,
            "a unit writes into another's feed",
            (f"{_E}/test_package.py::test_a_unit_does_not_write_into_the_feed_of_another",),
            (_without(writer, "if self.signer.party not in (OFFICE_PARTY, writer.party):"),),
        ),
        Threat(
            4,
            "a unit's event names another unit",
            (f"{_E}/test_owners.py::test_a_unit_writes_in_its_own_name_only",),
            (_without(owners._check_right, "if any(unit != party for unit in named) or", "if"),),
        ),
        Threat(
            5,
            "a unit writes what only the office may",
            (f"{_E}/test_owners.py::test_a_unit_writes_no_fact_of_the_office",),
            (_without(owners._check_right, "if kind in OFFICE_TYPES or", "if False and"),),
        ),
        Threat(
            6,
            "an old package again",
            (
                f"{_W}/test_delivery.py::test_the_same_file_twice_changes_nothing",
                f"{_W}/test_delivery.py::test_two_copies_in_one_drop_are_one",
            ),
            (_without(plan.Planner._planned, "if not file.waited and (twice or", "if False and (twice or"),),
        ),
        Threat(
            7,
            "a package for somebody else",
            (f"{_E}/test_package.py::test_a_package_for_somebody_else_is_refused_and_names_him",),
            (_without(package.open_package, "if manifest.to not in me.names:"),),
        ),
        Threat(
            8,
            "a truncated file",
            (f"{_E}/test_package.py::test_every_cut_of_a_file_is_noticed",),
            (_without(trailer.read_trailer, "if found is None:"),),
        ),
        Threat(9, "flipped bits", (f"{_E}/test_package.py::test_every_single_flipped_bit_is_noticed",), (signature,)),
        Threat(
            10,
            "two packages spliced",
            (f"{_E}/test_package.py::test_halves_of_two_honest_packages_do_not_make_a_third",),
            (signature,),
        ),
    )


def _bombs() -> tuple[Threat, ...]:
    early = "unpack(memoryview(data)[:-COMMENT_BYTES]); signer = prove_signature(data, known)"
    return (
        Threat(
            11,
            "an outsider's zip bomb",
            (f"{_E}/test_package.py::test_no_parser_runs_before_the_signature_is_proved",),
            (_without(package.open_package, "signer = prove_signature(data, known)", early),),
        ),
        Threat(
            12,
            "an insider's zip bomb",
            (f"{_E}/test_container.py::test_a_bomb_is_inflated_no_further_than_it_announced",),
            (_without(container._inflate, "press.decompress(stream, announced + 1)", "press.decompress(stream)"),),
        ),
        Threat(
            13,
            "entries that overlap, repeat or hide",
            (
                f"{_E}/test_container.py::test_another_layout_is_refused",
                f"{_E}/test_container.py::test_what_zipfile_forgives_is_not_forgiven",
            ),
            (_without(container._read_entry, "if bytes(view[at:after]) != part.directory_header(offset):"),),
        ),
        Threat(
            14,
            "names that lead elsewhere",
            (
                f"{_W}/test_attachments.py::test_a_name_leads_nowhere_else",
                f"{_E}/test_container.py::test_a_part_has_one_of_our_names",
            ),
            (_without(attachments.plain_name, '_FORBIDDEN.sub("-", name)', "name"),),
        ),
        Threat(
            15,
            "huge texts, lines, depths, a million keys",
            (
                f"{_E}/test_owners.py::test_a_body_has_one_spelling_within_the_limits",
                f"{_E}/test_owners.py::test_a_million_keys_do_not_fit",
            ),
            (_without(strict_json._check, "if len(value) > MAX_TEXT:"),),
        ),
    )


def _words() -> tuple[Threat, ...]:
    return (
        Threat(
            16,
            "control, unseen and turning characters",
            (
                f"{_W}/test_abuse.py::test_a_control_character_that_was_pasted_stops_no_parcel",
                f"{_E}/test_owners.py::test_an_attached_file_has_a_name_that_shows_as_it_is",
                "tests/domain/test_plain_text.py::test_what_runs_the_other_way_turns_round_nothing_beside_it",
            ),
            (
                _without(fact_body.written_form, "if _may_need_it(fact, body) and", "if False and"),
                _without(owners._check_fields, "any(UNSEEN.search(file.name)", "any(False"),
                _without(plain_text.isolated, "if _TURNING.search(text) else text", "if False else text"),
            ),
            killing=3,
        ),
        Threat(
            17,
            "keys twice, fractions, NaN, large numbers",
            (f"{_E}/test_owners.py::test_a_body_has_one_spelling_within_the_limits",),
            (_without(strict_json._without_twins, "if len(value) != len(pairs):"),),
        ),
        Threat(
            18,
            "other bytes of the same meaning",
            (f"{_E}/test_package.py::test_a_manifest_has_one_spelling",),
            (_without(strict_json.read_object, " or _spelling(value) != data", ""),),
        ),
        Threat(
            19,
            "formulas in what is exported",
            (
                "tests/workflow/test_export_tasks.py::test_words_that_look_like_formulas_leave_as_words",
                "tests/paper/test_xlsx.py::test_text_is_never_a_formula_a_number_or_a_link",
            ),
            (_without(task_workbook._write_cell, "worksheet.write_string(", "worksheet.write_formula("),),
        ),
    )


def _forms() -> tuple[Threat, ...]:
    cases, door = "tests/exchange_form/test_cases.py", "tests/exchange_form/test_gate.py"
    return (
        Threat(
            20,
            "a formula in a returned form",
            (f"{cases}::test_each_fault_is_named_at_its_cell",),
            (_without(values.refuse_formula, "raise NotTaken(Reason.FORMULA)", "return"),),
        ),
        Threat(
            21,
            "declarations that grow or reach out",
            (f"{door}::test_declarations_are_refused_in_every_part_and_letter",),
            (
                _without(gate._check_declarations, "if _DECLARATION.search(", "if False and _DECLARATION.search("),
                _without(gate._refuse_declaration, 'raise Unreadable("form-entity")', "return  # type: ignore"),
            ),
        ),
        Threat(
            22,
            "a cell far away, a sheet that claims to be huge",
            (
                f"{door}::test_a_sheet_that_reaches_too_far_is_never_laid_out",
                f"{door}::test_the_size_that_a_sheet_claims_is_not_believed",
                f"{door}::test_a_part_that_grows_two_hundredfold_is_not_unpacked",
                "tests/exchange_form/test_apart.py::test_a_reader_that_takes_too_long_is_ended",
            ),
            (_without(far_corner.Corners._hold_value, "if self._row > MOST_ROWS or self._column > MOST_COLUMNS:"),),
        ),
        Threat(
            23,
            "macros, objects, links",
            (
                f"{door}::test_macros_are_refused_by_content_whatever_the_name",
                f"{door}::test_parts_that_no_form_has_are_refused",
            ),
            (_without(gate._check_kind, "if _MACROS.search(kinds):"),),
        ),
        Threat(
            24,
            "a locked cell, a hidden mark or another unit's form",
            (
                f"{cases}::test_exchanged_marks_show_at_the_printed_words_of_both_rows",
                f"{cases}::test_rows_of_another_form_are_refused_even_with_the_same_words",
            ),
            (_without(form_judge._Court._locked, "elif squeezed(words_of(cell)) != expected:", "elif False:"),),
        ),
        Threat(
            25,
            "a program behind the ending of a paper",
            (
                f"{_W}/test_attachments.py::test_programs_do_not",
                f"{_W}/test_attachments.py::test_a_report_takes_no_program_along",
            ),
            (
                _without(
                    attachments.check,
                    "if beginnings is None or (beginnings and not content.startswith(beginnings)):",
                ),
            ),
        ),
        Threat(
            26,
            "statements, patterns and markup in words",
            (
                "tests/ui/test_markup.py::test_markup_in_the_words_of_others_is_words",
                f"{_L}/test_hostile_search.py::test_what_is_typed_is_never_a_pattern_or_a_statement",
            ),
            (
                _without(
                    parts.words, "Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText", "Qt.TextFormat.AutoText"
                ),
            ),
        ),
    )


def _machines() -> tuple[Threat, ...]:
    disk, short = f"{_L}/test_disk.py", "tests/proof/test_short.py"
    untold = _without(failures._from_sqlite, "return kind[0](kind[1], path=place) if kind else None", "return None")
    return (
        Threat(
            27,
            "a unit's clock that is wrong",
            (f"{_W}/test_abuse.py::test_a_computer_whose_clock_is_wrong_is_taken_as_it_is",),
            (_without(judge.Judge._report, 'why="line-clock" if ahead else ""', 'why=""'),),
        ),
        Threat(
            28,
            "the office's clock that is wrong",
            (
                f"{_W}/test_office_day.py::test_a_day_that_cannot_be_meant_is_doubted",
                "tests/ui/post/test_receive.py::test_a_day_that_cannot_be_meant_is_asked_about_before_anything_is_taken",
            ),
            (_without(office_day.doubt_about, "if day < last:"),),
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
            (_without(engine.SqliteConnection.begin_writing, 'self.raw.execute("BEGIN IMMEDIATE")', "pass"),),
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
            (_without(safe_file.write_safely, "part.unlink(missing_ok=True)", "pass"),),
        ),
        Threat(
            34,
            "a stick that lies about what it holds",
            ("tests/paper/test_safe_file.py::test_a_disk_that_gives_back_something_else_is_not_believed",),
            (_without(safe_file.write_safely, "if part.read_bytes() != content:"),),
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
            (_without(lock.hold_book, "if not _locked(descriptor):"),),
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
            (_without(opening.open_ledger, "if version > VERSION:"),),
        ),
        Threat(
            39,
            "an old program and a newer package",
            (
                f"{_E}/test_package.py::test_a_manifest_that_asks_for_a_newer_reader_is_kept_whatever_else_it_says",
                f"{_W}/test_abuse.py::test_an_unknown_deed_is_kept_and_read_after_the_upgrade",
            ),
            (_without(manifest._looked_at, "if type(wanted) is int and wanted > VERSION:"),),
        ),
        Threat(
            40,
            "an attacker offers the old format",
            (
                f"{_W}/test_floors.py::test_an_older_format_than_the_sender_has_used_is_refused",
                f"{_W}/test_floors.py::test_a_floor_does_not_sink",
            ),
            (_without(receive._take, "raise_floor(book, package)", "pass"),),
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
            (_without(admission.fitted, "if ours != theirs:"),),
        ),
        Threat(
            42,
            "a book copied to another computer",
            (f"{forks}::test_a_copied_book_without_its_key_can_be_read_and_sends_nothing",),
            (_without(identity._key, "if key is None:"),),
        ),
        Threat(
            43,
            "a lost key",
            (
                f"{forks}::test_what_a_lost_key_had_told_and_nobody_confirmed_goes_along_under_the_new_one",
                f"{forks}::test_a_copied_book_that_is_enrolled_again_goes_on_and_loses_nothing",
            ),
            (_without(identity._unit_again, "[*first, *told]", "[*first]"),),
        ),
        Threat(
            44,
            "a stolen computer",
            (f"{enrol}::test_nothing_counts_behind_the_entry_after_which_a_computer_was_revoked",),
            (_without(package._Judge.segment, "if writer.revoked_after is not None and", "if False and"),),
        ),
        Threat(
            45,
            "a paper code that leaked",
            (f"{enrol}::test_a_code_enrols_one_computer_and_the_second_use_is_an_alarm",),
            (_without(enrolment.open_join, "if paper.used_by not in (None, file.kid):"),),
        ),
        Threat(
            46,
            "somebody puts his key into the invitation",
            (f"{_E}/test_enrolment.py::test_another_key_put_into_the_invitation_shows",),
            (_without(enrolment._check_mac, "if not hmac.compare_digest(_mac(file, code), file.mac):"),),
        ),
        Threat(
            47,
            "an insider writes an earlier day",
            (f"{_W}/test_abuse.py::test_backdating_moves_neither_the_past_nor_lateness",),
            (_without(journal.append_received, 'max(one.on.isoformat(), day or "")', "one.on.isoformat()"),),
        ),
        Threat(
            48,
            "a unit denies what it reported",
            (f"{_W}/test_denial.py::test_the_office_keeps_the_computers_signature_over_everything_it_took_in",),
            (
                _without(
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
                _without(
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
            (_without(outbox.outbox, "(desk.today - last_in.date()).days if last_in is not None else None", "None"),),
        ),
        Threat(
            51,
            "two stories for two offices",
            (
                f"{_W}/test_forks.py::"
                "test_a_computer_that_tells_its_sister_another_story_is_found_out_by_what_the_sister_has",
            ),
            (_without(acks.note, " or here is not None)", ")"),),
        ),
        Threat(
            52,
            "a shared folder that vanishes",
            (f"{_W}/test_round.py::test_a_mailbox_that_vanished_is_told_and_changes_nothing",),
            (_without(mailbox._present, "if not there:"),),
        ),
        Threat(
            53,
            "ransomware",
            (
                "tests/workflow/test_keep_daily.py::test_the_second_place_gets_copies_files_and_archive_and_no_key",
                f"{_W}/test_channels.py::test_what_is_no_parcel_is_refused_and_noted",
            ),
            (_without(workflow_care.keep_daily, "if due or not is_in_second_place(copy, second)", "if False"),),
        ),
        Threat(
            54,
            "a clever colleague with a database program",
            (
                f"{_L}/test_care.py::test_a_check_sees",
                f"{_L}/test_journal.py::test_entries_are_never_changed_or_removed",
                f"{_W}/test_forks.py::test_a_feed_that_was_changed_in_the_file_is_found",
            ),
            (_without(care._view_findings, "if expected != found:"),),
        ),
        Threat(
            55,
            "a tampered or an older backup",
            (
                f"{_L}/test_backups.py::test_an_unsound_copy_is_refused_and_the_book_stays",
                f"{_W}/test_forks.py::"
                "test_an_office_book_that_was_set_back_is_told_by_its_units_until_the_archive_is_read_again",
            ),
            (_without(backups._proved, "if not sound:"), _without(claims.open_claims, "more.add(peer)", "pass")),
            killing=2,
        ),
        Threat(
            56,
            "somebody types as another person",
            ("tests/cli/test_who_writes.py::test_what_is_written_bears_the_account_of_whoever_sat_there",),
            (_without(machine.person, "return getpass.getuser()", 'return ""'),),
        ),
    )
