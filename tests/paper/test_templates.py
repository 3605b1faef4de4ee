"""Templates that an office owns: shipped, changed in Word, and filled with what the form says."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Callable

import pytest

from giaoban_tracker.domain.errors import Refused, Unreadable
from giaoban_tracker.paper import document_of, docx_of
from giaoban_tracker.paper.docx import filled, template_bytes, template_faults
from giaoban_tracker.paper.layout_check import check_content
from tests.paper.office_files import docx_texts
from tests.paper.printed_samples import every_form, notice
from tests.paper.samples import RESOURCES, assigned, briefing, follow_up, row

LIST = document_of(briefing())
SHIPPED = template_bytes(LIST, RESOURCES)
OF_ONE_SHEET = [code for code, form in every_form().items() if len(document_of(form).sheets) == 1]


def changed(template: bytes, change: Callable[[str], str], part: str = "word/document.xml") -> bytes:
    """The template after a person changed one of its parts in Word."""
    after = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as source, zipfile.ZipFile(after, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            target.writestr(name, change(text) if name == part else text)
    return after.getvalue()


def replaced(old: str, new: str) -> bytes:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    return changed(SHIPPED, change)


def words(docx: bytes) -> Counter[str]:
    return Counter(word for text in docx_texts(docx) for word in text.split())


@pytest.mark.parametrize("code", OF_ONE_SHEET)
def test_the_shipped_template_filled_is_the_form_itself(code: str) -> None:
    document = document_of(every_form()[code])

    docx = filled(template_bytes(document, RESOURCES), document)

    assert words(docx) == words(docx_of(document, RESOURCES))
    assert check_content(docx, RESOURCES) == ()


def test_the_shipped_template_holds_fields_instead_of_what_varies() -> None:
    texts = docx_texts(SHIPPED)

    assert "{{so_ky_hieu}}" in texts
    assert "{{dong.noi_dung_ket_luan_chi_dao}}" in texts
    assert "VĂN PHÒNG HĐND VÀ UBND" in texts
    assert not any("Rà soát" in text for text in texts)


def test_a_template_fits_other_contents_of_its_form() -> None:
    other = document_of(follow_up(row(content="việc khác"), row(content="việc nữa")))

    texts = docx_texts(filled(SHIPPED, other))

    assert "Việc khác" in texts
    assert "Việc nữa" in texts


def test_what_the_office_wrote_stays_and_a_column_may_go() -> None:
    def change(text: str) -> str:
        return text.replace("BẢNG TỔNG HỢP", "SỔ THEO DÕI").replace("{{dong.ghi_chu}}", "")

    texts = docx_texts(filled(changed(SHIPPED, change), LIST))

    assert "SỔ THEO DÕI" in texts
    assert "NV-003" not in " ".join(texts)


def test_a_field_that_word_has_cut_into_pieces_is_found() -> None:
    cut = "dong.</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>thoi</w:t></w:r><w:r><w:t>_han}}"

    docx = filled(replaced("dong.thoi_han}}", cut), LIST)

    assert docx_texts(docx).count("30/09/2017") == 4


def test_prefixes_that_word_mentions_stay_declared() -> None:
    declared = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    ignorable = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14" '
    template = replaced("<w:document ", f"<w:document {declared}{ignorable}")

    with zipfile.ZipFile(io.BytesIO(filled(template, LIST))) as archive:
        root = archive.read("word/document.xml").decode()[:1500]

    assert declared.strip() in root
    assert 'mc:Ignorable="w14"' in root


def test_numbers_of_paragraphs_are_not_copied_with_a_row() -> None:
    namespace = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    template = changed(
        replaced("<w:document ", f"<w:document {namespace} "),
        lambda text: text.replace("<w:p>", '<w:p w14:paraId="0A0B0C0D">'),
    )

    with zipfile.ZipFile(io.BytesIO(filled(template, LIST))) as archive:
        pieces = archive.read("word/document.xml").decode().split("<w:tr>")

    rows = [piece.partition("</w:tr>")[0] for piece in pieces if "NV-0" in piece]
    assert len(rows) == 7
    assert not any("paraId" in one for one in rows)


def test_bands_are_repeated_and_an_empty_list_says_so() -> None:
    template = template_bytes(document_of(assigned()), RESOURCES)

    assert docx_texts(filled(template, document_of(assigned()))).count("Bí thư Thành ủy") == 1
    assert "Không có nhiệm vụ." in docx_texts(filled(SHIPPED, document_of(follow_up())))


def test_values_are_never_taken_for_fields_or_markup() -> None:
    hostile = "<w:t>&{{nguoi_ky}} {{dong.thoi_han}}"
    document = document_of(follow_up(row(content=hostile)))

    assert hostile in docx_texts(filled(SHIPPED, document))


def test_fields_in_the_header_are_filled() -> None:
    template = changed(
        SHIPPED, lambda text: text.replace("<w:t>2</w:t>", "<w:t>{{so_ky_hieu}}</w:t>"), "word/header1.xml"
    )

    with zipfile.ZipFile(io.BytesIO(filled(template, LIST))) as archive:
        assert "Số: ……/BC-VP" in archive.read("word/header1.xml").decode()


@pytest.mark.parametrize(
    ("old", "new", "rule", "field", "place"),
    [
        ("{{so_ky_hieu}}", "{{so_kyhieu}}", "unknown-field", "so_kyhieu", (1, 2, 1)),
        ("{{dong.thoi_han}}", "{{dong.hạn}}", "unknown-field", "dong.hạn", (2, 2, 7)),
        ("{{phan_truoc_bang}}", "Đến {{dong.thoi_han}}", "field-outside-row", "dong.thoi_han", (0, 0, 0)),
        ("{{noi_nhan}}", "Gửi {{noi_nhan}}", "field-not-alone", "noi_nhan", (2, 3, 1)),
        ("{{dong.", "{{tong.", "row-missing", "", (0, 0, 0)),
    ],
)
def test_a_wrong_field_is_named_with_its_place(
    old: str, new: str, rule: str, field: str, place: tuple[int, int, int]
) -> None:
    template = replaced(old, new)

    fault = template_faults(template, LIST)[0]

    assert (fault.rule, fault.field, (fault.table, fault.row, fault.cell)) == (rule, field, place)
    with pytest.raises(Refused) as caught:
        filled(template, LIST)
    assert caught.value.code == "template-faulty"


def test_a_good_template_has_no_fault() -> None:
    assert template_faults(SHIPPED, LIST) == ()


def test_a_template_with_macros_is_refused() -> None:
    after = io.BytesIO(SHIPPED)
    with zipfile.ZipFile(after, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"macro")

    with pytest.raises(Refused) as caught:
        filled(after.getvalue(), LIST)

    assert caught.value.code == "template-with-macros"


def test_a_template_that_fetches_something_is_refused_but_may_hold_hyperlinks() -> None:
    link = '<Relationship Id="rId9" Type="x/{kind}" Target="http://a.vn/" TargetMode="External"/></Relationships>'
    part = "word/_rels/document.xml.rels"

    def linked(kind: str) -> bytes:
        return changed(SHIPPED, lambda text: text.replace("</Relationships>", link.format(kind=kind)), part)

    assert filled(linked("hyperlink"), LIST)
    with pytest.raises(Refused) as caught:
        filled(linked("image"), LIST)
    assert caught.value.code == "template-with-links"


@pytest.mark.parametrize("content", [b"", b"PK", SHIPPED[:4000], b"%PDF-1.7"])
def test_what_is_no_word_file_is_named(content: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        template_faults(content, LIST)

    assert caught.value.code == "template-broken"


def test_a_paper_with_annexes_has_no_template() -> None:
    with pytest.raises(Refused) as caught:
        template_bytes(document_of(notice()), RESOURCES)

    assert caught.value.code == "template-of-several-sheets"
