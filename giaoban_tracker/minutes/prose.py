"""Prose: only sentences that a leader speaks can ask, and what a leader is quoted with."""

from __future__ import annotations

from dataclasses import replace

from giaoban_tracker.minutes.clauses.asking import AskingReader
from giaoban_tracker.minutes.clauses.demand import Context, Demand, Regime
from giaoban_tracker.minutes.clauses.finish import Finisher
from giaoban_tracker.minutes.clauses.sentences import split_sentences
from giaoban_tracker.minutes.layout.headings import Role
from giaoban_tracker.minutes.layout.lines import Line
from giaoban_tracker.minutes.layout.parts import Part
from giaoban_tracker.minutes.people.quoted import Quoted, parted, quoted_words
from giaoban_tracker.minutes.people.speech import SpeechTracker


class ProseReader:
    """Reads lines of prose of one text, in order."""

    def __init__(self, low: str, speech: SpeechTracker, asking: AskingReader, finisher: Finisher) -> None:
        self._low = low
        self._speech = speech
        self._asking = asking
        self._finisher = finisher

    def read(self, line: Line, part: Part, context: Context) -> tuple[list[Demand], list[tuple[int, int]]]:
        """The demands of a line, and the ranges of its sentences that no leader speaks."""
        self._speech.start_paragraph()
        if part.role is Role.NOTES:
            self._speech.take_over(part.speaker)
        found: list[Demand] = []
        silent: list[tuple[int, int]] = []
        quotations = () if self._speech.is_own_speech else quoted_words(self._low, line.start, line.end)
        owns: dict[int, Context] = {}
        for first, last in split_sentences(self._low, line.start, line.end):
            for start, end, quoted in parted(first, last, quotations):
                own = self._quoted(quoted, line.end, context, owns) if quoted else None
                if own is not None:
                    said = self._sentence(start, start, end, own)
                    found += [one for one in said if one.owners and (one.owners.units or one.owners.is_all)]
                elif (demands := self._told(start, end, part, context)) is None:
                    silent.append((start, end))
                else:
                    found += demands
        return found, silent

    def _quoted(self, quoted: Quoted, end: int, context: Context, owns: dict[int, Context]) -> Context | None:
        """What holds inside a quotation: its speaker's own words, in which only a unit that is named is asked."""
        if quoted.start not in owns:
            speaker = self._speech.said_by(quoted.behind, end)
            if speaker is None:
                return None
            owns[quoted.start] = replace(context, speaker=speaker, regime=Regime.OWN_WORDS, owners=None)
        return owns[quoted.start]

    def _told(self, start: int, end: int, part: Part, context: Context) -> list[Demand] | None:
        """The demands of a sentence of the narration; None when no leader speaks it."""
        speaking = self._speech.follow(start, end)
        if speaking is None:
            return None
        context.speaker = speaking.speaker
        if speaking.is_direct:
            context.regime = Regime.OWN_WORDS
        elif part.role is Role.NOTES or self._speech.has_asked or self._speech.begins_to_ask(speaking.start, end):
            context.regime = Regime.CONCLUSION
        return self._sentence(start, speaking.start, end, context)

    def _sentence(self, sentence: int, start: int, end: int, context: Context) -> list[Demand]:
        asked = self._asking.read(sentence, start, end, context)
        if asked or self._asking.has_announced(start, end):
            self._speech.note_demand()
        return [self._finisher.finish(one, context) for one in asked]
