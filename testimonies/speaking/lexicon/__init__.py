"""The words that rules look for, and the letter that stands for each kind of word.

A line of narration becomes a string with one letter for each word, so that a rule is a short
pattern over letters. The letters:

    a  the, another, some        s  his, their           m  former, senior, army
    R  captain                   r  defector, wife       G  committee, ministry
    H  Mr, Dr, Daw               N  a capitalised word   C  an acronym           #  a number
    v  said, explains            i  say, explain         g  saying, explaining
    k  according                 p  he, they             o  him, them            w  who
    u  has, was, not             d  also, quietly        b  by                   t  to
    f  of                        P  other prepositions   &  and, but             c  that, when
    q  de, al, van               z  's                   M  June                 e  words in -ed
    j  asked, interviewed        n  words, story         y  left, joined
    x  any other word
    Q  quoted words              / end of paragraph      ! end of sentence
"""

from __future__ import annotations

from testimonies.speaking.lexicon import bodies, grammar, people
from testimonies.speaking.lexicon.verbs import ASKING, SAYINGS, verb_forms

_VERBS = verb_forms()
LOOSE_VERBS = _VERBS.loose

_ORDER: tuple[tuple[str, frozenset[str]], ...] = (
    ("x", grammar.ADJECTIVES | grammar.INDEFINITE),
    ("n", SAYINGS),
    ("i", _VERBS.base),
    ("g", _VERBS.running),
    ("v", _VERBS.finite),
    ("x", frozenset({"posting", "writing", "reading", "beginning"})),
    ("j", ASKING),
    ("m", people.MODIFIERS),
    ("G", bodies.BODIES),
    ("r", people.OTHERS),
    ("r", people.EXPERTS),
    ("r", people.OFFICIALS),
    ("r", people.FAMILY),
    ("r", people.SOLDIERS),
    ("r", people.LEAVERS),
    ("R", people.RANKS),
    ("y", grammar.DOINGS),
    ("M", grammar.MONTHS),
    ("d", grammar.ADVERBS),
    ("u", grammar.HELPERS),
    ("P", grammar.PREPOSITIONS),
    ("c", grammar.SUBORDINATORS),
    ("&", grammar.CONJUNCTIONS - {"then"}),
    ("a", people.DETERMINERS),
    ("w", grammar.RELATIVES),
    ("s", grammar.POSSESSIVES),
    ("o", grammar.OBJECTS),
    ("p", grammar.PRONOUNS),
    ("f", frozenset({"of"})),
    ("t", frozenset({"to"})),
    ("b", frozenset({"by"})),
    ("k", frozenset({"according"})),
    ("z", frozenset({"'s"})),
)


def _table() -> dict[str, str]:
    return {word: letter for letter, words in _ORDER for word in words}


CLASSES: dict[str, str] = _table()
"""The letter of each known word in lower case; later rows of the order win."""

ROLE_WORDS = people.OTHERS | people.EXPERTS | people.OFFICIALS | people.FAMILY | people.SOLDIERS
