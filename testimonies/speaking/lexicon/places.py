"""Names of countries, which are never he or she, and what countries and armies do."""

from __future__ import annotations

from testimonies.wordlists import words

COUNTRIES = words("""
    afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain
    bangladesh belarus belgium benin bolivia bosnia botswana brazil britain bulgaria burma
    burundi cambodia cameroon canada chile china colombia congo croatia cuba cyprus czechia
    denmark djibouti ecuador egypt england eritrea estonia ethiopia finland france gabon gambia
    germany ghana greece guatemala guinea haiti honduras hungary iceland india indonesia iran
    iraq ireland israel italy jamaica japan kazakhstan kenya kosovo kuwait kyrgyzstan laos
    latvia lebanon lesotho liberia libya lithuania macedonia malawi malaysia mali malta
    mauritania mexico moldova mongolia montenegro morocco mozambique myanmar namibia nepal
    netherlands nicaragua niger nigeria norway oman pakistan palestine panama paraguay peru
    philippines poland portugal qatar romania russia rwanda scotland senegal serbia singapore
    slovakia slovenia somalia spain sudan sweden switzerland syria taiwan tajikistan tanzania
    thailand tunisia turkey turkmenistan uganda ukraine uruguay uzbekistan venezuela vietnam
    yemen yugoslavia zambia zimbabwe europe asia africa
    """)
"""Countries of one word whose names people do not bear, and three continents."""

STATES = words("""
    alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho
    illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota
    mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas
    utah vermont wisconsin wyoming ontario alberta quebec manitoba saskatchewan
    """)
"""States and provinces whose names people seldom bear."""

SHORT_STATES = words("""
    ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb
    nev okla ore pa tenn tex va vt wash wis wyo n.c n.d n.h n.j n.m n.y r.i s.c s.d w.va d.c
    """)
"""States as American papers shorten them behind a town."""

LONGER_COUNTRIES = frozenset(
    tuple(name.split("_"))
    for name in words("""
    north_korea south_korea south_africa south_sudan sri_lanka sierra_leone saudi_arabia
    new_zealand costa_rica el_salvador burkina_faso ivory_coast great_britain united_kingdom
    united_states soviet_union north_vietnam south_vietnam east_timor west_bank gaza_strip
    hong_kong papua_new_guinea central_african_republic united_arab_emirates
    """)
)
"""Countries and territories of several words."""

PEOPLES = words("""
    muslims arabs kurds serbs croats greeks turks swedes danes finns poles scots czechs slovaks
    israelis iraqis pakistanis bangladeshis kuwaitis saudis yemenis omanis emiratis qataris somalis
    nepalis afghans thais tutsis hutus sunnis yazidis rohingyas uyghurs uighurs tatars chechens
    jews sikhs hindus buddhists catholics protestants alawites druze filipinos tamils karens
    """)
"""Peoples by words that end like the names of no others."""
OF_COUNTRIES = words("""
    thai lao khmer bamar burman tibetan uyghur uighur rohingya tamil afghan iraqi israeli
    pakistani bangladeshi kuwaiti saudi yemeni omani emirati qatari bahraini somali nepali tatar
    chechen american mexican african european cuban libyan kenyan korean moroccan rwandan
    ugandan angolan chilean kurdish french dutch greek swiss czech serb croat tutsi hutu arab
    islamic western soviet democratic republican
    """)
"""Words that say of which country or people something is: a Thai registered telephone."""

OF_PEOPLES = ("ians", "eans", "icans", "uans", "orans", "ites", "iots", "erners")
"""With what the names of other peoples end."""

STATELY = words("""
    attacked invaded annexed bombed shelled occupied conquered mobilised mobilized declared launched
    attacks invades annexes bombs shells declares launches seceded capitulated surrendered
    """)
"""What countries do; a bare name that does only this is not known to be a person."""
