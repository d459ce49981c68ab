"""Whether the narration tells of somebody, as the one who does it, that they left an army."""

from __future__ import annotations

import re

_FORCE = (
    "army|military|base|barracks|camp|post|posting|unit|navy|ranks|troops|garrison|front|service"
    "|forces?|brigade|battalion|regiment|company|police|column|platoon|squad|patrol|trench(?:es)?"
    "|rebels|guerrillas|militia|checkpoint|line|shift"
)
_OWN = rf"(?:(?:the|his|her|their|a)\s)(?:[\w'-]+\s){{0,2}}?(?:{_FORCE})\b"
_SELF = r"(?:himself|herself)"
_SERVED_FOR = r"after\s(?:\w+\s){1,3}(?:years|months)\s(?:with|in|of)\b"
_GONE = (
    r"(?:walk|r[au]n|slip|sneak)(?:s|ped|ned|ed|ning|ing)?\s(?:away|off)|fled|flee[sd]?|escape[sd]?"
    r"|left|surrender(?:ed|s)?"
)
_LEFT = (
    r"(?:deserted|defected|defects|deserts)\b(?!\s(?:by|village|street|house|town))"
    rf"|(?:left|leaves|fled|flees|quit|quits|escaped|abandoned|abandons)\s(?:from\s|behind\s)?{_OWN}"
    rf"|(?:resigned|deserted|resigns)\sfrom\s{_OWN}"
    rf"|(?:walked|ran|drove|slipped|sneaked|crept|broke|climbed)\s"
    rf"(?:off|out\sof|(?:(?:away|off|out)\s)?from)\s{_OWN}"
    r"|(?:handed\sin|laid\sdown|put\sdown|threw\s(?:down|away)|gave\sup|took\soff|shed|burned|burnt)\s"
    r"(?:his|her|their)\s(?:\w+\s)?(?:rifle|weapons?|gun|arms|uniform|badge)\b"
    r"|(?:returned|gave\sback|handed\sback|sent\sback|threw\saway)\s(?:his|her)\s(?:\w+\s)?"
    r"(?:medals?|decorations?|epaulettes|shoulder\sstraps)\b"
    r"|(?:gave\sup|resigned)\s(?:his|her)\s(?:commission|badge|command|post|rank)\b"
    r"|(?:broke\swith|turned\sagainst)\sthe\s(?:president|government|junta|regime|army|king|dictator)\b"
    rf"|(?:gave|gives)\s{_SELF}\sup|(?:turned|handed)\s{_SELF}\s(?:in|over)"
    r"|(?:went|gone|goes)\s(?:awol|absent)\b|(?:changed|switched)\ssides\b"
    r"|(?:came|went|crossed)\sover\s(?:to\sthe\s(?:resistance|rebels|opposition|guerrillas|insurgents|other\sside)|in\s\d{4})\b"
    r"|refuse[sd]?\sto\s(?:re)?(?:deploy|fight|serve|board|shoot|fire|take\spart)\b|surrendered\sto\b"
    r"|(?:ran|slipped|walked)\s(?:away|off)\s(?:from|during|in|on|before)\s(?:\w+\s){0,5}?(?:war|patrol)\b"
    r"|refused\sto\s(?:return|go\sback)\sto\s(?:the|his|her|a)\s(?:\w+\s)?"
    rf"(?:{_FORCE}|war)\b"
    rf"|(?:{_GONE})\s(?:\w+\s){{0,3}}?{_SERVED_FOR}"
)
_LISTED = (
    r"(?:been\s(?:,[^|,]{2,40},\s)?(?:absent\swithout\s(?:leave|permission)|awol|on\sthe\srun)\b"
    r"|(?:sought|wanted|listed)\sfor\sdesertion"
    r"|(?:jailed|imprisoned|court-martialled|sentenced|punished|tried)\sfor\s(?:refusing|disobeying|deserting|desertion)\b)"
)
_HELPING = (
    r"(?:(?:has|had|have|was|is|also|later|then|once|finally|eventually|simply|just|\w+ly)\s)*"
)
_WITH = r"(?:and\s(?:\w+\s){1,3}?)?"
_SUBJECT = re.compile(rf"^(?:,\s)?{_WITH}(?:who\s)?{_HELPING}(?:{_LEFT}|{_LISTED})")
_FURTHER = re.compile(
    rf"^(?:,\s)?(?:who\s)?(?:(?!\b(?:who|whose|that|they|he|she|it|men|soldiers)\b)[^|])*?"
    rf"\b(?:and|then|before)\s{_HELPING}(?:{_LEFT})"
)
_COUNTED = re.compile(
    rf"^(?:is|was)\s(?:one|among)\b[^|]*?\b(?:{_LISTED}|who\s(?:,\s[^,|]+,\s)?(?:have\s|had\s)?(?:{_LEFT}))"
)
_PARTED = re.compile(  # a cook who is 33, ran from the barracks
    rf"^,?\s?(?:(?:who|aged|now)\s|an?\s|the\s|\d+\s)[^|,;]*,\s{_HELPING}(?:{_LEFT})"
)
_DEFECTED = re.compile(r"\b(?:defect(?:ed|s)|(?:changed|switched)\ssides)\b")


def leaving(told: str) -> str:
    """Return the words that tell of leaving an army, or an empty string.

    Args:
        told: What follows each mention of somebody, in lower case, the mentions parted by
            ``" | "``.
    """
    for remark in told.split(" | "):
        for pattern in (_SUBJECT, _COUNTED, _FURTHER, _PARTED):
            match = pattern.match(remark)
            if match:
                return match.group()
    return ""


def changed_sides(words: str) -> bool:
    """Return whether words that tell of leaving say that somebody defected."""
    return bool(_DEFECTED.search(words))
