"""What files may bring (exchange.md §7, 1 to 26): forged, growing, misleading, other than their names say."""

from __future__ import annotations

from giaoban_tracker.domain import fact_body, plain_text
from giaoban_tracker.exchange import container, owners, package, strict_json, trailer
from giaoban_tracker.exchange.form import far_corner, gate, values
from giaoban_tracker.exchange.form import judge as form_judge
from giaoban_tracker.paper.xlsx import task_workbook
from giaoban_tracker.ui.detail import parts
from giaoban_tracker.workflow.post import attachments, plan
from tests.planted.threat import Threat, without

_E, _W, _L = "tests/exchange", "tests/workflow/post", "tests/ledger"


def file_threats() -> tuple[Threat, ...]:
    """By number."""
    return (*_forgers(), *_bombs(), *_words(), *_forms())


def _forgers() -> tuple[Threat, ...]:
    prove, writer = package.prove_signature, package._Judge._writer
    signature = without(prove, "if not verify(", "if False and not verify(")
    return (
        Threat(
            1,
            "forged by an unknown key",
            (
                f"{_E}/test_package.py::test_a_strangers_package_is_not_read",
                f"{_W}/test_enrolment.py::test_a_parcel_of_a_computer_that_nobody_enrolled_is_not_read",
            ),
            (without(prove, "if signer is None:", "if signer is None and False:"),),
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
            (without(writer, "if self.signer.party not in (OFFICE_PARTY, writer.party):"),),
        ),
        Threat(
            4,
            "a unit's event names another unit",
            (f"{_E}/test_owners.py::test_a_unit_writes_in_its_own_name_only",),
            (without(owners._check_right, "if any(unit != party for unit in named) or", "if"),),
        ),
        Threat(
            5,
            "a unit writes what only the office may",
            (f"{_E}/test_owners.py::test_a_unit_writes_no_fact_of_the_office",),
            (without(owners._check_right, "if kind in OFFICE_TYPES or", "if False and"),),
        ),
        Threat(
            6,
            "an old package again",
            (
                f"{_W}/test_delivery.py::test_the_same_file_twice_changes_nothing",
                f"{_W}/test_delivery.py::test_two_copies_in_one_drop_are_one",
            ),
            (without(plan.Planner._planned, "if not file.waited and (twice or", "if False and (twice or"),),
        ),
        Threat(
            7,
            "a package for somebody else",
            (f"{_E}/test_package.py::test_a_package_for_somebody_else_is_refused_and_names_him",),
            (without(package.open_package, "if manifest.to not in me.names:"),),
        ),
        Threat(
            8,
            "a truncated file",
            (f"{_E}/test_package.py::test_every_cut_of_a_file_is_noticed",),
            (without(trailer.read_trailer, "if found is None:"),),
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
            (without(package.open_package, "signer = prove_signature(data, known)", early),),
        ),
        Threat(
            12,
            "an insider's zip bomb",
            (f"{_E}/test_container.py::test_a_bomb_is_inflated_no_further_than_it_announced",),
            (without(container._inflate, "press.decompress(stream, announced + 1)", "press.decompress(stream)"),),
        ),
        Threat(
            13,
            "entries that overlap, repeat or hide",
            (
                f"{_E}/test_container.py::test_another_layout_is_refused",
                f"{_E}/test_container.py::test_what_zipfile_forgives_is_not_forgiven",
            ),
            (without(container._read_entry, "if bytes(view[at:after]) != part.directory_header(offset):"),),
        ),
        Threat(
            14,
            "names that lead elsewhere",
            (
                f"{_W}/test_attachments.py::test_a_name_leads_nowhere_else",
                f"{_E}/test_container.py::test_a_part_has_one_of_our_names",
            ),
            (without(attachments.plain_name, '_FORBIDDEN.sub("-", name)', "name"),),
        ),
        Threat(
            15,
            "huge texts, lines, depths, a million keys",
            (
                f"{_E}/test_owners.py::test_a_body_has_one_spelling_within_the_limits",
                f"{_E}/test_owners.py::test_a_million_keys_do_not_fit",
            ),
            (without(strict_json._check, "if len(value) > MAX_TEXT:"),),
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
                without(fact_body._plain_form, "if _may_need_it(fact, body) and", "if False and"),
                without(owners._check_fields, "any(UNSEEN.search(file.name)", "any(False"),
                without(plain_text.isolated, "if _TURNING.search(text) else text", "if False else text"),
            ),
            killing=3,
        ),
        Threat(
            17,
            "keys twice, fractions, NaN, large numbers",
            (f"{_E}/test_owners.py::test_a_body_has_one_spelling_within_the_limits",),
            (without(strict_json._without_twins, "if len(value) != len(pairs):"),),
        ),
        Threat(
            18,
            "other bytes of the same meaning",
            (f"{_E}/test_package.py::test_a_manifest_has_one_spelling",),
            (without(strict_json.read_object, " or _spelling(value) != data", ""),),
        ),
        Threat(
            19,
            "formulas in what is exported",
            (
                "tests/workflow/test_export_tasks.py::test_words_that_look_like_formulas_leave_as_words",
                "tests/paper/test_xlsx.py::test_text_is_never_a_formula_a_number_or_a_link",
            ),
            (without(task_workbook._write_cell, "worksheet.write_string(", "worksheet.write_formula("),),
        ),
    )


def _forms() -> tuple[Threat, ...]:
    cases, door = "tests/exchange_form/test_cases.py", "tests/exchange_form/test_gate.py"
    return (
        Threat(
            20,
            "a formula in a returned form",
            (f"{cases}::test_each_fault_is_named_at_its_cell",),
            (without(values.refuse_formula, "raise NotTaken(Reason.FORMULA)", "return"),),
        ),
        Threat(
            21,
            "declarations that grow or reach out",
            (f"{door}::test_declarations_are_refused_in_every_part_and_letter",),
            (
                without(gate._check_declarations, "if _DECLARATION.search(", "if False and _DECLARATION.search("),
                without(gate._refuse_declaration, 'raise Unreadable("form-entity")', "return  # type: ignore"),
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
            (without(far_corner.Corners._hold_value, "if self._row > MOST_ROWS or self._column > MOST_COLUMNS:"),),
        ),
        Threat(
            23,
            "macros, objects, links",
            (
                f"{door}::test_macros_are_refused_by_content_whatever_the_name",
                f"{door}::test_parts_that_no_form_has_are_refused",
            ),
            (without(gate._check_kind, "if _MACROS.search(kinds):"),),
        ),
        Threat(
            24,
            "a locked cell, a hidden mark or another unit's form",
            (
                f"{cases}::test_exchanged_marks_show_at_the_printed_words_of_both_rows",
                f"{cases}::test_rows_of_another_form_are_refused_even_with_the_same_words",
            ),
            (without(form_judge._Court._locked, "elif squeezed(words_of(cell)) != expected:", "elif False:"),),
        ),
        Threat(
            25,
            "a program behind the ending of a paper",
            (
                f"{_W}/test_attachments.py::test_programs_do_not",
                f"{_W}/test_attachments.py::test_a_report_takes_no_program_along",
            ),
            (
                without(
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
                without(
                    parts.words, "Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText", "Qt.TextFormat.AutoText"
                ),
            ),
        ),
    )
