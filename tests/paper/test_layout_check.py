"""The check of Decree 30/2020: what we draw passes, and every fault that is planted in it is found by its name."""

from __future__ import annotations

import io
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from giaoban_tracker.domain.errors import Unavailable, Unreadable
from giaoban_tracker.paper import SHIPPED, Printable, document_of, docx_of, pdf_markup, pdf_of, typeset
from giaoban_tracker.paper.layout_check import RULES, Finding, check_content, check_layout
from tests.paper.printed_samples import every_form, notice, report
from tests.paper.samples import RESOURCES, follow_up, rows

FORMS = every_form()
LONG = follow_up(*rows(12))


@pytest.mark.parametrize("code", FORMS)
def test_every_form_is_in_the_layout_of_the_decree(code: str) -> None:
    document = document_of(FORMS[code])

    assert check_content(pdf_of(document, RESOURCES), RESOURCES) == ()
    assert check_content(docx_of(document, RESOURCES), RESOURCES) == ()


def test_a_long_list_is_too() -> None:
    assert check_content(pdf_of(document_of(LONG), RESOURCES), RESOURCES) == ()


def rules_of(findings: tuple[Finding, ...]) -> set[tuple[str, str]]:
    return {(finding.rule, finding.part.partition(":")[0]) for finding in findings}


def pdf_with(tmp_path: Path, form: Printable, file: str, old: str, new: str) -> bytes:
    """The PDF of a form after one place of a template, or of the words it prints, was changed."""
    markup = pdf_markup(document_of(form), RESOURCES, SHIPPED)
    if file == "words":
        assert old in markup.data
        return typeset(replace(markup, data=markup.data.replace(old, new)))
    folder = tmp_path / "forms"
    shutil.copytree(RESOURCES / "forms", folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    return typeset(replace(markup, template=folder / markup.template.name))


PDF_FAULTS = [
    ("decree30.typ", 'paper: "a4"', 'paper: "a5"', "paper", "Trang giấy"),
    ("decree30.typ", "left: 30mm", "left: 25mm", "margin-left", "Trang giấy"),
    ("decree30.typ", "left: 30mm", "left: 40mm", "margin-left", "Trang giấy"),
    ("decree30.typ", "right: 15mm)", "right: 10mm)", "margin-right", "Trang giấy"),
    ("decree30.typ", "top: 20mm", "top: 15mm", "margin-top", "Trang giấy"),
    ("decree30.typ", "font: data.families", 'font: "Libertinus Serif"', "font", "Toàn văn bản"),
    ("decree30.typ", "    overhang: false,", "    fill: rgb(200, 0, 0),", "black", "Toàn văn bản"),
    ("decree30.typ", "else { 12pt }", "else { 11pt }", "size", "Quốc hiệu"),
    ("decree30.typ", 'head-size(across) + 1pt, weight: "bold"', "head-size(across) + 1pt", "bold", "Tiêu ngữ"),
    ("decree30.typ", "head.motto), 100%)", "head.motto), 60%)", "rule-length", "Tiêu ngữ"),
    ("decree30.typ", "linebreak())), 40%)", "linebreak())), 100%)", "rule-length", "Tên cơ quan ban hành"),
    (
        "decree30.typ",
        "text(size: size, line)",
        'text(size: size, style: "italic", line)',
        "italic",
        "Tên cơ quan chủ quản",
    ),
    ("decree30.typ", "text(size: 13pt, head.number)", "text(size: 14pt, head.number)", "size", "Số, ký hiệu"),
    ("decree30.typ", 'style: "italic", head.place-and-day', "head.place-and-day", "italic", "Địa danh và thời gian"),
    (
        "decree30.typ",
        "    text(size: 13pt, style: ",
        "    v(9mm) + text(size: 13pt, style: ",
        "same-line",
        "Địa danh và thời gian",
    ),
    ("decree30.typ", "ruled(head.about, 2 / 5 * 100%)", "head.about", "rule-length", "Trích yếu"),
    (
        "decree30.typ",
        'set text(size: 14pt, weight: "bold")\n  head.kind',
        "set text(size: 14pt)\n  head.kind",
        "bold",
        "Tên loại văn bản",
    ),
    ("decree30.typ", "#let single-spacing = 0.27em", "#let single-spacing = 0.05em", "spacing", "Nội dung"),
    ("decree30.typ", "6pt + single-spacing", "single-spacing", "gap", "Nội dung"),
    ("decree30.typ", "#let first-line = 12.7mm", "#let first-line = 5.1mm", "indent", "Nội dung"),
    (
        "decree30.typ",
        'if it.style == "body" {\n    par(justify: true',
        'if it.style == "body" {\n    par(justify: false',
        "justified",
        "Nội dung",
    ),
    ("decree30.typ", "#let body-size = 14pt", "#let body-size = 12pt", "size", "Nội dung"),
    ("decree30.typ", 'weight: "bold", style: "italic", foot.label', 'weight: "bold", foot.label', "italic", "Nơi nhận"),
    ("decree30.typ", "text(size: 11pt, line)", "text(size: 12pt, line)", "size", "Danh sách nơi nhận"),
    ("decree30.typ", "  set align(center)\n  set text(size: 14pt)\n", "  set text(size: 14pt)\n", "centred", "Phụ lục"),
    ("decree30.typ", "balanced(emph(head.remark))", "balanced(head.remark)", "italic", "Dòng kèm theo"),
    ("words", "Độc lập - Tự do - Hạnh phúc", "Độc lập-Tự do-Hạnh phúc", "wording", "Tiêu ngữ"),
    ("words", "Số: 115/TB-VP", "Số: 5/TB-VP", "leading-zero", "Số, ký hiệu"),
    ("words", "Số: 115/TB-VP", "Số: 115 / TB-VP", "spaces", "Số, ký hiệu"),
    ("words", "Số: 115/TB-VP", "Số: 115/tb-vp", "capitals", "Số, ký hiệu"),
    ("words", "Sơn Hà, ngày 07", "Sơn Hà, ngày 7", "leading-zero", "Địa danh và thời gian"),
    ("words", "ngày 07 tháng 7 năm 2017", "ngày 07 tháng 07 năm 2017", "leading-zero", "Địa danh và thời gian"),
    ("words", "Sơn Hà, ngày", "Sơn Hà,ngày", "wording", "Địa danh và thời gian"),
    ("words", "Nguyễn Thị Ngọc Hưởng", "TS. Nguyễn Thị Ngọc Hưởng", "academic", "Họ tên người ký"),
    ("words", "CHÁNH VĂN PHÒNG", "Chánh Văn phòng", "capitals", "Quyền hạn, chức vụ người ký"),
    ("words", "- Lưu: VT, TH.", "- Lưu: VT, TH;", "recipients", "Danh sách nơi nhận"),
    ("words", '"CHÁNH VĂN PHÒNG"', '"TL. CHỦ TỊCH"', "capacity", "Quyền hạn, chức vụ người ký"),
    ("words", '"label": "Phụ lục"', '"label": "Phụ lục 1"', "roman", "Phụ lục"),
    ("words", "BẢNG PHÂN CÔNG NHIỆM VỤ", "Bảng phân công nhiệm vụ", "capitals", "Tên phụ lục"),
]


@pytest.mark.parametrize(("file", "old", "new", "rule", "part"), PDF_FAULTS)
def test_a_fault_in_a_pdf_is_found(tmp_path: Path, file: str, old: str, new: str, rule: str, part: str) -> None:
    pdf = pdf_with(tmp_path, notice(), file, old, new)

    assert (rule, part) in rules_of(check_content(pdf, RESOURCES))


@pytest.mark.parametrize(
    ("file", "old", "new", "rule"),
    [
        ("decree30.typ", "if number > 1 {", "if number > 0 {", "page-number"),
        ("decree30.typ", "if number > 1 {", "if number > 9 {", "page-number"),
        (
            "decree30.typ",
            "align(center, text(size: 13pt, str(number)))",
            "align(right, text(size: 13pt, str(number)))",
            "page-number-place",
        ),
        ("decree30.typ", "text(size: 13pt, str(number))", "text(size: 11pt, str(number))", "size"),
        ("tables.typ", "table.header(..heading-cells(form))", "..heading-cells(form)", "repeated-heading"),
    ],
)
def test_a_fault_of_later_pages_is_found(tmp_path: Path, file: str, old: str, new: str, rule: str) -> None:
    findings = check_content(pdf_with(tmp_path, LONG, file, old, new), RESOURCES)

    assert rule in {finding.rule for finding in findings}


def test_annexes_that_go_on_with_the_numbers_of_the_report_are_found(tmp_path: Path) -> None:
    pdf = pdf_with(tmp_path, report(), "document.typ", "counter(page).update(0)", "none")

    assert ("page-number", "Số trang") in rules_of(check_content(pdf, RESOURCES))


def docx_with(form: Printable, part: str, old: str, new: str) -> bytes:
    """The DOCX of a form after one place of a part was changed."""
    before, after = io.BytesIO(docx_of(document_of(form), RESOURCES)), io.BytesIO()
    with zipfile.ZipFile(before) as source, zipfile.ZipFile(after, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            assert name != part or old in text
            target.writestr(name, text.replace(old, new) if name == part else text)
    return after.getvalue()


def styled(name: str) -> str:
    """The beginning of a paragraph in a style."""
    return f'<w:pStyle w:val="{name}"/>'


DOCX_FAULTS = [
    ("document", 'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"', "paper", "Trang giấy"),
    ("document", 'w:left="1701"', 'w:left="1134"', "margin-left", "Trang giấy"),
    ("document", 'w:right="850"', 'w:right="1417"', "margin-right", "Trang giấy"),
    ("document", 'w:bottom="1134"', 'w:bottom="850"', "margin-bottom", "Trang giấy"),
    ("document", "<w:titlePg/>", "", "page-number", "Số trang"),
    ("document", '<w:pgNumType w:start="1"/>', "", "page-number", "Số trang"),
    ("header1", styled("SoTrang"), f'{styled("SoTrang")}<w:jc w:val="right"/>', "page-number-place", "Số trang"),
    ("styles", 'w:ascii="Times New Roman"', 'w:ascii="Arial"', "font", "Toàn văn bản"),
    ("styles", '<w:color w:val="000000"/>', '<w:color w:val="0000FF"/>', "black", "Toàn văn bản"),
    ("document", styled("QuocHieu"), styled("SoKyHieu"), "bold", "Quốc hiệu"),
    ("document", styled("TieuNgu"), styled("DanhSachNoiNhan"), "size", "Tiêu ngữ"),
    (
        "document",
        styled("CoQuanChuQuan"),
        styled("CoQuanChuQuan") + '<w:jc w:val="left"/>',
        "centred",
        "Tên cơ quan chủ quản",
    ),
    ("document", styled("DuongKe"), styled("KhoangCach"), "rule-length", "Tên cơ quan ban hành"),
    ("document", styled("DiaDanhNgay"), styled("SoKyHieu"), "italic", "Địa danh và thời gian"),
    ("document", "THÔNG BÁO", "Thông báo", "capitals", "Tên loại văn bản"),
    ("document", styled("NoiDung"), styled("NoiDung") + '<w:jc w:val="left"/>', "justified", "Nội dung"),
    ("document", styled("NoiDung"), styled("NoiDung") + '<w:ind w:firstLine="0"/>', "indent", "Nội dung"),
    ("document", styled("NoiDung"), styled("NoiDung") + '<w:spacing w:before="60"/>', "gap", "Nội dung"),
    ("document", styled("NoiDung"), styled("NoiDung") + '<w:spacing w:line="480"/>', "spacing", "Nội dung"),
    ("document", styled("NoiNhan"), styled("QuyenHan"), "size", "Nơi nhận"),
    ("document", "- Lưu: VT, TH.", "- Phòng Nội vụ.", "recipients", "Danh sách nơi nhận"),
    ("document", styled("HoTen"), styled("KyTen"), "bold", "Họ tên người ký"),
    ("document", ">CHÁNH VĂN PHÒNG<", ">KT CHÁNH VĂN PHÒNG<", "wording", "Quyền hạn, chức vụ người ký"),
    ("document", ">Phụ lục<", ">Phụ lục 1<", "roman", "Phụ lục"),
    ("document", styled("KemTheo"), styled("TenPhuLuc"), "bold", "Dòng kèm theo"),
    (
        "document",
        "ngày 07 tháng 7 năm 2017</w:t>",
        "ngày 07 tháng 07 năm 2017</w:t>",
        "leading-zero",
        "Địa danh và thời gian",
    ),
]


@pytest.mark.parametrize(("part", "old", "new", "rule", "component"), DOCX_FAULTS)
def test_a_fault_in_a_word_file_is_found(part: str, old: str, new: str, rule: str, component: str) -> None:
    docx = docx_with(notice(), f"word/{part}.xml", old, new)

    assert (rule, component) in rules_of(check_content(docx, RESOURCES))


def test_a_word_table_that_does_not_repeat_its_headings_is_found() -> None:
    docx = docx_with(LONG, "word/document.xml", "<w:tblHeader/>", "")

    assert ("repeated-heading", "Bảng") in rules_of(check_content(docx, RESOURCES))


def test_a_finding_names_the_page_what_stands_there_and_what_the_decree_wants(tmp_path: Path) -> None:
    pdf = pdf_with(tmp_path, notice(), "words", "Số: 115/TB-VP", "Số: 5/TB-VP")

    assert check_content(pdf, RESOURCES) == (Finding("leading-zero", "Số, ký hiệu", 1, "5", "05"),)


def test_every_rule_that_can_be_broken_has_words() -> None:
    planted = {fault[3] for fault in (*PDF_FAULTS, *DOCX_FAULTS)}

    assert planted <= set(RULES)


def test_a_paper_is_checked_where_it_lies(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx_of(document_of(notice()), RESOURCES))

    assert check_layout(tmp_path / "a.docx", RESOURCES) == ()


@pytest.mark.parametrize(
    "content",
    [b"", b"abc", b"%PDF-1.7\nbroken", b"PK\x03\x04broken", b"<html>", docx_of(document_of(LONG), RESOURCES)[:5000]],
)
def test_what_is_no_paper_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a").write_bytes(content)

    with pytest.raises(Unreadable) as caught:
        check_layout(tmp_path / "a", RESOURCES)

    assert caught.value.code == "not-a-paper"


def test_entities_in_a_word_file_are_refused() -> None:
    docx = docx_with(LONG, "word/document.xml", "<w:document ", '<!DOCTYPE d [<!ENTITY a "b">]><w:document ')

    with pytest.raises(Unreadable):
        check_content(docx, RESOURCES)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as caught:
        check_layout(tmp_path / "none.pdf", RESOURCES)

    assert caught.value.code == "paper-missing"
