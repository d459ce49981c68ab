"""Words for people: ranks, roles, families, experts, officials, and what may stand before them."""

from __future__ import annotations

from testimonies.wordlists import words


def with_plurals(words: frozenset[str]) -> frozenset[str]:
    """Return the words together with their regular plurals and those in -men."""
    plurals = set(words)
    for word in words:
        if word.endswith("man"):
            plurals.add(word[:-3] + "men")
        elif word.endswith("wife"):
            plurals.add(word[:-2] + "ves")
        elif word.endswith("y") and word[-2:-1] not in "aeiou":
            plurals.add(word[:-1] + "ies")
        elif word.endswith(("s", "ch", "x")):
            plurals.add(word + "es")
        else:
            plurals.add(word + "s")
    return frozenset(plurals)


RANKS = words("""
    private privates corporal corporals bombardier sergeant sergeants sergeant-major sgt cpl pvt
    ssgt lieutenant lieutenants lt lieut captain captains capt major majors maj colonel colonels
    col lieutenant-colonel brigadier brigadiers brig general generals gen major-general
    lieutenant-general brigadier-general admiral admirals commodore ensign midshipman cadet
    cadets warrant lance-corporal squadron marshal airman seaman adjutant commandant wing-
    commander petty specialist gunner sapper trooper troopers rifleman legionnaire mulazim naqib
    spc pfc pte cmdr cdr cpt
    supt insp sub-inspector sub-inspectors sub-lieutenant subinspector subinspectors sublieutenant
    subcommissioner subofficer adjudant po1 po2 po3 spo1 spo2 spo3 spo4
    """)

WRITTEN_OUT = {
    "col": "colonel", "capt": "captain", "sgt": "sergeant", "cpl": "corporal", "lt": "lieutenant",
    "maj": "major", "gen": "general", "pvt": "private", "brig": "brigadier",
    "pfc": "private", "pte": "private", "cpt": "captain", "cmdr": "commander",
    "supt": "superintendent", "insp": "inspector", "prof": "professor",
}  # fmt: skip
"""Short forms of ranks and titles, without their stop, and what they stand for."""

LEAVERS = with_plurals(
    words("""
    defector deserter absconder runaway conscientious-objector refusenik whistleblower mutineer
    turncoat escapee resister refuser objector ex-soldier ex-officer ex-captain ex-major ex-sergeant
    ex-conscript ex-policeman ex-fighter ex-general ex-colonel ex-corporal ex-private
    ex-lieutenant ex-guard ex-recruit
    """)
)

SOLDIERS = with_plurals(
    words("""
    soldier conscript recruit serviceman servicewoman officer sniper paratrooper marine sailor
    pilot commando infantryman artilleryman gunner medic signaller signaler reservist draftee
    volunteer guardsman guard policeman policewoman policeperson crewman tankman commander
    subordinate superior enlistee veteran orderly quartermaster clerk cook mechanic engineer
    driver technician radio-operator operator instructor trainee squaddie militiaman border-
    guard constable gendarme warder jailer interrogator bodyguard cameraman nco noncommissioned-
    officer aide armourer bandsman storekeeper interpreter draughtsman storeman stoker signalman
    bugler bearer levy stretcher-bearer loader lookout yeoman bosun boatswain purser helmsman
    fitter tanker lorry-driver rating deckhand messman steward radioman spotter scout
    lieutenant-commander minelayer sharpshooter quartermaster-sergeant drummer telegraphist
    coxswain shipmate sentry patrolman patroller
    mercenary servicemember airwoman ex-serviceman wagnerite peshmerga janissary legionary
    navigator paymaster submariner pathfinder flyer aviator copilot co-pilot codebreaker minesweeper
    grenadier fusilier ranger dragoon hussar lancer carabinero carabineer bunkmate crewmate
    squadmate batchmate messmate detective
    """)
) | words("troops infantry personnel police")

FAMILY = with_plurals(
    words("""
    wife husband widow widower mother father son daughter brother sister parent sibling cousin
    uncle aunt nephew niece grandmother grandfather fiancee fiancé fiancée girlfriend boyfriend
    relative daughter-in-law son-in-law mother-in-law father-in-law brother-in-law sister-in-law
    stepmother stepfather stepson stepdaughter stepbrother stepsister ex-wife ex-husband
    great-uncle great-aunt great-grandson godson godmother godfather
    spouse partner grandson granddaughter child orphan bride mum dad
    """)
) | words("children wives family families")

EXPERTS = with_plurals(
    words("""
    analyst expert researcher scholar professor lecturer historian academic author economist
    sociologist psychologist specialist observer fellow scientist political-scientist director
    co-director co-founder cofounder founder investigator lawyer attorney doctor psychiatrist
    journalist correspondent editor anthropologist criminologist consultant adviser advisor
    commentator writer monitor strategist advocate
    statistician mathematician physicist biologist epidemiologist physician surgeon therapist
    psychotherapist theologian linguist ethicist demographer geographer archivist biographer
    columnist pundit critic jurist solicitor barrister neurologist political-analyst
    kremlinologist watcher forecaster pathologist toxicologist pollster
    """)
)

OFFICIALS = with_plurals(
    words("""
    minister president prime-minister senator ambassador diplomat governor mayor mistress
    harbourmaster spokesman spokeswoman spokesperson official secretary undersecretary
    commissioner prosecutor judge chancellor envoy rapporteur magistrate parliamentarian
    lawmaker mp mep councillor premier dictator commander-in-chief chief-of-staff
    provost sheriff alderman bailiff prefect superintendent inspector warden vice-president
    administrator delegate king prince emir attaché attache
    legislator consul deputy-minister ombudsman registrar sultan emperor councilmember
    congressmember comptroller coroner coun cllr rep sen gov
    """)
)

WHO_SERVE = words("husband son brother nephew grandson boyfriend fiancé fiance")
"""Relatives who mostly are the ones that serve."""

SUPERIORS = words("""
    commander commanders superior superiors lieutenant sergeant captain officer officers corporal
    colonel comrade comrades
    """)
"""Whoever has one of these serves or served: his lieutenant, her comrades."""

MARKED = "(retd)"
"""What stands behind the rank of who has retired, however it is written."""

RETIRED = words("retired ret retd rtd")

PRISONERS = with_plurals(words("prisoner pow captive"))

TALKERS = words("interlocutor narrator storyteller deponent informant")
"""Words for whoever speaks that say no more of them."""

SPEAKING_FOR = words("spokesman spokeswoman spokesperson spokesmen spokeswomen")

OTHERS = with_plurals(
    words("""
    man woman boy girl villager resident witness eyewitness protester protestor demonstrator
    farmer teacher student nurse priest monk imam bishop nun pastor shopkeeper refugee survivor
    prisoner pow detainee activist campaigner organiser organizer rebel insurgent fighter guerrilla
    worker volunteer neighbour neighbor friend comrade colleague elder chief leader member
    smuggler merchant trader fisherman carpenter baker tailor person interviewee respondent
    participant speaker caller informant source contact host moderator interviewer presenter
    translator negotiator aid-worker coordinator co-ordinator manager representative head
    chairman chairwoman chair vice-chair chairperson coach captive hostage victim civilian singer
    poet artist
    filmmaker landlord farmhand passer-by bystander taxi-driver headmaster headman midwife
    citizen individual figure youth manager supporter sympathiser sympathizer counsellor
    chaplain dissident exile patient owner proprietor waiter waitress barber pensioner inmate
    defendant suspect accused plaintiff guide host sponsor parishioner trucker cleaner janitor
    hairdresser electrician plumber miner broker middleman transporter
    signatory petitioner candidate congressman congresswoman councilman councilwoman businessman
    businesswoman entrepreneur butcher grocer cabbie herder shepherd peasant labourer laborer
    foreman supervisor boss employer employee tenant landlady housekeeper maid nanny librarian
    musician rapper actor actress dancer photographer painter sculptor novelist playwright blogger
    vlogger influencer programmer hacker pupil schoolboy schoolgirl classmate roommate flatmate
    cellmate mentor tutor athlete footballer wrestler boxer migrant immigrant emigrant
    asylum-seeker applicant claimant appellant returnee evacuee amputee militant gunman partisan
    jihadist islamist extremist executioner torturer killer attacker assailant thief gangster
    convict juror notary cleric mullah sheikh rabbi vicar archbishop deacon missionary evangelist
    pilgrim townsman tribesman chieftain foreigner tourist traveller traveler visitor passenger
    motorist cyclist onlooker spectator follower princess queen fixer stringer producer publisher
    staffer intern receptionist treasurer accountant banker investor paramedic firefighter rescuer
    caregiver carer dentist pharmacist philosopher loved-one caseworker social-worker holdout
    recruiter dropout runner newcomer old-timer backer donor
    vendor hawker peddler pedlar seller seamstress weaver joiner bricklayer welder roofer plasterer
    glazier jeweller jeweler cobbler beautician caretaker gardener lumberjack chauffeur docker
    stevedore typist cashier curator chemist surveyor violinist pianist choreographer
    bookbinder bartender dishwasher lodger beggar gravedigger undertaker machinist steelworker
    dispatcher porter novice turnkey loyalist architect logistician dissenter
    laundress ironworker stationmaster prostitute trafficker nomad landowner unionist
    podcaster newsreader cartoonist illustrator florist tobacconist bookseller stallholder barista
    stagehand lifeguard chambermaid millwright glassblower healer astrologer swimmer referee
    abbot abbess friar schoolmistress schoolmaster schoolteacher headmistress hotelier publican
    sexton churchwarden woodcutter miller draper haberdasher milliner stonemason saddler caterer
    restaurateur greengrocer launderer typesetter projectionist
    ragpicker hairstylist repairman handyman doorman ferryman boatman milkman postwoman teenager
    agent
    customer shopper retiree homeowner commuter worshipper worshiper voter jogger hiker mourner
    attendee alumnus alumna expatriate settler islander realtor contractor rancher chef newscaster
    lobbyist counselor veterinarian salesman saleswoman salesperson innkeeper stewardess
    schoolmate teammate housemate sweetheart guardian nominee stranger questioner user commenter
    """)
) | words("people men women")

MODIFIERS = words("""
    former ex retired ret senior junior young younger old older elderly middle-aged another
    anonymous anonymised anonymized unnamed unidentified serving in-service active low-ranking
    lower-ranking high-ranking higher-ranking top-ranking mid-ranking middle-ranking non-
    commissioned noncommissioned commissioned army navy naval air-force airforce military police
    infantry armoured armored artillery medical special deputy assistant acting chief staff
    outspoken local national international independent female male first second third fourth
    last only same other fellow married single bachelor pregnant wounded captured escaped
    defected defecting deserting dissident then current longtime long-time long-serving veteran
    rank-and-file ordinary regular reserve lower higher upper top middle low high non-
    commissioned opposition rebel human rights political security defence defense foreign state
    regional district provincial border coast prison tank mortar machine radio signals transport
    supply intelligence logistics platoon company battalion brigade regiment division squad unit
    frontline front-line lance petty warrant flight wing senior-most medical field security
    engine stretcher patrol drone pay mine disillusioned exiled fugitive so-called
    self-described self-styled well-known prominent leading most least very highly conscripted
    enlisted drafted ranking commanding village town community student university think new own
    dead late little elite career professional presidential republican northern southern eastern
    western central pre-coup pre-war ex-army ex-navy ex-police newly-recruited teenage teenaged
    adult recruiting 's sub two-star one-star three-star
    """)

PLURALS = words("""
    people men women children troops personnel police wives families infantry policemen
    family servicemen policewomen guardsmen spokesmen militiamen
    """)

PLURAL_DETERMINERS = words("""
    some many most several few both all two three four five six seven eight nine ten dozens
    hundreds thousands these those numerous various countless others
    """)

DETERMINERS = (
    words("the a an one another this each every no other any either neither") | PLURAL_DETERMINERS
)

STANDALONE = words("another one others some many several most both all few neither two three")

FURTHER = words("""
    second separate third fourth fifth other next elder eldest younger youngest older oldest
    """)
"""Words that tell one of several from those spoken of before."""

GENERIC = words("""
    soldier defector deserter officer man woman boy girl conscript recruit speaker interviewee
    source fighter policeman person veteran serviceman witness youth young
    """)

FEMALE = words("""
    she her wife widow mother daughter sister aunt niece grandmother girlfriend fiancée fiancee
    woman women girl female seamstress laundress chambermaid postwoman
    servicewoman policewoman spokeswoman mum bride mother-in-law sister-
    in-law stepmother nun midwife chairwoman mrs ms miss madam daw ma naw nang wives mothers
    """)

MALE = words("""
    he his him husband widower father son brother uncle nephew grandfather boyfriend fiancé man
    men boy male serviceman policeman dad king prince father-in-law brother-in-law mr
    sir ko maung u saw sai bachelor militiaman guardsman cameraman rifleman infantryman
    fisherman headman
    """)

TELLING = SOLDIERS | RANKS | EXPERTS | OFFICIALS | FAMILY | LEAVERS
"""Words that tell what somebody is, so that another such word means somebody else."""

OWNED = FAMILY | SUPERIORS
"""Who is told of as somebody's: Velin's mother, Velin's commander."""

ANYBODY = words("man woman boy girl person youth")
"""Words that tell of nobody what they are."""
