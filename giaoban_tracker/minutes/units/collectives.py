"""Collectives of bodies (tập thể đơn vị): 'Các khoa lâm sàng', 'Các trạm kiểm lâm', named by 'các khoa', 'mỗi trạm'.

Places ('các xã', 'các thôn') are read in `localities`; here the office's own names say what they are made of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from giaoban_tracker.minutes.units.index import UnitMatch
from giaoban_tracker.minutes.units.names import KINDS, name_words

_COLLECTIVE = re.compile(r"(?:(?:lãnh đạo|thủ trưởng|ubnd) )?(?:các|trưởng các) (?=\w)")
_OF_PLACES = re.compile(
    r"(?P<body>[^\W\d]+(?: [^\W\d]+)+?) (?:tuyến )?các (?:huyện|xã|phường|thị|quận|thành|khu|đặc)(?!\w)"
)
"""'Trung tâm Y tế các huyện', said 'các trung tâm y tế (tuyến huyện)'."""
_OF_A_LEVEL = re.compile(
    r" (?:tuyến|cấp) (?:huyện|xã|cơ sở)(?!\w)| (?:huyện|xã)(?=,? (?:phải|cần|cùng|phối|chủ|có)(?!\w))"
)
_MORE_KINDS = ("khoa", "viện", "chi bộ", "câu lạc bộ", "cửa hàng", "phân xưởng", "xưởng", "nhóm", "cụm", "chợ", "lớp")
_EACH = re.compile(
    r"(?:(?:toàn bộ|tất cả|cả|toàn thể|lãnh đạo|trưởng|thủ trưởng) )?(?:các|mấy|mỗi|từng|những)"
    r"(?: (?:đồng chí|anh|chị|bác|ông|bà))?(?: (?:trưởng|lãnh đạo|phụ trách))? (?=\w)"
)
_WORD = re.compile(r"[^\W_]+")
_SET_OFF = re.compile(
    r"\s*(?:[;:.)(\t\n]|$)|,(?! (?:phòng|ban|khoa|trung tâm|đơn vị|đoàn thể|trạm|tổ|đội))"
    r"| (?:phải|cần|nên|thì|phối hợp|chủ trì|nhớ|tự|cũng|đều|cùng|không|tuyệt đối|chưa|còn|trực thuộc)(?!\w)"
)


class Collectives:
    """The units of an office that stand for several bodies of one kind.

    Args:
        asks: whether a verb of work stands at a place.
    """

    def __init__(self, names: Sequence[str], asks: Callable[[int], bool]) -> None:
        self._asks = asks
        self._words: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name in names:
            found = _COLLECTIVE.match(name.lower())
            of_places = _OF_PLACES.match(name.lower()) if found is None else None
            words = name_words(of_places["body"] if of_places else name.lower()[found.end() :] if found else "")
            if words and " ".join(words).startswith((*KINDS, *_MORE_KINDS)):
                self._words.setdefault(words[0], []).append((words, name))

    def match(self, low: str, at: int) -> UnitMatch | None:
        """The collective named at a place, by as many of its words as are said; None when it could be another."""
        each = _EACH.match(low, at) if self._words else None
        first = _WORD.match(low, each.end()) if each else None
        candidates = self._words.get(first.group(), ()) if first else ()
        if each is None or not candidates:
            return None
        reached = [(*_laid(low, each.end(), words), words, name) for words, name in candidates]
        end, count, words, name = max(reached)
        is_alone = len(candidates) == 1 or sum(one[1] == count for one in reached) == 1
        is_whole = count == len(words) or bool(_SET_OFF.match(low, end)) or self._asks(end)
        level = _OF_A_LEVEL.match(low, end)
        return UnitMatch(at, level.end() if level else end, name, "collective") if is_alone and is_whole else None


def _laid(low: str, at: int, words: tuple[str, ...]) -> tuple[int, int]:
    """Where the words of a name that are said at a place end, and how many they are."""
    end, count = at, 0
    for word in words:
        found = _WORD.match(low, at)
        if found is None or found.group() != word:
            break
        end, count = found.end(), count + 1
        at = end + 1
    return end, count
