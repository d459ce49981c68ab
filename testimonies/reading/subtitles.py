"""Subtitles, srt and vtt: cues joined into the turns of those who speak."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from testimonies.errors import UnreadableSourceError
from testimonies.reading.composing import Composition
from testimonies.reading.plain import read_plain
from testimonies.reading.readtext import ReadText
from testimonies.values import MarkKind, SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_TIMES = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}(?:\s.*)?")
_ASIDE = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+(?P<name>[^>]+)>")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,200}>|<\d[\d:.]*>|\{\\[^{}]{0,200}\}|</?v>")
_NAME = re.compile(
    r"(?:>>\s*)?(?P<name>[^\W\d_a-z][^\W_]*(?:[ .’'-]{1,2}[^\W_][\w.’'-]*){0,4}\.?)\s?:(?=\s|$)\s*"
)
_DASH = re.compile(r"(?:[-–—‐]|>>)\s*(?=\S)")
_SOUND = re.compile(r"\s*(?:[\[(][^\[\]()]{0,120}[\])]|[♪♫#][^♪♫]{0,300}[♪♫#]?)\s*")
_SENTENCE_END = re.compile(r"[.?!…][”’\"')\]]*$")
_NOT_NAMES = frozenset({"note", "warning", "chapter", "title", "location", "date", "time"})
_LONGEST_NAME = 64
_PAUSE = 3.0  # seconds; after a longer one a paragraph begins where nobody is named
_LONG = 600  # characters; a longer paragraph ends with its sentence
_UNNAMED = "–"  # stands for the name of one who speaks and is not named


@dataclass(frozen=True, slots=True)
class Cue:
    """Words shown at one time.

    Attributes:
        start: Seconds from the beginning of the recording.
        end: Seconds at which the words go.
        lines: The words, with markup, a string a line.
    """

    start: float
    end: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """Words of one speaker in one cue.

    Attributes:
        name: The speaker where the cue names one; a dash where it only shows that another speaks;
            nothing where the speaker before goes on.
        words: What is said, or a sound in brackets.
        start: Seconds from the beginning of the recording.
        end: Seconds at which the words go.
    """

    name: str
    words: str
    start: float
    end: float

    @property
    def is_sound(self) -> bool:
        """Whether it tells of a sound and is nobody's words."""
        return _SOUND.fullmatch(self.words) is not None


def read_subtitles(data: bytes, name: str, encoding: str | None = None) -> ReadText:
    """Return what is said in a file of subtitles, each turn a paragraph.

    Before each turn stands its speaker's name, marked as LABEL with the time at which the turn
    begins; cues are joined with a space, and the words of each are marked as CUE with its time.
    Sounds in brackets are marked as furniture too.

    Args:
        data: Its bytes.
        name: Its name, for messages.
        encoding: What to use where the bytes are neither marked nor UTF-8, or None.

    Raises:
        UnreadableSourceError: If it cannot be decoded or holds no cue with its times.
    """
    read = read_plain(data, name, encoding)
    cues = list(cues_of(read.text))
    if not cues:
        raise UnreadableSourceError(
            f"{name} holds no subtitles: no line like 00:00:01,000 --> 00:00:04,000 stands in it. "
            f"If it is plain text, name it .txt and add it again."
        )
    fresh, repeated = _without_rolling(cues)
    said = [each for cue in fresh for each in said_in(cue)]
    if not said:
        raise UnreadableSourceError(f"{name} holds times but no words. Check that it is whole.")
    warnings = read.warnings
    if repeated:
        lines = "1 line" if repeated == 1 else f"{repeated:,} lines"
        warnings += (f"{lines} shown again by a cue that follows were left out.",)
    whole = Composition()
    for turn in _turns(said):
        _write(whole, turn)
    whole.put("\n")
    return ReadText(whole.text, warnings, whole.marks, kind=SourceKind.TRANSCRIPT)


def cues_of(text: str) -> Iterator[Cue]:
    """Yield the cues of an srt or vtt file; notes, styles, numbers and other lines are passed over.

    Args:
        text: The decoded file.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    times: re.Match[str] | None = None
    words: list[str] = []
    for i, line in enumerate([*lines, ""]):
        match = _TIMES.fullmatch(line)
        if match is None and line.strip():
            words.append(line.strip())
            continue
        if match is not None and words and words[-1].isdigit() and not _is_blank(lines, i - 2):
            words.pop()
        if times is not None and words:
            yield Cue(_seconds(times, 1), _seconds(times, 5), tuple(words))
        if match is not None or not _goes_on(lines, i):
            times = match
        words = []


def said_in(cue: Cue) -> Iterator[Said]:
    """Yield what each speaker says in a cue."""
    name, words = "", ""
    for line in cue.lines:
        for told, rest in _parts(line):
            if told and words:
                yield Said(name, words, cue.start, cue.end)
                words = ""
            name = told or (name if words else "")
            words = f"{words} {rest}".strip()
    if words:
        yield Said(name, words, cue.start, cue.end)


def clock(seconds: float) -> str:
    """Return a time as ``hours:minutes:seconds.thousandths``."""
    whole = round(seconds * 1000)
    minutes, rest = divmod(whole, 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}.{rest % 1000:03d}"


def _is_blank(lines: Sequence[str], i: int) -> bool:
    return i < 0 or not lines[i].strip()


def _goes_on(lines: Sequence[str], i: int) -> bool:
    """Tell whether a cue goes on after a blank line, since no number or time follows."""
    following = next((line for line in lines[i + 1 : i + 4] if line.strip()), "")
    if not following or following.strip().isdigit() or _ASIDE.match(following):
        return False
    at = lines.index(following, i + 1)
    after = lines[at + 1] if at + 1 < len(lines) else ""
    return not (_TIMES.fullmatch(following) or _TIMES.fullmatch(after))


def _seconds(match: re.Match[str], first: int) -> float:
    hours, minutes, seconds, part = match.group(first, first + 1, first + 2, first + 3)
    return (
        int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(part.ljust(3, "0")) / 1000
    )


def _parts(line: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of a line of a cue, each with the name it tells, a dash or nothing."""
    starts = [(m.start(), m.end(), m["name"].strip()) for m in _VOICE.finditer(line)]
    if not starts:
        yield _named(_plain(line))
        return
    edges = [start for start, _, _ in starts[1:]] + [len(line)]
    if line[: starts[0][0]].strip():
        yield _named(_plain(line[: starts[0][0]]))
    for (_, after, name), edge in zip(starts, edges, strict=True):
        yield html.unescape(name), _plain(line[after:edge])


def _plain(line: str) -> str:
    """Return a line without markup."""
    return " ".join(html.unescape(_MARKUP.sub("", line)).split())


def _named(words: str) -> tuple[str, str]:
    """Return the name before what is said and the rest; a dash where only the speaker changes."""
    dash = _DASH.match(words)
    rest = words[dash.end() :] if dash else words
    match = _NAME.match(rest[:_LONGEST_NAME])
    if match is not None and match["name"].casefold() not in _NOT_NAMES:
        return match["name"], rest[match.end() :]
    return (_UNNAMED, rest) if dash else ("", words)


def _without_rolling(cues: Sequence[Cue]) -> tuple[list[Cue], int]:
    """Return cues without the lines that roll up from the cue before, and how many those were."""
    kept: list[Cue] = []
    before: tuple[str, ...] = ()
    repeated = 0
    rolls = _rolls(cues)
    for cue in cues:
        lines = cue.lines
        plain = tuple(_plain(line) for line in lines)
        same = next((n for n in range(len(plain), 0, -1) if before[-n:] == plain[:n]), 0)
        if rolls and same:
            repeated += same
            lines = lines[same:]
        before = plain
        kept.append(replace(cue, lines=lines))
    return kept, repeated


def _rolls(cues: Sequence[Cue]) -> bool:
    """Tell whether most cues begin with the line with which the one before ends."""
    shown = [[_plain(line) for line in cue.lines] for cue in cues]
    again = sum(1 for a, b in pairwise(shown) if a and b and a[-1] == b[0])
    return again > len(cues) / 3


def _turns(said: Iterable[Said]) -> Iterator[list[Said]]:
    """Yield what belongs together: a speaker's words until another speaks."""
    turn: list[Said] = []
    speaker = ""
    length = 0
    for each in said:
        changed = bool(each.name) and (each.name != speaker or each.name == _UNNAMED)
        if turn and (changed or (not speaker and _rests(turn[-1], each, length))):
            yield turn
            turn, length = [], 0
        speaker = each.name or speaker
        length += len(each.words)
        turn.append(each)
    if turn:
        yield turn


def _rests(before: Said, each: Said, length: int) -> bool:
    """Tell whether a paragraph ends between two cues of nobody named."""
    ends = _SENTENCE_END.search(before.words) is not None
    return ends and (each.start - before.end >= _PAUSE or length >= _LONG)


def _write(whole: Composition, turn: Sequence[Said]) -> None:
    """Write one turn as a paragraph."""
    whole.begin()
    if turn[0].name:
        start = whole.length
        whole.put(turn[0].name)
        whole.mark(MarkKind.LABEL, start, clock(turn[0].start))
        whole.put(" " if turn[0].name == _UNNAMED else ": ")
    for i, each in enumerate(turn):
        whole.put(" " if i else "")
        start = whole.length
        whole.put(each.words)
        whole.mark(MarkKind.CUE, start, clock(each.start))
        if each.is_sound:
            whole.mark(MarkKind.FURNITURE, start)
