"""What a text tells of somebody right after it mentions them: service, leaving, kin, a trade."""

from __future__ import annotations

import re

from testimonies.speaking.lexicon import people
from testimonies.wordlists import words

PLAIN = words("general major private superior subordinate volunteer veteran")
PLACES = (
    "army|military|training|prison|depot|headquarters|airfield|base|barracks|camp|post|unit|navy|ranks|troops|garrison|front|service|forces"
    "|force|brigade|battalion|regiment|company|police|militia|group"
)
SERVICE = "|".join(sorted((people.SOLDIERS | people.RANKS) - PLAIN))
MEMBER = re.compile(
    r"\b(?:was|been)\san?\s(?:\w+\s)?member\sof\s(?:[\w’'-]+\s){0,4}?(?:militia|army|guard|police|forces?"
    r"|brigade|unit|basij|paramilitar\w+|gendarmerie)\b"
)
LEADS = re.compile(
    r"\bwho\s(?:commands?|commanded|leads?|led|heads?|headed|fights\sfor|speaks\sfor)\s(?:the|a|some|its|their)\s"
    r"(?:[\w’'-]+\s){0,2}?(?:rebels?|insurgents|guerrillas?|resistance|partisans|opposition)\b"
)
_AID = r"(?:aid|relief|rights|church|support|refugee|help|charity|student|women['’]?s?)\sgroup"
HELPS = re.compile(  # a volunteer at the station, an aide to the president; not at an air base
    rf"(?:^|\|\s)(?:,\s)?(?:an?\s\w+\s)?(?:at|with|for|to)\s(?:(?:an?|the)\s(?:[\w-]+\s)?(?:[\w]+-)?{_AID}"
    rf"|(?!(?:[\w’'-]+\s){{0,4}}?(?:{PLACES}|commander|staff|general|rank)\b))"
)
DESERTED = re.compile(  # a deserted house, monasteries that were deserted tell of no soldier
    r"(?<!\bbe\s)(?<!\bwas\s)(?<!\bwere\s)(?<!\bis\s)(?<!\bare\s)(?<!\bstood\s)(?<!\blay\s)\bdeserted\b"
    r"|\bdesert(?:ing|s)\b|\bto\sdesert\b"
)
LEFT = re.compile(
    rf"\b(?:defect(?:ed|ing|s)|(?:fle[de]|fleeing|left|leaving|quit|escaped|ran\saway\sfrom"
    rf"|abandon(?:ed|ing))\s(?:\w+\s){{0,3}}(?:{PLACES})"
    r"|(?:dodg(?:ed|ing)|evad(?:ed|ing)|avoid(?:ed|ing)|escap(?:ed|ing))\s(?:the\s|his\s)?(?:draft|conscription"
    r"|call-up|mobili[sz]ation)|refus(?:ed|ing|es)\s(?:the\s|his\s|her\s)?(?:call-up|draft|conscription|military\sservice)"
    r"|surrender(?:ed|ing)|disobeyed|(?:his|her)\s(?:desertion|defection)|before\s(?:he|she)\s(?:escaped|fled|deserted)|(?:refused|disobeyed|not\sobey)\s(?:[\w-]+\s){0,4}orders?"
    r")\b"
)
RESIGNED = re.compile(  # who resigned, handed in his resignation; not from a hospital
    r"(?:^|\|\s)(?:,\s)?(?:\d+\s,\s)?(?:who\s)?(?:(?:had|has|then|later|himself|herself|finally|also)\s){0,2}"
    r"(?:resigned\b(?:(?!\s(?:from|as)\b)|\s(?:from|as)\s[^|]{3,60}?\s(?:after\srefusing|rather\sthan|in\sprotest|instead\sof)\b)|(?:handed\sin|put\sin|wrote|submitted|tendered|gave\sin)\s(?:his|her|a|the)\s"
    r"(?:letter\sof\s)?resignation\b)"
)
LEFT_IN = re.compile(  # who left in the spring of a year, left after a raid
    r"(?:^|\|\s)(?:,\s)?(?:\d+\s,\s)?(?:who\s)?(?:(?:had|then|later|himself|herself|finally|also)\s){0,2}"
    r"left\s(?:in|after|during|before)\b(?!\s(?:charge|order|peace|tears|shock|the\s(?:camp|hospital|prison|care)))"
)
JOINED = re.compile(
    r"\bjoined\s(?:the\s)?(?:\w+\s){0,2}(?:resistance|rebels|opposition|cdm|insurgents|guerrillas)\b"
)
SERVED = re.compile(
    rf"\b(?:wore\s(?:the|a|his|her)\s(?:\w+\s)?uniform|in\s(?:an?\s|his\s|her\s|the\s)?(?:\w+\s)?uniform"
    r"|served\s(?:with|in)\s(?:the\s|an?\s)?(?:\w+\s)?(?:engineers|artillery|signals|corps|marines|medics|infantry)"
    r"|in\s(?:an?\s)?(?:\w+\s)?(?:fatigues|camouflage|battledress)|in\san?\s(?:basij|army|police|military|militia|camouflage)\s(?:vest|jacket|shirt|cap|coat)"
    r"|(?:student|pupil|cadet)\sat\s(?:an?|the)\s(?:\w+\s)?(?:military|police|naval|army|officers)\s(?:\w+\s)?(?:school|academy|college)"
    rf"|(?:discharged|dismissed)\sfrom\s(?:the|his|her)\s(?:[\w-]+\s){{0,2}}?(?:{PLACES})\b"
    r"|stood\sguard\b|(?:drove|guarded|driven)\s(?:for\s)?(?:a|the)\s(?:general|colonel|commander|marshal|minister)\b"
    rf"|served\sas\san?\s\w+\s(?:at|in|with)\s(?:an?|the)\s(?:[\w-]+\s)?(?:headquarters|barracks|battalion|brigade|regiment|base)"
    rf"|served\s(?:\w+\s){{0,3}}?as\san?\s(?:[\w-]+\s){{0,2}}?(?:{SERVICE})\b"
    r"|served\s(?:with|alongside|beside|under)\s(?:him|her|them)"
    r"|worked\s(?:in|at|for)\s(?:the|his|her)\s(?:army|navy|air\sforce|brigade|battalion|regiment|garrison|barracks)\b"
    r"|(?:drove|cooked|flew|translated|nursed|typed)\s(?:[\w-]+\s){0,4}?(?:for|in|with|at)\s(?:the|his|an?)\s(?:\w+\s)?(?:brigade|battalion|regiment|division|army|navy|garrison)"
    r"|\bjoined\s(?:up\s)?(?:in|at)\s(?:[a-z]+\s)?(?:\d{4}|sixteen|seventeen|eighteen|nineteen|\d\d)\b"
    r"|served\s(?:until|till|under|from|there)\b|(?:drive|drove|driving|loaded|manned|fired|operated)\s(?:an?|the|his)\s(?:\w+\s)?(?:tank|gun|howitzer|mortar|drone)"
    r"|(?:taken|abducted|kidnapped|seized)\sby\s(?:the\s)?(?:\w+\s){0,2}?(?:rebels|militia|army|soldiers|guerrillas|fighters)"
    r"|(?:told|ordered)\sto\s(?:open\s)?(?:fire|shoot)"
    rf"|(?:was|been)\s(?:once\s)?(?:in|with)\sthe\s(?:\w+\s){{0,2}}?(?:{PLACES}|guard|infantry|artillery)\b|spent\s(?:[\w-]+\s){{1,5}}(?:with|in|under)\s(?!(?:[\w-]+\s){{0,3}}(?:prison|(?:labou?r|re-?education|refugee|internment|detention|reception|transit)\scamp)\b)(?:the\s)?(?:\w+\s){{0,2}}?"
    rf"(?:{PLACES}|infantry|artillery|cavalry|marines|signals)|(?:carried|kept)\s(?:a|his|her)\s(?:rifle|gun|weapon|uniform)|(?:his|her)\s(?:epaulettes|shoulder\sstraps|dog\stags|service\s(?:weapon|card))|(?:gave|handed)\s(?:back\s|over\s)?(?:his|her)\s(?:rifle|gun|weapon|uniform)|commanded\s(?:an?|the|his)\s(?:[\w-]+\s){{0,2}}?(?:{PLACES}|platoon|squad|battery|squadron)|who\s(?:was|had\sbeen)\s(?:then\s|once\s)?an?\s(?:[\w-]+\s){{0,2}}?(?:{SERVICE})\b|guarded\s(?:the|a)\s(?:\w+\s){{0,3}}?(?:prison|archives?|gates?|camp|border|palace|barracks|bridge|checkpoint|ministry)|was\sin\s(?:a|the)\s(?:trench|trenches|barracks)|enlisted|conscripted|drafted|called\sup|(?:joined|entered|served|serving|joining)\s"
    rf"(?:\w+\s){{0,5}}(?:{PLACES}|infantry|soldier|guard|conscript|basij|gendarmerie|years|division|platoon|squadron)|as\sa\ssoldier"
    r"|h(?:is|er)\s(?:own\s|old\s|former\s)?(?:conscription|enlistment|military\sservice|unit|battalion|commander|superiors?|platoon|company|brigade|comrades|regiment)"
    r"|signed\s(?:up|on)|signing\s(?:up|a\scontract)|signed\sa\s(?:\w+\s)?contract|was\s(?:\w+\s)?(?:ordered|deployed|posted"
    r"|stationed|recruited|mobili[sz]ed|(?:taken|brought)\sto\s(?:[\w,’'-]+\s){0,4}?(?:military|army|training)\s(?:camp|base)|sent\sto\s(?:the\s)?(?:front|war|fight))|fought\s(?:in|for|with|on|against|alongside)"
    r"|(?:years|months)\sin\sthe\s(?:\w+\s)?(?:army|military|navy|police|forces?))\b"
)
SERVED_AS = re.compile(  # as a secretary at a divisional headquarters
    r"\bserved\sas\san?\s[\w-]+\s(?:at|in|with)\s(?:an?|the)\s(?:[\w-]+\s){0,2}?"
    r"(?:headquarters|barracks|battalion|brigade|regiment|base|army|navy|unit)\b"
)
IN_ARMY = re.compile(  # a nurse at the military hospital
    r"(?:^|\|\s)(?:,\s)?(?:an?\s\w+\s)?(?:at|in|of|with)\s(?:an?|the)\s(?:\w+\s)?(?:military|army|naval|garrison)\s"
    r"(?:hospital|clinic|infirmary)\b"
)
OF_A_WAR = re.compile(r"(?:^|\|\s)(?:of|from)\sthe\s(?:\w+\s){0,2}?(?:wars?|campaign|siege)\b")
TEACHES = re.compile(
    r"\b(?:teaches|lectures|lecturer|professor|fellow)\b[^|]{0,40}\b(?:university|college|institute|faculty)\b"
)
NOW_AN_EXPERT = re.compile(  # was a commissioner and is now a consultant on security
    r"\b(?:is|works)\s(?:now\s)?(?:as\s)?an?\s(?:[\w-]+\s){0,2}?"
    r"(?:consultant|analyst|commentator|columnist|lecturer|senator|congressman|adviser)\b(?:\s(?:on|at|in|for|to)\b|\s[,|]|$)"
)
OF_RANK = re.compile(r"\b(?:with|had|has|holds|held)\s(?:the|a)\srank\sof\b")
STILL = re.compile(
    r"\b(?:still\s(?:serv\w+|works\s(?:in|on|at|for)\sthe|in(?:side)?|an?\s(?:\w+\s){0,2}in\sthe)|who\s(?:has\s)?stayed|continues?\sto\sserve|stayed\sin\sthe\s(?:\w+\s)?(?:army|military|police|navy|forces?|service)(?!\suntil)|remains\sin(?!\s(?:contact|touch|exile|hiding|prison|hospital|custody|detention)\b)|remained\s(?:with|in|at)\s(?:the|his|her)\b|(?:still|remains)\s(?:on\sduty|at\s(?:his|her)\spost)|in-service|in\sservice|has\scommanded"
    r"|serving\s(?:soldier|officer|member))\b"
)
WAS = re.compile(rf"(?:^|\|\s)(?:was|had\sbeen)\san?\s(?:[\w-]+\s){{0,3}}?(?:{SERVICE})\b")
WORKED = re.compile(  # worked as an inspector; , 44 , served in a records office
    r"(?:^|\|\s)(?:,\s)?(?:\d+\s,\s)?(?:who\s)?(?:had\s)?(?:worked|served)\s(?:as|in|for)\b"
)
UNTIL = re.compile(r"\bwas\san?\s(?:[\w-]+\s){1,6}until\b|\bwho\suntil\b")
KIN = re.compile(
    r"\bwhose\s(?:\w+\s)?(?:husband|fiancé|fiance|boyfriend|son|brother|daughter|sister|boy)\b"
    r"(?!\s(?:was|were|had\sbeen)\s(?:killed|shot|murdered|hanged|burned|burnt)\b(?!\s(?:in\saction|at\sthe|fighting)))"
    r"|\b(?:sons?|husband|brothers?|daughters?)\s(?:\w+\s){0,3}(?:army|armies|front|navy|forces|military)\b"
    r"|\bher\shusband\b|\bwas\smarried\b|\bmarried\s(?:to\b|an?\s(?:\w+\s)?(?:soldier|officer|sergeant|captain|lieutenant|conscript))"
)
ONE_OF_THEM = re.compile(  # , the third of the conscripts ,
    r"(?:^|\|\s),\s(?:the\s(?:first|second|third|fourth|fifth|last|other|youngest|oldest|eldest)|one|another)\sof\sthe\s"
    r"(?:\w+\s){0,2}?(?:conscripts|soldiers|deserters|defectors|recruits|policemen|guards|runaways)\s[,|]"
    r"|(?:^|\|\s)(?:is|was)\s(?:among|one\sof)\s(?:the\s|some\s)?(?:hundreds|thousands|dozens|scores|many|few|several|\d+)\s"
    r"(?:of\s)?(?:[\w-]+\s){0,2}?(?:conscripts|soldiers|troops|policemen|officers|guards|reservists)\b"
)
KIN_OF = re.compile(  # , 58 , nurse , mother of Ori; not a mother of three
    r"(?:^|\|\s),\s(?:[^|,]{1,24}\s,\s){0,2}(?:the\s)?(?:wife|husband|mother|father|sister|brother|widow|parents?)\sof\s"
    r"(?!an?\b|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|\d)"
)
OF = re.compile(r"(?:^|\|\s)of\s")  # a former member of parliament
TRADES = re.compile(r"\bwho\s(?:sells|runs|owns|teaches|farms|keeps|bakes|lives)\b")
STUDIES = re.compile(
    r"\b(?:wrote|has\swritten|author\sof)\s(?:an?|the|two|three|several)\s(?:\w+\s)?(?:books?|stud(?:y|ies)|history|report)\s(?:on|about|of)\b|\b(?<!now\s)(?<!now\sshe\s)(?<!now\she\s)"
    r"(?:investigat(?!or|ive\scommittee)|stud(?:y|ies|ied)|research|analys|scholar|monitor|tracks"
    r"|think tank)"
    r"|^(?:of|from|at|with) (?:the )?(?:[\w-]+ ){0,5}(?:institute|university|college|observatory)\b"
)
ASKED_OTHERS = re.compile(r"\b(?:has|had|have)\sinterviewed\b")
ORGANISES = re.compile(  # who coordinates the finances of a network
    r"\bwho\s(?:co-?ordinates|chairs|founded|co-founded|helped\s(?:to\s)?found)\s(?:[\w’'-]+\s){0,4}?"
    r"(?:networks?|groups?|associations?|committees?|funds?|campaigns?|shelters?|collective|union|aid|help|relief)\b"
)
DEALS = re.compile(
    r"\b(?:works?|worked|working|helps?|helped|helping|hid|hides|shelters?|sheltered|treats?|treated|advises?"
    r"|represents?|interviewed|counsels?|supports?|feeds|teaches|visits?|met)\s(?:with\s|for\s)?(?:[\w’'-]+\s){0,3}"
    r"(?:deserters|defectors|conscripts|soldiers|recruits|runaways|objectors|refusers)\b"
)
FLED = re.compile(
    r"\b(?:fled|escaped|crossed|defected|flees|escapes)\s(?:to|into|across|over|from|with|the|his|her)\b"
)
COMMANDS = re.compile(
    r"\bcommander\sof\s(?:[\w'’-]+\s){0,5}(?:group|platoon|squad|company|team|section|crew)\b"
)
RUNS = re.compile(
    r"\bwho\s(?:heads|runs|leads|directs)\s(?:[\w']+\s){0,4}"
    r"(?:programme|program|office|department|centre|center|agency|bureau)\b"
)
KIN_SERVED = re.compile(  # whose late husband was a sergeant
    r"\bwhose\s(?:\w+\s){0,2}?(?:husband|son|brother|father|wife|daughter|fiancé|boyfriend|grandson|nephew)\s"
    rf"(?:is|was|had\sbeen|became)\s(?:now\s|then\s)?an?\s(?:[\w-]+\s){{0,3}}?(?:{SERVICE})\b"
    r"|\bwhose\s(?:\w+\s){0,2}?(?:husband|son|brother|father|wife|daughter|fiancé|boyfriend|grandson|nephew)\s"
    r"(?:has\s|had\s|was\s)?(?:deserted|defected|enlisted|conscripted|drafted|mobili[sz]ed|serves|served)\b"
)
ARMY_LIFE = re.compile(
    r"\b(?:trench|barracks|uniform|rifle|mortar|shell|tank|platoon|battalion|brigade|checkpoint|grenade|ammunition"
    r"|convoy|commander|officer|superior|orders?\b|ordered|front\b|frontline|assault|patrol|guns?\b|bullet|train(?:ed|ing)\b"
    r"|comrade|wounded|captain|colonel|lieutenant|sergeant|corporal|on\sduty|on\sleave|deploy|weapon|shoot|fire\b|fight|base\b|unit\b|draft|enlist|contract|desert)"
)
WITH = re.compile(  # a fighter with the hill rebels
    r"(?:^|\|\s)(?:with|of|in|from)\s(?:the|an?)\s(?:[\w-]+\s){0,3}?"
    r"(?:rebels|resistance|guerrillas|insurgents|partisans|opposition)\b"
)
WHO_LEFT = re.compile(
    r"\bwho\s(?:had\s|has\s)?(?:left|resigned|quit|fled|walked\sout|defected|deserted|escaped)\b"
)
UNTIL_LEFT = re.compile(
    r"\buntil\s(?:he|she)\s(?:crossed|fled|left|escaped|defected|resigned|deserted)\b"
)
MARKED_RETIRED = re.compile(r"(?:^|\|\s)(?:\(\s(?:ret|retd|rtd|retired)\b|,\sretired\s,)")
"""A rank that is marked: Colonel (ret.)."""
