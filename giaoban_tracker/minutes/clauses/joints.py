"""Joints: whether a piece behind a comma, semicolon or 'và' begins a demand or belongs to the one before."""

from __future__ import annotations

import re
from dataclasses import replace

from giaoban_tracker.minutes.clauses import joint_words as say
from giaoban_tracker.minutes.clauses.demand import Context, Demand, Head
from giaoban_tracker.minutes.clauses.evidence import reason_told
from giaoban_tracker.minutes.clauses.heads import HeadReader
from giaoban_tracker.minutes.clauses.joint_days import JointDays
from giaoban_tracker.minutes.clauses.sentences import Piece, piece_end
from giaoban_tracker.minutes.deadlines import between
from giaoban_tracker.minutes.lexicon.manner import PROHIBITIONS, skip_manner, work_at
from giaoban_tracker.minutes.lexicon.orders import WORK_TOO
from giaoban_tracker.minutes.lexicon.spoken import NOT_ONE
from giaoban_tracker.minutes.lexicon.tails import (
    ANSWERS_BACK,
    FOLLOW,
    HELPED_BY,
    HELPS,
    LIMIT,
    PART,
    PURPOSE,
    REPORT,
    WHEN,
)
from giaoban_tracker.minutes.lexicon.verbs import verb_end
from giaoban_tracker.minutes.units.owners import OwnerReader


class JointReader:
    """Judges the joints of one text."""

    def __init__(self, text: str, low: str, owners: OwnerReader, heads: HeadReader) -> None:
        self._text = text
        self._low = low
        self._owners = owners
        self._heads = heads
        self._days = JointDays(low, heads.deadlines)

    def begins(self, piece: Piece, end: int, current: Demand, context: Context) -> Head | None:
        """The head when a piece begins a demand; None when it belongs to the current one.

        1. A deadline, a helper or a condition alone never begins one. 2. An owner with work of his own does.
        3. A dash does not. 4. Behind a semicolon: everything but purposes, limits and plain reports.
        5. Behind a comma or 'và': verbs with an object of their own (`_begins_by_verb`).
        """
        if piece.stop == "comma" and self._days.is_due_only(piece) and LIMIT.match(self._low, piece.start, piece.end):
            return None
        never = say.YET_NEVER.match(self._low, piece.start, piece.end) if piece.stop == "comma" else None
        if never and len(self._low[never.start("never") : piece.end].split()) > say.FEW_WORDS:
            return self._heads.head(never.start("never"), end)
        head = self._head_of(piece, end)
        if head.work >= piece.end:
            piece = replace(piece, end=piece_end(self._low, head.work, end))
        words = self._low[piece.start : piece.end]
        if self._days.is_due_only(piece) or WHEN.match(words) or self._only_helps(piece, words):
            return None
        work = current.head.work
        if self._names_new_owner(head, piece, work, current.owners.units if current.owners else ()):
            return head
        if piece.stop == "dash":
            return None
        if piece.stop in ("semi", "also", "list"):
            return head if self._begins_by_semicolon(head, piece, current, context) else None
        return head if self._begins_by_verb(head, piece, current) else None

    def _head_of(self, piece: Piece, end: int) -> Head:
        """The head of a piece; behind a comma a name without its kind ('Tài chính lo tiền') only if a unit's."""
        is_named_again = bool(say.KIND_AGAIN.match(self._low, piece.start, piece.end))
        head = self._heads.head(piece.start, end, bare=piece.stop in ("semi", "also") or is_named_again)
        if piece.stop != "comma" or head.owners is not None:
            return head
        named = self._heads.head(piece.start, end, bare=True)
        is_unit = named.owners is not None and bool(named.owners.units) and not named.owners.is_weak
        return named if is_unit and (named.verb or named.modal) else head

    def _names_new_owner(self, head: Head, piece: Piece, work: int, carried: tuple[str, ...]) -> bool:
        owners = head.owners
        if owners is None:
            return False
        if not (head.verb or head.modal or head.order or head.has_colon):
            is_told = reason_told(self._low, head, piece.end) is not None
            goes_on = piece.stop == "semi" and bool(owners.units) and not owners.is_weak and not is_told
            return goes_on and len(self._low[owners.end : piece.end].split()) > say.FEW_WORDS
        if piece.stop == "dash" and not (owners.units and head.verb):
            return False
        if owners.units and say.EACH_OF_THEM.match(self._low, piece.start) and set(owners.units) <= set(carried):
            return False  # how much of it falls to each: 'các xóm giúp nhau, mỗi xóm một nhà'
        if say.LENDS_A_HAND.match(self._low, owners.end, piece.end):
            return False
        if head.order in WORK_TOO and piece.stop in ("comma", "and"):
            return False  # the unit's own work: 'VP theo dõi, nhắc các đơn vị'
        if head.order and not (owners.units or owners.is_all):
            return False  # what the unit is to ask of others: 'làm việc với nhà thầu, yêu cầu nhà thầu cam kết'
        if owners.is_weak and not (head.modal or head.order or owners.units):
            is_day_first = head.front is not None and head.front.is_day and bool(head.verb)
            return is_day_first and say.CALLED_UPON.search(self._low, piece.start, head.work) is not None
        if (
            piece.stop == "and"
            and not (head.modal or head.order)
            and len(self._low[work : piece.start].split()) < say.FEW_WORDS + 2
        ):
            return False
        return not self._lists_recipients(piece, work)

    def _lists_recipients(self, piece: Piece, work: int) -> bool:
        """'đôn đốc Phòng A, | Phòng B nộp báo cáo': the piece goes on with a list that is the verb's object."""
        if piece.stop not in ("comma", "and"):
            return False
        last = self._low.rfind(", ", work, piece.start - 2) if piece.stop == "and" else -1
        behind = skip_manner(self._low, last + 2 if last >= 0 else work, piece.start)[0]
        verb = verb_end(self._low, behind, piece.start)
        if verb < 0:
            return False
        recipients = self._owners.read(verb + 1, bare=True)
        return recipients is not None and recipients.end >= piece.start - 1

    def _begins_by_semicolon(self, head: Head, piece: Piece, current: Demand, context: Context) -> bool:
        words = self._low[piece.start : piece.end]
        recurs_in_front = head.front is not None and words.startswith("mỗi ") and bool(head.verb)
        limits = LIMIT.match(words) and not head.modal and not recurs_in_front
        if PURPOSE.match(words) or PART.match(words) or limits:
            return False
        if not head.owners and self._days.is_hardly_more_than_a_day(piece):
            return False
        if not head.owners and (self._days.is_verb_and_day(head, piece) or self._days.is_when_ready(head, piece)):
            return False
        if say.ANSWERS_FOR_IT.match(self._low, head.work, piece.end):
            return False
        if say.GOES_ON_WITH_IT.match(self._low, head.work, piece.end) and not head.owners:
            return False
        report = REPORT.match(self._low, head.work, piece.end)
        if report and report["verb"] != "tổng hợp" and not self._is_own_report(report, head, piece, current.start):
            return False
        return context.is_item or bool(head.verb or head.modal or head.order)

    def _begins_by_verb(self, head: Head, piece: Piece, current: Demand) -> bool:
        """Behind a comma or 'và'.

        a. Without a verb, or with hardly a word behind it: no. b. 'tuyệt đối không …': yes.
        c. The last of several verbs on one object: no. d. A day in front with a work of its own: yes.
        e. A report: only with a thing, a day or a rhythm of its own.
        f. Purposes, limits, what stands inside a purpose: no, unless both sides have days.
        g. What others are led to do: no. h. Follow-through: only on another thing that is named.
        i. Both sides have objects: yes.
        """
        work = current.head.work
        low = self._low
        words, rest = low[piece.start : piece.end], low[head.work : piece.end]
        if NOT_ONE.match(low, head.work, piece.end) or (
            head.verb and self._is_a_case(piece) and not (REPORT.match(rest) or ANSWERS_BACK.match(rest))
        ):
            return True
        if not head.verb or len(rest.split()) <= 2 or (head.owners is not None and not head.owners.units):
            return False
        if words.startswith("cùng ") and self._owners.read_support(piece.start):
            return False
        if PROHIBITIONS.end(low, work, piece.start) >= 0 and head.owners is None and head.front is None:
            return False  # 'cấm đun nấu, | đốt nhang': all of it is forbidden
        if head.order or self._days.is_verb_and_day(head, piece):
            return False
        if say.KEEPS_FROM.match(rest) or say.OF_THEM.match(rest) or rest.startswith(f"{head.verb} là "):
            return False
        if head.verb == "tập trung":
            return False  # where the weight lies, as nothing is to be done behind it
        if say.MOVES_THE_SAME.match(rest) or say.MERE_STEP.fullmatch(self._last_clause(work, piece).strip()):
            return False
        if say.TELLS_WHERE.match(rest) or say.ANSWERS_ALONE.fullmatch(self._last_clause(work, piece).strip()):
            return False
        if self._is_mere_verb(work, piece):
            return False  # 'phân luồng, | cấm xe tải qua cầu': what is done says how
        if PROHIBITIONS.end(low, head.work, piece.end) >= 0 and len(rest.split()) > say.FEW_WORDS:
            return True
        if say.FORBIDS_OTHERS.match(rest):
            return True
        if say.FORBIDS_A_WORK.match(rest) and self._days.tells_apart(current.start, piece):
            return len(rest.split()) > say.FEW_WORDS
        if rest.startswith(("không ", "ko ", "đừng ")) or self._completes_before(piece, work):
            return False
        report = REPORT.match(low, head.work, piece.end)
        if report:
            return self._is_own_report(report, head, piece, current.start)
        if ANSWERS_BACK.match(rest):
            return self._days.recurs_alone(current.start, piece)
        if head.front is not None and say.ONLY_KEEPS_UP.match(rest):
            return False
        if (
            head.front is not None
            and not self._goes_on_doing(head, current)
            and not (LIMIT.match(rest) or LIMIT.match(words))
            and len(rest.split()) > say.OBJECT_WORDS
        ):
            return True
        if (
            self._days.recurs_alone(current.start, piece)
            and not (FOLLOW.match(rest) or PURPOSE.match(words))
            and self._has_object(work, piece.start)
            and self._has_object(head.work, piece.end)
        ):
            return True
        both = self._days.both_have_days(current.start, piece)
        if PURPOSE.match(words) or PART.match(words) or LIMIT.match(words) or self._is_in_purpose(work, piece):
            return both
        if both:
            return True
        if self._says_same_verb(head, work, piece):
            return False
        if self._is_done_by_others(work, piece) or self._is_what_people_go_for(work, piece):
            return False
        if (
            say.WRITES.match(rest)
            and say.LOOKS.match(self._last_doing(work, piece))
            and not self._days.recurs(current.start, piece)
        ):
            return False
        if say.WRITES.match(rest) and self._days.recurs(current.start, piece):
            return self._has_object(head.work, piece.end)
        if FOLLOW.match(rest) and self._days.ends_with_day(current.start, piece):
            return self._has_object(head.work, piece.end)
        if FOLLOW.match(rest):
            return bool(say.WORKS_ON_THINGS.match(rest)) and self._is_about_another(piece, work)
        if piece.stop == "and":
            return self._has_object(work, piece.start) and self._has_object(head.work, piece.end)
        return len(say.PURPOSE_TAIL.split(rest)[0].split()) > say.FEW_WORDS

    def _goes_on_doing(self, head: Head, current: Demand) -> bool:
        """'Phòng Nội vụ đi lại giùm tôi, …, | trong tháng tới phải đi cho hết': the same verb with its day."""
        return bool(head.verb) and head.verb.split()[0] == current.head.verb.split(" ")[0]

    def _says_same_verb(self, head: Head, work: int, piece: Piece) -> bool:
        """'lo giáo viên, | lo bảo hiểm': one verb with several objects."""
        last = re.split(r"[,;] |(?<=\w) và ", self._low[work : piece.start].rstrip(" ,"))[-1]
        return last.startswith(head.verb + " ") and len(self._low[head.work : piece.end].split()) < say.LONG_OBJECT

    def _last_clause(self, work: int, piece: Piece) -> str:
        return re.split(r"[,;] ", self._low[work : piece.start].rstrip(" ,"))[-1]

    def _is_mere_verb(self, work: int, piece: Piece) -> bool:
        """Whether nothing but a verb of two syllables stands before a joint."""
        return piece.stop == "comma" and verb_end(self._low, work) == piece.start - 2

    def _last_doing(self, work: int, piece: Piece) -> str:
        """The last clause before a joint that is no mere question of what is looked into: '…, nhà nào sập, | chốt'."""
        clauses = re.split(r"[,;] ", self._low[work : piece.start].rstrip(" ,"))
        return next((one for one in reversed(clauses) if not say.ASKS_WHICH.match(one)), clauses[-1])

    def _completes_before(self, piece: Piece, work: int) -> bool:
        """Verbs on one object: 'rà soát, | sắp xếp lại các điểm trường'; 'kiểm tra, giám sát …'."""
        last = re.split(r"[,;]", self._low[work : piece.start].rstrip(" ,"))[-1].strip()
        behind, alone = skip_manner(last, 0, len(last))
        end = verb_end(last, behind)
        if say.PASSIVE.search(last) and not say.NOMINAL.search(last):
            return False
        dues = between(self._heads.deadlines, piece.start, piece.end)
        if (
            say.NOMINAL.search(last)
            and dues
            and dues[-1].is_day
            and not say.CLOSES.match(self._low, piece.start, piece.end)
        ):
            return False
        if len(last.split()) <= 2 or (end >= 0 and end >= len(last) - 1) or (bool(alone) and behind >= len(last)):
            return True
        return bool(say.NOMINAL.search(last)) or any(
            verb_end(last, found.end()) == len(last) for found in say.LAST_WORDS.finditer(last)
        )

    def _only_helps(self, piece: Piece, words: str) -> bool:
        """'phối hợp với các phường, xã': a helper and no work."""
        if HELPED_BY.match(words):
            return True
        helps = HELPS.match(words)
        if not helps:
            return False
        helpers = self._owners.read_support(piece.start)
        behind = helpers.end if helpers else piece.start + helps.end()
        left = self._low[behind : piece.end].split()
        return len(left) <= (1 if helpers else say.FEW_WORDS)

    def _is_own_report(self, report: re.Match[str], head: Head, piece: Piece, since: int) -> bool:
        """Whether a report is a demand of its own: it recurs, both have days, or it has a thing of its own to tell."""
        if any(one.recurs for one in between(self._heads.deadlines, piece.start, piece.end)):
            if piece.stop == "comma" and say.WRITES.match(self._last_clause(since, piece)):
                return False  # a paper made for nothing but to be sent
            return not any(one.recurs for one in between(self._heads.deadlines, since, piece.start))
        if self._days.both_have_days(since, piece):
            return True
        rest = self._low[head.work : piece.end]
        if say.LOOKED_INTO.search(self._low, since, piece.start) and say.TELLS_OF_IT.match(rest):
            return False
        if "kết quả" in rest[: report.end() - head.work + 10]:
            return False
        told = self._past_receivers(report.end(), piece.end)
        told += len("cái ") * self._low.startswith("cái ", told)
        dues = between(self._heads.deadlines, told, piece.end)
        left = say.TO_WHOM.split(say.WITHIN.sub("", self._low[told : dues[0].start if dues else piece.end]))[0]
        if head.front is not None and head.front.is_day and len(left.split()) >= say.OBJECT_WORDS:
            return True
        if report["verb"] not in ("báo cáo", "tổng hợp", "gửi"):
            return False
        wanted = (
            say.REPORT_OBJECT_WORDS if report["verb"] == "báo cáo" and not report["to"] else say.REPORT_OBJECT_WORDS + 3
        )
        return len(left.split()) >= wanted

    def _past_receivers(self, at: int, end: int) -> int:
        """Past the units to which a report goes."""
        owners = self._owners.read(at, bare=True)
        return owners.end if owners is not None and owners.end <= end else at

    def _is_a_case(self, piece: Piece) -> bool:
        """Whether a condition of its own stood in front of the piece: 'lò nào gây ô nhiễm thì | buộc di dời'."""
        clause = max(self._low.rfind(mark, 0, piece.start) for mark in (", ", "; ", ". ", "\n"))
        return bool(say.CASE.fullmatch(self._low, clause + 1, piece.start))

    def _is_in_purpose(self, work: int, piece: Piece) -> bool:
        """Whether the clause before the joint is a purpose that the piece may go on with."""
        last = re.split(r"[,;]", self._low[work : piece.start].rstrip(" ,"))[-1]
        return bool(say.IN_PURPOSE.search(last)) and not any(
            one.is_day or one.recurs for one in between(self._heads.deadlines, piece.start, piece.end)
        )

    def _is_done_by_others(self, work: int, piece: Piece) -> bool:
        """'hướng dẫn bà con che chuồng, | dự trữ rơm': what others are led to do goes on."""
        before = self._low[work : piece.start].rstrip(" ,")
        led = say.LEADS_OTHERS.match(before, skip_manner(before, 0, len(before))[0])
        own = say.OFFICE_WORK.match(self._low, piece.start, piece.end)
        return led is not None and not own and piece.stop == "comma" and "," not in before[led.end() :]

    def _is_what_people_go_for(self, work: int, piece: Piece) -> bool:
        """'cử cán bộ xuống bản, | giúp bà con …': unless the means have a day of their own."""
        last = re.split(r"[,;] ", self._low[work : piece.start].rstrip(" ,"))[-1]
        goes = say.SENDS_PEOPLE.match(last, skip_manner(last, 0, len(last))[0]) or say.SENDS_PEOPLE.search(
            last, 0, len(last)
        )
        return goes is not None and piece.stop == "comma" and not between(self._heads.deadlines, work, piece.start)

    def _is_about_another(self, piece: Piece, work: int) -> bool:
        """Whether a piece names something (a number, a proper name) that the demand before it does not."""
        before = set(self._text[work : piece.start].split())
        dues = between(self._heads.deadlines, piece.start, piece.end)
        words = self._text[piece.start : dues[0].start if dues else piece.end].split()[1:]
        return any(say.SPECIFIC.match(word) and word not in before for word in words)

    def _has_object(self, start: int, end: int) -> bool:
        last = re.split(r"[,;]", self._low[start:end].strip())[-1].strip()
        behind = skip_manner(last, 0, len(last))[0]
        verb = verb_end(last, behind)
        return bool(work_at(last, 0, len(last))) and len(last[max(verb, behind) :].split()) >= say.OBJECT_WORDS
