"""Whom a text has heard: who speaks beside quoted words, whose it reports, whom its writer met."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from testimonies.speaking.lexicon.verbs import ADDRESSING, TALKING, VISITING
from testimonies.speaking.mentions import MentionKind
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.speaking.line import Line
    from testimonies.speaking.mentions import Mention
    from testimonies.speaking.scene import Scene

_ACCORDING_TO = 2  # words
_VERB = 2  # words between the writer and whom he met
_ASKERS = words("mission commission panel team reporter reporters researcher researchers courier")
_BESIDE_WORDS = frozenset("vQtdu")  # what stands before whoever says quoted words
_WE = frozenset({"i", "we"})
_ASKED = frozenset({"asked", "asks"})
_WHAT = words("what why how whether if when who where about")
_TALKING_OR_MET = TALKING | {"met", "meets"}
_SPOKE = frozenset({"spoke", "talked", "speak", "talk"})
_TOLD_TO = re.compile(
    r"\btold\s(?:[Tt]he\s)?([^\W\d_a-z][\w’'-]{0,40}(?:\s[^\W\d_a-z][\w’'-]{0,40}){0,3})"
)
_SEEN = re.compile(r"[NCrRp,][du]{0,2}[vyex]$")
_SEEING = 5  # words in which somebody sees, or confirms, another's words
_HOW = re.compile(r"(?:,[^,!/:;Q]{1,8},)?d?")  # spoke, by telephone, to
_OPENING = 6  # words in which a sentence tells that the house spoke: managed to speak with
_NEAR = 3  # words between whoever asks and whom they met
_HEARD = words("testimony testimonies account accounts statement evidence letter message call")
_IN_WORDS = ["in", "the", "words", "of"]
_GIVEN = words("given offered provided supplied painted drawn")
_NO_WORDS = frozenset({"address", "addresses", "notes", "order"})
_SOME = frozenset({"a", "an", "one", "the"})
_NEW = frozenset({"a", "an", "some", "several", "many"})


def speaks(scene: Scene, mention: Mention) -> bool:
    """Return whether quoted words stand beside somebody with a verb of saying."""
    letters = scene.line.letters
    if letters[max(0, mention.start - 1) : mention.start] not in _BESIDE_WORDS:
        return False
    before = letters[max(0, mention.start - 3) : mention.start].rstrip("tdu")
    follows = letters[mention.end : mention.end + 3].lstrip("du")[:1]
    closing = letters[mention.end : mention.end + 1] in {"!", "/", ","}
    told = scene.line.words[mention.start - 1] in ADDRESSING if mention.start else False
    if closing and not told and letters[max(0, mention.start - 2) : mention.start] == ",v":
        return True  # ..., said Velin, who left.
    tagged = letters[max(0, mention.start - 1) : mention.start] == "Q"
    return before.endswith("Qv") or (tagged and follows == "v")


def is_source(scene: Scene, mention: Mention) -> bool:
    """Return whether words are said to be somebody's: Velin's reply, told by, according to."""
    if _is_in_the_words_of(scene, mention):
        return True
    letters = scene.line.letters
    before = scene.line.words[max(0, mention.start - 2) : mention.start]
    if before[1:] and before[1] in {"from", "of"} and before[0] in _HEARD:
        return True
    if before[1:] == ["by"] and before[0] in _GIVEN:
        return True  # another picture was given by a clerk
    owns_words = mention.owner and letters[mention.end + 1 : mention.end + 2] == "n"
    owns_words = owns_words and scene.line.words[mention.end + 1] not in _NO_WORDS
    owns_words = owns_words and letters[max(0, mention.start - 2) : mention.start] != "vc"
    seen = _SEEN.search(letters, max(0, mention.start - _SEEING), mention.start)
    owns_words = owns_words and seen is None  # Velin saw the clerk's words differently
    return owns_words or letters[max(0, mention.start - 2) : mention.start] in {"kt", "vb"}


def leads_as_source(scene: Scene, mention: Mention) -> bool:
    """Return whether a sentence opens with whose words it reports, or tells more of them.

    According to a cook, who left; a picture given by a clerk. In the words of a cook is an aside.
    """
    if _is_in_the_words_of(scene, mention):
        return False
    more = mention.opening in _NEW and scene.line.letters[mention.end : mention.end + 1]
    opens = mention.start - _ACCORDING_TO == scene.line.sentence(mention.start)[0]
    opens = opens or scene.line.words[mention.start - _ACCORDING_TO] in _GIVEN
    return opens or more in {"w", ","}


def _is_in_the_words_of(scene: Scene, mention: Mention) -> bool:
    return scene.line.words[max(0, mention.start - len(_IN_WORDS)) : mention.start] == _IN_WORDS


def told_by_a_source(scene: Scene, mention: Mention, previous: Mention | None) -> bool:
    """Return whether another tells of what somebody does: according to Velin, a head told them."""
    if previous is None or mention.name is not None or previous.name is None:
        return False
    letters = scene.line.letters
    beside = letters[previous.end : mention.start] == ","
    return beside and letters[max(0, previous.start - 2) : previous.start] == "kt"


def asked_by_the_writer(scene: Scene, mention: Mention, previous: Mention | None) -> bool:
    """Return whether the writer met or spoke to somebody, of whom the text then tells."""
    if mention.start < _VERB:
        return False
    place = previous.end if previous is not None else 0
    asks = previous is not None and (
        previous.head in _WE or previous.kind is MentionKind.BODY or _is_asked_what(scene, mention)
    )
    if not asks:
        place = _asker_before(scene, mention)
    if _is_met_by_the_house(scene, mention):
        return True
    if not place:
        return False
    words = scene.line.words[mention.start - _VERB : mention.start]
    meeting = words[1] in VISITING or (words[0] in _TALKING_OR_MET and words[1] in {"to", "with"})
    heard = words == ["heard", "from"] or words[1] == "heard"
    return (meeting or heard) and mention.start - place <= _NEAR


def _is_met_by_the_house(scene: Scene, mention: Mention) -> bool:
    """Return whether a sentence opens with who publishes, who met somebody: the Lantern spoke to.

    It may tell how: the Lantern spoke, through an encrypted app, to a clerk.
    """
    line, before = scene.line, mention.start - 1
    if mention.opening not in _SOME or line.words[before] not in {"to", "with"}:
        return False
    start, _ = line.sentence(mention.start)
    verb = next(
        (i for i in range(start, min(start + _OPENING, before)) if line.words[i] in _SPOKE), 0
    )
    if verb <= start or not all(_may_publish(line, one) for one in scene.between(start, verb)):
        return False
    how = line.letters[verb + 1 : before]
    return (
        line.capital(start)
        and line.letters[start] not in "PcMj"
        and _HOW.fullmatch(how) is not None
    )


def _may_publish(line: Line, mention: Mention) -> bool:
    """Return whether somebody is a body, or told things elsewhere: told the Harrow Post."""
    if mention.kind is MentionKind.BODY or mention.name is None:
        return mention.kind is MentionKind.BODY
    return line.said(*mention.name) in _told_things(line.text)


@lru_cache(maxsize=1)
def _told_things(text: str) -> frozenset[str]:
    """Return the names that stand behind "told" anywhere in a text: told the Harrow Post that."""
    named = (match[1].split() for match in _TOLD_TO.finditer(text))
    return frozenset(" ".join(words[:end]) for words in named for end in range(1, len(words) + 1))


def _is_asked_what(scene: Scene, mention: Mention) -> bool:
    """Return whether a question put to somebody is told, which they answer: asked Velin why."""
    words = scene.line.words
    asked = words[mention.start - 1] in _ASKED and mention.name is not None
    return asked and not _WHAT.isdisjoint(words[mention.end : mention.end + 1])


def _asker_before(scene: Scene, mention: Mention) -> int:
    """Return the place after a word for those who ask, right before somebody; 0 without."""
    first = max(0, mention.start - _NEAR - 1)
    near = scene.line.words[first : mention.start]
    if _ASKERS.isdisjoint(near):
        return 0
    return next(first + i for i, word in enumerate(near, 1) if word in _ASKERS)
