"""Collectives (tập thể địa phương): 'UBND các xã, phường', 'Trưởng các thôn', named by 'các xã', 'mỗi thôn'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from giaoban_tracker.minutes.plain import CAPITALS
from giaoban_tracker.minutes.units.index import UnitMatch
from giaoban_tracker.minutes.units.names import is_collective

_LOCALITY = (
    r"(?:xã|phường|thị trấn|tt|đặc khu|thôn|bản|ấp|buôn|làng|khu phố|khu dân cư|tổ dân phố|tdp|khóm|xóm|khu|địa phương"
    r"|trường(?! hợp)(?: học)?|nhà trường|cơ sở giáo dục)(?!\w)"
)
_HEADS = (
    r"(?:(?:các )?(?:đồng chí |ông |bà )?(?:chủ tịch|lãnh đạo|tổ trưởng|trưởng|người đứng đầu"
    r"|bí thư(?: chi bộ)?(?:, trưởng)?"
    r"|hiệu trưởng|ban giám hiệu|thủ trưởng) )?"
)
_BODIES = r"(?:(?:ubnd|ủy ban nhân dân|đảng ủy|chi bộ|công an|trạm y tế) )?"
_EACH = r"(?:(?:toàn bộ|tất cả|cả|toàn thể) )?(?:các|mỗi|từng|những|(?:[5-9]|\d{2,3})(?:/\d{1,3})?)"
_MORE = rf"(?:(?:,| và|, và)? {_LOCALITY})*"
_COLLECTIVE = re.compile(
    rf"{_HEADS}{_BODIES}(?:{_EACH} (?:đồng chí )?(?:tổ trưởng |trưởng |bí thư |chủ tịch |ubnd "
    rf"|hiệu trưởng )?(?P<each>{_LOCALITY}{_MORE})"
    rf"|(?:ubnd )?(?:tổ trưởng |trưởng )?(?P<pair>{_LOCALITY}(?:,| và|, và)? {_LOCALITY}{_MORE})|(?:tổ trưởng"
    rf"|trưởng) (?P<heads>tổ dân phố|dân phố))"
)
_SPECIFIC = re.compile(rf" (?:[{CAPITALS}]|\d)")
_WORD = re.compile(_LOCALITY)
_SCHOOLS = frozenset({"trường", "trường học", "nhà trường", "cơ sở giáo dục"})


class Localities:
    """The collective units of an office."""

    def __init__(self, names: Sequence[str]) -> None:
        self._collectives = [(name, said) for name in names if (said := _localities_of(name))]

    def match(self, text: str, low: str, at: int) -> UnitMatch | None:
        """The collective that the words at a place name; None for single localities ('các xã Đồng Lạc, Yên Phú')."""
        found = _COLLECTIVE.match(low, at)
        if found is None or (_SPECIFIC.match(text, found.end()) and not low.startswith("tt", found.end() - 2)):
            return None
        said = {_plain(word) for word in _WORD.findall(found["each"] or found["pair"] or "tổ dân phố")}
        for name, known in self._collectives:
            if said & known:
                return UnitMatch(at, found.end(), name, "collective")
        communes = [name for name, known in self._collectives if known & {"xã", "phường"}]
        if said == {"địa phương"} and len(communes) == 1:
            return UnitMatch(at, found.end(), communes[0], "collective")
        return None


def _plain(word: str) -> str:
    return "trường" if word in _SCHOOLS else {"tt": "thị trấn", "tdp": "tổ dân phố"}.get(word, word)


def _localities_of(name: str) -> frozenset[str]:
    return frozenset(_plain(word) for word in _WORD.findall(name.lower())) if is_collective(name) else frozenset()
