"""File names for the post: ASCII, readable, safe on every disk. What a file is, its content says, never its name."""

from __future__ import annotations

import re

from giaoban_tracker.domain.search_text import folded

PACKAGE_SUFFIX = ".gbx"
SEALED_SUFFIX = ".gbx.age"
_OTHER = re.compile(r"[^a-z0-9]+")
_MAX_SLUG = 40


def slug(name: str) -> str:
    """A name in small ASCII letters, digits and hyphens, at most 40: "Phòng Nội vụ" gives "phong-noi-vu".

    Never empty: a name without any letter of ours gives "don-vi".
    """
    return _OTHER.sub("-", folded(name)).strip("-")[:_MAX_SLUG].strip("-") or "don-vi"


def report_name(unit: str, first: int, last: int, check: str) -> str:
    """What a unit's package is called (báo cáo): "BC_phong-noi-vu_12-15_7K3M2QX.gbx".

    Args:
        unit: the unit's name as the office writes it.
        first: the number of the first entry in it; 0 with `last` 0 for a package without entries.
        check: the check code of its last entry.
    """
    return f"BC_{slug(unit)}_{first}-{last}_{check}{PACKAGE_SUFFIX}"


def assignment_name(unit: str, first: int, last: int, check: str) -> str:
    """What the office's package for a unit is called (gói giao việc)."""
    return f"GV_{slug(unit)}_{first}-{last}_{check}{PACKAGE_SUFFIX}"


def receipt_name(unit: str, check: str) -> str:
    """What the office's package without new entries is called: it only confirms (phiếu nhận)."""
    return f"phieu-nhan_{slug(unit)}_{check}{PACKAGE_SUFFIX}"
