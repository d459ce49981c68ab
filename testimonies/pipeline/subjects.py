"""Whose verb of saying a quotation hangs on, read from a dependency parse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from testimonies.speaking.lexicon import CLASSES, LOOSE_VERBS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

_SAYING = frozenset("vig")  # the lexicon's letters for verbs of saying
_PEOPLE = frozenset("rRG")  # and for ranks, roles and bodies
_SUBJECTS = frozenset({"nsubj", "nsubj:outer"})
_PASSIVE = frozenset({"nsubjpass", "nsubj:pass"})
_LINKS = frozenset({"conj", "xcomp", "advcl"})
_AGENTS = frozenset({"agent", "obl:agent"})
_PARTS = frozenset({"det", "amod", "compound", "nummod", "nmod", "poss", "flat", "flat:name"})
_OPENING = frozenset({"det", "poss"})
_BESIDE = 3  # tokens from a quotation within which a loose verb of saying counts
_CLIMB = 3  # verbs upwards that a subject is looked for: rose, hesitated and said


@dataclass(frozen=True, slots=True)
class Subject:
    """Who says it.

    Attributes:
        start: First token of the words that name or describe them.
        end: Token after the last.
        verb: Token of the verb of saying.
        named: Whether a proper name stands among the words.
        opening: The article or possessive they begin with, in lower case; empty without.
        told: All words that hang on them in lower case, such as an apposition.
    """

    start: int
    end: int
    verb: int
    named: bool
    opening: str
    told: frozenset[str]


def subject_of(doc: Doc, quoted: frozenset[int]) -> Subject | None:
    """Return who says the quoted tokens; None where the parse names nobody or several.

    Args:
        doc: A parsed stretch of text.
        quoted: Numbers of the tokens of the quotation, its marks among them.
    """
    found: dict[int, tuple[Token, Token]] = {}
    for verb in _verbs(doc, quoted):
        head = _speaker(verb, quoted)
        if head is not None:
            found.setdefault(head.i, (head, verb))
    if len(found) != 1:
        return None
    head, verb = next(iter(found.values()))
    return _subject(head, verb, quoted)


def _verbs(doc: Doc, quoted: frozenset[int]) -> Iterator[Token]:
    """Yield the verbs of saying that hang together with quoted words."""
    for token in doc:
        if token.i in quoted or not _says(token, quoted):
            continue
        carries = any(child.i in quoted and not child.is_punct for child in token.children)
        if carries or token.head.i in quoted:
            yield token


def _says(token: Token, quoted: frozenset[int]) -> bool:
    if token.pos_ != "VERB" or CLASSES.get(token.lower_, "") not in _SAYING:
        return False
    near = range(token.i - _BESIDE, token.i + _BESIDE + 1)
    return token.lower_ not in LOOSE_VERBS or not quoted.isdisjoint(near)


def _speaker(verb: Token, quoted: frozenset[int]) -> Token | None:
    """Return the head of the words that name the speaker, if they can name one."""
    agent = _agent(verb)
    if agent is None and any(child.dep_ in _PASSIVE for child in verb.children):
        return None
    head = agent or _active(verb, quoted)
    if head is not None and head.pos_ == "PRON" and verb.dep_ in {"relcl", "acl:relcl"}:
        head = verb.head
    if head is None or head.i in quoted or not _is_somebody(head):
        return None
    return None if any(child.dep_ == "conj" for child in head.children) else _name_of(head)


def _name_of(head: Token) -> Token:
    """Return the name set beside a role, as in "a driver, Ane Veld", else the role itself."""
    names = [token for token in head.children if token.dep_ == "appos" and token.pos_ == "PROPN"]
    return names[0] if names and head.pos_ == "NOUN" else head


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in _AGENTS:
            objects = [token for token in child.children if token.dep_ == "pobj"]
            return objects[0] if objects else child
    return None


def _active(verb: Token, quoted: frozenset[int]) -> Token | None:
    for _ in range(_CLIMB):
        for child in verb.children:
            if child.dep_ in _SUBJECTS:
                return child
        if verb.dep_ not in _LINKS or verb.head.i in quoted:
            return None
        verb = verb.head
    return None


def _is_somebody(head: Token) -> bool:
    if head.pos_ == "PROPN":
        return True
    return head.pos_ == "NOUN" and CLASSES.get(head.lower_, "") in _PEOPLE


def _subject(head: Token, verb: Token, quoted: frozenset[int]) -> Subject:
    words = sorted(_phrase(head) - quoted)
    start = end = words.index(head.i)
    while start > 0 and words[start - 1] == words[start] - 1:
        start -= 1
    while end + 1 < len(words) and words[end + 1] == words[end] + 1:
        end += 1
    tokens = [head.doc[i] for i in words[start : end + 1]]
    opening = tokens[0].lower_ if tokens[0].dep_ in _OPENING else ""
    named = any(token.pos_ == "PROPN" for token in tokens)
    whole = head.head if head.dep_ == "appos" else head
    told = frozenset(token.lower_ for token in whole.subtree if token.i not in quoted)
    return Subject(tokens[0].i, tokens[-1].i + 1, verb.i, named, opening, told)


def _phrase(head: Token) -> set[int]:
    """Return the head with its article, adjectives and name, of which nothing hangs further on."""
    parts = {head.i}
    for child in head.children:
        if child.dep_ in _PARTS:
            parts |= {token.i for token in child.subtree if not token.is_punct}
    return parts
