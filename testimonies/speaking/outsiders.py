"""What a text tells of somebody who is no soldier: victims, helpers, traders, specialists."""

from __future__ import annotations

import re

from testimonies.speaking.lexicon import people

_KIN = (
    r"(?:husbands?|wife|fiancée?|fiancee?|sons?|daughters?|brothers?|sisters?|fathers?|mothers?"
    r"|child|children|parents|cousins?|nephews?|nieces?|uncles?|aunts?|grandson|grandmother"
    r"|grandfather|family|relatives|boy|girl)"
)
_IN_ARMS = (
    r"(?:in\saction|at\sthe\s(?:front|war)|in\s(?:the\s)?(?:battle|war|fighting|combat|army|ranks)"
    r"|to\sthe\s(?:army|war|front)|fighting|serving)\b"
)
_HARMED = (
    r"(?:shot(?:\sdead|\sdown)?|murdered|hanged|burned|burnt|beaten(?:\sto\sdeath)?|tortured"
    r"|raped|executed|massacred|stabbed|hacked|bayoneted)"
)
_TAKEN = (
    r"taken\sfrom|(?:killed|arrested|taken|detained|abducted)\sby\s(?:the\s)?(?:\w+\s){0,2}?(?:soldiers|troops"
    r"|army|police|policemen|guards?|guardsmen|militia|(?:security|intelligence)\s\w+|officers|agents"
    r"|junta|regime|snipers?|paramilitaries)"
)
_NUMBER = (
    r"(?:her|his|their|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|most\sof\shis"
    r"|most\sof\sher)"
)
_SERVING = "|".join(sorted(people.SOLDIERS | people.RANKS))
_GOODS = r"(?:house|home|village|shop|farm|fields?|cattle|store|stall|boat|hut|church|school)"
_THERE = r"(?:(?:in|on|at|near|by|outside)\s(?:\w+\s){1,4}?)?"
_RUINED = r"(?:burned|burnt|shelled|bombed|looted|destroyed|razed|flattened|set\son\sfire)"
VICTIM = re.compile(
    rf"\blost\s{_NUMBER}\s(?:\w+\s)?(?:{_KIN}|eldest|youngest|firstborn|only\sone)\b(?!\s{_IN_ARMS})"
    rf"|\bwhose\s(?:\w+\s){{0,2}}?{_KIN}\s(?:\w+\s)?(?:was|were|had\sbeen)\s(?:{_HARMED}|{_TAKEN})\b"
    rf"(?!\s{_IN_ARMS})"
    rf"|\bwhose\s(?:\w+\s){{0,2}}?{_KIN}\s(?:(?:was|were)\slast\sseen|disappeared|vanished)\s(?:\w+\s){{0,3}}?"
    r"(?:island|stadium|prison|camp|square|cells?|custody|detention|arrest|raid|massacre)\b"
    rf"|\bwhose\s(?:\w+\s)?{_GOODS}\s{_THERE}(?:was|were|had\sbeen|has\sbeen)\s{_RUINED}\b"
    rf"|\bwhose\s(?:\w+\s)?{_KIN}\s(?:died|was\skilled|were\skilled)\s(?:in|at|on|during)\s(?:the|that|an?)\s(?:\w+\s)?"
    r"(?:market|square|stadium|massacre|crackdown|protests?|demonstrations?|march|shelling|raid|bombing)\b"
    r"|\b(?:survived|escaped|lived\sthrough)\s(?:the|a|that)\s(?:\w+\s)?(?:massacre|killings?|raid"
    r"|burning|attack\son|shelling\sof|bombing\sof|pogrom)\b"
    rf"|\bwhose\s(?:\w+\s)?{_KIN}\s(?:\w+\s)?,\s(?!(?:an?|the)\s(?:\w+\s)?(?:{_SERVING})\b)[^|,]{{1,40}},\s(?:was|were)\s(?:{_HARMED}|{_TAKEN})\b(?!\s{_IN_ARMS})"
    rf"|\bwhose\s(?:\w+\s)?{_KIN}\s(?:\w+\s)?(?:(?:was|were)\samong\sthe\s(?:dead|victims|disappeared|missing)"
    r"|lost\s(?:an|his|her|one|the)\s(?:\w+\s)?(?:eyes?|sight))\b"
    rf"|\bwhose\s(?:\w+\s)?{_GOODS}\s(?:the\s|his\s)?(?:soldiers|army|troops|police|militia|men)\s{_RUINED}\b"
    rf"|\bwhose\s(?:\w+\s)?{_KIN}\s(?:the\s)?(?:soldiers|army|troops|police|militia)\s(?:{_HARMED}|killed|took|arrested)\b"
    rf"|\blost\s{_NUMBER}\s(?:\w+\s)?(?:leg|arm|hand|foot|eye)s?\s(?:in|to)\s(?:the|an?)\s(?:\w+\s)?"
    r"(?:shelling|bombing|raid|strike|crackdown|protests?|massacre)\b"
    rf"|\blost\s(?:(?:his|her|their|the)\s{_GOODS}|the\ssight\sof)\b"
    r"|\b(?:was|were|been)\s(?:injured|wounded|hurt|beaten|shot)\s(?:in|at|during)\s(?:the|a)\s(?:\w+\s)?"
    r"(?:stadium|square|checkpoint|massacre|crackdown|protests?|demonstrations?|march|rally|vigil)\b"
    rf"|\bwhose\s(?:\w+\s)?{_KIN}\s(?:(?!soldier|army|front|unit)[^|]){{0,60}}?\b(?:has|have|had)\s(?:not|never)\sbeen\sfound\b"
    r"|\bwas\samong\sthe\s(?:demonstrators|protesters|protestors|marchers|students)\b"
)
"""Who was harmed by soldiers, or whose kin were: lost two brothers; whose son was shot."""

CIVIL = re.compile(
    r"\b(?:has|had|have)\snever\s(?:held|fired|carried|touched|owned)\san?\s(?:gun|rifle|weapon)\b"
    r"|\bnever\s(?:served|did\s(?:his|her)\sservice|been\sa\ssoldier|was\sa\ssoldier|wore\sa\suniform)\b"
    r"|\b(?:is|was)\s(?:not|no)\s(?:a\s)?(?:soldier|member\sof\sthe\s(?:army|forces|military|police))\b"
)
"""Who never served: has never held a gun, is no soldier."""

TRADES = re.compile(
    r"\bwho\s(?:(?:sells?|sold|owns?|owned|teaches|taught|farms|farmed|bakes|baked|grows|repairs"
    r"|repaired|mends|rents|rented)\s(?!(?:him|her|them|his|their|up|out|off)(?:sel\w+)?\b)"
    r"|(?:ran|founded|co-founded|chaired|headed|set\sup)\s(?:an?|the|its)\s(?:[\w-]+\s){0,3}?(?:office|campaign|committee"
    r"|association|network|newsletter|magazine|newspaper|clinic|school|choir|shop|bookshop|farm|garage|café|hostel)\b"
    r"|(?:runs|keeps)\s(?:an?|the|one\sof|goats|bees|sheep|pigs|hens|chickens|cows|cattle)\b)"
)
"""What a civilian does or did for a living: who sells tea, who sold tomatoes."""

_LEAVERS = (
    r"(?:deserters|defectors|runaways|objectors|refusers|leavers"
    r"|(?:runaway|deserting|fleeing)\s(?:families|men|officers|troops|soldiers|conscripts))"
)
_SOLDIERS = rf"(?:{_LEAVERS}|conscripts|soldiers|recruits|policemen)"
_GIVEN = r"(?:donations|money|funds|clothes|food|blankets|aid)"
_PLACE = (
    r"(?:hotline|helpline|shelter|safe\shouse|safehouse|fund|canteen|soup\skitchen|clinic|hostel)"
)
_SHELTERS = r"(?:hid|hides|sheltered|shelters|houses|housed|lets)"
_HELPS = rf"(?:{_SHELTERS}|drove|drives|fed|feeds|employs|employed|hired|smuggled|smuggles)"
_CARRIES = (
    r"(?:brought|brings|took|takes|carried|carries|drove|drives|ferried|ferries|led|leads|rowed)"
)
HELPER = re.compile(
    rf"\b(?:collects?|collected|raises?|raised|gathers?|gathered)\s(?:\w+\s)?{_GIVEN}\b"
    r"|\b(?:manages?|managed|answers?|answered|staffs|operates?|runs?|ran|set\sup|founded)\s"
    rf"(?:an?|the|its|one\sof\sthe)\s(?:\w+\s)?{_PLACE}\b"
    r"(?!\s(?:of|for|in|at)\s(?:an?|the|his|her)\s(?:[\w-]+\s){0,3}?(?:regiment|battalion|barracks|brigade|division|base|army)\b)"
    rf"|\b(?:{_HELPS}|ferries|ferried|guides|guided|defends|defended)\s(?:[\w’'-]+\s){{0,3}}?{_LEAVERS}\b"
    rf"|\b{_SHELTERS}\s(?:[\w’'-]+\s){{0,3}}?{_SOLDIERS}\b"
    r"|\b(?:take|takes|took|taken)\sin\s(?:an?|the|her|his|their|two|three|four|five|several|many)\s(?:\w+\s)?"
    r"(?:soldiers?|deserters?|defectors?|conscripts?|runaways?|fugitives?|policem[ae]n)\b"
    r"|\b(?:gave|given|gives|brought|brings)\s(?:(?:them|the\smen)\s(?:rice|food|bread|water|tea|clothes|shelter|a\smeal)"
    r"|(?:food|shelter|clothes|water|bread)\sto)\b|\b(?:had|has)\s(?:given|brought)\s(?:food|shelter|clothes)\b"
    r"|\bcharges\s(?:[\w’'-]+\s){0,4}?(?:officers?|privates?|soldiers?|deserters?|conscripts?)\b"
    rf"|\bwho\s(?:had\s)?(?:{_HELPS}\s(?:him|her|them|both)|took\s(?:him|her|them)\sin)\b"
    rf"|\bwho\s(?:had\s|has\s)?{_CARRIES}\s(?:(?:\w+\s)?(?:\w+\s)of\s)?(?:him|her|them)\b"
)
"""Who helps those who leave: manages a hotline for soldiers, drove them, took him in."""

SPECIALIST = re.compile(
    r"(?:^|\|\s)(?:,\s)?(?:an?\s(?:\w+\s)?specialist\s)?(?:in|on|at)\s"
    r"(?!(?:[\w’'-]+\s){0,3}?(?:army|navy|unit|battalion|regiment|brigade|division|company|base"
    r"|barracks|corps)\b)"
)
"""Of what a specialist knows much: in the law of war; not in the 3rd Brigade."""

_OVER = (
    r"(?:end|withdrawal|surrender|cease-?fire|armistice|peace|capitulation|collapse|last\sday"
    r"|(?:war|fighting|operation|siege|campaign)\s(?:ended|was\sover|came\sto\san\send))"
)
_GOING = r"(?:running\saway|running|deserting|defecting|leaving|fleeing|going\swith\s(?:him|them))"
STAYED = re.compile(
    rf"\b(?:stayed|remained|served|fought)\b[^|]{{0,60}}?\buntil\s(?:the\s)?{_OVER}\b"
    r"|\b(?:stayed|remained|served)\b[^|]{0,40}?\b(?:until|till)\s(?:his|her|he|she)\s(?:was\s|were\s|had\s)?"
    r"(?:pension|retire|discharge|demobili)"
    r"|\b(?:remained|stayed)\san?\s(?:soldier|policem[ae]n|officer|constable|sergeant|guard)\s(?:until|till)\b"
    r"|\bstayed\s(?:behind\s|on\s)?(?:,\s)?and\sis\b(?!\sstill|\sin\b)"
    rf"|\b(?:considered|thought\s(?:of|about))\s{_GOING}\sbut\b"
    r"|\bserved\s(?:for\s)?\w+\syears\sand\s(?:afterwards|then|later)\s(?:became|opened|took\sup|went\sback\sto|returned\sto)\b"
    r"|\bdid\s(?:his|her)\s(?:military\s|national\s)?(?:service|year|time)\sin\sthe\s(?:same|next)\b"
    r"|\b(?:has|had)\snot\s(?:deserted|defected|run\saway)\b"
    r"|\b(?:stayed|remained)\sin\sthe\s(?:\w+\s)?(?:army|navy|air\sforce|police|military|service)\suntil\b"
    r"|\bnever\sleft\sthe\s(?:[\w’'-]+\s){0,3}?(?:army|side|navy|police|service|ranks|force)\b"
    r"|\b(?:never|did\snot|didn[’']t)\s(?:desert|defect|run\saway)\b(?!\s(?:at|until|till|straight|right|then|that))"
    r"|\b(?:completed|finished|served\sout)\s(?:his|her)\s(?:full\s|military\s|national\s|two\s|three\s|one\s)?"
    r"(?:service|years?|term|time|contract|conscription)\b"
    r"|\bwas\s(?:honou?rably\s|duly\s)?(?:discharged|demobili[sz]ed)\b"
    r"(?!(?:\sin\s[\w\s]{3,20})?\s(?:for|from|on|because|after\she\srefus))"
)
"""Who stayed when others left, and it is over: stayed until the war ended."""

RETIRED = re.compile(
    r"\b(?:is\s(?:now\s|long\s)?retired|(?:had|has)\sretired|retired\s(?:as|in|from|after|before|with|at|since))\b"
    r"(?![^|]*\b(?:called|recalled|fled|left|deserted)\b)"
)
"""Who has served to the end: retired as a warrant officer."""

AS_WHAT = re.compile(r"\san?\s([^|,]{2,40})")
"""What somebody retired as: a sub-lieutenant in 1983."""

RESISTANCE = re.compile(
    r"(?:\bcommander\s|\b(?:is|are)\s|\bbelongs\sto\s|(?:^|\|\s)(?:,\san?\s(?:[\w-]+\s){0,3})?)"
    r"(?:a\s(?:member|fighter)\s(?:of|in|with)\s|in\s|of\s|with\s)?"
    r"(?:the|an?|one\sof\sthe)\s(?:[\w’'-]+\s){0,2}?"
    r"(?:(?:local|people\s?[’']?s?|village|civilian)\sdefen[cs]e\s(?:force|group|team|unit)s?"
    r"|resistance\s(?:force|group|fighter|unit|army|brigade|column)s?|guerrilla\s(?:group|force|unit)s?)\b"
)
"""Who is of a resistance: a commander in a local defence force, belongs to one of the ..."""

VETERANS = re.compile(
    r"\b(?:heads|leads|chairs|runs|president\sof|chair(?:man|woman)?\sof|secretary\sof)\s(?:an?|the)\s"
    r"(?:\w+\s){0,2}?veterans\b|\bis\s(?:now\s)?active\sin\san?\s(?:\w+\s)?veterans\b"
)
"""Who speaks for veterans: heads a veterans' club."""

_CIVILIAN = (
    r"(?:teacher|schoolteacher|priest|pastor|doctor|lawyer|journalist|trader|shopkeeper|grocer|baker"
    r"|fisherman|farmer|labou?rer|miner|tailor|carpenter|student|trade\sunionist|victim|dead\sman)"
)
KIN_OF_A_CIVILIAN = re.compile(
    rf"\b(?:{_KIN}|widow)\sof\s(?:the|an?)\s(?:\w+\s)?{_CIVILIAN}\b"
    rf"|,\s(?:the|an?)\s(?:\w+\s)?{_CIVILIAN}\s[’']?s\s(?:{_KIN}|widow)\b"
)
"""Whose relative a speaker is, where that is no soldier: the daughter of the teacher."""

GROUP = re.compile(
    r",\san?\s(?:[\w-]+\s){0,3}?(?:group|organi[sz]ation|association|network|collective|union"
    r"|movement|league|charity|coalition|society)\s(?:of|that|which|for)\b"
)
"""What is a body: Open Harbour, a group of former sailors."""
