"""The rule for what is written: the statement said, it read; the words are those of its author."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from testimonies.speaking.clauses import main_subject, sayings
from testimonies.speaking.mentions import MentionKind
from testimonies.values import Certainty
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.speaking.mentions import Mention
    from testimonies.speaking.rules.values import Case, Claim
    from testimonies.speaking.scene import Scene

WRITINGS = words("""
    statement statements letter letters post posts posting message messages note notes tweet tweets
    reply email e-mail communique communiqué announcement declaration leaflet leaflets diary article
    essay appeal release video recording text broadcast column memo affidavit testimony complaint
    thread caption comment notice
    """)
_VERBS = words("""
    say says said read reads add adds added state states stated continue continues continued go
    went goes declare declared warn warned warns claim claimed claims conclude concluded concludes
    reply replies replied answers answered run ran begin began begins end ended ends
    """)
_ASIDE = re.compile(r"(?:,?d,?)?[du]{0,2}")
_PARTING = frozenset("vuyQ!/")  # letters between a document and somebody else
_PUBLISHING = words("""
    published publishes posted posts issued issues released releases circulated sent shared shares
    distributed
    """)
_REACH = 140  # words looked back for the author
_BEHIND = 5  # words from a document to whoever wrote it: a statement on Monday from the army
_OPENING = 5  # words from the head of a sentence to the document it opens with
_ACTS = frozenset("vyeij")
_SENT = frozenset({"by", "from", "of"})
_QUOTING = frozenset({"quoted", "quotes", "cited", "cites"})
_SENDER = 4  # words from a document to the end of whoever wrote it, as far as that is looked for
_STOPS = frozenset({":", ",", "that", "also", "further"})
_BEFORE = 14  # words before the marks within which a document is spoken of


def written(case: Case) -> Claim | None:
    """A document is said to hold the words; they belong to whoever wrote it."""
    places = case.scene.line.places[case.number]
    for at in dict.fromkeys((places[0], places[-1])):
        tag = _told_after(case, at + 1)
        if tag is not None:
            return _by_author(case, case.first, tag)
    tag = _told_before(case)
    if tag is not None:
        return _by_author(case, tag[1], tag)
    return _goes_on(case)


def _goes_on(case: Case) -> Claim | None:
    """Return the claim where a document just quoted goes on: It continued: “…”."""
    line, end = case.scene.line, case.first
    start, _ = case.sentence()
    before = case.claims[case.number - 1] if case.number else None
    if before is None or before.rule != "written" or line.words[start] != "it":
        return None
    if "/" in line.letters[line.places[case.number - 1][-1] : end]:
        return None
    said = [word for word in line.words[start + 1 : end] if word not in _STOPS]
    if len(said) != 1 or said[0] not in _VERBS:
        return None
    return replace(before, cue=line.span(start, end))


def _told_after(case: Case, place: int) -> tuple[int, int] | None:
    """Return where "the statement said" or "it read" stands right after the marks."""
    line = case.scene.line
    start = place + (line.letters[place : place + 1] == ",")
    if line.words[start : start + 1] and line.words[start] in _VERBS:
        noun = _writing(case, start + 1, 4)
        return (start, noun + 1) if noun is not None else None
    if line.words[start : start + 1] == ["it"]:
        return _with_verb(case, start, start)
    noun = _writing(case, start, 5)
    return _with_verb(case, start, noun) if noun is not None else None


def _told_before(case: Case) -> tuple[int, int] | None:
    """Return where "the statement said" stands right before the marks, its verb last."""
    line, at = case.scene.line, case.first
    start, _ = case.sentence()
    end = at - 1 if at > start and line.letters[at - 1] in ",:c" else at
    if end <= start or line.words[end - 1] not in _VERBS:
        return None
    if line.words[start] == "the" and line.words[start + 1] in WRITINGS:
        return (start, end)  # the letter asks whether he is warm and then says
    for place in range(end - 2, max(start, end - _BEFORE) - 1, -1):
        if line.letters[place] in "Q!/;":
            return None
        if line.words[place] in WRITINGS:
            return (place, end)
        if case.scene.line.words[place] == "it":
            continue
        if case.scene.at(place) is not None and not _names_author(case.scene, place):
            return None
    return None


def _names_author(scene: Scene, place: int) -> bool:
    mention = scene.at(place)
    return mention is not None and (bool(mention.governed) or mention.owner)


def _writing(case: Case, start: int, most: int) -> int | None:
    """Return the place of a document named within a few words, nobody named before it."""
    line = case.scene.line
    for place in range(start, min(start + most, len(line.letters))):
        if line.letters[place] in "Q!/,;:vip" and line.words[place] not in WRITINGS:
            return None
        if line.words[place] in WRITINGS:
            return place
    return None


def _with_verb(case: Case, start: int, noun: int) -> tuple[int, int] | None:
    line, told = case.scene.line, noun + 1
    by = case.scene.between(told, told + _SENDER)
    if by and line.words[told] in _SENT and line.letters[told : by[0].start].isalpha():
        told = by[0].end  # the statement by the army said
    match = _ASIDE.match(line.letters, told)
    verb = match.end() if match else told
    says = line.letters[verb : verb + 1] == "v" or bool(_VERBS & set(line.words[verb : verb + 1]))
    others = line.words[verb : verb + 1] and line.words[verb] in _QUOTING  # it quoted him as saying
    return (start, verb + 1) if says and not others else None


def _by_author(case: Case, before: int, tag: tuple[int, int]) -> Claim | None:
    scene = case.scene
    author = _author(scene, tag[0], tag[1])
    place, first = before, max(0, before - _REACH)
    while author is None and place > first:
        start, end = scene.line.sentence(place - 1)
        author = _author(scene, start, min(end, place))
        place = start
    if author is None:
        return None
    claim = case.claim(author, "written", tag[0], tag[1], Certainty.LIKELY, direct=True)
    return claim if claim.person is not None and not _is_reader(author) else None


def _is_reader(author: Mention) -> bool:
    return author.head in {"i", "we", "you"}


def _publisher(scene: Scene, start: int, place: int) -> Mention | None:
    """Return who is said to have made a document public: the brigade, which published a post."""
    line = scene.line
    for verb in range(place - 1, max(start, place - _BEFORE), -1):
        if line.words[verb] in _PUBLISHING:
            before = [one for one in scene.between(start, verb) if one.end <= verb]
            return before[-1] if before else None
    return None


def _author(scene: Scene, start: int, end: int) -> Mention | None:
    """Return who wrote the document that a sentence speaks of, or None where it speaks of none."""
    words = scene.line.words
    place = next((i for i in range(start, end) if words[i] in WRITINGS), None)
    if place is None or (
        _VERBS & set(words[place + 1 : place + 2]) and not _read_out(words, place)
    ):
        return None
    named = _named_beside(scene, start, place) or _behind_opening(scene, start, place)
    named = named or _publisher(scene, start, place)
    if named is not None:
        return named
    said = [one for one in sayings(scene, start, end) if one.weight > 1]
    if said:
        return said[0].who
    who = main_subject(scene, start, end)
    return who if who is not None and who.kind is not MentionKind.PRONOUN else None


def _behind_opening(scene: Scene, start: int, place: int) -> Mention | None:
    """Return the subject of a sentence that a document opens: In a note on its page, the mill ...

    It does something; whoever it tells of further on did not write the note.
    """
    line = scene.line
    comma = line.letters.find(",", place, place + _BEFORE)
    if line.words[start] != "in" or place - start > _OPENING or comma < 0:
        return None
    who = scene.at(comma + 1)
    acts = who is not None and line.letters[who.end : who.end + 1] in _ACTS
    named = who is not None and who.free and who.kind is not MentionKind.PRONOUN
    return who if acts and named and not set(line.letters[place:comma]) & {"!", "/", "Q"} else None


def _read_out(words: list[str], place: int) -> bool:
    """Return whether a document is one that somebody read aloud: a statement read out on air."""
    return words[place + 1 : place + 2] == ["read"] and words[place + 2 : place + 3] in (
        ["out"],
        ["aloud"],
        ["by"],
    )


def _named_beside(scene: Scene, start: int, place: int) -> Mention | None:
    """Return whose a document is by the words beside it: a letter from Velin, Velin's letter."""
    line = scene.line
    signed = "signed" in line.words[place + 1 : place + 1 + _BEHIND]
    for mention in scene.between(place + 1, place + 1 + (_BEFORE if signed else _BEHIND)):
        if signed and line.words[mention.start - 1] != "by":
            continue
        gap = line.letters[place + 1 : mention.start]
        told = mention.governed and line.words[mention.start - 1] in _SENT
        if told and not set(gap) & _PARTING:
            return mention
    owners = scene.between(max(start, place - 4), place)
    return owners[-1] if owners and owners[-1].owner else None
