"""PDF files with text: paragraphs whole again, tables with their columns, columns in order."""

from __future__ import annotations

import io
from contextlib import suppress
from pathlib import Path

import pypdf
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban_tracker import places
from giaoban_tracker.domain.errors import GiaobanError, Unreadable
from giaoban_tracker.minutes.load import load_bytes
from giaoban_tracker.minutes.sources.pdf_columns import in_reading_order
from giaoban_tracker.minutes.sources.pdf_glyphs import Stretch
from giaoban_tracker.minutes.sources.pdf_lines import printed_lines
from giaoban_tracker.minutes.sources.pdf_paragraphs import paragraphs

FONTS = Path(places.__file__).parents[1] / "resources" / "fonts"
PAGE = """#set page(paper: "a4", margin: 2cm, numbering: "1", number-align: top + center)
#set text(font: "Giao Ban Serif", size: 13pt, lang: "vi")
#set par(justify: true, first-line-indent: (amount: 1cm, all: true), spacing: 0.8em)
"""


def printed(body: str) -> bytes:
    """A PDF as typst prints it."""
    pdf = typst.compile((PAGE + body).encode(), font_paths=typst.Fonts(font_paths=[FONTS]), format="pdf")
    assert isinstance(pdf, bytes)
    return pdf


def text_of(body: str) -> str:
    return load_bytes("bien-ban.pdf", printed(body)).text


def test_lines_of_print_are_joined_to_paragraphs() -> None:
    long = (
        "Chủ tịch UBND thành phố yêu cầu Phòng Nội vụ chủ trì, phối hợp với các phòng, ban, đơn vị rà soát cán bộ, "
        "công chức, báo cáo kết quả trước ngày 15 tháng 8 năm 2017; Phòng Tài chính - Kế hoạch cân đối kinh phí."
    )

    assert text_of(f"{long}\n\n{long}\n\n\\- rà soát\n\n\\- báo cáo") == f"{long}\n{long}\n- rà soát\n- báo cáo"


def test_headings_and_items_stay_lines_of_their_own() -> None:
    body = "#align(center)[*KẾT LUẬN*]\n\n*I. ĐÁNH GIÁ*\n\n1. Phòng Nội vụ:\n\na) Rà soát\n\nb) Báo cáo"

    assert text_of(body).split("\n") == ["KẾT LUẬN", "I. ĐÁNH GIÁ", "1. Phòng Nội vụ:", "a) Rà soát", "b) Báo cáo"]


def test_short_lines_stay_apart() -> None:
    body = "Phòng Nội vụ rà soát cán bộ\n\nPhòng Y tế báo cáo\n\nVăn phòng"

    assert text_of(body).split("\n") == ["Phòng Nội vụ rà soát cán bộ", "Phòng Y tế báo cáo", "Văn phòng"]


def test_a_sentence_goes_on_over_the_edge_of_a_page() -> None:
    body = "Yêu cầu " + "UBND, HĐND, TT-CN, VH-XH, KT-HT, " * 8 + "Phòng Nội vụ rà soát."

    pdf = printed("#v(24.4cm)\n" + body)

    first, second = (page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    assert "Yêu cầu" in first
    assert "rà soát" in second
    assert load_bytes("a.pdf", pdf).text == body


def test_a_narrow_cell_that_cuts_a_word_or_a_day_is_made_whole() -> None:
    body = """#table(columns: (4cm, 2.2cm, 1.45cm), [Nội dung], [Chủ trì], [Hạn],
        [Rà soát], [Phòng TC-\\ KH], [20/10/20\\ 22])"""

    assert text_of(body).split("\n")[1] == "Rà soát\tPhòng TC-KH\t20/10/2022"


def test_a_ruled_table_keeps_its_columns_and_merged_cells() -> None:
    body = """#table(columns: (auto, 1fr, 3cm, 2.4cm, 2.3cm),
        [STT], [Nội dung], [Chủ trì], [Phối hợp], [Thời hạn],
        [1], [Lập kế hoạch sử dụng đất năm 2023 trình tỉnh phê duyệt theo quy định], [Phòng TN&MT],
          [Các xã], [20/11],
        table.cell(colspan: 5)[I. Lĩnh vực văn hóa],
        [2], [Kiểm tra], table.cell(rowspan: 2)[Công an], [], [Thường xuyên],
        [3], [Tuần tra], [Phòng A], [30/11])"""

    assert text_of("Trước bảng\n\n" + body + "\n\nSau bảng").split("\n") == [
        "Trước bảng",
        "STT\tNội dung\tChủ trì\tPhối hợp\tThời hạn",
        "1\tLập kế hoạch sử dụng đất năm 2023 trình tỉnh phê duyệt theo quy định\tPhòng TN&MT\tCác xã\t20/11",
        "I\tLĩnh vực văn hóa",
        "2\tKiểm tra\tCông an\t\tThường xuyên",
        "3\tTuần tra\tCông an\tPhòng A\t30/11",
        "Sau bảng",
    ]


def test_a_table_without_lines_is_told_by_its_heading() -> None:
    body = """#grid(columns: (auto, 1fr, 3cm, 2.3cm), gutter: 14pt,
        [STT], [Nội dung], [Đơn vị chủ trì], [Thời hạn],
        [1], [Lập kế hoạch sử dụng đất năm 2023 trình tỉnh phê duyệt theo quy định], [Phòng TN&MT], [20/11],
        [2], [Kiểm tra], [Công an huyện], [Quý IV])"""

    assert text_of(body).split("\n") == [
        "STT\tNội dung\tĐơn vị chủ trì\tThời hạn",
        "1\tLập kế hoạch sử dụng đất năm 2023 trình tỉnh phê duyệt theo quy định\tPhòng TN&MT\t20/11",
        "2\tKiểm tra\tCông an huyện\tQuý IV",
    ]


def test_a_letterhead_is_read_side_by_side() -> None:
    body = """#grid(columns: (1fr, 1.4fr), align: center, row-gutter: 6pt,
        [UBND HUYỆN VĨNH KHÊ], [*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM*],
        [*VĂN PHÒNG*], [Độc lập - Tự do - Hạnh phúc])
        #align(center)[*THÔNG BÁO*]"""

    assert text_of(body).split("\n") == [
        "UBND HUYỆN VĨNH KHÊ",
        "VĂN PHÒNG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "THÔNG BÁO",
    ]


def test_two_columns_of_print_are_read_one_after_the_other() -> None:
    left, right = (f"{side} " + "phòng ban đơn vị thực hiện " * 12 + "xong." for side in ("Cột trái", "Cột phải"))
    body = f"#grid(columns: (1fr, 1fr), gutter: 1cm, [{left}], [{right}])"

    assert text_of(body) == f"{left}\n{right}"


def test_page_numbers_and_running_heads_are_left_out_and_a_cut_sentence_is_made_whole() -> None:
    body = """#set page(footer: [Phòng lưu trữ - bản số 12])
        Yêu cầu Phòng Nội vụ rà soát
        #pagebreak()
        cán bộ, công chức.
        #pagebreak()
        Hết trang ba."""

    assert text_of(body) == "Yêu cầu Phòng Nội vụ rà soát cán bộ, công chức.\nHết trang ba."


def test_the_programs_own_print_reads_back_as_a_table() -> None:
    rows = "".join(f"[{number}], [Nhiệm vụ {number}], [Phòng {number}], [30/9/2017]," for number in range(1, 60))
    body = f"#table(columns: (1cm, 1fr, 4cm, 3cm), table.header([TT], [Nội dung], [Chủ trì], [Thời hạn]), {rows})"

    lines = text_of(body).split("\n")

    assert [line for line in lines if not line.startswith("TT")] == [
        f"{number}\tNhiệm vụ {number}\tPhòng {number}\t30/9/2017" for number in range(1, 60)
    ]


def test_old_letters_are_told_by_the_words() -> None:
    loaded = load_bytes("a.pdf", printed("Uû ban nh©n d©n huyÖn B¶o Th¾ng giao Phßng Néi vô b¸o c¸o"))

    assert loaded.legacy is not None
    assert loaded.legacy.converted == "Uỷ ban nhân dân huyện Bảo Thắng giao Phòng Nội vụ báo cáo"


stretches = st.builds(
    lambda left, width, base, size: Stretch("chữ", left, left + width, base, size),
    st.integers(0, 500).map(float),
    st.integers(0, 300).map(float),
    st.integers(0, 40).map(lambda line: 20.0 * line),
    st.sampled_from([8.0, 13.0, 30.0]),
)


@given(st.lists(stretches, max_size=60))
def test_words_anywhere_on_a_page_are_all_read(page: list[Stretch]) -> None:
    text = " ".join(paragraphs(in_reading_order(printed_lines(page, margin=500.0))))

    assert text.split() == ["chữ"] * len(page)


def test_a_line_of_a_thousand_columns_is_read() -> None:
    page = [Stretch(f"{place}", 40.0 * place, 40.0 * place + 10, 100.0, 13.0) for place in range(1000)]

    assert " ".join(paragraphs(in_reading_order(printed_lines(page)))).split() == [one.text for one in page]


WHOLE = printed("#table(columns: 3, [Nội dung], [Chủ trì], [Hạn], [Rà soát], [Phòng A], [30/9])\n\nHết trang một.")


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 255)), min_size=1, max_size=20))
def test_a_pdf_with_changed_bytes_is_read_or_refused(edits: list[tuple[int, int]]) -> None:
    damaged = bytearray(WHOLE)
    for place, value in edits:
        damaged[place % len(damaged)] = value

    with suppress(GiaobanError):
        assert load_bytes("a.pdf", bytes(damaged)).text


def rewritten(change: str) -> bytes:
    """A PDF that needs a password, or one whose pages are pictures."""
    writer = pypdf.PdfWriter()
    if change == "encrypted":
        writer.append(io.BytesIO(printed("Nội dung kín của cuộc họp giao ban")))
        writer.encrypt("mat-khau", algorithm="RC4-128")
    else:
        writer.add_blank_page(595, 842)
        writer.add_blank_page(595, 842)
    packed = io.BytesIO()
    writer.write(packed)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "code", "fields"),
    [
        pytest.param(rewritten("encrypted"), "encrypted-file", {}, id="a password"),
        pytest.param(rewritten("blank"), "pdf-without-text", {"pages": "2"}, id="pages without words"),
        pytest.param(b"%PDF-1.7\n" + bytes(range(256)) * 20, "damaged-file", {"kind": ".pdf"}, id="noise"),
        pytest.param(b"%PDF-1.7\n", "damaged-file", {"kind": ".pdf"}, id="only a head"),
    ],
)
def test_a_pdf_that_cannot_be_read_says_why(data: bytes, code: str, fields: dict[str, str]) -> None:
    with pytest.raises(Unreadable) as refusal:
        load_bytes("a.pdf", data)

    assert (refusal.value.code, refusal.value.fields) == (code, {"name": "a.pdf", **fields})
