"""What stands around a pronoun or a name and tells whom it may mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.speaking.lexicon.verbs import ADDRESSING
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.speaking.line import Line
    from testimonies.speaking.mentions import Mention

GENDERS = {"he": "male", "she": "female", "his": "male", "her": "female", "their": ""}
"""The gender that a pronoun before its verb, or before what somebody owns, tells."""
OBJECTS = {"him": "male", "her": "female"}
"""The gender that a pronoun behind its verb tells."""
_NAMES = re.compile(r"\b[^\W\d_a-z][\w’'-]+")
_DYING = words("killed died murdered executed dead death beheaded hanged drowned slain perished")
_DIES = frozenset({"died", "dies", "perished", "drowned"})
_BY_THEMSELVES = [
    [deed, self] for deed in ("hanged", "shot", "killed") for self in ("himself", "herself")
]
_OF_DEATH = _DYING | _DIES | {"hanged", "shot"}
_DEATH = 4  # words after a mention that tell of a death
_FARTHEST = 20  # words among which those stand, where others come between
OPENING = re.compile(r"[“\"‘'«\s]{0,3}(He|She)\b(\s(?:said|says|told|answered|replied)\b)?")
"""Words that begin with somebody else: “He was a boy.”"""
_TAG = 3  # words before a pronoun among which the words it says may stand
_ASIDE = re.compile(r",a[^!/,:;Qvuyw]{1,8},")
_REASONS = words("after because when since before where although while until")
_NAMED_FIRST = re.compile(r"[RHm]{0,2}N{1,4}(?:,w[^,!/]{1,16},)?[dyexu]")
_WORKED = re.compile(r"[NC]{1,4}[du]{0,2}[ye][^,:;Q]{4,24},$")
_WHEN = (["when"], ["once"], ["after"])
_WRITERS = (["i"], ["we"])
_PAUSED = frozenset({",pv,", ",pv!", ",pv/"})  # the commander wept, he says


def dies(line: Line, mention: Mention) -> bool:
    """Return whether the words right after a mention tell of a death."""
    end = mention.end
    if _OF_DEATH.isdisjoint(line.words[end : end + _FARTHEST]):
        return False
    if line.letters[end : end + 2] in {"fo", "fa"}:
        end += 2  # one of them was killed
    aside = _ASIDE.match(line.letters, end)
    if aside is not None and line.letters[aside.end() : aside.end() + 1] in {"u", "x", "e"}:
        end = aside.end()  # a clerk, the wife of a cook, died
    if line.words[end : end + 1] and line.words[end] in _DIES:
        return True
    if line.words[end : end + 2] in _BY_THEMSELVES:
        return True
    dying = not _DYING.isdisjoint(line.words[end : end + _DEATH])
    return dying and line.letters[end : end + 1] in {"u", "x", "w"}


def looked_back_from(line: Line, mention: Mention, previous: Mention | None) -> int:
    """Return the place before which a pronoun finds its person.

    In "His commander, he says, wept" and in "His commander wept, he says" the one who says is not
    the commander; nor is he in "told his commander he would not come".
    """
    if previous is not None and previous.end == mention.start and previous.name is None:
        told = line.words[previous.start - 1] if previous.start else ""
        if told in ADDRESSING:
            return previous.start
    aside = line.letters[max(0, mention.start - 1) : mention.end + 2]
    if aside not in _PAUSED:
        return mention.start
    start, _ = line.sentence(mention.start)
    if _WORKED.match(line.letters, start, mention.start):
        return mention.start  # Velin worked on a farm that belonged, he said, to the commander
    reason = line.words[mention.start - 2] in _REASONS and line.letters[mention.start - 1] == ","
    if reason and _NAMED_FIRST.match(line.letters, start, mention.start):
        return mention.start  # Velin walked out after, he said, he was told to
    return max(start, line.letters.rfind(":", start, mention.start) + 1)


def answers_the_writer(line: Line, mention: Mention, previous: Mention) -> bool:
    """Return whether a pronoun means whom the clause before it names: when I told Velin, he left.

    Args:
        line: The narration.
        mention: The pronoun.
        previous: The mention before it.
    """
    if previous.name is None or line.words[mention.start - 1] != ",":
        return False
    start, _ = line.sentence(mention.start)
    opens = line.words[start : start + 2]
    return (
        opens[:1] in _WHEN
        and opens[1:] in _WRITERS
        and "," not in line.letters[start : mention.start - 1]
        and previous.start > start
    )


def names_in(text: str) -> frozenset[str]:
    """Return the words of a text that begin with a capital, in lower case."""
    return frozenset(word.lower() for word in _NAMES.findall(text))


def names_in_words_beside(line: Line, mention: Mention) -> frozenset[str] | None:
    """Return the capitalised words of the quotation that a pronoun beside it says, lowered.

    None where it stands beside no quotation; ``^he`` is among them where it begins with He,
    ``^said`` where he says something.
    """
    for place in range(mention.start - 1, max(-1, mention.start - 1 - _TAG), -1):
        if line.letters[place] == "Q":
            said = line.text[line.starts[place] : line.ends[place]]
            opens = OPENING.match(said)
            told = {f"^{opens[1].lower()}", *(["^said"] if opens[2] else [])} if opens else set()
            return names_in(said) | told
        if line.letters[place] not in "vud":
            break
    return None
