"""The Word file: styles instead of painting, headings that repeat, rows that stay whole, a page number that counts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from giaoban_tracker.domain.errors import Unavailable
from giaoban_tracker.domain.follow_up import FollowUpList
from giaoban_tracker.paper import document_of, docx_of
from tests.paper.office_files import W, docx_body, docx_part, docx_texts, paragraph_text, style_of
from tests.paper.printed_samples import chasing_letter, every_form, notice, report, statistics
from tests.paper.samples import OFFICE, RESOURCES, briefing, follow_up, row, rows

FORMS = every_form()


def word_of(form: FollowUpList) -> bytes:
    return docx_of(document_of(form), RESOURCES)


def test_the_same_document_gives_the_same_bytes() -> None:
    assert word_of(briefing()) == word_of(briefing())


@pytest.mark.parametrize("code", FORMS)
def test_every_style_that_is_used_is_described(code: str) -> None:
    docx = docx_of(document_of(FORMS[code]), RESOURCES)

    used = {style.attrib[f"{W}val"] for style in docx_body(docx).iter(f"{W}pStyle")}
    described = {style.attrib[f"{W}styleId"] for style in docx_part(docx, "word/styles.xml").iter(f"{W}style")}
    assert used <= described


def test_components_are_told_apart_by_styles() -> None:
    docx = docx_of(document_of(notice()), RESOURCES)

    assert style_of(docx, "CỘNG HÒA") == "QuocHieu"
    assert style_of(docx, "Độc lập") == "TieuNgu"
    assert style_of(docx, "THÔNG BÁO") == "TenLoai"
    assert style_of(docx, "Kết luận của các đồng chí") == "TrichYeu"
    assert style_of(docx, "Sau khi nghe") == "NoiDung"
    assert style_of(docx, "I. Chủ tịch") == "Muc"
    assert style_of(docx, "CHÁNH VĂN PHÒNG") == "QuyenHan"
    assert style_of(docx, "- Lưu: VT") == "DanhSachNoiNhan"
    assert style_of(docx, "Phụ lục") == "PhuLuc"


def test_heading_rows_repeat_and_rows_stay_whole() -> None:
    table = list(docx_body(word_of(briefing())).iter(f"{W}tbl"))[2]
    head, *others, signature = table.findall(f"{W}tr")

    assert signature.find(f"{W}trPr/{W}cantSplit") is not None
    assert head.find(f"{W}trPr/{W}tblHeader") is not None
    assert [other.find(f"{W}trPr/{W}tblHeader") for other in others] == [None] * 7
    whole = [other.find(f"{W}trPr/{W}cantSplit") is not None for other in others]
    assert whole == [False, True, True, True, True, True, True]  # the first one lists twelve units


def test_a_shared_heading_spans_its_columns_in_two_repeated_rows() -> None:
    table = list(docx_body(docx_of(document_of(statistics()), RESOURCES)).iter(f"{W}tbl"))[1]
    above, below = table.findall(f"{W}tr")[:2]

    assert [span.attrib[f"{W}val"] for span in above.iter(f"{W}gridSpan")] == ["3", "4"]
    assert len(list(below.iter(f"{W}vMerge"))) == 13 - 3 - 4
    assert all(one.find(f"{W}trPr/{W}tblHeader") is not None for one in (above, below))


def test_the_signature_is_the_last_row_of_the_list_and_the_row_above_stays_with_it() -> None:
    *_, table = docx_body(word_of(briefing())).iter(f"{W}tbl")
    before, last, signature = table.findall(f"{W}tr")[-3:]

    assert "Nguyễn Thị Ngọc Hưởng" in [paragraph_text(paragraph) for paragraph in signature.iter(f"{W}p")]
    assert all(paragraph.find(f"{W}pPr/{W}keepNext") is not None for paragraph in last.iter(f"{W}p"))
    assert before.find(f".//{W}keepNext") is None
    borders = [border.attrib[f"{W}val"] for border in signature.iter(f"{W}bottom") if f"{W}val" in border.attrib]
    assert borders == ["nil", "nil"]


def test_a_last_row_too_tall_to_stand_with_the_signature_leaves_it_the_closing_sentence() -> None:
    form = follow_up(*rows(2), row(content="rất dài " * 200))

    *_, table = docx_body(word_of(form)).iter(f"{W}tbl")
    closing = table.findall(f"{W}tr")[-2]

    assert [paragraph_text(paragraph) for paragraph in closing.iter(f"{W}p")] == ["Danh sách có 3 nhiệm vụ."]
    assert closing.find(f".//{W}keepNext") is not None


def test_the_page_number_is_a_field_that_the_first_page_does_not_show() -> None:
    docx = word_of(briefing())
    section = docx_body(docx).find(f"{W}sectPr")

    assert section is not None
    assert section.find(f"{W}titlePg") is not None
    header = docx_part(docx, "word/header1.xml")
    assert [code.text for code in header.iter(f"{W}instrText")] == [" PAGE "]


def test_every_sheet_is_a_section_numbered_from_one() -> None:
    sections = list(docx_body(docx_of(document_of(report()), RESOURCES)).iter(f"{W}sectPr"))

    sizes = [section.find(f"{W}pgSz") for section in sections]
    assert [size.get(f"{W}orient") for size in sizes if size is not None] == [None, "landscape", "landscape"]
    starts = [section.find(f"{W}pgNumType") for section in sections]
    assert [start.get(f"{W}start") for start in starts if start is not None] == ["1", "1", "1"]


def test_margins_are_those_of_the_decree() -> None:
    margins = docx_body(word_of(briefing())).find(f"{W}sectPr/{W}pgMar")

    assert margins is not None
    millimetres = {
        side: round(int(margins.attrib[W + side]) * 25.4 / 1440) for side in ("top", "bottom", "left", "right")
    }
    assert millimetres == {"top": 20, "bottom": 20, "left": 30, "right": 15}


def test_a_letter_bears_its_subject_below_the_number_and_lists_its_addressees() -> None:
    docx = docx_of(document_of(chasing_letter()), RESOURCES)

    assert style_of(docx, "V/v đôn đốc") == "TrichYeuCongVan"
    texts = docx_texts(docx)
    at = texts.index("Kính gửi:")
    assert texts[at + 1 : at + 4] == [
        "- Phòng Nội vụ;",
        "- Phòng Giáo dục và Đào tạo;",
        "- Phòng Văn hóa và Thông tin.",
    ]


HOSTILE = "<w:t>&amp; ]]> \"'\u202e\x00\x0b\ud800 =SUM(A1) {{x}} 😀 \ue000"


def test_marks_of_the_file_format_are_text() -> None:
    office = replace(OFFICE, name=HOSTILE, signer=HOSTILE, recipients=(HOSTILE,))
    form = replace(follow_up(row(content=HOSTILE, lead=(HOSTILE,))), office=office, meeting=HOSTILE)

    texts = docx_texts(word_of(form))

    cleaned = "<w:t>&amp; ]]> \"' =SUM(A1) {{x}} 😀 □"
    assert texts.count(cleaned) == 3  # content, lead, signer
    assert f"- {cleaned};" in texts


def test_long_texts_and_many_units_pass() -> None:
    form = follow_up(row(content="x" * 20_000, lead=("Đơn vị " * 43,) * 60))

    assert "x" * 20_000 in {text.casefold() for text in docx_texts(word_of(form))}


def test_an_empty_list_says_so() -> None:
    assert "Không có nhiệm vụ." in docx_texts(word_of(follow_up()))


def test_the_file_bears_title_author_and_the_day_of_the_list() -> None:
    properties = docx_part(word_of(briefing()), "docProps/core.xml")
    told = {element.tag.partition("}")[2]: element.text for element in properties}

    assert told["title"] == "Bảng tổng hợp kết quả thực hiện ý kiến chỉ đạo, kết luận giao ban"
    assert told["creator"] == "VĂN PHÒNG HĐND VÀ UBND"
    assert told["created"] == "2017-10-05T00:00:00Z"


def test_a_missing_font_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as caught:
        docx_of(document_of(briefing()), tmp_path)

    assert caught.value.code == "font-missing"
