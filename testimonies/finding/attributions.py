"""Tails that say who speaks: ``(Sergeant, interviewed in May)`` and lines such as ``— Name``."""

from __future__ import annotations

import re

from testimonies.finding.shadow import QUOTATION_MARKS
from testimonies.values import Span

_BRACKET = re.compile(
    rf"(?<=[.?!…,{QUOTATION_MARKS}])(?:\d{{1,3}})?\s*\((?P<words>[^()]{{2,200}})\)\.?\s*$"
)
_BRACKET_AFTER = re.compile(r"[^\S\n]{0,6}\n?[^\S\n]{0,12}(?P<all>\((?P<words>[^()]{2,200})\))")
_SQUARE_AFTER = re.compile(r"[^\S\n]{0,6}\n?[^\S\n]{0,12}(?P<all>\[(?P<words>[^\[\]]{2,200})\])")
_CODE = re.compile(
    r"(?:[A-Z]{1,3}[ -]?\d{1,3}[a-z]?|(?i:participant|respondent|informant|interviewee|interview|"
    r"int|resp|case|witness|speaker|key informant|focus group|fgd|kii?)\b\.?\s?(?:no\.?\s?|#\s?)?"
    r"(?:[A-Z]{0,3}-?\d{1,3}[a-z]?|\d{1,3}-\d{2,5}))(?:[,;:]\s.*)?"
)
_DASH_AFTER = re.compile(
    r"[.,]?[ ]{0,3}(?:\n\s{0,8})?(?:>[ ]?)?"
    r"(?P<all>(?:—|–|―|--|-)[ ]?(?P<words>(?:"
    r"[“\"‘'](?:[A-Z][\w.’-]*[ ]?){1,4},?[”\"’'](?=,|\s[a-z(])"
    r"|[A-Z]|(?:former|ex-|retired)\b)[^\n“”\"]{1,100}))"
)
_DASH_LINE = re.compile(
    r"(?:—|–|―|--|~)\s?(?P<words>(?:[A-Z]|an? |the |(?:former|retired|serving) |ex-"
    r"|(?:wife|widow|husband|mother|father|sister|brother|son|daughter|cousin|uncle|aunt) of )"
    r"[^\n“”\"]{1,100})$"
)
_HYPHEN_LINE = re.compile(r"-(?P<words>[A-Z][^\n“”\",]{1,60},\s(?:an?|the)\s[^\n“”\"]{1,60})$")
_IN_MARKS = re.compile(  # — “Velin,” former guard
    r"[“\"‘'](?P<name>[^\W\d_a-z][\w.’'-]*(?:\s[^\W\d_a-z][\w.’'-]*){0,3}?)(?P<comma>,?)[”\"’'](?=[\s,])"
)
_DASHES = frozenset("—–―-~")
_CAPITAL = re.compile(r"\b[A-Z]\w")
_STAGE = re.compile(
    r"(?:sic|laugh|pause|silence|cry|cries|sob|sigh|smil|weep|inaudible|emphasis|translat|my |our |"
    r"see |cf|e\.g|i\.e|p\. |pp)",
    re.IGNORECASE,
)
_CREDITS = re.compile(
    r"(?:with\s)?(?:additional\s)?(?:reporting|writing|editing|translation)\s(?:by|from)\b"
    r"|(?:photo(?:graph)?|picture|image|illustration|drawing|map|credit|source|caption|text|translat\w+)s?"
    r"(?:\s(?:by|from)\b|\s?[:/©])",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:interview|defect|desert|soldier|officer|sergeant|captain|major|private|corporal|"
    r"lieutenant|colonel|conscript|medic|clerk|wife|widow|mother|activist|resident|aged?|"
    r"anonymous|former|retired|speaking|statement)\w*",
    re.IGNORECASE,
)
_CALLINGS = (
    r"(?:defector|deserter|soldier|officer|sergeant|captain|major|private|corporal|"
    r"lieutenant|colonel|general|conscript|recruit|draftee|gunner|sniper|medic|clerk|guard|driver|"
    r"pilot|sailor|cadet|constable|gendarme|inspector|investigator|reservist|signalman|cook|mechanic|engineer|marine|fighter|combatant|veteran|trooper|commander|policem[ae]n|policewom[ae]n|agent|"
    r"wi(?:fe|ves)|widow|mother|father|brother|sister|husband|son|daughter|activist|resident|witness|"
    r"refugee|prisoner|member|m[ae]n|wom[ae]n|nurse|doctor|teacher|student|farmer|villager)(?:es|s)?\b"
)
_CALLED = re.compile(rf"\b{_CALLINGS}")  # in small letters, which is far faster than in any
_ROLE = re.compile(rf"\b(?:\w+-)?{_CALLINGS}", re.IGNORECASE)
_SOMEBODY = re.compile(rf"\b[Aa]n?\s(?:[\w-]+\s){{0,3}}?{_ROLE.pattern}", re.IGNORECASE)
_SENTENCE = re.compile(
    r"(?:They|He|She|It|There|This|That|You|But|And|So|If|When|My|Our|His|Nobody|No|Yes|Not)\b"
    r"|[^,\n]*\b(?:is|are|was|were|has|have|had|did|do|does|will|would|could|can)\b"
    r"|.*[a-z]{3}[.?!…]\s[A-Z]"
)
_SAYS = re.compile(r"[–—―]|\b(?:says|said|asks|asked|replies|replied)\b|\b(?:I|[Ww]e)\s")
_UNSIGNED = re.compile(r"[:“”\"‘]|\b(?:said|says|told|is|are|was|were|has|have|had|will)\b")
_LINE_BELOW = re.compile(
    r"[.]?[ ]{0,3}\n[ ]{0,20}(?P<all>[^\W\d_a-z][^\n“”\"]{4,110}[^\s.,])[ ]{0,3}(?=\n[ ]*\n|\n?$)"
)
_NAME_APART = re.compile(
    r"\s*\n\s*(?P<all>(?!(?:Related|More|Latest|Read|About|Share|Key|Most|Next|Previous|Leave|All|Photos?|The|End|Our"
    r"|Your|Top|Editors?|Back|View|Sign|Follow|Contact|Support)\b)"
    r"[^\W\d_a-z][\w’'-]*\.?(?:[ ][^\W\d_a-z][\w’'-]*\.?){1,3})"
    r"[ ]*(?=\n\s*\n|\s*$)"
)
_LONGEST_BELOW = 110  # characters of a line that signs words right above it
_LONGEST_SIGNATURE, _MOST_SIGNATURE_WORDS = 60, 7
_WORDS = 16


def names_a_speaker(words: str) -> bool:
    """Tell whether bracketed words may say who speaks, rather than add to what is said."""
    if len(words.split()) > _WORDS:
        return False
    if _CODE.fullmatch(words):
        return True
    if _STAGE.match(words):
        return False
    return bool(_PERSON.search(words)) or ("," in words and bool(_CAPITAL.search(words)))


def names_a_person(text: str) -> bool:
    """Tell whether ``text`` says what somebody is: a soldier, a widow, an officer."""
    return _CALLED.search(text.lower()) is not None


def person_named(text: str) -> Span | None:
    """Return where ``text`` first says in the singular what somebody is: a former guard."""
    match = _SOMEBODY.search(text)
    return Span(*match.span()) if match is not None else None


def persons_named(text: str) -> list[str]:
    """Return what ``text`` says in the singular that people are: of a former guard, guard."""
    return [match.group().rsplit(maxsplit=1)[-1] for match in _SOMEBODY.finditer(text)]


def is_code(text: str) -> bool:
    """Tell whether ``text`` is the code of somebody interviewed: ``P3``, ``Interview 12``."""
    return _CODE.fullmatch(text) is not None


def is_signature(text: str, most_words: int = _MOST_SIGNATURE_WORDS) -> bool:
    """Tell whether a line is short, ends no sentence and names one person by what they are."""
    short = len(text) <= _LONGEST_SIGNATURE and len(text.split()) <= most_words
    return short and _may_sign(text)


def signs_below(text: str) -> bool:
    """Tell whether a line right below words may sign them: Former gendarme, Tesk, May 1990."""
    short = len(text) <= _LONGEST_BELOW and len(text.split()) <= _WORDS
    return short and "," in text and _may_sign(text)


def _may_sign(text: str) -> bool:
    """Tell whether words end no sentence and name one person by what they are."""
    role = _ROLE.search(text)
    return (
        role is not None
        and not role.group().casefold().endswith(("s", "men", "ves"))
        and text[0].isupper()
        and (text[-1].isalnum() or text[-1] == ")")
        and not _UNSIGNED.search(text)
    )


def closing_bracket(shadow: str, start: int, end: int) -> Span | None:
    """Return the bracket that ends ``[start, end)`` and says who speaks, or None."""
    match = _BRACKET.search(shadow, max(start, end - 240), end)
    if match is None or not names_a_speaker(match.group("words")):
        return None
    opening = shadow.index("(", match.start())
    return Span(opening, match.end("words") + 1)


def following_attribution(shadow: str, end: int) -> Span | None:
    """Return what stands right after a quotation and says who speaks, or None.

    Args:
        shadow: The shadow of a text.
        end: Where the quotation ends, its closing mark included.
    """
    bracket = _BRACKET_AFTER.match(shadow, end, end + 210)
    if bracket is not None and names_a_speaker(bracket.group("words")):
        return Span(*bracket.span("all"))
    square = _SQUARE_AFTER.match(shadow, end, end + 210)
    if square is not None and _is_of_a_speaker(square.group("words")):
        return Span(*square.span("all"))
    below = _LINE_BELOW.match(shadow, end, end + 140)
    if below is not None and signs_below(below["all"]):
        return Span(*below.span("all"))
    dash = _DASH_AFTER.match(shadow, end, end + 120)
    if dash is None or not _is_name(dash.group("words")):
        return None
    return Span(dash.start("all"), dash.start("all") + len(dash.group("all").rstrip()))


def name_apart(shadow: str, end: int) -> Span | None:
    """Return the name that stands alone on a line below a letter's last words, or None."""
    match = _NAME_APART.match(shadow, end, end + 120)
    return Span(*match.span("all")) if match is not None else None


def _is_of_a_speaker(words: str) -> bool:
    """Tell whether words in square brackets are a code, or a calling with an age or a place."""
    return is_code(words) or ("," in words and names_a_person(words) and names_a_speaker(words))


def is_dash_line(text: str) -> bool:
    """Tell whether a line is ``— Name``, or with a hyphen ``-Name, a former clerk``."""
    if text[:1] not in _DASHES:
        return False
    text = _IN_MARKS.sub(r"\g<name>\g<comma>", text, count=1)
    match = _DASH_LINE.match(text) or _HYPHEN_LINE.match(text)
    return match is not None and _is_name(match.group("words"))


def _is_name(words: str) -> bool:
    """Tell whether words after a dash are short enough to name somebody."""
    ends = words.rstrip().endswith(("?", "!", ":")) or _CREDITS.match(words) is not None
    told = _SAYS.search(words) or _SENTENCE.match(words)
    return len(words.split()) <= _WORDS and not ends and not told
