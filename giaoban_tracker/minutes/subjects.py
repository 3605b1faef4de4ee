"""Same subject: drafts that may be one task with two sources, and drafts that may go on with an open task.

Words in common are weighed by how rare they are among what is compared, so that names of offices and formulas of
minutes weigh little. A proposal to a person, with the words that speak for it; nothing is joined by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from giaoban_tracker.domain.directive import DirectiveDraft, Span
from giaoban_tracker.minutes.lexicon.phrases import Phrases
from giaoban_tracker.minutes.plain import make_plain


@dataclass(frozen=True, slots=True)
class SameSubject:
    """Two texts that speak of one subject.

    Attributes:
        draft: index of the draft.
        other: index of the later draft, or of the open task when `is_open_task`.
        is_open_task: whether the other is an open task of an earlier meeting.
        shared: where the shared words stand in the minutes, in both drafts; ordered, none overlapping another.
        words: the shared words as the draft spells them, each phrase once.
        likeness: 0 to 1; only orders the proposals.
    """

    draft: int
    other: int
    is_open_task: bool
    shared: tuple[Span, ...]
    words: tuple[str, ...]
    likeness: float


def same_subject(drafts: Sequence[DirectiveDraft], open_task_contents: Sequence[str] = ()) -> tuple[SameSubject, ...]:
    """Pairs of drafts, and of a draft and an open task, that may be about one subject; likest first.

    A draft's quote and an open task's content are compared by pairs of neighbouring words. Two drafts of one
    leader that stand side by side are not proposed: he has just told them apart.

    Args:
        drafts: in the order of the text.
        open_task_contents: what the open tasks of earlier meetings say.
    """
    texts = [_Words.of(draft.quote, _owner_words(draft)) for draft in drafts]
    tasks = [_Words.of(content, frozenset()) for content in open_task_contents]
    weights = _weights([*texts, *tasks])
    found: list[SameSubject] = []
    for first, second in _candidates([*texts, *tasks], len(texts)):
        is_task = second >= len(texts)
        if not is_task and _told_apart(drafts, first, second):
            continue
        mine, theirs = texts[first], (texts + tasks)[second]
        common = mine.pairs.keys() & theirs.pairs.keys()
        likeness = _likeness(common, mine, theirs, weights)
        if likeness < _LEAST or len({word for pair in common & mine.telling for word in pair}) < _LEAST_WORDS:
            continue
        here = _phrases(mine, common, drafts[first].span.start)
        there = () if is_task else _phrases(theirs, common, drafts[second].span.start)
        quote = drafts[first].quote
        words = (quote[span.start - drafts[first].span.start : span.end - drafts[first].span.start] for span in here)
        other = second - len(texts) if is_task else second
        found.append(SameSubject(first, other, is_task, here + there, tuple(dict.fromkeys(words)), round(likeness, 3)))
    return tuple(sorted(found, key=lambda one: (-one.likeness, one.draft, one.other)))


_LEAST = 0.25
_LEAST_WORDS = 3
_BESIDE_AN_EMPTY_WORD = 0.3
"""How much a pair of words weighs of which only one tells."""
_MOST_SHARERS = 12
"""A pair of words in more texts than this says nothing about any of them."""
_NEIGHBOURS = 120
_WORD = re.compile(r"[^\W_]+")
_EMPTY = Phrases("""
và | của | các | những | cho | với | về | trong | trên | dưới | tại | từ | đến | theo | là | có | không | được | bị
để | do | bởi | mà | thì | khi | nếu | phải | cần | nên | hãy | đã | đang | sẽ | vừa | này | đó | ấy | kia | nhất
rất | lại | ra | vào | lên | xuống | cùng | mỗi | từng | mọi | một | hai | ba | tất cả | toàn bộ | nhằm | qua | còn
giao | yêu cầu | đề nghị | chỉ đạo | tiếp tục | tăng cường | tập trung | khẩn trương | chủ động | tích cực | rà
thực hiện | triển khai | tổ chức | phối hợp | phối kết hợp | chủ trì | bảo đảm | đảm bảo | nghiêm túc | kịp thời
thường xuyên | công tác | nhiệm vụ | nội dung | việc | ngày | tháng | quý | năm | hằng tuần | tuần này | tuần tới
tuần sau | trong tuần | trước | sau | hằng | định kỳ
hạn | thời hạn | hoàn thành | xong | báo cáo | kết quả | địa bàn | trên địa bàn | đơn vị | liên quan | ủy ban
nhân dân | ubnd | hđnd | tỉnh | huyện | xã | phường | thành phố | thị xã | thị trấn | quận | phòng | trung tâm
đồng chí | xây dựng | rà soát | kiểm tra | hướng dẫn | đôn đốc | xử lý | tham mưu | trình | gửi | lập | danh sách
kế hoạch | hồ sơ | bổ sung | phương án | văn bản | niêm yết | đẩy nhanh | tiến độ | thôn | ấp | tổ dân phố
""")
"""Words of every directive: they join nothing."""

_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Words:
    """The telling words of a text.

    Attributes:
        pairs: neighbouring words of which one at least tells, with the range of each place where they stand.
        telling: those of the pairs in which both tell.
    """

    pairs: dict[_Pair, list[tuple[int, int]]]
    telling: frozenset[_Pair]

    @classmethod
    def of(cls, text: str, owners: frozenset[str]) -> _Words:
        plain = make_plain(text)
        pairs: dict[_Pair, list[tuple[int, int]]] = {}
        telling: set[_Pair] = set()
        for left, right in pairwise(_words(plain.low)):
            if not (left.tells or right.tells) or (left.word in owners and right.word in owners):
                continue
            span = plain.source_span(left.start, right.end)
            pairs.setdefault((left.word, right.word), []).append((span.start, span.end))
            if left.tells and right.tells:
                telling.add((left.word, right.word))
        return cls(pairs, frozenset(telling))

    def weight(self, pair: _Pair) -> float:
        """How much a pair tells by what it is made of."""
        return 1.0 if pair in self.telling else _BESIDE_AN_EMPTY_WORD


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a text, or a phrase that tells nothing, and where it stands."""

    word: str
    start: int
    end: int
    tells: bool


def _words(low: str) -> Iterator[_Word]:
    at = 0
    while found := _WORD.search(low, at):
        empty = _EMPTY.end(low, found.start())
        at = max(empty, found.end())
        yield _Word(low[found.start() : at], found.start(), at, empty < 0 and not found.group()[0].isdigit())


def _owner_words(draft: DirectiveDraft) -> frozenset[str]:
    names = " ".join((*draft.lead, *draft.support, *draft.unknown))
    return frozenset(found.group() for found in _WORD.finditer(make_plain(names).low))


def _weights(texts: Sequence[_Words]) -> dict[_Pair, float]:
    """How much a pair of words tells: the rarer the more."""
    counted = Counter(pair for text in texts for pair in text.pairs)
    made_of = {pair: text.weight(pair) for text in texts for pair in text.pairs}
    return {pair: log(1 + len(texts) / count) * made_of[pair] for pair, count in counted.items()}


def _candidates(texts: Sequence[_Words], drafts: int) -> list[tuple[int, int]]:
    """Pairs of texts that share at least two pairs of words; the first is a draft."""
    holders: dict[_Pair, list[int]] = {}
    for number, text in enumerate(texts):
        for pair in text.pairs:
            holders.setdefault(pair, []).append(number)
    shared = Counter(
        (first, second)
        for numbers in holders.values()
        if len(numbers) <= _MOST_SHARERS
        for place, first in enumerate(numbers)
        if first < drafts
        for second in numbers[place + 1 :]
    )
    return sorted(both for both, count in shared.items() if count > 1)


def _told_apart(drafts: Sequence[DirectiveDraft], first: int, second: int) -> bool:
    """Whether one leader asks for both, one right behind the other."""
    one, other = drafts[first], drafts[second]
    return one.speaker == other.speaker and other.span.start - one.span.end < _NEIGHBOURS


def _likeness(common: Iterable[_Pair], mine: _Words, theirs: _Words, weights: dict[_Pair, float]) -> float:
    """The weight of what is shared, against the lighter of the two texts."""
    lighter = min(sum(weights[pair] for pair in text.pairs) for text in (mine, theirs))
    return sum(weights[pair] for pair in common) / lighter if lighter else 0.0


def _phrases(text: _Words, common: Iterable[_Pair], offset: int) -> tuple[Span, ...]:
    """The shared words as phrases: overlapping pairs become one."""
    ranges = sorted(place for pair in common for place in text.pairs[pair])
    spans: list[tuple[int, int]] = []
    for start, end in ranges:
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return tuple(Span(offset + start, offset + end) for start, end in spans)
