"""Somebody who says their own name: my name is Velin; I am Private Velin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.speaking.lexicon import ROLE_WORDS, people
from testimonies.speaking.rules.values import Claim
from testimonies.values import Certainty, Span

if TYPE_CHECKING:
    from testimonies.speaking.persons import Person
    from testimonies.speaking.rules.values import Case

_GREETING = r"\W*(?:(?:[Hh]ello|[Hh]i|[Gg]reetings|[Gg]ood\s\w+|[Yy]es|[Ww]ell)\W+(?:\w+\W+)?)?"
_NAME = (
    r"[^\W\d_a-z][\w’'-]*(?:\s(?:(?:al|bin|ibn|de|da|del|van|von|el)\s)?[^\W\d_a-z][\w’'-]*){0,3}"
)
_CALLED = re.compile(rf"{_GREETING}(?:[Mm]y\sname(?:\sis|[’']s)|[Cc]all\sme)\s(?P<name>{_NAME})")
_IS = re.compile(
    rf"{_GREETING}I(?:\sam|[’']m)\s(?P<name>(?:an?\s|the\s)?(?:[\w-]+\s){{0,3}}?{_NAME})"
)
_FULL = re.compile(
    rf"{_GREETING}(?P<name>[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'.-]*){{1,3}}?)(?=[.,]\s|[.,]?$)"
)
_LONGEST = 120  # characters at the opening of the words
_RANKED = people.RANKS | people.SOLDIERS
_PLAIN = ROLE_WORDS | people.RANKS | people.DETERMINERS | people.MODIFIERS


def names_self(case: Case, claim: Claim | None) -> Claim | None:
    """Return the claim for words in which the speaker says who they are, else the claim given.

    Where the document describes the speaker without a name, the name completes the description.
    """
    start = case.find.spans[0].start
    text = case.scene.line.text[start : min(case.find.spans[0].end, start + _LONGEST)]
    match = _CALLED.match(text) or _IS.match(text)
    if match is None:
        _complete(case, claim, text)
        return claim
    roles, name = _split(match["name"])
    if not name or (match.re is _IS and not _tells(roles, name, text[match.end() :])):
        return claim
    described = claim.person if claim is not None else None
    if described is not None and claim is not None and _by_name(claim, described):
        return claim
    person = _christened(case, described, roles, name)
    if claim is not None and claim.direct and claim.person is person:
        return claim
    cue = Span(start + match.start("name"), start + match.end("name"))
    return Claim(person, "self-named", cue, Certainty.CERTAIN, direct=True)


def _complete(case: Case, claim: Claim | None, text: str) -> None:
    """Give a speaker the name they say in full where the document has an initial of it."""
    match = _FULL.match(text)
    person = claim.person if claim is not None else None
    if match is None or person is None or not person.named:
        return
    said, known = match["name"].split(), person.label.split()
    if len(said) == len(known) and said != known and all(map(_stands_for, known, said)):
        case.cast.christen(person, match["name"], tuple(word.lower() for word in said))


def _stands_for(short: str, word: str) -> bool:
    """Return whether a part of a name is the same or the initial of it: P. for Peter."""
    return short == word or (len(short.strip(".")) == 1 and word.startswith(short.strip(".")))


def _split(phrase: str) -> tuple[list[str], list[str]]:
    """Return the role words before a name, in lower case, and the words of the name."""
    found = phrase.split()
    first = 0
    while first < len(found) and (found[first].islower() or found[first].lower() in _PLAIN):
        first += 1
    return [word.lower() for word in found[:first]], found[first:]


def _tells(roles: list[str], name: list[str], after: str) -> bool:
    """Return whether "I am" is followed by a name: by a rank and a name, or by two names."""
    ended = after[:1] in {",", ".", ";", "!", ""}
    if "of" in roles or "I" in name:
        return False  # I am the commander of the Harrow Free Army
    return bool(_RANKED & set(roles)) or (not roles and len(name) > 1 and ended)


def _is_named(person: Person) -> bool:
    words = {word.lower() for word in person.label.split() if not word.isdigit()}
    return person.named and not words <= _PLAIN


def _by_name(claim: Claim, person: Person) -> bool:
    """Return whether the words beside the quotation name the speaker, so that the name stands."""
    words = {word.lower() for word in person.label.split()}
    return claim.direct and _is_named(person) and bool(words & set(claim.hint) - _PLAIN)


def _christened(case: Case, described: Person | None, roles: list[str], name: list[str]) -> Person:
    label, key = " ".join(name), tuple(word.lower() for word in name)
    known = case.cast.named(key)
    if known is None and described is not None and _may_bear(described):
        known = case.cast.christen(described, label, key)
    person = known or case.cast.add(label, roles, named=True, key=key)
    person.learn(roles)
    return person


def _may_bear(person: Person) -> bool:
    return not (_is_named(person) or person.body or person.several)
