"""Web pages and the clipboard: what a browser shows, tables with their columns, old fonts followed."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.minutes.load import load_bytes, load_clipboard
from giaoban_tracker.minutes.sources.problems import FileProblem
from giaoban_tracker.minutes.sources.reading import AsFound
from giaoban_tracker.minutes.sources.web_page import read_page


def text_of(page: str) -> str:
    return read_page(page, AsFound())


@pytest.mark.parametrize(
    ("page", "seen"),
    [
        pytest.param("<p>Giao  Phòng\n Nội vụ</p><p>Hết</p>", "Giao Phòng Nội vụ\nHết", id="white space is one space"),
        pytest.param("<p>một<p>hai<div>ba</div>bốn", "một\nhai\nba\nbốn", id="blocks end lines"),
        pytest.param("Phòng <b>Nội</b> <i>vụ</i>", "Phòng Nội vụ", id="looks do not"),
        pytest.param("a &lt; b &amp; &#7871;&nbsp;c", "a < b & ế c", id="letters written as names"),
        pytest.param("<head><title>x</title><style>p{}</style></head><script>y()</script>z", "z", id="unseen parts"),
        pytest.param("a<!-- b --><![if x]>c<![endif]>", "ac", id="comments"),
        pytest.param("<p>thấy<span style='display:none'>ẩn</span><b hidden>ẩn</b></p>", "thấy", id="hidden words"),
        pytest.param("nhỏ <5 tuổi, a < b", "nhỏ <5 tuổi, a < b", id="signs that open no tag"),
        pytest.param("Chủ tịch<br>yêu cầu", "Chủ tịch yêu cầu", id="a break inside a sentence"),
        pytest.param("Kết luận:<br>Phòng A", "Kết luận:\nPhòng A", id="a break after a sentence"),
        pytest.param("<pre>- a\n- b</pre>", "- a\n- b", id="lines that stand as typed"),
        pytest.param('<p title="a > b">c</p>', "c", id="a sign in an attribute"),
    ],
)
def test_a_page_gives_what_a_browser_shows(page: str, seen: str) -> None:
    assert text_of(page) == seen


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<ol><li>a<li>b<ol type=a><li>c<li>d</ol><li>e</ol>", ["1. a", "2. b", "a) c", "b) d", "3. e"]),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", ["- a", "+ b", "- c"]),
        ("<ol start=3><li>a<li value=7>b</ol>", ["3. a", "7. b"]),
        ("<ol type=I><li><p>a</p><p>b</p></ol>", ["I. a", "b"]),
        ("<ul style='list-style-type: none'><li>1. a</ul>", ["1. a"]),
        (
            "<p><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span><![endif]>a</p>"
            "<p><span style='mso-list:Ignore;font-family:Symbol'>·<span>&nbsp; </span></span>b</p>",
            ["1. a", "- b"],
        ),
    ],
)
def test_list_marks_are_written_out(page: str, lines: list[str]) -> None:
    assert text_of(page).split("\n") == lines


def test_a_table_keeps_its_columns_under_merged_cells() -> None:
    page = """<table><tr><th rowspan=2>STT<th rowspan=2>Nội dung<th colspan=2>Đơn vị
        <tr><th>Chủ trì<th>Phối hợp
        <tr><td>1<td>Rà soát <p>dự án</p><td rowspan=2>Phòng A<td>Phòng B
        <tr><td>2<td>Kiểm tra<ul><li>x<li>y</ul><td>Phòng C
        <tr><td colspan=4>II. Văn hóa</table>"""

    assert text_of(page).split("\n") == [
        "STT\tNội dung\tĐơn vị Chủ trì\tĐơn vị Phối hợp",
        "1\tRà soát dự án\tPhòng A\tPhòng B",
        "2\tKiểm tra - x - y\tPhòng A\tPhòng C",
        "II\tVăn hóa",
    ]


def test_a_table_that_only_frames_a_page_is_read_as_lines() -> None:
    assert text_of("<table><tr><td><p>một</p><p>hai</p></td></tr></table>") == "một\nhai"


@pytest.mark.parametrize(
    "page",
    [
        "<p style=\"font-family:'.VnTime'\">TiÕng ViÖt</p>",
        "<font face='.VnTime, serif'>TiÕng ViÖt</font>",
        "<style><!-- p.Than, li.Than {font-family:'.VnTime',serif;} --></style><p class=Than>TiÕng ViÖt",
        "<style>.cu {font-family:.VnTime}</style><div class='x cu'>TiÕng <b>ViÖt</b></div>",
    ],
)
def test_old_letters_are_told_by_the_font(page: str) -> None:
    loaded = load_bytes("a.html", f"<html>{page}</html>".encode())

    assert loaded.legacy is not None
    assert (loaded.text, loaded.legacy.converted) == ("TiÕng ViÖt", "Tiếng Việt")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("<html><p>Tiếng Việt</html>".encode(), id="UTF-8 without saying so"),
        pytest.param("<html><p>Tiếng Việt</html>".encode("utf-16"), id="UTF-16"),
        pytest.param(b'<meta charset="windows-1258"><p>Ti\xea\xecng Vi\xea\xf2t', id="the page names its encoding"),
        pytest.param('<meta charset="us-ascii"><p>Tiếng Việt'.encode(), id="the page names a wrong one"),
    ],
)
def test_the_encoding_of_a_page_is_found(data: bytes) -> None:
    assert load_bytes("a.htm", data).text == "Tiếng Việt"


def test_the_clipboard_gives_the_page_for_its_tables_and_the_words_where_the_page_has_fewer() -> None:
    table = "<table><tr><td>1<td>Rà soát<td>Phòng A</table>"

    assert load_clipboard("1\nRà soát\nPhòng A", table).text == "1\tRà soát\tPhòng A"
    assert load_clipboard("Giao Phòng Nội vụ rà soát", "<p>Giao</p><img src=x>").text == "Giao Phòng Nội vụ rà soát"
    assert load_clipboard("chỉ có chữ").text == "chỉ có chữ"
    assert load_clipboard("", "<p>chỉ có trang").text == "chỉ có trang"


def test_what_windows_puts_before_a_page_is_no_text() -> None:
    page = (
        "Version:0.9\r\nStartHTML:0000000105\r\n<html><body><!--StartFragment--><p>Việc a</p><!--EndFragment--></body>"
    )

    assert load_clipboard("Việc a", page).text == "Việc a"


def test_old_letters_on_the_clipboard_are_proposed() -> None:
    loaded = load_clipboard("Uû ban nh©n d©n huyÖn B¶o Th¾ng")

    assert loaded.legacy is not None
    assert loaded.converted().text == "Uỷ ban nhân dân huyện Bảo Thắng"
    assert loaded.original == "Uû ban nh©n d©n huyÖn B¶o Th¾ng".encode()


@pytest.mark.parametrize(("plain", "page"), [("", None), (" \n\u00a0", "<p> </p>"), ("", "<script>x</script>")])
def test_an_empty_clipboard_says_so(plain: str, page: str | None) -> None:
    with pytest.raises(Unreadable) as refusal:
        load_clipboard(plain, page)

    assert refusal.value.code == "empty-clipboard"


@given(st.text(alphabet="<>/!-\"'= abtdlrpou&;#x\n", max_size=300))
def test_any_page_gives_lines(page: str) -> None:
    assert "\t\t\t\t" not in text_of(page)


PIECES = ("<!--", "<a", "<title>", '<a "', "<p>", "</p>", "<table><tr><td>", "<", "<li><div>", "<style>a{b", "&")


@pytest.mark.timing
@pytest.mark.parametrize("piece", [*PIECES, "<td rowspan=2000>", "<tr><td rowspan=2000>"])
def test_malformed_pages_take_time_in_step_with_their_length(piece: str) -> None:
    def seconds(count: int) -> float:
        start = time.process_time()
        with suppress(FileProblem):
            text_of("<table>" + piece * count)
        return time.process_time() - start

    # Ten times the length takes about ten times the time, never a hundred times.
    assert seconds(5_000) < 30 * max(seconds(500), 0.01)
