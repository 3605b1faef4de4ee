"""The styles of a DOCX, named as offices speak of the components of Decree 30/2020; sizes and types stand here only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from giaoban_tracker.paper.docx.markup import attribute, twips

FONT = "Times New Roman"

_FONTS = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'

_BODY_LINE = 247
"""240ths of a single line: 1.03, what the PDF has; Decree 30 asks for 1 to 1.5."""

_TABLE_LINE = 240

FIRST_LINE = twips(12.7)
_GAP = 120
"""6 points between paragraphs, the least that Decree 30 allows."""


@dataclass(frozen=True, slots=True)
class DocxStyle:
    """A paragraph style.

    Attributes:
        id: how paragraphs name it; ASCII.
        name: how Word shows it.
        size: in points.
        align: "left", "center", "both".
        before: twips above.
        line: 240ths of a single line.
        outline: level in the navigation pane, from 0; None for plain text.
    """

    id: str
    name: str
    size: float = 14
    bold: bool = False
    italic: bool = False
    align: str = "left"
    before: int = 0
    after: int = 0
    line: int = _BODY_LINE
    first_line: int = 0
    keep_next: bool = False
    outline: int | None = None


PLACED = (
    DocxStyle("QuocHieu", "Quốc hiệu", 12, bold=True, align="center"),
    DocxStyle("TieuNgu", "Tiêu ngữ", 13, bold=True, align="center"),
    DocxStyle("CoQuanChuQuan", "Tên cơ quan chủ quản", 12, align="center"),
    DocxStyle("CoQuanBanHanh", "Tên cơ quan ban hành", 12, bold=True, align="center"),
    DocxStyle("SoKyHieu", "Số, ký hiệu", 13, align="center"),
    DocxStyle("TrichYeuCongVan", "Trích yếu công văn", 12, align="center"),
    DocxStyle("DiaDanhNgay", "Địa danh, ngày tháng", 13, italic=True, align="center"),
    DocxStyle("TenLoai", "Tên loại văn bản", 14, bold=True, align="center", keep_next=True, outline=0),
    DocxStyle("TrichYeu", "Trích yếu", 14, bold=True, align="center", keep_next=True),
    DocxStyle("GhiThem", "Dòng ghi thêm", 13, italic=True, align="center", keep_next=True),
    DocxStyle("PhuLuc", "Phụ lục", 14, bold=True, align="center", keep_next=True, outline=0),
    DocxStyle("TenPhuLuc", "Tên phụ lục", 14, bold=True, align="center", keep_next=True),
    DocxStyle("KemTheo", "Kèm theo", 14, italic=True, align="center", keep_next=True),
    DocxStyle("NoiDung", "Nội dung", 14, align="both", before=_GAP, first_line=FIRST_LINE),
    DocxStyle("ChiTiet", "Chi tiết", 14, align="both", before=_GAP, first_line=FIRST_LINE),
    DocxStyle("Muc", "Mục", 14, bold=True, before=_GAP, first_line=FIRST_LINE, keep_next=True, outline=1),
    DocxStyle("CanCu", "Căn cứ", 14, italic=True, align="both", before=_GAP, first_line=FIRST_LINE),
    DocxStyle("KinhGui", "Kính gửi", 14, align="center", before=twips(4), after=twips(4)),
    DocxStyle("ChuThich", "Chú thích", 12, italic=True, before=_GAP),
    DocxStyle("DongCham", "Dòng chấm", 14, before=_GAP),
    DocxStyle("NoiNhan", "Nơi nhận", 12, bold=True, italic=True, keep_next=True),
    DocxStyle("DanhSachNoiNhan", "Danh sách nơi nhận", 11, keep_next=True),
    DocxStyle("QuyenHan", "Quyền hạn, chức vụ", 14, bold=True, align="center", keep_next=True),
    DocxStyle("KyTen", "Ký tên", 13, italic=True, align="center", keep_next=True),
    DocxStyle("HoTen", "Họ tên người ký", 14, bold=True, align="center", before=twips(24)),
    DocxStyle("SoTrang", "Số trang", 13, align="center", line=240),
)

RULE = "DuongKe"
GAP = "KhoangCach"

_SPECIAL = (
    # One point high: the border above it is the line under a name, and its indents are the line's length.
    f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{RULE}"><w:name w:val="Đường kẻ"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:pBdr><w:top w:val="single" w:sz="4" w:space="1" '
    'w:color="000000"/></w:pBdr><w:spacing w:before="60" w:after="0" w:line="80" w:lineRule="exact"/></w:pPr>'
    '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>'
    f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{GAP}"><w:name w:val="Khoảng cách"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr>'
    '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)


def table_style(size: float) -> str:
    """The name of the style of table cells in a type size."""
    return f"OBang{size * 2:.0f}"


def heading_style(size: float) -> str:
    """The name of the style of column headings in a type size."""
    return f"DauCot{size * 2:.0f}"


def styles_part(sizes: Iterable[float]) -> str:
    """The part styles.xml.

    Args:
        sizes: type sizes of the tables that the document holds.
    """
    cells = [
        style
        for size in sorted(set(sizes))
        for style in (
            DocxStyle(table_style(size), f"Ô bảng {size:g}", size, line=_TABLE_LINE),
            DocxStyle(heading_style(size), f"Đầu cột {size:g}", size, bold=True, align="center", line=_TABLE_LINE),
        )
    ]
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults>'
        f'<w:rPrDefault><w:rPr>{_FONTS}<w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/>'
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        '</w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/><w:qFormat/></w:style>'
        f"{''.join(map(_style, (*PLACED, *cells)))}{_SPECIAL}</w:styles>"
    )


def _style(style: DocxStyle) -> str:
    keep = "<w:keepNext/>" if style.keep_next else ""
    indent = f'<w:ind w:firstLine="{style.first_line}"/>' if style.first_line else ""
    outline = "" if style.outline is None else f'<w:outlineLvl w:val="{style.outline}"/>'
    weight = ("<w:b/><w:bCs/>" if style.bold else "") + ("<w:i/><w:iCs/>" if style.italic else "")
    half_points = f"{style.size * 2:.0f}"
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style.id}">'
        f'<w:name w:val="{attribute(style.name)}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{keep}'
        f'<w:spacing w:before="{style.before}" w:after="{style.after}" w:line="{style.line}" w:lineRule="auto"/>'
        f'{indent}<w:jc w:val="{style.align}"/>{outline}</w:pPr>'
        f'<w:rPr>{weight}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr></w:style>'
    )
