"""The rule for a document that is read out below a colon: its author was told of further above.

A paper came in from the widow of a cook. She asked that it be read out: “...”
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from testimonies.speaking.pronouns import GENDERS
from testimonies.speaking.rules.documents import WRITINGS
from testimonies.speaking.rules.introductions import sentence_before
from testimonies.speaking.rules.values import Claim
from testimonies.values import Certainty, Form
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.speaking.mentions import Mention
    from testimonies.speaking.persons import Person
    from testimonies.speaking.rules.values import Case
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
_PARTS = words("part parts excerpt excerpts extract extracts passage passages lines section")
_OWNED = 4  # words from whose document it is to what it is called: his first short declaration
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
    place, first = start, max(line.paragraph(start)[0], start - _BEFORE)
    while place > first:
        before = max(first, line.sentence(place - 1)[0])
        author = _author(case.scene, before, place)
        person = case.cast.person(author) if author is not None else _owner(case, before, place)
        if person is not None:
            cue = line.span(before, end)
            return (
                Claim(person, "written", cue, Certainty.LIKELY, direct=True)
                if person.single
                else None
            )
        place = before
    return None


def _leads_to_document(scene: Scene, start: int, end: int) -> bool:
    """Return whether a sentence says that it, or the letter, reads so or is read out."""
    line = scene.line
    for place in range(start, end):
        word = line.words[place]
        if word in _PARTS and line.words[place + 1 : place + 2] in (["of"], ["from"]):
            return _is_document(line.words[place + 2 : end])
        opens = place == start or line.words[place - 1] in {"that", "but", "and", ","}
        named = word in _PAPERS and line.words[place - 1] in {"the", "this"}
        if not ((word == "it" and opens) or named):
            continue
        below = line.words[place + 1 : min(end, place + 1 + _APART)]
        passive = bool(_BE & set(below)) and bool(_READ_OUT & set(below))
        if passive or (below[:1] and below[0] in _READS):
            return True
    return False


def _is_document(below: list[str]) -> bool:
    """Return whether the words behind "a part of" stand for a document: it, the letter."""
    return below[:1] == ["it"] or bool(_PAPERS & set(below[:_OWNED]))


def _owner(case: Case, start: int, end: int) -> Person | None:
    """Return who is meant by his or her right before a document: his declaration was printed."""
    line = case.scene.line
    for place in range(start, end):
        if line.words[place] in {"his", "her"} and _PAPERS & set(
            line.words[place + 1 : place + _OWNED]
        ):
            person = case.cast.memory.person(place, GENDERS[line.words[place]])
            return person if person is not None and person.single else None
    return None


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
