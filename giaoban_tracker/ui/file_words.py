"""Files in words: how large one is, and which are shown without another program."""

from __future__ import annotations

PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff")
PAPERS = (".pdf",)
"""What files are called that are seen in a window of ours."""

_KILO = 1024


def size_words(size: int | None) -> str:
    """A size as people read it: "1,2 MB"; None for a file that is gone."""
    if size is None:
        return "không thấy tệp"
    if size < _KILO * _KILO:
        return f"{max(1, round(size / _KILO))} KB"
    return f"{size / _KILO / _KILO:.1f} MB".replace(".", ",")
