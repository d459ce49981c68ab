"""Words for groups, offices and outlets, and the plural words that open names of groups."""

from __future__ import annotations

from testimonies.wordlists import words

BODIES = words("""
    group groups organisation organization organisations organizations committee council
    commission ministry party movement union association alliance coalition front agency
    institute institution foundation network centre center court tribunal embassy mission office
    bureau
    department parliament cabinet government regime junta command newspaper broadcaster station
    programme charity ngo ngos watchdog collective initiative campaign team federation league
    society board authority authorities administration headquarters militia brigade force forces
    university hospital church mosque monastery corporation outlet tank embrace bank service
    watch amnesty guild club congress senate chamber observatory secretariat
    """)

NAMED_BY = BODIES | words("""
    battalion brigade division regiment corps squadron platoon legion fleet
    army navy police rights guard forces force workers soldiers lawyers mothers veterans
    international trust fund archive
    """)
"""Words with which the proper names of bodies end."""

OUTLETS = words("""
    news times post herald tribune gazette courier press journal chronicle telegraph broadcasting
    television tv radio magazine weekly daily mail
    """)

OPENING = words("""
    people peoples women workers lawyers soldiers mothers students children doctors journalists
    farmers teachers veterans citizens prisoners writers villagers officers
    """)

AGENCIES = words("""
    reuters afp ap bbc cnn dpa upi tass interfax xinhua yonhap kyodo anadolu bloomberg haaretz
    aljazeera jazeera arabiya meduza politico buzzfeed mailonline axios newsweek
    """)
"""News agencies and outlets of one word, an Arabic article left out."""

FIGHTING = words("""
    hamas hezbollah hizbullah hizbollah isis isil daesh qaeda qaida shabaab shabab taliban
    janjaweed wagner basij
    """)
"""Armed forces known by one word: a Wagner man."""

FORCES = FIGHTING | words("mossad kremlin pentagon congress nato interpol amnesty unicef fatah")
"""Forces, offices and seats of power known by one word that reads like a name."""

PLATFORMS = words("""
    facebook twitter telegram youtube tiktok instagram whatsapp vkontakte messenger viber reddit
    linkedin weibo wechat
    """)
"""Where people post; none of them is he or she."""
