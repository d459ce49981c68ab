"""Joining what a speaker tag splits: ``“A,” he says. “B.”`` is one quotation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.finding.inline import Inline
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SPEECH_VERBS = (
    r"(?:say|said|tell|told|explain|add|recall|continue|ask|write|wrote|state|note|insist|"
    r"relate|recount|reflect|argue|claim|admit|warn|repl(?:y|ies|ied)|remember|go(?:es)?\son|"
    r"went\son|put\sit|answer|observe|remark|conclude|stress|emphasi[sz]e|confide|confess|"
    r"declare|muse|joke|whisper|shout|cr(?:y|ies|ied)|sigh|laugh|complain|lament|acknowledge|"
    r"announce|assert|repeat|report|comment|respond|share|describe|according\sto|summari[sz]e|"
    r"sum(?:s|med)?\sup|think|thought|wonder|murmur|mutter|hiss|growl|groan|gasp|scoff|chuckle|"
    r"grin|quip|beam|shrug|nod|smile|deadpan|exclaim|yell|scream|sob|stammer|counter|caution|"
    r"contend|maintain|urge|vow|lecture|recollect|retort|interject|protest|concede|testif(?:y|"
    r"ies|ied)|begin|began|highlight|express|accentuate|assure|demand|boast|plead|read(?:s\b|"
    r"\sout))"
    r"(?:s|es|d|ed|ing)?"
)
_VERB = re.compile(rf"\b{SPEECH_VERBS}\b")  # in small letters, which is far faster than in any
_OWN_TAG = re.compile(
    rf",?\s+(?:{SPEECH_VERBS}\s+(?:\w+\s?){{1,3}}|(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e)\s{SPEECH_VERBS}\b"
    rf"|(?:[A-Z][\w’'-]*\.?\s|[Tt]he\s\w+\s|[Aa]n?\w*\s\w+\s){{1,4}}{SPEECH_VERBS}\b"
    r"|(?:an?|another|one|the|his|her|their)\s"
    r"(?:(?!(?:he|she|they|we|I|you|it|that|which|to)\b)[\w’'-]+\s){1,6}?"
    rf"{SPEECH_VERBS}(?<!ing)\b|(?:another|one|others?|somebody|someone)\s{SPEECH_VERBS}(?<!ing)\b)"
)
_ABBREVIATED = re.compile(
    r"\b(?:Pvt|Pte|Pfc|Cpl|L/Cpl|Sgt|SSgt|Lt|Lieut|Capt|Cpt|Maj|Col|Gen|Brig|Adm|Cmdr|Cdr|Comm|"
    r"Mr|Mrs|Ms|Dr|Prof|Rev|Hon|Gov|Sen|Rep|St|Jr|Sr|No|[A-Z])\.(?=\s)"
)
_NOTE = re.compile(
    r"\[\^?\d{1,3}\]|[\u00b9\u00b2\u00b3\u2070-\u2079]{1,3}|(?<=[^\W\d_][.!?])\d{1,3}(?!\d)"
)
_PRONOUN = re.compile(r"\b(?:he|she|they|I|we)\b", re.IGNORECASE)
_COLON = re.compile(r":\s*$")
_SENTENCE_WITHIN = re.compile(r"[.?!…]\s+[(\[]?[A-Z]")
_INNER_END = re.compile(r"[.?!…]$")
_CONNECTING = re.compile(r"[a-z][^.?!:;]*$")
_GOES_ON = re.compile(
    r"^[^.?!:;]*,\s(?:adding|describing|saying|explaining|noting|stressing|recalling|calling|insisting)"
    r"\b(?:[^.?!:;]*|:)$"
)
_ANSWERED = re.compile(
    r"[^.]{2,60}\s(?:answer(?:s|ed)|repli(?:es|ed)|respond(?:s|ed))\b[^.]{0,40}[,:]\s*$"
)
_REPLIES = re.compile(r"\b(?:answer(?:s|ed)|repli(?:es|ed))\b")
_ASKED_HIM = re.compile(r"\bask(?:s|ed)\s(?:him|her|them|the\s\w+|his\s\w+|her\s\w+)\b")
_TURNED = re.compile(
    r"[a-z]+(?:ed|ept|oke)\s(?:(?:in|out|up|off|back)\s)?(?:the|an?|his|her|their|[A-Z])"
)
_ASKING_TAG = re.compile(  # “...?” Anna Velin told reporters.
    r"(?:(?:Mr|Mrs|Ms|Dr|Sgt|Cpl|Pvt|Lt|Capt|Maj|Col|Gen)\s)?(?:[^\W\d_a-z][\w’'-]*\s){1,3}"
    rf"(?!ask(?:s|ed)\s(?:him|her|them|the|an?|his|[A-Z])){SPEECH_VERBS}(?<!ing)(?:\s[\w’'-]+){{0,5}}\."
)
_RUNS = re.compile(  # ‘...,’ runs one of them
    r"(?:reads?|runs?|ran|goes|went|begins?|began|opens?|opened|ends?|ended)\s"
    r"(?:one|another|the|an?|his|her|their|its|this|that|it)\b"
)
_READ = re.compile(  # “A,” the message read. “B.”
    r",?(?:it|(?:the|his|her|their|its)\s(?:\w+\s){0,2}?(?:message|statement|letter|note|post|order|text|notice|reply"
    r"|declaration|leaflet|caption|email|e-mail))\sread\b"
)
_SAID = re.compile(rf"\s{SPEECH_VERBS}(?<!ing)\s")
_QUOTED_NAME = re.compile(r"[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+){0,2},?")
_ANOTHER_SAYS = re.compile(  # he said, and his wife, behind the stove, said,
    rf"\b{SPEECH_VERBS}\b[^.?!:;“”]*,\s(?:and|while|but|whereupon)\s(?:his|her|their|another|an?|the|[^\W\d_a-z]\w+)\s"
    rf"(?!{SPEECH_VERBS})[^.?!:;“”]*(?<!\bhe)(?<!\bshe)(?<!\bthey)\s{SPEECH_VERBS}(?<!ing),?\s*$"
)
_TITLED = re.compile(r"\b(?:titled|entitled|headlined|called|named|dubbed|captioned)\s$")
_FEWEST_GOING_ON = 5
_LONGEST_TAG = 180
_LONGEST_AFTER_COMMA = 320
_LONGEST_LINK = 45
_FEWEST_LINKED = 3  # words on each side; shorter ones are terms of their own


def has_speech_verb(text: str) -> bool:
    """Tell whether ``text`` holds a verb with which speech is reported."""
    return _VERB.search(text.lower()) is not None


def joined(shadow: str, quotations: Iterable[Inline]) -> Iterator[Inline]:
    """Yield the quotations in order, those that a speaker tag or a few words split made one.

    Args:
        shadow: The shadow of a text.
        quotations: Quotations between marks, in order.
    """
    held: Inline | None = None
    named: Inline | None = None
    for quotation in quotations:
        if held is not None and named is None and _names_the_speaker(shadow, held, quotation):
            named = quotation
            continue
        if held is not None and _belong(shadow, held, quotation, named):
            named = None
            outer = Span(held.outer.start, quotation.outer.end)
            held = Inline(
                held.spans + quotation.spans,
                outer,
                held.closed and quotation.closed,
                quotation.paragraph,
                held.opened,
            )
            continue
        yield from (each for each in (held, named) if each is not None)
        held, named = quotation, None
    yield from (each for each in (held, named) if each is not None)


def _names_the_speaker(shadow: str, first: Inline, name: Inline) -> bool:
    """Tell whether a tag gives the speaker's name in marks too: “A,” said “Velin,” a cook."""
    said = shadow[name.spans[0].start : name.spans[0].end]
    near = first.paragraph == name.opened and name.opened == name.paragraph
    tag = shadow[first.outer.end : name.outer.start]
    return (
        near
        and len(tag) < _LONGEST_LINK
        and bool(_SAID.fullmatch(tag) and _QUOTED_NAME.fullmatch(said))
    )


def _belong(shadow: str, first: Inline, second: Inline, named: Inline | None = None) -> bool:
    """Tell whether the second quotation goes on with the first, a name in marks between or not."""
    if first.paragraph != second.opened or first.outer.end >= second.outer.start:
        return False
    between = shadow[first.outer.end : second.outer.start]
    if named is not None:
        between = between.replace(
            shadow[named.outer.start : named.outer.end],
            shadow[named.spans[0].start : named.spans[0].end],
        )
    between = _NOTE.sub("", between)
    titled = _TITLED.search(shadow, max(0, first.outer.start - _LONGEST_LINK), first.outer.start)
    said = shadow[first.spans[-1].start : first.spans[-1].end]
    longest = _LONGEST_AFTER_COMMA if said.endswith(",") else _LONGEST_TAG
    another = _ANOTHER_SAYS.search(between) or _another_speaks(shadow, between, second)
    if len(between) > longest or titled or another:
        return False
    if said.endswith("?") and _ANSWERED.fullmatch(between):
        return False  # “Who?” Velin answered, “Nobody.”
    going_on = shadow[second.spans[0].start : second.spans[0].end]
    if named is not None:
        return _is_tag(said, between, going_on)
    return (
        _is_tag(said, between, going_on)
        or _is_link(said, between, going_on)
        or _is_going_on(said, between, going_on)
    )


def _another_speaks(shadow: str, between: str, second: Inline) -> bool:
    """Tell whether the second quotation has a speaker tag of its own that names somebody else."""
    said = shadow[second.outer.start : second.outer.end].rstrip("”’\"'")
    if (
        not said.endswith((",", "?", "!"))
        and shadow[second.outer.end : second.outer.end + 1] != ","
    ):
        return False
    tag = _OWN_TAG.match(shadow, second.outer.end, second.outer.end + 90)
    if tag is None:
        return False
    if _REPLIES.search(tag.group()) or _ASKED_HIM.search(between):
        return True
    own, other = _PRONOUN.search(tag.group()), _PRONOUN.search(between)
    if own is None:
        return True
    return other is not None and own.group().casefold() != other.group().casefold()


def _is_tag(said: str, between: str, going_on: str) -> bool:
    """Tell whether ``between`` is a speaker tag inside one quotation."""
    tag = _ABBREVIATED.sub(" ", between.strip())
    if said.rstrip("”’\"'").endswith(("?", "!")) and _ASKING_TAG.fullmatch(tag):
        return True
    turned = said.endswith((",", "!", "?")) and _TURNED.match(tag)
    turned = turned or (said.endswith(",") and (_RUNS.match(tag) or _READ.match(tag)))
    if not (turned or has_speech_verb(tag)) or _COLON.search(tag) or _SENTENCE_WITHIN.search(tag):
        return False
    ended = tag.endswith((".", "!", "?"))
    comma = tag.endswith((",", ";", "—", "–", "-", "…"))
    if not (ended or comma):
        return False
    after_comma = said.endswith((",", "—", "–", "-")) or tag.startswith(",")
    if ended:
        return after_comma or (_INNER_END.search(said) is not None and not tag[0].isupper())
    if said.endswith(".") and tag[:1].isupper():
        return False  # “A.” Only later, he said, “B.”
    return after_comma or going_on[:1].islower() or _INNER_END.search(said) is not None


def _is_going_on(said: str, between: str, going_on: str) -> bool:
    """Tell whether a speaker tag leads on to more in one sentence: he said, adding that “B”."""
    tag = _ABBREVIATED.sub(" ", between.strip())
    long = len(going_on.split()) >= _FEWEST_GOING_ON
    return bool(long and said.endswith(",") and _GOES_ON.search(tag) and has_speech_verb(tag))


def _is_link(said: str, between: str, going_on: str) -> bool:
    """Tell whether a few words of the writer's tie two parts of one quoted sentence."""
    link = between.strip()
    if not link or len(link) > _LONGEST_LINK or not _CONNECTING.fullmatch(link):
        return False
    if said.endswith((".", "?", "!", ",")) or has_speech_verb(link) or " and " in f" {link} ":
        return False
    long = min(len(said.split()), len(going_on.split())) >= _FEWEST_LINKED
    return long and going_on[:1].islower()
