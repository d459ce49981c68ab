"""Who answers in an interview that names nobody before its answers."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from testimonies.speaking.lexicon import ROLE_WORDS, people
from testimonies.speaking.lexicon.verbs import TALKING
from testimonies.speaking.mentions import Mention, MentionKind, is_numbered
from testimonies.speaking.narrators import ASKERS
from testimonies.speaking.pronouns import OBJECTS
from testimonies.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testimonies.finding.values import Found
    from testimonies.speaking.cast import Cast
    from testimonies.speaking.line import Line
    from testimonies.speaking.persons import Person
    from testimonies.speaking.scene import Scene

_PRESENTING = words("""
    narrator speaker interviewee respondent who name participant guest witness interview
    conversation with spoke talked
    """)
_ASKING = ASKERS - {"narrator"}  # who tells the story of a life
_GUESTS = words("guest interviewee respondent narrator witness speaker")
_HOUSE = words("editor reporter correspondent journalist columnist writer photographer")
_NAME = r"(?P<name>[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+){1,3})"
_RECORD = (
    r"(?i:transcript|(?:oral\shistory\s)?interview(?:ee)?|narrator|oral\shistory|respondent|informant"
    r"|in\sconversation)"
)
_PARTS = words("tape side reel track session disc disk part file clip segment cassette recording")
_TITLES = (
    re.compile(rf"^[^\n]{{0,60}}\b(?:with|meet|meets)\W{{1,4}}{_NAME}\s*$", re.MULTILINE),
    re.compile(rf"^[*_#\s]*{_NAME}\s?:\s[“‘\"']", re.MULTILINE),
    re.compile(rf"^[*_#\s]*{_NAME}[ ]?[–—|,:-][ ]?{_RECORD}\b[^\n]{{0,40}}$", re.MULTILINE),
    re.compile(
        rf"^[*_#\s]*{_RECORD}(?:\s(?:of|with|by))?[ ]?[–—|:-]?\s{{1,4}}{_NAME}"
        r"(?:,\s(?:an?\s)?(?:former|ex-|retired)[^\n]{2,80})?\s*$",
        re.MULTILINE,
    ),
    re.compile(rf"^[^\n]{{0,30}}\b[Qq]uestions\s(?:for|to)\s{_NAME}\b", re.MULTILINE),
)
_DESCRIBED = re.compile(
    r"\b(?:questions\s(?:for|to)|(?:interview|conversation|talk|talks|talking|meeting|minutes|hour)\s(?:with|to))"
    r"\s(?P<who>(?:an?|the|one)\s[^\n.,:;?!“”\"]{3,50}?)(?=\s*(?:$|[.,:;]|\b(?:who|about|on|in|at|from)\b))",
    re.IGNORECASE | re.MULTILINE,
)
_GREETING = re.compile(
    r"(?i:good\s(?:day|morning|evening|afternoon)|hello|welcome|thank\syou\sfor\s[^,.?!\n]{3,40}|dear)"
    r",?\s(?P<name>[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+){0,3})[,.!*]"
)
_ADDRESSED = re.compile(  # So, Velin, what were you then?  And what did you do, Anton?
    r"(?:^|\n)[*_]*(?:(?:So|And|Now|Well|OK|Okay|Tell\sus|Tell\sme|First|Right|But)(?:\sthen)?,\s)?"
    r"(?:(?P<name>[^\W\d_a-z][\w’'-]{2,}(?:\s[^\W\d_a-z][\w’'-]+)?),\s(?=[a-z])[^\n.]{4,200}"
    r"|[^\n.]{4,200},\s(?P<last>[^\W\d_a-z][\w’'-]{2,}(?:\s[^\W\d_a-z][\w’'-]+)?))\?[*_]*\s*$"
)
_NO_ADDRESS = words("""
    and but so well yes no oh then there here sir madam sergeant captain major colonel general
    private corporal lieutenant officer doctor professor after before when where what why how which
    looking today yesterday finally also however first second last later now
    """)
_OPENING = 600  # characters in which titles stand
_TALKS = re.compile(r"[ud]{0,2}(?P<verb>[a-zA-Z])[dx]?[tP]P?")
_SOLDIERLY = people.SOLDIERS | people.RANKS | people.LEAVERS
_LAST = 400  # characters before the answers within which somebody talks to an outlet
_MUCH, _LITTLE = 9.0, 4.0
_INTERVIEWED = 27.0  # of whom the text says that it is an interview with them


def interviewee(scene: Scene, cast: Cast, first: Found) -> Person | None:
    """Return the person introduced before a find: as speaker, or the one most spoken of.

    Whom a title names takes the place of nobody, or of somebody only described.
    """
    person = _talking_last(scene, cast, first) or _introduced(scene, cast, first)
    above = scene.line.text[: first.spans[0].start]
    addressed = _addressed(above)
    if person is not None and not person.nameless and _may_be_called(person, addressed):
        return person
    label = addressed or _in_title(above)
    if label is None:
        return person or _described(cast, above)
    key = tuple(label.lower().split())
    known = cast.named(key)
    if known is None and person is not None:
        return cast.christen(person, label, key)
    return known or cast.add(label, _called_there(above, label), named=True, key=key)


def told_of_above(scene: Scene, cast: Cast, first: Found) -> Person | None:
    """Return of whom the paragraph right above a few answers within a report tells first."""
    line = scene.line
    place = bisect_left(line.starts, first.outer.start)
    start = place
    while start > 0 and (start == place or _is_asked(line, start)):
        while start > 0 and line.letters[start - 1] == "/":
            start -= 1
        start = line.paragraph(start - 1)[0] if start else 0
    above = (
        (mention, person)
        for mention, person in _people(scene, cast, first)
        if mention.start >= start
    )
    return next((person for mention, person in above if person.named and mention.free), None)


def _is_asked(line: Line, start: int) -> bool:
    """Return whether the paragraph that begins at a place ends as a question does."""
    _, end = line.paragraph(start)
    return line.text[line.starts[start] : line.ends[end - 1]].rstrip().endswith("?")


def _talking_last(scene: Scene, cast: Cast, first: Found) -> Person | None:
    """Return the named relative who right before the answers talks to an outlet: here she talks to.

    A relative because who is told of most is somebody else: the one who serves.
    """
    found: Person | None = None
    for mention, person in _people(scene, cast, first):
        match = _TALKS.match(scene.line.letters, mention.end)
        talks = match is not None and scene.line.words[match.start("verb")] in TALKING
        near = first.outer.start - scene.line.starts[mention.start] <= _LAST
        if talks and near and person.named and not person.roles.isdisjoint(people.FAMILY):
            found = person
    return found


def _in_title(above: str) -> str | None:
    """Return the one whom a title presents, or whom the first question greets.

    Ten minutes with Anton Velin; Anton Velin: “I left”; five questions for Anton Velin; Good day.
    """
    found = [match["name"] for pattern in _TITLES for match in pattern.finditer(above[:_OPENING])]
    greeted = _GREETING.search(above, max(0, len(above) - _OPENING))
    found = found or ([greeted["name"]] if greeted else [])
    return found[0] if len(set(found)) == 1 else None


def _addressed(above: str) -> str | None:
    """Return by what name the question right above the answers addresses whoever gives them."""
    asked = _ADDRESSED.search(above, max(0, len(above) - _LAST))
    name = (asked["name"] or asked["last"]) if asked is not None else None
    return name if name is not None and not _NO_ADDRESS & set(name.lower().split()) else None


def _may_be_called(person: Person, name: str | None) -> bool:
    """Return whether a name by which a question calls somebody is part of a person's, or none."""
    return name is None or not set(name.lower().split()).isdisjoint(person.label.lower().split())


def _described(cast: Cast, above: str) -> Person | None:
    """Return whom a title only describes: four questions for a radio operator."""
    match = _DESCRIBED.search(above[:_OPENING])
    roles = [word for word in match["who"].lower().split() if word in ROLE_WORDS] if match else []
    return cast.add(match["who"], roles, named=False, key=()) if match and roles else None


def _called_there(above: str, name: str) -> list[str]:
    """Return what the line that first gives a name says somebody is: Anton Velin, author of ..."""
    _, _, behind = above.partition(name)
    apposed = behind.partition("\n")[0].lower().split() if behind.startswith(", ") else []
    return [word for word in apposed if word in ROLE_WORDS][:1]


def _introduced(scene: Scene, cast: Cast, first: Found) -> Person | None:
    counts: dict[int, tuple[float, Person]] = {}
    for mention, person in _people(scene, cast, first):
        before, weight = _weight(scene, mention, person)
        counts[id(person)] = (counts.get(id(person), (0.0, person))[0] + before + weight, person)
    for one, other in _talks(scene, cast, first):
        answers, asks = _answers_first(one, other, counts)
        for person, weight in ((answers, _MUCH), (asks, -2 * _MUCH)):
            if id(person) in counts:
                counts[id(person)] = (counts[id(person)][0] + weight, person)
    if counts:
        best = max(counts.values(), key=lambda entry: entry[0])[1]
        if best.nameless and best.headed:
            return _named_below(best, counts)
        guests = [person for weight, person in counts.values() if person.named and weight > _MUCH]
        return guests[0] if best.nameless and len(guests) == 1 else best
    named = [one for one in cast.persons if one.single and one.named and not _is_of_record(one)]
    told = [one for one in named if not one.spoke]
    return told[0] if len(told) == 1 else None  # told of below the answers alone


def _named_below(described: Person, counts: dict[int, tuple[float, Person]]) -> Person:
    """Return whom the text below a title names as the one whom the title only describes."""
    running = [entry for entry in counts.values() if not entry[1].headed]
    if any(weight >= _INTERVIEWED for weight, _ in running):
        return described
    named = [entry for entry in running if entry[1].named and entry[0] > _LITTLE]
    if not named:
        return described
    person = max(named, key=lambda entry: entry[0])[1]
    person.learn(sorted(described.roles))
    return person


def _people(scene: Scene, cast: Cast, first: Found) -> Iterator[tuple[Mention, Person]]:
    """Yield the mentions of single people before a find."""
    for mention in scene.mentions:
        if scene.line.starts[mention.start] >= first.outer.start:
            return
        person = cast.person(mention)
        if person is None or person.several:
            continue
        guest = mention.name is not None and _is_presented(scene, mention)
        if mention.predicate and not guest:
            continue
        if person.nameless and _is_asked_about(scene, mention):
            continue
        if (guest or person.human) and not (
            person.body or _is_of_record(person) or _only_in_titles(person)
        ):
            yield mention, person


def _is_asked_about(scene: Scene, mention: Mention) -> bool:
    """Return whether somebody stands in a question: did you know the accused?"""
    _, end = scene.line.sentence(mention.start)
    return scene.line.words[end - 1].endswith("?") if end else False


def _is_of_record(person: Person) -> bool:
    """Return whether a name is that of a part of a record: Tape 3."""
    return person.named and person.label.split()[0].lower() in _PARTS


def _only_in_titles(person: Person) -> bool:
    """Return whether only a title speaks of somebody, who has no name and is no soldier."""
    return person.headed and person.nameless and person.roles.isdisjoint(_SOLDIERLY)


def _is_interviewed(scene: Scene, mention: Mention) -> bool:
    """Return whether the text calls itself an interview with somebody."""
    return {"interview", "with"} <= set(scene.line.words[max(0, mention.start - 3) : mention.start])


def _is_presented(scene: Scene, mention: Mention) -> bool:
    """Return whether a sentence says who a guest or witness is: my guest today is Velin."""
    before = scene.line.words[max(0, mention.start - 4) : mention.start]
    return not _GUESTS.isdisjoint(before)


def _is_of_the_house(scene: Scene, mention: Mention, person: Person) -> bool:
    """Return whether one of an outlet's talks to somebody: the editor Velin spoke with one."""
    match = _TALKS.match(scene.line.letters, mention.end)
    talks = match is not None and scene.line.words[match.start("verb")] in TALKING
    return talks and not person.roles.isdisjoint(_HOUSE)


def _weight(scene: Scene, mention: Mention, person: Person) -> tuple[float, float]:
    """Return what a mention counts, by itself and by the words before it."""
    own = 2.0 if person.named else 1.0
    own += 2 if mention.kind is MentionKind.PRONOUN or mention.free else 0
    words = scene.line.words[max(0, mention.start - 3) : mention.start]
    before = {word for word in words if word}
    called = _ASKING & set(scene.line.words[mention.start : mention.end])  # your host, Velin
    if before & _ASKING or called or _is_of_the_house(scene, mention, person):
        return own, -_MUCH
    if _is_interviewed(scene, mention) or is_numbered(scene.line, mention.start):
        return own, _INTERVIEWED
    presented = _MUCH if person.named else _LITTLE
    return own, presented if before & _PRESENTING else 0.0


def _talks(
    scene: Scene, cast: Cast, first: Found
) -> Iterator[tuple[tuple[Person, bool], tuple[Person, bool]]]:
    """Yield who spoke to whom before a find, each with whether only a pronoun says so."""
    line = scene.line
    for mention, person in _people(scene, cast, first):
        match = _TALKS.match(line.letters, mention.end)
        if match is None or line.words[match.start("verb")] not in TALKING:
            continue
        at = match.end()
        listener = scene.at(at)
        pronoun = OBJECTS.get(line.words[at]) if at < len(line.words) else None
        other = cast.memory.person(mention.start, pronoun) if pronoun else None
        if other is None and listener is not None:
            other = cast.person(listener)
        if other is not None and other is not person and not other.body:
            yield (person, mention.kind is MentionKind.PRONOUN), (other, pronoun is not None)


def _answers_first(
    one: tuple[Person, bool], other: tuple[Person, bool], counts: dict[int, tuple[float, Person]]
) -> tuple[Person, Person]:
    """Return who answers and who asks, of two who spoke to one another.

    Whoever only a pronoun stands for was introduced before, as the one who answers is; of two
    names, the one of a soldier, or else the one of whom more is told.
    """

    def told(side: tuple[Person, bool]) -> tuple[bool, bool, float]:
        person, by_pronoun = side
        weight = counts.get(id(person), (0.0, person))[0]
        return by_pronoun, bool(person.roles & _SOLDIERLY), weight

    if told(one) > told(other):
        return one[0], other[0]
    return other[0], one[0]
