"""The rule for a document that is read out below a colon: its author was told of further above.

A paper came in from the widow of a cook. She asked that it be read out: “...”
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from testimonies.speaking.rules.documents import WRITINGS
from testimonies.speaking.rules.introductions import sentence_before
from testimonies.values import Certainty, Form
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.speaking.mentions import Mention
    from testimonies.speaking.rules.values import Case, Claim
    from testimonies.speaking.scene import Scene

_PAPERS = WRITINGS | words("submission submissions petition memorandum application paper poem card")
_READS = words("""
    read reads run runs ran begin begins began end ends says said continues continued went goes
    """)
_READ_OUT = words("""
    read printed published entered recorded included reproduced quoted attached circulated copied
    """)
_BE = words("be been being was were is are has had to in out only not here also")
_RECEIVED = words("""
    received submitted sent written handed in left read delivered given made signed dictated posted
    composed drawn up passed on tabled brought come came
    """)
_BEFORE = 40  # words above the lead within which the document is told of
_LEAD = 16  # words of the sentence that leads up to it
_APART = 4  # words between what is read and how


def read_below(case: Case) -> Claim | None:
    """The document that the sentence before says is read was written by somebody told of above."""
    start, end = sentence_before(case)
    line = case.scene.line
    if case.find.form is not Form.BLOCK or end <= start or line.letters[end - 1] != ":":
        return None
    if end - start > _LEAD or not _leads_to_document(case.scene, start, end):
        return None
    author, place = None, start
    first = max(line.paragraph(start)[0], start - _BEFORE)
    while author is None and place > first:
        before = max(first, line.sentence(place - 1)[0])
        author = _author(case.scene, before, place)
        place = before
    if author is None:
        return None
    claim = case.claim(author, "written", start, end, Certainty.LIKELY, direct=True)
    return claim if claim.person is not None and claim.person.single else None


def _leads_to_document(scene: Scene, start: int, end: int) -> bool:
    """Return whether a sentence says that it, or the letter, reads so or is read out."""
    line = scene.line
    for place in range(start, end):
        word = line.words[place]
        opens = place == start or line.words[place - 1] in {"that", "but", "and", ","}
        named = word in _PAPERS and line.words[place - 1] in {"the", "this"}
        if not ((word == "it" and opens) or named):
            continue
        below = line.words[place + 1 : min(end, place + 1 + _APART)]
        passive = bool(_BE & set(below)) and bool(_READ_OUT & set(below))
        if passive or (below[:1] and below[0] in _READS):
            return True
    return False


def _author(scene: Scene, start: int, end: int) -> Mention | None:
    """Return who wrote the document of a sentence: a letter from Velin; a petition sent by him."""
    line = scene.line
    for place in range(start, end):
        if line.words[place] not in _PAPERS:
            continue
        for mention in scene.between(place + 1, end):
            gap = set(line.words[place + 1 : mention.start - 1])
            by = line.words[mention.start - 1] in {"from", "by", "of"}
            if by and gap <= _BE | _RECEIVED:
                return mention
            if mention.start - place > _LEAD:
                break
    return None
