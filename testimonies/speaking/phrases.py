"""Patterns, over the letters of a line, of phrases that mention somebody."""

from __future__ import annotations

import re

_DETERMINER = r"(?:a{1,2}f(?:a{1,2}|sa?)|a{1,2}|sa?)"
_MODIFIER = (
    r"(?:[mRrG#]|[NCH](?=[NCHzmRrG=])|z(?=[mxeNCRrG])|(?<![rR])[xe](?=[xmeRrGz])|(?<=[xem#])(?<![Pf]a#),(?=m{1,3}[rR])"
    r"|(?<=[am])[NC](?=x[rR]))"
)
_NAME = r"(?:H{0,4}[NC](?:[NCH#]|q+(?=[NCH]))*|m#)"
_TITLE = r"[NC]{1,2}[xm]{1,2}[rRG]{1,2}(?=[NCH]{2})|[rR]f[mxG]{1,2}(?=[NCH]{2})"  # before a name
_ROLE = rf"(?:{_TITLE}|{_DETERMINER}(?:{_MODIFIER}){{0,7}}[RrG]+|(?:[mRrGNCHz]){{0,6}}[RrG]+)"
_PERSON = rf"(?P<role>{_ROLE})(?P<name>{_NAME})?|(?:a(?=[HNC]))?(?P<only>{_NAME})"
_OWNED = r"z[mxe#]{0,2}[RrG]{1,2}"
_SOMEONE = r"(?P<someone>a[mexR]{0,3}x(?:f[#xm])?(?=,?w))"
_FORCE = r"(?P<force>am(?:f[NC]{1,3})?(?=(?:,d,)?[ud]{0,3}v))"
_AGED = r"(?P<aged>[as][xe]{0,2}m(?:x(?=[,viuywdbPfQ!/:<])|(?=[viuyewdbPfQ,:!/<])))"
_ALONE = (
    r"(?P<alone>am(?=av)a|(?<=[!/])aa(?=,|u)|aa(?=,w|[du]{0,3}v)|(?<=v)aa(?=[Pwf!/,])|aa{1,2}(?=Pa?x{1,2}[du]{0,2}v)"
    r"|(?<![as])a(?=[viuyewdbPfQ,:!/<]))"
)
_NTH = (
    r"(?P<nth>(?<=Qv)a[md](?=[!,/])|(?<=[!/Q])a[md](?=[du]{0,2}v)"
    r"|(?<=[!/])a[mdx](?=u(?![cPf])|,w|,[NCHas]|,mP|fo,[as]|P[as]?[mx]{1,2},))"
)
_NTH_OF = (
    r"(?P<nthof>a[mxd]f[as]?[mNCxe#]{0,3}"
    r"(?:[rRx]{1,2}(?=[du]{0,3}v)|[rRG]{1,2}(?=[du]{0,3}v|,[as]|ue))"
    r"|a[mxd]f(?:aa|a#|o)(?=[du]{0,3}[vu]|,[asNH]))"
)
_TAGGED = (
    r"(?P<tagged>(?<=Qv)a[mxe]{0,3}x(?=[!,/.f])|(?<=Q)a[mxe]{0,3}x(?=[du]{0,2}[vj])"
    r"|(?<=[!/])a[mxe]{0,3}x(?=v[,:c]?Q))"
)
_EDGE = r"(?=[,:!;/uvwydPbQ&<=>]|$)"

MENTION = re.compile(
    rf"(?=[asmRrGNCHzp])(?:{_NTH_OF}|(?:{_PERSON})(?:{_OWNED})*|(?P<pronoun>p)|{_SOMEONE}|{_NTH}|{_TAGGED}|{_FORCE}"
    rf"|{_AGED}|{_ALONE})"
)
"""Somebody named or described; a pronoun; a person told by "who"; the army; the
26-year-old; another, one."""

OF_SOMEBODY = re.compile(rf"f(?:{_ROLE}{_NAME}?|{_DETERMINER}?{_NAME})(?:f[mNCx]{{1,3}}{_EDGE})?")
"""Whose relative or leader somebody is: of Captain Velin."""

OF_SOMETHING = re.compile(rf"f(?:P[#x]|[as]?[mNCRrGx#]{{1,3}}(?:f[mNCx]{{1,3}})?){_EDGE}")
"""What tells a role apart: of engineers."""

FROM_SOMEWHERE = re.compile(rf"Pa?[mNC#]{{1,3}}{_EDGE}")
"""Where a role comes from: from Skarn."""
