"""Word documents: words in reading order, as the printed page shows them."""

from __future__ import annotations

import pytest

from giaoban_tracker.minutes.load import load_bytes
from tests.minutes.importing.word_files import (
    BEGINS,
    GOES_ON,
    WIDE_TWO,
    archive,
    cell,
    in_font,
    paragraph,
    row,
    run,
    table,
    word_file,
)


def text_of(body: str, **parts: str) -> str:
    return load_bytes("bien-ban.docx", word_file(body, **parts)).text


def test_a_paragraph_is_a_line_and_an_empty_one_an_empty_line() -> None:
    body = paragraph("Kết luận") + paragraph(run("")) + paragraph(run("Giao Phòng ") + run("Nội vụ"))

    assert text_of(body) == "Kết luận\n\nGiao Phòng Nội vụ"


@pytest.mark.parametrize(
    ("inside", "seen"),
    [
        pytest.param(run("giữ ") + f"<w:del>{run('bỏ')}</w:del>" + run("lại"), "giữ lại", id="deleted words"),
        pytest.param(f"<w:moveFrom>{run('cũ')}</w:moveFrom><w:moveTo>{run('mới')}</w:moveTo>", "mới", id="moved words"),
        pytest.param(run("giữ") + f"<w:ins>{run(' thêm')}</w:ins>", "giữ thêm", id="inserted words"),
        pytest.param(run("thấy") + run(" ẩn", "<w:vanish/>"), "thấy", id="hidden words"),
        pytest.param(run("kết luận", "<w:caps/>"), "KẾT LUẬN", id="capitals that are only shown"),
        pytest.param(run("x", '<w:caps w:val="0"/>'), "x", id="a switch that is off"),
        pytest.param("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a b", id="a tab is no border of a cell"),
        pytest.param("<w:r><w:t>QĐ</w:t><w:noBreakHyphen/><w:t>UBND</w:t></w:r>", "QĐ-UBND", id="a hyphen that binds"),
        pytest.param(f"<w:hyperlink>{run('tới đây')}</w:hyperlink>", "tới đây", id="a link"),
        pytest.param(f"<w:sdt><w:sdtContent>{run('ô nhập')}</w:sdtContent></w:sdt>", "ô nhập", id="a form field"),
        pytest.param("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("4"), "4", id="a field shows its result"),
    ],
)
def test_words_are_those_of_the_printed_page(inside: str, seen: str) -> None:
    assert text_of(paragraph(inside)) == seen


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    first = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('Giao Phòng ')}</w:p>"

    assert text_of(first + paragraph("Nội vụ") + paragraph("Hết")) == "Giao Phòng Nội vụ\nHết"


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ("đồng chí Chủ tịch UBND", "thành phố kết luận", ["đồng chí Chủ tịch UBND thành phố kết luận"]),
        ("kết luận như sau:", "giao Phòng Nội vụ", ["kết luận như sau:", "giao Phòng Nội vụ"]),
        ("Phòng Nội vụ", "- rà soát", ["Phòng Nội vụ", "- rà soát"]),
        ("ỦY BAN NHÂN DÂN", "VĂN PHÒNG", ["ỦY BAN NHÂN DÂN", "VĂN PHÒNG"]),
    ],
)
def test_a_soft_break_ends_a_line_unless_the_sentence_goes_on(before: str, after: str, lines: list[str]) -> None:
    body = paragraph(f"<w:r><w:t>{before}</w:t><w:br/><w:t>{after}</w:t></w:r>")

    assert text_of(body).split("\n") == lines


def test_a_text_box_is_read_once_although_it_is_stored_twice() -> None:
    box = f"<w:txbxContent>{paragraph('Số: 12/TB-UBND')}</w:txbxContent>"
    twice = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"

    assert text_of(paragraph(run("Thông báo") + f"<w:r>{twice}</w:r>")) == "Thông báo\nSố: 12/TB-UBND"


def test_headers_footers_notes_and_comments_are_left_out() -> None:
    others = {
        f"word/{name}.xml": "<w:p><w:r><w:t>khác</w:t></w:r></w:p>" for name in ("header1", "footnotes", "comments")
    }

    assert text_of(paragraph("Thân bài"), **others) == "Thân bài"


def test_a_row_is_a_line_with_its_cells_between_tabs() -> None:
    body = table(row("STT", "Nội dung", "Chủ trì"), row("1", cell(paragraph("Rà soát") + paragraph("dự án")), ""))

    assert text_of(body) == "STT\tNội dung\tChủ trì\n1\tRà soát dự án"


def test_words_merged_downwards_hold_for_each_row() -> None:
    body = table(
        row("STT", "Nội dung", "Chủ trì", "Thời hạn"),
        row("1", "Việc a", cell("Công an xã", BEGINS), "30/9"),
        row("2", "Việc b", cell("", GOES_ON), "15/10"),
    )

    assert text_of(body).split("\n")[1:] == ["1\tViệc a\tCông an xã\t30/9", "2\tViệc b\tCông an xã\t15/10"]


@pytest.mark.parametrize(
    ("heading", "words", "line"),
    [
        pytest.param("STT", "Phòng Nội vụ", "Phòng Nội vụ", id="a line of its own"),
        pytest.param("TT", "II. Lĩnh vực văn hóa", "II\tLĩnh vực văn hóa", id="a section's number in its column"),
        pytest.param("Mục", "II. Lĩnh vực văn hóa", "II. Lĩnh vực văn hóa", id="no column of numbers"),
    ],
)
def test_a_cell_over_all_columns_names_a_section(heading: str, words: str, line: str) -> None:
    body = table(row(heading, "Nội dung"), row(cell(words, WIDE_TWO)), row("1", "Việc a"))

    assert text_of(body).split("\n") == [f"{heading}\tNội dung", line, "1\tViệc a"]


def test_a_heading_of_two_rows_is_one() -> None:
    body = table(
        row(cell("STT", BEGINS), cell("Nội dung", BEGINS), cell("Đơn vị", WIDE_TWO), cell("Thời hạn", BEGINS)),
        row(cell("", GOES_ON), cell("", GOES_ON), "Chủ trì", "Phối hợp", cell("", GOES_ON)),
        row("1", "Việc a", "Phòng A", "Phòng B", "30/9"),
    )

    assert (
        text_of(body) == "STT\tNội dung\tĐơn vị Chủ trì\tĐơn vị Phối hợp\tThời hạn\n1\tViệc a\tPhòng A\tPhòng B\t30/9"
    )


def test_cells_keep_their_columns_where_a_row_begins_further_in() -> None:
    body = table(row("STT", "Nội dung", "Chủ trì"), row("Phòng A", look='<w:gridBefore w:val="2"/>'))

    assert text_of(body).split("\n")[1] == "\t\tPhòng A"


def test_borders_that_were_dragged_by_hand_make_no_columns() -> None:
    body = table(
        row("STT", cell("Nội dung", WIDE_TWO), "Chủ trì"),
        row("1", "Việc a", cell("Phòng A", WIDE_TWO)),
        row("2", cell("Việc b", WIDE_TWO), "Phòng B"),
        row(cell("II. Văn hóa", '<w:gridSpan w:val="4"/>')),
    )

    assert text_of(body).split("\n") == [
        "STT\tNội dung\tChủ trì", "1\tViệc a\tPhòng A", "2\tViệc b\tPhòng B", "II\tVăn hóa",
    ]  # fmt: skip


def test_deleted_rows_are_left_out() -> None:
    body = table(row("Nội dung", "Chủ trì"), row("Việc bỏ", "x", look="<w:del/>"), row("Việc a", "y"))

    assert text_of(body) == "Nội dung\tChủ trì\nViệc a\ty"


def test_a_letterhead_is_read_side_by_side_as_lines() -> None:
    left = cell(paragraph("UBND THÀNH PHỐ") + paragraph("Số: 12/TB-UBND"))
    right = cell(paragraph("CỘNG HÒA") + paragraph("Độc lập"))

    assert text_of(table(row(left, right))) == "UBND THÀNH PHỐ\nSố: 12/TB-UBND\nCỘNG HÒA\nĐộc lập"


def test_a_small_table_with_a_heading_is_no_letterhead() -> None:
    body = table(row("Nội dung", "Đơn vị"), row(cell(paragraph("Việc a") + paragraph("việc b")), "Phòng A"))

    assert text_of(body) == "Nội dung\tĐơn vị\nViệc a việc b\tPhòng A"


def test_a_table_in_a_cell_is_read_with_the_cell() -> None:
    inner = table(row("a", "b"), row("c", "d"))
    body = table(row("Nội dung", "Chủ trì"), row(cell(paragraph("ngoài") + inner), "Phòng A"))

    assert text_of(body).split("\n")[1] == "ngoài a b c d\tPhòng A"


def test_old_letters_are_told_by_the_font_run_by_run() -> None:
    words = (
        in_font("TiÕng ", ".VnTime") + in_font("ñy ban", ".VnTimeH") + run(" và café ") + in_font("Vieät", "VNI-Times")
    )

    loaded = load_bytes("bien-ban.docx", word_file(paragraph(words)))

    assert loaded.text == "TiÕng ñy ban và café Vieät"
    assert loaded.legacy is not None
    assert (loaded.legacy.encoding, loaded.legacy.converted) == ("tcvn3", "Tiếng ỦY BAN và café Việt")


def test_letters_that_word_cut_apart_are_read_together() -> None:
    words = in_font("Tie", "VNI-Times") + "<w:proofErr/>" + in_font("áng", "VNI-Times")

    loaded = load_bytes("bien-ban.docx", word_file(paragraph(words)))

    assert loaded.converted().text == "Tiếng"


def test_a_font_is_handed_down_by_styles() -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Dau"><w:basedOn w:val="Normal"/>'
        '<w:rPr><w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Moi"><w:rPr><w:rFonts w:hAnsi="Arial"/></w:rPr></w:style>'
    )
    body = (
        paragraph("kÕt luËn", '<w:pStyle w:val="Dau"/>')
        + paragraph("M\u00adêng Kh\u00ad¬ng")
        + paragraph(run("déjà", '<w:rStyle w:val="Moi"/>'))
    )

    assert load_bytes("a.docx", word_file(body, styles=styles)).converted().text == "KẾT LUẬN\nMường Khương\ndéjà"


def test_unicode_words_in_an_old_font_are_left_alone() -> None:
    loaded = load_bytes("a.docx", word_file(paragraph(in_font("Tiếng Việt", ".VnTime"))))

    assert (loaded.text, loaded.legacy) == ("Tiếng Việt", None)


def test_old_letters_without_their_font_are_told_by_the_words() -> None:
    loaded = load_bytes("a.docx", word_file(paragraph("Uû ban nh©n d©n huyÖn B¶o Th¾ng yªu cÇu")))

    assert loaded.legacy is not None
    assert loaded.legacy.converted == "Uỷ ban nhân dân huyện Bảo Thắng yêu cầu"


def test_the_main_part_is_found_under_another_name() -> None:
    document = (
        '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>'
        "<w:p><w:r><w:t>Chuẩn chặt</w:t></w:r></w:p></w:body></w:document>"
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/document2.xml"/>'
        "</Relationships>"
    )

    loaded = load_bytes("a.docx", archive({"_rels/.rels": relations, "word/document2.xml": document}))

    assert loaded.text == "Chuẩn chặt"
