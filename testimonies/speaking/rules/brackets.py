"""The rule for a tail that says who speaks: (Sergeant, left in May) or — Sergeant Velin."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from testimonies.finding.attributions import is_code, names_a_person, names_a_speaker
from testimonies.finding.values import Layout
from testimonies.speaking.bracketed import initial_in
from testimonies.speaking.describing import telling_words
from testimonies.speaking.introducing import role_words
from testimonies.speaking.lexicon import people
from testimonies.speaking.mentions import Mention, MentionKind
from testimonies.speaking.rules.codes import coded
from testimonies.speaking.rules.introductions import introduced
from testimonies.speaking.rules.numbers import Numbered, numbered
from testimonies.speaking.rules.sentence import in_sentence, joined, said_after, told_before
from testimonies.speaking.rules.signatures import (
    aged_name,
    described,
    described_first,
    is_credit,
    retired_in_front,
    signed_below,
    signed_name,
    without_interview,
)
from testimonies.speaking.rules.values import Claim
from testimonies.speaking.scene import set_scene
from testimonies.values import Certainty, Form, Span
from testimonies.wordlists import MONTHS

if TYPE_CHECKING:
    from testimonies.speaking.persons import Person
    from testimonies.speaking.rules.values import Case
    from testimonies.speaking.scene import Scene

_FIRST = re.compile(r"[^\W\d_][^,;:()\n]{1,60}")
_HELD = re.compile(  # (interview by e-mail, June): how it was held, not who speaks
    r"[(\[\s]*(?:author’?s?\s)?interview(?:ed)?\s(?:by|via|in|on|over|with)\b[^()]{0,60}[)\]]?\.?",
    re.IGNORECASE,
)
_SEX_OR_AGE = re.compile(
    r"[(\[]?\s*(?:(?:fe)?male|m|f|man|woman|aged?\s\d{2}|\d{2})\s*,", re.IGNORECASE
)
_OF_INTERVIEW = re.compile(r"[(\[\s]*interview\b", re.IGNORECASE)
_REFERENCE = re.compile(  # (interview 12, 3 May), (SIF, 4.1): where it stands, not who speaks
    r"[(\[\s]*(?:(?:anonymous|author’?s?|confidential|personal|phone|online)\s)*(?:interview|int|iv|transcript)\b"
    r"[.\s#]*(?:no\b[.\s]*)?[A-Z]{0,4}-?\d{1,3}[a-z]?\s*(?:[,;]\s*[\w\s’'-]{0,40})?[)\]]?\.?"
    r"|[(\[](?-i:[A-Z]{2,5}),?\s(?:(?:q|p|pp|para|paras|§)\.?\s?)?\d[\d.,\s–-]{0,12}[)\]]",
    re.IGNORECASE,
)
_PERSONALLY = re.compile(  # (personal communication, 8 January 2015)
    r"[(\[\s]*(?:personal|private|e-?mail)\s(?:communication|correspondence)\b[\w\s,’'-]{0,60}[)\]]?\.?",
    re.IGNORECASE,
)
_PLACED_REFERENCE = re.compile(  # (interview 12, Skarn, May 2031), where it names nobody
    r"[(\[\s]*(?:interview|int|iv|transcript)\b[.\s#]*(?:no\b[.\s]*)?[A-Z]{0,4}-?\d{1,3}[a-z]?,[\w\s,’'-]{2,60}[)\]]?\.?",
    re.IGNORECASE,
)
_SAME = re.compile(  # (same interviewee): whoever spoke last
    r"[(\[—–―-]\s*(?:the\s)?same\s(?:interviewee|respondent|participant|speaker|informant|man|woman"
    r"|officer|soldier|source)\b",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"^[*_\s]*([A-Za-z]{3,12})(?:\s[a-z]+){0,2}[*_]*\s?:\s(.{1,120})$", re.MULTILINE
)
_WHO = ("who", "witness", "speaker", "interviewee", "respondent", "source", "profile")
_SEX = frozenset({"man", "woman", "boy", "girl", "person", "caller"})
_PLACE_AND_TIME = re.compile(  # (Skarn, June 1991): where and when it was said
    r"[(\[\s]*(?P<held>[Ii]nterview(?:ed)?(?:\sin|,)\s)?"
    r"(?P<place>[^\W\d_a-z][\w’'-]*(?:\s(?:[a-z]{2,3}\s)?[^\W\d_a-z][\w’'-]*){0,3})(?:\s[a-z]+)?"
    r"(?:,\s[^\W\d_a-z][\w’'-]*)?,?\s(?:\d{1,2}\s)?"
    rf"(?:(?:{MONTHS})\s)?"
    r"(?:\d{1,2},\s)?(?:19|20)\d\d[)\]\s.]*"
)
_WITHHELD = re.compile(
    r"\b(?:withheld|anonymous|unknown|not\sgiven|redacted)\b|^[-–—.]*$", re.IGNORECASE
)
_FEWEST_FIELDS = 2
_WORDS = re.compile(r"[^\W\d_]+")
_POSSESSIVES = frozenset({"his", "her", "their"})
_TELLING = frozenset("vuyipgjeQ!")  # letters of a sentence, no signature
_DASHES = frozenset("—–―-")  # words that a dash opens are signed behind no other
_LONGEST = 400
_MOST_WORDS = 30
_MOST_TOLD = 6  # words before a comma that describe somebody


def attributed(case: Case) -> Claim | None:
    """A bracketed tail or a line after a dash names the speaker."""
    where = case.find.attribution or signed_below(case.scene.line.text, case.find.outer.end)
    where = where or (None if joined(case) else _signature(case))
    if where is None:
        return None
    text = case.scene.line.text[where.start : min(where.end, where.start + _LONGEST)]
    text = retired_in_front(text)
    recorded = len(_FIELD.findall(text)) >= _FEWEST_FIELDS
    if is_credit(text, recorded=recorded) or (_OF_INTERVIEW.match(text) and _told_beside(case)):
        return None
    placed = _PLACED_REFERENCE.fullmatch(text) is not None and not names_a_person(text)
    if placed or _REFERENCE.fullmatch(text) or _is_held(text) or _is_where(case, text):
        return None
    if _SAME.match(text):
        before = next((claim for claim in reversed(case.claims) if claim is not None), None)
        return replace(before, rule="attribution", cue=where) if before is not None else None
    by_code = _with_code(case, text) or _of_number(case, where, text)
    return by_code or _told_by(case, where, text)


def _is_held(text: str) -> bool:
    """Return whether brackets only say how words were heard: by e-mail, personal communication."""
    return any(held.fullmatch(text) is not None for held in (_HELD, _PERSONALLY))


def _is_where(case: Case, text: str) -> bool:
    """Return whether brackets say where and when, as the text itself shows: we met her in Skarn."""
    match = _PLACE_AND_TIME.fullmatch(text)
    if match is None:
        return False
    known = case.cast.named(tuple(match["place"].lower().split()))
    told = known is not None and bool(
        known.roles & people.TELLING or (known.spoke and not match["held"])
    )
    return not told or _is_place(case, match["place"])


def _is_place(case: Case, name: str) -> bool:
    """Return whether the text says in, at, from, to or near a name."""
    told = rf"\b(?:in|at|from|to|near|outside|around)\s{re.escape(name)}\b"
    return re.search(told, case.scene.line.text) is not None


def opened_by(case: Case) -> Claim | None:
    """A bracket that opens the paragraph, right before the marks: • (male, 20, guard) “...”.

    Or nothing but such a bracket, numbered or not, stands in the paragraph above.
    """
    line, end = case.scene.line, case.first
    if line.letters[max(0, end - 2) : end] == ">/":
        end -= 1
    start, _ = line.paragraph(end - 1) if end != case.first else line.paragraph(end)
    opening = line.letters.rfind("<", start, end)
    if opening < 0 or line.letters[end - 1] != ">" or line.letters[start:opening].strip("=/#!"):
        return None
    where = line.span(opening, end)
    text = line.text[where.start : where.end]
    return _told_by(case, where, text) if names_a_person(text) else None


def referred_to(case: Case) -> Claim | None:
    """A bracketed number of an interview stands for whoever speaks, where nothing else does."""
    where = case.find.attribution
    text = case.scene.line.text[where.start : where.end] if where else ""
    return _told_by(case, where, text) if where and _REFERENCE.fullmatch(text) else None


def _of_number(case: Case, where: Span, text: str) -> Claim | None:
    """Return the claim of a number of a case with what its witness is, or of one known: Case 12."""
    sign = numbered(text)
    if sign is None or (sign.somebody and not sign.told):
        return None
    known = case.cast.named(sign.key)
    known = known if known is not None and known.single else None
    if known is None and not sign.told:
        claim = introduced(case) if case.find.form is Form.BLOCK else _told_beside(case)
        known = claim.person if claim is not None else None
    if known is None and sign.somebody and _SEX_OR_AGE.match(f"{sign.told},"):
        known = _person(case, text.partition(",")[0])  # Respondent 31, male, Skarn
        if known is not None:
            known.learn([word.lower() for word in _WORDS.findall(sign.told)])
    if known is None and sign.told:
        known = _same_as_introduced(case, sign.told) or _witness(case, sign)
    if known is None or not known.single:
        return None
    case.cast.code(known, known.label, sign.key)
    return Claim(known, "attribution", where, Certainty.CERTAIN, direct=True)


def _witness(case: Case, sign: Numbered) -> Person | None:
    """Return the person a signature describes behind a number, where it tells what they are."""
    if not names_a_person(sign.told):
        return None
    person = _person(case, sign.told)
    if person is not None and sign.short and person.nameless and sign.short not in person.label:
        person.label = f"{person.label} ({sign.short})"
    return person


def _told_by(case: Case, where: Span, text: str) -> Claim | None:
    person = _of_record(case, text) or _same_as_introduced(case, text) or _person(case, text)
    if person is None:
        return None
    return Claim(person, "attribution", where, Certainty.CERTAIN, direct=True)


def _told_beside(case: Case) -> Claim | None:
    """Return the claim of words beside the marks: as Velin says, “...” (Interview 3)."""
    rules = (joined, told_before, said_after, in_sentence)
    claims = (rule(case) for rule in rules) if case.scene.line.places[case.number] else ()
    return next((claim for claim in claims if claim is not None and claim.person is not None), None)


def _with_code(case: Case, text: str) -> Claim | None:
    """Return the claim of words beside the marks, the code in brackets added: a guard (R6)."""
    code = text.strip("()[] .").partition(",")[0]
    if not is_code(code) or len(code.split()) > 1:
        return None
    claim = introduced(case) if case.find.form is Form.BLOCK else _told_beside(case)
    claim = claim or introduced(case)
    return coded(case, claim, code) if claim is not None else None


def _same_as_introduced(case: Case, text: str) -> Person | None:
    """Return the person the introduction names where the tail only repeats what they are."""
    claim = introduced(case) if case.find.form is Form.BLOCK else None
    if claim is None or claim.person is None or claim.person.several or claim.person.named:
        return None
    words = {word.lower() for word in _WORDS.findall(text)}
    known = people.RANKS | people.SOLDIERS | people.LEAVERS
    plain = _SEX_OR_AGE.match(text) is not None and not words & (
        people.TELLING | people.OTHERS - _SEX
    )
    if not (claim.person.roles & words & known or plain):
        return None
    claim.person.learn(sorted(words))
    initial = initial_in(text)
    if initial and "(" not in claim.person.label:
        label = f"{claim.person.label} ({initial})"
        case.cast.code(claim.person, label, (initial.lower().rstrip(".").rpartition(" ")[2],))
    return claim.person


def _signature(case: Case) -> Span | None:
    """Return the line after a dash or in brackets, or the rest of the line, that follows."""
    line, at = case.scene.line, case.last + 1
    who, last = case.scene.at(at), line.paragraph(case.last)[1] - 1
    named = who is not None and who.kind is not MentionKind.PRONOUN and who.end <= last
    if named and last - at < _MOST_WORDS and not _TELLING & set(line.letters[at:last]):
        return line.span(at, last)
    if line.letters[at : at + 1] == "/":
        at += 1
    if case.find.form is Form.BLOCK and line.letters[at : at + 1] == "<":
        return _bracketed_line(case, at)
    if line.letters[at : at + 1] != "=" or line.text[case.find.outer.start] in _DASHES:
        return None
    _, end = line.paragraph(at)
    last = end - 1 if line.letters[end - 1 : end] in {"/", "!"} else end
    alone = (
        line.letters[at - 1] == "/"
        and line.letters[last - 1] != "="
        and last - at > 1
        and "u" not in line.letters[at:last]
    )
    return line.span(at + 1, last) if alone and last - at < _MOST_WORDS else None


def _bracketed_line(case: Case, at: int) -> Span | None:
    """Return a paragraph in brackets that says of whom the block before is."""
    line = case.scene.line
    end = line.paragraph(at)[1]
    end -= line.letters[end - 1] == "/"
    where = line.span(at, end)
    inner = line.text[where.start : where.end].rstrip(".").strip("()")
    return where if line.letters[at - 1] == "/" and names_a_speaker(inner) else None


def own_words(words: list[str]) -> list[str]:
    """Return the words of a tail that tell of the speaker, not of a relative.

    With his mother; wife of a serving sergeant.
    """
    kin = next((i for i, word in enumerate(words) if word in people.FAMILY), len(words))
    if "of" in words[kin:]:
        words = words[: words.index("of", kin)]
    told = [
        word
        for before, word in pairwise(["", *words])
        if word and not (before in _POSSESSIVES and word in people.FAMILY)
    ]
    return [*told, "in-service"] if ("in", "service") in pairwise(told) else told


def _of_record(case: Case, text: str) -> Person | None:
    """Return whom the fields of a record tell of: Name: withheld, Rank: private, Age: 21."""
    fields = {key.lower(): value.strip() for key, value in _FIELD.findall(text)}
    if len(fields) < _FEWEST_FIELDS:
        return None
    who = next((fields[key] for key in _WHO if key in fields), "")
    if who and not _WITHHELD.search(who):
        return _person(case, who)
    name = fields.get("name", "")
    named = bool(name) and not _WITHHELD.search(name)
    told = [fields[key] for key in ("rank", "occupation", "position", "age") if key in fields]
    label = name if named else ", ".join(told)
    words = own_words([word.lower() for value in told for word in _WORDS.findall(value)])
    key = tuple(name.lower().split()) if named else ()
    return case.cast.add(label, words, named=named, key=key) if label else None


def _first_part(text: str, inner: Scene, roles: list[Mention]) -> str:
    """Return the words before the first comma of a list where they end in what somebody is.

    Former river guard, Tesk, May 1990; former LXF gunner, 30.
    """
    first, comma, _ = text.strip("()[] .–—―-").partition(",")
    if not comma or not roles or not first[:1].isupper() or len(first.split()) > _MOST_TOLD:
        return ""
    said = inner.line.said(roles[0].start, roles[0].end)
    return " ".join(first.split()) if first.lower().endswith(said.lower()) else ""


def named_in(case: Case, text: str) -> Person | None:
    """Return whom a few words without a verb name, if it is one person the text may know."""
    inner = scene_of(text)
    if _TELLING & set(inner.line.letters):
        return None
    for mention in inner.mentions:
        known = case.cast.named(mention.key) if mention.name else None
        if known is not None:
            return known if known.single else None
    roles = [m for m in inner.mentions if m.kind is MentionKind.ROLE and not m.governed]
    if not roles or roles[0].plural:
        return None
    return _described_once(case, roles[0].head, text) or _person(case, text)


def _described_once(case: Case, head: str, text: str) -> Person | None:
    """Return the one nameless person whom the text itself calls by the same word, if only one."""
    alike = [one for one in case.cast.persons if one.nameless and head in one.roles]
    if len(alike) != 1:
        return None
    if telling_words(text) > telling_words(alike[0].label):
        alike[0].label = " ".join(text.split())
    return alike[0]


def _code_in(text: str) -> str:
    """Return the code that a list of marks holds behind its first: (private, Respondent 12)."""
    parts = text.strip("()[] .").split(", ")[1:]
    codes = (part for part in parts if is_code(part) and not _OF_INTERVIEW.match(part))
    return next((code for code in codes if " " in code), "")


def scene_of(text: str) -> Scene:
    """Return the scene of a few words that say who somebody is."""
    return set_scene(text, Layout(text, (), (Span(0, len(text)),)), ())


def _person(case: Case, text: str) -> Person | None:
    """Return whom a tail names or describes."""
    text = without_interview(text)
    name = aged_name(text)
    if name is None:
        signed = signed_name(text)
        name = signed if signed is not None and not _is_place(case, signed) else None
    if name is None:
        return _mentioned(case, text)
    words = own_words(scene_of(text).line.words)
    return case.cast.add(name, words, named=True, key=tuple(name.lower().split()))


def _mentioned(case: Case, text: str) -> Person | None:
    """Return whom a tail mentions: by name, or else by what they are."""
    inner = scene_of(text)
    words = own_words(inner.line.words)
    mentioned = [m for m in inner.mentions if m.kind is not MentionKind.PRONOUN and not m.governed]
    roles = [m for m in mentioned if m.kind is MentionKind.ROLE]
    names = [m for m in mentioned if m.kind is MentionKind.NAME]
    if roles and names and "," in inner.line.letters[roles[0].start : names[0].start]:
        names = []
    for mention in names:
        known = case.cast.named(mention.key)
        if known is not None:
            known.learn(words)
            return known
    chosen = names[:1] if not roles or (names and names[0].start < roles[0].end) else roles[:1]
    first = _FIRST.search(text)
    if chosen:
        words = [*words, *role_words(inner.line, chosen[0])]
        start, end = chosen[0].name or (chosen[0].start, chosen[0].end)
        label, named = inner.line.said(start, end), chosen[0].kind is MentionKind.NAME
    elif first:
        label, named = " ".join(first.group().split()), False
    else:
        return None
    whole = _first_part(text, inner, roles)
    if whole and not (named and case.cast.named(tuple(label.lower().split()))):
        label, named = whole, False
    if not named and roles:
        label = described_first(label, text)
    if not named and _SEX_OR_AGE.match(text.lstrip("–—―- ")):
        label = described(text) or label
    if not named and (code := _code_in(text)) and code.lower() not in label.lower():
        label = f"{label} ({code})"
    return case.cast.add(label, words, named=named, key=tuple(label.lower().split()))
