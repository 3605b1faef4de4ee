"""The quick line: what it says becomes the task, what it does not say stays open."""

from __future__ import annotations

from datetime import date

import pytest

from giaoban_tracker.domain.deadline import UNSTATED, DeadlineKind
from giaoban_tracker.workflow.quick_line import finished, read_line, suggestions
from tests.workflow.conftest import Office, merge_away


def test_a_line_names_content_units_deadline_and_field(office: Office) -> None:
    line = read_line(office.desk, "Rà soát  hộ nghèo @PNV +Phòng Văn hóa và Thông tin !30/9/2017 #Giảm nghèo")

    assert line.terms.content == "Rà soát hộ nghèo"
    assert line.terms.lead == (office.home_affairs,)
    assert line.terms.support == (office.culture,)
    assert line.terms.deadline.due == date(2017, 9, 30)
    assert line.terms.field == "Giảm nghèo"
    assert line.can_be_given


def test_what_a_line_does_not_say_stays_open(office: Office) -> None:
    line = read_line(office.desk, "Rà soát hộ nghèo")

    assert (line.terms.lead, line.terms.deadline, line.terms.field) == ((), UNSTATED, "")
    assert line.can_be_given


@pytest.mark.parametrize("name", ["pnv", "Phòng Nội vụ", "phong noi vu", "Nội vụ", "PN"])
def test_a_unit_is_named_by_code_name_or_the_words_that_only_it_has(office: Office, name: str) -> None:
    assert read_line(office.desk, f"Làm @{name}").terms.lead == (office.home_affairs,)


def test_words_that_fit_several_units_or_none_are_told_not_guessed(office: Office) -> None:
    line = read_line(office.desk, "Làm @Phòng +Sở Ngoại vụ")

    assert line.terms.lead == ()
    assert line.unknown == ("Phòng", "Sở Ngoại vụ")
    assert not line.can_be_given


def test_words_that_name_no_deadline_are_told_not_guessed(office: Office) -> None:
    line = read_line(office.desk, "Làm @PNV !lúc nào cũng được")

    assert line.unread == "lúc nào cũng được"
    assert line.terms.deadline == UNSTATED
    assert not line.can_be_given


def test_a_deadline_in_words_keeps_its_words_and_kind(office: Office) -> None:
    deadline = read_line(office.desk, "Làm !thường xuyên").terms.deadline

    assert (deadline.kind, deadline.words) == (DeadlineKind.STANDING, "thường xuyên")


def test_a_mark_inside_a_word_is_a_part_of_it(office: Office) -> None:
    line = read_line(office.desk, "Gửi thư về van-phong@tinh.vn trước C#3")

    assert line.terms.content == "Gửi thư về van-phong@tinh.vn trước C#3"
    assert line.can_be_given


def test_a_unit_that_leads_is_not_named_as_co_ordinating_too(office: Office) -> None:
    assert read_line(office.desk, "Làm @PNV +PNV").terms.support == ()


def test_what_is_being_typed_is_finished_by_a_suggestion(office: Office) -> None:
    (first, *_) = suggestions(office.desk, "Làm @noi v")

    assert first.shown == "Phòng Nội vụ (PNV)"
    assert finished("Làm @noi v", first) == "Làm @PNV "


def test_a_bare_mark_offers_the_units_and_plain_content_offers_nothing(office: Office) -> None:
    assert suggestions(office.desk, "Làm @")
    assert suggestions(office.desk, "Làm") == ()
    assert suggestions(office.desk, "Làm !30") == ()


def test_a_mark_that_nothing_follows_yet_belongs_to_nothing(office: Office) -> None:
    line = read_line(office.desk, "Làm #Giảm nghèo @")

    assert (line.terms.content, line.terms.field, line.unknown) == ("Làm", "Giảm nghèo", ())


@pytest.mark.parametrize("name", ["khối Văn hóa – Xã hội", "khoi van hoa - xa hoi", "Văn hóa Xã hội", "khối văn"])
def test_a_bloc_stands_for_its_units(office: Office, name: str) -> None:
    line = read_line(office.desk, f"Rà soát hộ nghèo @{name} !30/9")

    assert line.terms.bloc == office.bloc
    assert {office.home_affairs, office.culture} <= set(line.terms.lead)
    assert line.lead == (f"khối Văn hóa – Xã hội ({len(line.terms.lead)} đơn vị)",)
    assert line.can_be_given


def test_a_bloc_that_is_named_is_never_taken_for_a_unit_of_its_name(office: Office) -> None:
    line = read_line(office.desk, "Rà soát ngân sách @khối kinh tế tổng hợp +kinh tế")

    assert line.terms.bloc is not None
    assert len(line.terms.lead) > 1
    assert line.terms.support == ()
    assert read_line(office.desk, "Rà soát @kinh tế").lead == ("Phòng Kinh tế",)


def test_a_unit_beside_a_bloc_leads_with_it_and_the_task_is_no_blocs_own(office: Office) -> None:
    line = read_line(office.desk, "Rà soát @khối nội chính @PNV")

    assert line.terms.bloc is None
    assert office.home_affairs in line.terms.lead
    assert len(line.lead) == 2


def test_blocs_are_suggested_with_their_number_of_units(office: Office) -> None:
    found = suggestions(office.desk, "Rà soát @khối kinh")

    assert [one.typed for one in found] == ["khối Kinh tế tổng hợp"]
    assert found[0].shown.endswith("đơn vị)")
    assert read_line(office.desk, finished("Rà soát @khối kinh", found[0])).terms.bloc is not None


def test_who_names_a_unit_that_was_merged_means_the_one_it_went_into(office: Office) -> None:
    merge_away(office.desk, office.culture, office.home_affairs, date(2017, 6, 30))

    line = read_line(office.desk, "Rà soát @Phòng Văn hóa và Thông tin")

    assert line.terms.lead == (office.home_affairs,)
    assert line.lead == ("Phòng Nội vụ",)
