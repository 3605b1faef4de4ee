"""What is wrong on a paper, in words of the decree."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Something on the paper that the decree forbids.

    Attributes:
        rule: stable name of the rule: "size", "bold", "margin-left", … ; `RULES` says it in words.
        part: the component, in the decree's own words: "Quốc hiệu".
        page: page of the file, from 1.
        found: what stands there, as text.
        wanted: what the decree asks for; may be empty where the rule says it all.
    """

    rule: str
    part: str
    page: int
    found: str
    wanted: str


RULES = {
    "paper": "khổ giấy",
    "margin-top": "lề trên (mm)",
    "margin-bottom": "lề dưới (mm)",
    "margin-left": "lề trái (mm)",
    "margin-right": "lề phải (mm)",
    "font": "phông chữ",
    "black": "màu chữ",
    "size": "cỡ chữ",
    "bold": "kiểu chữ đậm",
    "italic": "kiểu chữ nghiêng",
    "capitals": "chữ in hoa",
    "centred": "canh giữa",
    "missing": "thiếu thành phần",
    "wording": "cách ghi",
    "rule-length": "độ dài đường kẻ so với dòng chữ",
    "rule-centred": "vị trí đường kẻ",
    "same-line": "ngang hàng",
    "title-right": "vị trí Quốc hiệu",
    "leading-zero": "số 0 ở trước",
    "spaces": "khoảng trắng trong số, ký hiệu",
    "page-number": "số trang",
    "page-number-place": "vị trí số trang",
    "roman": "số thứ tự phụ lục",
    "justified": "canh đều hai lề",
    "indent": "lùi đầu dòng (mm)",
    "gap": "khoảng cách đoạn (pt)",
    "spacing": "giãn dòng",
    "capacity": "quyền hạn ký",
    "academic": "học hàm, học vị trước họ tên",
    "recipients": "dấu câu nơi nhận",
    "repeated-heading": "hàng tiêu đề của bảng ở trang sau",
}
"""What each rule is about, in the words of the decree."""
