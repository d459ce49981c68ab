"""Forms of address of many countries, and the small words inside names."""

from __future__ import annotations

from testimonies.wordlists import words

HONORIFICS = words("""
    mr mrs ms miss mx dr prof professor sir madam madame dame lord lady rev reverend fr father
    sister brother imam sheikh shaikh sheik hajji haji hajj ustaz sayyid sayed mullah mawlawi
    ayatollah abu umm u daw ko ma maung bo saw naw sai nang mahn salai mai nai min sayadaw ven
    venerable don doña señor señora monsieur mme mlle herr frau san pan pani gospodin ato
    woizero weizero comrade hon honourable honorable president pasha bey effendi agha khun mas
    pak bu ibu bapak rep reps sen sens gov govs
    """)

# Those that are also English words count only with a capital letter and before a name.
PARTICLES = words("""
    de da di du del della der den van von la le el al bin ibn bint ben abd ould ag ap y e dos
    das af av zu ter ten st op abu um umm
    """)

NAMES_TOO = words("""
    ko maung bo saw naw sai nang mahn salai mai nai min abu umm pan don herr ibu mas pak khun
    sayed sayyid pasha
    """)
"""Forms of address that are also borne as names."""

TRADES_AS_NAMES = words("""
    farmer monk bishop pastor priest baker carpenter tailor barber butcher painter shepherd singer
    miner trader coach guest foreman head chair king gardener porter weaver
    """)
"""Trades that are family names as well."""
