"""Paragraphs of a reporter's within a talk: what was said of it elsewhere, and how it went on."""

from __future__ import annotations

import re

from testimonies.finding.selfspeech import narrates, outside_marks, says_i, speaks_of_self

_OF_TALK = re.compile(
    r"(?:[Aa]t (?:this|that) point\b"
    r"|[^.]{0,60}\b(?:left|re-?entered|returned to|came back (?:in)?to|stepped out of|went out of)"
    r" the (?:room|call|studio|stand)\b"
    r"|[^.]{0,60}\b(?:asked|wanted|agreed) (?:to (?:continue|go on|stop|pause|answer|speak|talk"
    r"|break)|for a (?:break|pause|glass|moment))\b"
    r"|[^.]{0,60}\bjoined (?:the|in the|in) (?:call|conversation|interview|talk)\b"
    r"|(?:Here\s)?(?:[Hh]e|[Ss]he) (?:stops|hesitates|laughs|looks|shrugs|smiles|sighs|nods"
    r"|lights|gets up|stands up|sits|shows|points|pours|takes out|puts|opens|closes|turns"
    r"|reaches|leans|weeps|cries|thinks|waits|counts|wipes|covers)\b"
    r"|[^.]{0,40}\b(?:pauses?|paused|falls? silent|fell silent|br(?:oke|eaks) (?:down|off))\b)"
)
_ASKED_FOR_COMMENT = re.compile(
    r"\b(?:(?:did|ha[sd])(?: not|n[’']t) (?:immediately |yet )?(?:respond|repl|answer|comment)\w*"
    r" (?:to|on)\b|(?:declined|refused) to (?:comment|be interviewed)\b|could not be reached\b"
    r"|requests? for comment\b|(?:unable|not able) to (?:verify|confirm)\b"
    r"|independently (?:verif|confirm)\w+)"
)
_IN_WRITING = re.compile(
    r"\b(?:(?:did|ha[sd])(?: not|n[’']t) answer(?:ed)? (?:questions|a letter|letters|calls)\b"
    r"|said in an? (?:written )?(?:e-?mail|statement|reply|message|letter)\b"
    r"|spokes(?:man|woman|person)\b[^.]{0,120}\b(?:said|says|told|denied|declined|confirmed)\b)"
)
_REPORTS = re.compile(
    r"\b(?:said|says|told|tells|denie[sd]|wrote|writes|claims|claimed|according to|stated|states"
    r"|announced|reported|confirmed|rejected|insisted|maintains)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:ministry|government|army|military|police|council|command|office|agency|embassy|league"
    r"|department|court|staff|directorate|commission|committee|officials?|authorities|spokes\w+"
    r"|prosecutors?|ombuds(?:man|woman)|association|organi[sz]ation|rights groups?|lawyers?"
    r"|experts?|analysts?|historians?|researchers?|university|institute|newspaper|agencies)\b",
    re.IGNORECASE,
)
_CLAIMS = re.compile(
    r"(?:The|Some|Many|Others|Critics|Most|Your|A few|There are (?:those|people) who)\b"
    r"[^.?!“”]{0,70}?\b(?:(?:say|claim|argue|insist|maintain|call|describe|accuse|believe)s?"
    r"|deny|denies|ha(?:s|ve) (?:said|denied|called|accused|claimed))\b[^?!]{4,160}\."
)
_WRITERS_WE = re.compile(
    r"\b(?:when|before|after|until|while|as|once|since|where) we (?:have |had |were |are )?"
    r"(?:met|meet|went on|go on|resum\w+|sp(?:oke|eak\w*)|talk\w*|continu\w+|began|begin|parted"
    r"|stopped|finish\w*|sat down|returned to|came back to|turned (?:on|off))\b"
    r"|\bwe (?:have |had |are |were )?(?:been asked|interrupted|asked|met|meet|agreed|print\w*"
    r"|publish\w*|reproduce[ds]?|resumed|break off|broke off|took a break|stopped the|turned off)\b"
    r"|\bour (?:magazine|newspaper|paper|journal|editors?|translator|interpreter|photographer"
    r"|offices?)\b|\b(?:asks|asked) (?:us|that we)\b"
    r"|\b(?:we were (?:not |un)?able|we (?:could|did) not) (?:to )?"
    r"(?:re-?establish|re-?connect|reach|resume|verify|confirm|contact|hear from)\b",
    re.IGNORECASE,
)
_RESUMED = re.compile(
    r"\b(?:we (?:were interrupted|broke off|took a break|stopped the (?:recording|tape|interview))"
    r"|(?:when|before|until|after) we (?:met again|resumed|spoke again|sat down again|went on))\b",
    re.IGNORECASE,
)
_CALLED_UP = re.compile(  # We called Velin. She did not want to talk, but asked us to pass on:
    r"We (?:then |also )?(?:called|phoned|rang|telephoned|contacted|reached|wrote to) [^\W\d_a-z]"
    r"[^?!]{1,120}\b(?:asked us|told us|agreed|declined|refused|did(?:n[’']t| not) (?:want|wish))\b"
)
_SPLIT = re.compile(  # “He is a decent man,” she says. “My brother ...
    r"[,.!?…][”\"] (?:he|she|[^\W\d_a-z]\w+)(?: \w+ly)? (?:says|said|adds|added)"
    r"[^.?!“”\"]{0,60}\. [“\"]"
)
_SOMEBODY = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im)\b|\bsuch an?\b")
_OF_PRINT = re.compile(
    r"\b(?:since|after|before|during|following) (?:these|this|our) (?:conversations?"
    r"|interviews?|talks?)\b"
    r"|\b(?:these|this|our) (?:conversations?|interviews?) (?:was|were|is|are|had|has|have|took"
    r"|first)\b"
    r"|\bour readers\b"
    r"|\b(?:told|wrote to|informed|with|to) this (?:magazine|newspaper|paper|journal"
    r"|website|programme)\b",
    re.IGNORECASE,
)
_YOU = re.compile(r"\b[Yy]ou(?:r|rs|rself)?\b")
_FEWEST = 2  # reports of what some body said, or one with words of its own
_MOST_READ = 4000  # characters of a paragraph that are looked at


def is_report(text: str, *, brief: bool) -> bool:
    """Tell whether a paragraph within a turn is a reporter's: a spokeswoman declined to comment.

    Or it tells how the talk went on: at this point Velin left the room; or what readers made of
    it; or whom else those who print it called, and what she says. It says neither I nor you.

    Args:
        text: The words of the paragraph.
        brief: Whether turns have a paragraph each mostly, so that one more which tells what some
            body said is strange.
    """
    head = text[:_MOST_READ]
    printed = _OF_PRINT.search(head) is not None or (
        _RESUMED.search(head) is not None and _SOMEBODY.search(head) is not None
    )
    sure = _ASKED_FOR_COMMENT.search(head) is not None or printed
    if _CALLED_UP.match(head) is not None and not says_i(text):
        return True
    sure = sure or _SPLIT.search(head) is not None
    if not (sure or brief):
        return False
    if speaks_of_self(text) and not _is_of_who_prints(head, printed=printed):
        return False
    outside = outside_marks(head)
    if _YOU.search(outside) is not None:
        return False
    reports = len(_REPORTS.findall(outside)) + (outside != head)  # words in marks
    told = reports >= _FEWEST and _BODY.search(outside) is not None
    of_talk = _OF_TALK.match(head) is not None or _IN_WRITING.search(head) is not None
    return sure or told or of_talk or narrates(text)


def _is_of_who_prints(text: str, *, printed: bool) -> bool:
    """Tell whether we in a paragraph are those who print a talk: when we met again he had a list.

    Nobody says I in it, and it tells how the talk went on, or of somebody and what readers said.

    Args:
        text: The words of the paragraph.
        printed: Whether it speaks of this talk or of its readers.
    """
    if says_i(text):
        return False
    if _OF_PRINT.search(text) is not None and _SOMEBODY.search(text) is not None:
        return True
    of_talk = printed or _OF_TALK.match(text) is not None
    return of_talk and not speaks_of_self(_WRITERS_WE.sub("", text))


def claims(text: str) -> bool:
    """Tell whether a short paragraph holds up to somebody what others say: Critics say that ..."""
    return _CLAIMS.fullmatch(text) is not None and not speaks_of_self(text)
