"""The rule for transcripts: the name or letter before a turn says who speaks."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from testimonies.speaking.hearings import ANSWERING, announcements, at
from testimonies.speaking.lexicon import people
from testimonies.speaking.lexicon.titles import HONORIFICS
from testimonies.speaking.line import plain
from testimonies.speaking.narrators import ASKERS, label_words
from testimonies.speaking.persons import gender_of
from testimonies.speaking.rules.brackets import own_words
from testimonies.speaking.rules.interviewees import interviewee, told_of_above
from testimonies.speaking.rules.signatures import described
from testimonies.speaking.rules.values import Claim
from testimonies.values import Certainty, Form
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.finding.values import Found
    from testimonies.speaking.cast import Cast
    from testimonies.speaking.hearings import Witness
    from testimonies.speaking.persons import Person
    from testimonies.speaking.rules.values import Case
    from testimonies.speaking.scene import Scene

_ANSWERERS = words("""
    a answer interviewee respondent participant speaker witness guest ans resp informant
    """)
_Q_AND_A = frozenset("QAqa")
_NAMELESS = frozenset({"anonymous", "name withheld", "unnamed", "not named"})
_KINDS = people.OTHERS | people.FAMILY | people.SOLDIERS | people.LEAVERS | {"male", "female"}
_TITLES = HONORIFICS | people.RANKS
_RANKED = people.RANKS | {
    "former",
    "ex",
    "retired",
    "serving",
    "senior",
    "lance",
    "staff",
    "warrant",
}
_BESIDE = r"(?:^|\n|:\s)(?P<who>[^\n:;()]{4,100}?)\s?[(\[]LABEL[)\]]"
_BARS = re.compile(r"\s?[|·•]\s")  # between the parts of a description
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NAME_WORD = r"(?:[^\W\d_a-z][a-zà-ž’'-]+|(?!\w*[a-zà-ž])[^\W\d_]{2,})"  # Velin, VELIN
_FULL_NAME = re.compile(rf"(?<![\w’'-]){_NAME_WORD}(?:[ ]{_NAME_WORD}){{1,2}}(?![\w’'-])")
_NAMES = re.compile(r"[^\W\d_][\w’']*")
_BEHIND = re.compile(r"[*_]*\s[\[(](?P<who>[^()\[\]\n:]{1,40})[\])]")
_TITLED_NAME = 2  # words of a title and a family name
_MARKS = "“”\"‘’'"
_NAME_AND_NUMBER = 2  # words of a numbered label: speaker, 02
_SHORT_LABEL = 4  # letters of initials
_MOST_INITIALS = 3
_OPENING = 2000  # characters
_TURNS = 2  # after which no body speaks
_BEFORE_A_TURN = 6  # mentions in which somebody is told of before speaking


def labelled(case: Case) -> Claim | None:
    """The words before a turn name the speaker."""
    where = case.find.label
    if where is None:
        return _unlabelled(case)
    person = case.turns.get(where.start)
    if person is None:
        return None
    return Claim(person, "turn", where, Certainty.CERTAIN, direct=True)


def _unlabelled(case: Case) -> Claim | None:
    """Return the claim for an answer before which nobody is named: the one interviewed gives it."""
    if case.find.form is not Form.TURN or case.find.attribution is not None:
        return None
    first = next(find for find in case.found if find.form is Form.TURN and find.label is None)
    person = interviewee(case.scene, case.cast, first)
    return Claim(person, "answer", None, Certainty.LIKELY, direct=True) if person else None


def _text(text: str, find: Found) -> str:
    return plain(text[find.label.start : find.label.end]) if find.label else ""


def turn_speakers(scene: Scene, cast: Cast, found: tuple[Found, ...]) -> dict[int, Person]:
    """Return who is meant by the name before each turn, by where that name begins.

    A letter or word for whoever asks stays as it is; one for whoever answers is the person the
    document introduces before the first turn, where there is one. In a hearing it is the witness
    last called or sworn.
    """
    text = scene.line.text
    turns: dict[str, list[Found]] = {}
    for find in found:
        if find.label is not None:
            turns.setdefault(_text(text, find), []).append(find)
    lettered = any(len(label) == 1 and label not in _Q_AND_A for label in turns)
    told = next((find for find in found if find.form is not Form.TURN), None)
    speakers = {
        label: cast.add(label, [], named=True, key=(label.lower(),))
        if lettered and len(label) == 1
        else _in_report(scene, cast, finds, told)
        or (_speaker_numbered(scene, cast, finds) if len(turns) == 1 else None)
        or _speaker(scene, cast, label, finds)
        for label, finds in turns.items()
    }
    called = _witnesses(scene, cast, [find for finds in turns.values() for find in finds])
    for person in called.values():
        person.roles -= ANSWERING  # a part in the hearing, and no calling
    return {
        find.label.start: called.get(find.label.start, speakers[label])
        for label, finds in turns.items()
        for find in finds
        if find.label is not None
    }


def _witnesses(scene: Scene, cast: Cast, turns: list[Found]) -> dict[int, Person]:
    """Return whom ``THE WITNESS`` means before each turn of a hearing, by where that begins.

    Whom only an announcement in capitals names in full, as ``Mr. VELIN`` does not, is meant too.
    """
    text = scene.line.text
    turns = sorted(turns, key=lambda find: find.outer)
    labels = [label_words(text, find) for find in turns]
    parts = [set(label) - people.DETERMINERS <= ANSWERING for label in labels]
    if not any(parts) and not any(map(_is_short, labels)):
        return {}
    witnesses = announcements(text, turns, [" ".join(label) for label in labels])
    meant: dict[int, Person] = {}
    by_name: dict[tuple[str, ...], Person] = {}
    for find, label, part in zip(turns, labels, parts, strict=True):
        witness = at(witnesses, find.outer.start) if part else _announced(witnesses, label)
        if witness is not None and find.label is not None:
            if witness.key not in by_name:
                by_name[witness.key] = _witness(cast, witness)
            meant[find.label.start] = by_name[witness.key]
    return meant


def _is_short(label: list[str]) -> bool:
    """Return whether a label is a family name behind a title."""
    return len(label) == _TITLED_NAME and label[0] in _TITLES


def _announced(witnesses: list[Witness], label: list[str]) -> Witness | None:
    """Return the one witness of a family name, or of those the one with the same title."""
    if not _is_short(label):
        return None
    alike = {witness.key: witness for witness in witnesses if witness.key[-1:] == tuple(label[1:])}
    titled = [each for each in alike.values() if each.title == label[0]]
    meant = titled if len(alike) > 1 else list(alike.values())
    return meant[0] if len(meant) == 1 else None


def _witness(cast: Cast, witness: Witness) -> Person:
    """Return the person announced as a witness, with what is told of them there."""
    words = witness.name.lower().split()
    titles = [word.strip(".") for word in words]
    short = cast.named(witness.key[-1:])
    if short is not None and not _is_called(short, titles):
        short = None
    known = _titled(cast, tuple(titles)) or cast.named(witness.key) or short
    if known is not None and len(known.label.split()) <= _TITLED_NAME < len(words):
        cast.christen(known, witness.name, witness.key)
    if known is not None and witness.is_other(known.label):
        known = cast.add(witness.name, [], named=False, key=())
        known.named = True
    person = known or cast.add(witness.name, [], named=True, key=witness.key)
    person.body = False
    person.learn([*titles, *own_words([word.lower() for word in _WORDS.findall(witness.told)])])
    return person


def _is_called(person: Person, titles: list[str]) -> bool:
    """Return whether somebody known by a title and a family name may bear these titles."""
    return len(person.label.split()) <= _TITLED_NAME and person.may_be(gender_of(titles[:1]))


def _titled(cast: Cast, words: tuple[str, ...]) -> Person | None:
    """Return the one person of a family name whom the text gives the same title: Mrs Velin."""
    gender = gender_of([words[0]]) if words and words[0] in HONORIFICS else ""
    if not gender:
        return None
    alike = [
        person
        for person in cast.persons
        if person.named and person.surname == words[-1:] and person.spoken_of_as == gender
    ]
    return alike[0] if len(alike) == 1 else None


def _speaker_numbered(scene: Scene, cast: Cast, finds: list[Found]) -> Person | None:
    """Return who is interviewed where a program has numbered the one who answers: SPEAKER_02."""
    words = label_words(scene.line.text, finds[0])
    numbered = len(words) == _NAME_AND_NUMBER and words[0] in _ANSWERERS and words[1].isdigit()
    return interviewee(scene, cast, finds[0]) if numbered else None


def _in_report(scene: Scene, cast: Cast, finds: list[Found], told: Found | None) -> Person | None:
    """Return who gives the few answers within a report that quotes others above them.

    Args:
        scene: The text.
        cast: Who is who there.
        finds: The answers.
        told: The first words of the text that are no turn, if any.
    """
    words = set(label_words(scene.line.text, finds[0]))
    above = told is not None and told.outer.start < finds[0].outer.start
    if not above or len(finds) > _TURNS or not words or not words <= _ANSWERERS:
        return None
    return told_of_above(scene, cast, finds[0])


def _speaker(scene: Scene, cast: Cast, label: str, finds: list[Found]) -> Person:
    words = label_words(scene.line.text, finds[0])
    label = _BARS.sub(", ", label)
    if "," in label:
        return _described_speaker(cast, label, words)
    if ASKERS & set(words):
        return cast.add(label, ["interviewer"], named=True, key=tuple(words))
    beside = _in_brackets(scene.line.text, finds[0])
    known = None if label.lower() in _Q_AND_A else _known(scene, cast, label, finds[0])
    if known is not None:
        known.body = known.body and len(finds) < _TURNS
        known.learn([*beside, *_presented(scene, label, finds[0])])
        return known
    if set(words) - people.DETERMINERS <= _ANSWERERS:
        return interviewee(scene, cast, finds[0]) or cast.add(label, words, named=True, key=())
    person = cast.add(label, own_words(words), named=True, key=tuple(words))
    person.learn([*beside, *_presented(scene, label, finds[0])])
    return person


def _known(scene: Scene, cast: Cast, label: str, find: Found) -> Person | None:
    """Return whom the document knows by the name before a turn."""
    words = label_words(scene.line.text, find)
    return (
        _titled(cast, tuple(words))
        or _in_head(scene, cast, label, find)
        or cast.named(tuple(words))
        or cast.named(tuple(word for word in words if word not in _TITLES))
        or _of_title(cast, tuple(label.lower().split()))
        or _by_initials(cast, label)
        or _by_initial_and_name(cast, words)
        or _by_role(scene, cast, find)
    )


def _described_speaker(cast: Cast, label: str, words: list[str]) -> Person:
    """Return who speaks behind a name and what they are: COL. ANTON VELIN, FORMER COMMANDER."""
    name = label.partition(",")[0]
    masked = name.endswith(tuple(_MARKS))  # “The Nurse”, 33
    called = set(name.strip(_MARKS).lower().split())
    kind = (not masked and not _KINDS.isdisjoint(called)) or called <= _RANKED
    if kind or name.lower() in _NAMELESS or name[-1:].isdigit():
        key = tuple(name.lower().split())
        return cast.add(described(label) or label, own_words(words), named=False, key=key)
    name = _without_rank(name.strip(_MARKS))
    key = tuple(name.lower().split())
    known = _of_title(cast, key)
    if known is None:
        return cast.add(name, own_words(words), named=True, key=key)
    known.learn(own_words(words))
    return known


def _of_title(cast: Cast, key: tuple[str, ...]) -> Person | None:
    """Return who is known by a name before which only a title stands: COL. FARAJ AL-OBAID."""
    bare = tuple(word for word in key if word[0] != "(" and word.strip(".") not in _TITLES)
    return cast.named(bare) if bare else None


def _without_rank(name: str) -> str:
    """Return a name without the ranks before it: COL. FARAJ AL-OBAID (RET.)."""
    parts = [word for word in name.split() if word[0] != "("]
    while len(parts) > _TITLED_NAME and parts[0].lower().strip(".") in people.RANKS:
        parts = parts[1:]
    return " ".join(parts) if len(parts) > 1 else name


def _in_brackets(text: str, first: Found) -> list[str]:
    """Return the words in brackets right behind a name before a turn: MIHAI (60, lieutenant)."""
    match = _BEHIND.match(text, first.label.end) if first.label is not None else None
    return own_words([word.lower() for word in _WORDS.findall(match["who"])]) if match else []


def _presented(scene: Scene, label: str, first: Found) -> list[str]:
    """Return the words of a line above the turns that says whose a short label is.

    Interviewee: former clerk, 38 (KT); KT: a former clerk, in the opening of a text.
    """
    if len(label) > _SHORT_LABEL:
        return []
    above = scene.line.text[: min(first.outer.start, _OPENING)]
    match = re.search(_BESIDE.replace("LABEL", re.escape(label)), above)
    return own_words([word.lower() for word in _WORDS.findall(match["who"])]) if match else []


def _by_initials(cast: Cast, label: str) -> Person | None:
    """Return the one person whose initials a label gives, all of them or those of two names."""
    letters = "".join(letter for letter in label if letter.isalpha())
    if not 1 < len(letters) <= _MOST_INITIALS or not letters.isupper():
        return None
    named = [(person, _initials(person)) for person in cast.persons]
    whole = [person for person, initials in named if initials == letters]
    part = [person for person, initials in named if _leaves_out(initials, letters)]
    meant = whole or part
    return meant[0] if len(meant) == 1 else None


def _by_initial_and_name(cast: Cast, words: list[str]) -> Person | None:
    """Return the one person of a family name whose first name has this initial: A VELIN."""
    if len(words) != _TITLED_NAME or len(words[0]) > 1:
        return None
    meant = [
        person
        for person in cast.persons
        if person.named
        and person.surname == (words[1],)
        and person.label[:1].lower() == words[0]
        and len(person.label.split()[0].strip(".")) > 1
    ]
    return meant[0] if len(meant) == 1 else None


def _in_head(scene: Scene, cast: Cast, label: str, first: Found) -> Person | None:
    """Return the one whose name above the turns has these initials: AV of Anna Velin, b. 1948.

    Interview with Anna Velin, conducted by Mara Holm: AV.
    """
    letters = label.replace(".", "").replace(" ", "")
    if not 1 < len(letters) <= _MOST_INITIALS or not letters.isalpha() or not label.isupper():
        return None
    above = scene.line.text[: min(first.outer.start, _OPENING)]
    names = {match.group() for match in _FULL_NAME.finditer(above)}
    last = -len(letters)
    split = {name: name.split()[last:] for name in names}
    meant = [" ".join(own) for own in split.values() if "".join(w[0] for w in own) == letters]
    meant = [name for name in meant if not name.isupper() or name.title() not in meant]
    if len(meant) != 1:
        return None
    key = _key(meant[0])
    return cast.named(key) or cast.add(meant[0], [], named=True, key=key)


def _key(name: str) -> tuple[str, ...]:
    return tuple(name.lower().split())


def _initials(person: Person) -> str:
    """Return the first letters of somebody's names without titles; none of a body."""
    if not person.named or person.body:
        return ""
    names = _NAMES.findall(person.label)
    while len(names) > 1 and names[0].lower() in _TITLES:
        names = names[1:]
    return "".join(name[0] for name in names if name[0].isupper())


def _leaves_out(initials: str, letters: str) -> bool:
    """Return whether letters begin as initials do and go on with some of the rest, in order."""
    rest = iter(initials[1:])
    return initials[:1] == letters[0] and all(letter in rest for letter in letters[1:])


def _by_role(scene: Scene, cast: Cast, find: Found) -> Person | None:
    """Return whom the narration has just told of by the role before a turn: HARBOURMASTER."""
    told = label_words(scene.line.text, find)
    if len(told) > 1 or told[0] in people.DETERMINERS:
        return None
    place = bisect_left(scene.line.starts, find.outer.start)
    for seen in reversed(cast.memory.recent(place, _BEFORE_A_TURN)):
        if told[0] in seen.person.roles and not seen.person.several:
            return seen.person
    return None
