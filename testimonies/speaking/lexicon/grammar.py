"""Small words: pronouns, prepositions, conjunctions, helpers, adverbs, months."""

from __future__ import annotations

from testimonies.wordlists import words

PRONOUNS = words("he she they it i we you")
OBJECTS = words("him them me us himself herself themselves myself itself ourselves")
POSSESSIVES = words("his her their its my our your")
RELATIVES = words("who which whose whom")
PREPOSITIONS = words("""
    in on at with from for into onto about over under after before during against among between
    through without within since until near across towards toward around beside besides despite
    upon along apart aside ahead outside inside behind above below beyond except including
    regarding concerning off out like unlike amid amidst alongside via per past throughout
    """)
CONJUNCTIONS = words("and but or nor yet so then")
SUBORDINATORS = words("""
    that when while where because if although though as whereas unless once how why what whether
    than
    """)
HELPERS = words("""
    has had have having is was are were be been being do does did will would can could may might
    must shall should isn wasn weren hasn didn doesn couldn wouldn also not never
    """)
COPULAS = words("is was are were be been being")
ADVERBS = words("""
    also further again then later soon now once first next finally still just even only quietly
    softly too here there therefore thus moreover additionally meanwhile however afterwards
    separately elsewhere often always sometimes repeatedly simply angrily never already perhaps
    conversely instead nonetheless nevertheless indeed likewise eventually somewhat rather
    tomorrow today yesterday tonight nowadays formerly once abroad
    """)
ADJECTIVES = words("""
    recent previous earlier similar different various such more less fewer every little big great
    good bad better worse best worst early late additional further official unofficial initial
    private public general human inhuman global total certain possible impossible full
    """)
INDEFINITE = words("""
    nobody somebody everybody anybody everyone someone anyone nothing everything none whoever
    whichever
    """)
NOT_ADVERBS = words(
    "family only early daily weekly monthly reply supply ally rally army july assembly bully ugly"
)
MONTHS = words("""
    january february march april may june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday
    """)
SHORT_MONTHS = words("""
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun
    """)
"""Short forms of months and days, before a number: Mar 31, Sun 5."""
ABBREVIATIONS = words("""
    mr mrs ms dr prof lt col gen capt sgt maj cpl pvt brig adm rev st no vs e.g i.e etc fr jr sr
    ven hon gov sen spc pfc pte cpt cmdr cdr insp supt ret det sgts gens jan feb aug sept oct nov
    dec calif messrs rep dept est approx fig vol ed eds al ca cf ft inc ltd co corp u.s u.k u.n
    sta sto b coun cllr
    """)
DOINGS = words("""
    left fled went ran took came saw knew held gave became got made found kept lost met sent
    stood fought grew hid led bought brought broke built chose drew drove fell felt flew forgot
    heard hurt laid lay meant paid rose sat sold sang shot slept spent stole struck taught threw
    understood woke wore won withdrew works lives wants joins leaves serves served fears knows
    sees hopes plans returns remains appears seems begins joined enlisted deserted defected
    escaped
    """)
