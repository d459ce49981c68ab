"""What counts how much for whom a text means: every weight in one place."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from testimonies.values import Voice

if TYPE_CHECKING:
    from collections.abc import Mapping

# How a mention stands in its sentence.
STANDING = MappingProxyType(
    {
        "speaks beside quoted words": 1.15,
        "heads a portrait": 1.5,
        "subject": 1.0,
        "source of words": 0.9,
        "newly named owner": 0.9,
        "described where a sentence ends": 0.95,
        "told of as another's": 0.75,
        "owner": 0.7,
        "owner where a paragraph opens": 0.95,
        "has what a sentence tells of": 0.8,
        "below the main clause": 0.6,
        "named otherwise": 0.45,
        "described otherwise": 0.35,
        "in passing": 0.3,
        "a new one below a preposition": 0.15,
        "nobody": -1.0,
    }
)

# What is added for somebody whom he or she may mean.
MEANT = MappingProxyType(
    {
        "each mention since": -0.05,
        "each word since": -0.002,
        "each paragraph since": -0.2,
        "each mention of them": 0.02,
        "subject of the last sentence": 0.15,
        "subject of the same sentence": 0.25,
        "nameless, told of once, of no gender": -0.15,
        "of the other gender by pronouns or given name": -1.0,
        "a man's relative, where she is meant": 0.2,
        "another, not shown to be a woman, where she is meant": -0.2,
        "a soldier or nameless, not shown to be a woman, where she is meant": -0.4,
        "named in the words": -0.6,
        "dead": -0.4,
        "hardly shown to be a person": -0.5,
        "only in titles so far": -0.3,
        "at the top, silent so far, no latest subject, as who says quoted words": -0.4,
    }
)

LEAST = 0.0  # the sum below which nobody is meant

# What speaks for somebody where no words beside the marks name a speaker.
BARE = MappingProxyType(
    {
        "speaks in this sentence": 8.0,
        "speaks in this paragraph": 6.0,
        "newly named after": 3.0,
        "subject right before": 5.0,
        "says something right before": 2.5,
        "subject earlier in the paragraph": 3.5,
        "subject of the sentence around": 2.0,
        "speaks right before": 3.5,
        "answers one more question": 5.0,
        "whose relative is told of": 4.0,
        "subject after": 3.0,
        "said something earlier": 1.0,
        "spoke last": 1.0,
        "mentioned last": 1.0,
        "mentioned right before": 1.5,
        "says most before": 1.5,
        "says nearly all before": 2.0,
        "main person": 1.0,
        "tells of themselves": 1.5,
        "only as he or she": -0.5,
        "in passing": -3.0,
        "several": -2.0,
        "named in the words": -3.0,
        "dead": -2.0,
        "called so in the words": -6.0,
        "he or she in the words": -9.0,
        "he or she opens the words": -4.0,
        "retold in the words": -9.0,
    }
)
ENOUGH = 2.0  # the least score of whoever is named
MARGIN = 0.25  # by which it is above that of anybody else
SURE = 5.0  # the score from which the answer is likely

# What each sign of where a speaker stands weighs, and for which voice. Defector stands for all who
# left; the text's own word tells which of them. What speaks for service and for leaving counts
# together, since who left has served; the voice with the greatest sum is taken.
VOICES: Mapping[str, tuple[tuple[Voice, float], ...]] = MappingProxyType(
    {
        "asks the questions": ((Voice.OTHER, 12.0),),
        "is a body": ((Voice.ORGANISATION, 14.0),),
        "is called one who left": ((Voice.DEFECTOR, 9.0),),
        "is a soldier who got away": ((Voice.DEFECTOR, 4.0),),
        "is said to have left": ((Voice.DEFECTOR, 6.0),),
        "was something and left it": ((Voice.DEFECTOR, 6.0),),
        "resigned, in a text on those who left": ((Voice.DEFECTOR, 4.5),),
        "left at some time, in a text on those who left": ((Voice.DEFECTOR, 3.0),),
        "leaving is spoken of": ((Voice.DEFECTOR, 3.0),),
        "tells of leaving": ((Voice.DEFECTOR, 4.0),),
        "tells of service": ((Voice.IN_SERVICE, 2.5),),
        "tells of service, in a text on those who left": ((Voice.DEFECTOR, 1.5),),
        "is a soldier": ((Voice.IN_SERVICE, 3.0),),
        "is a soldier in a text on several who left": ((Voice.DEFECTOR, 1.5),),
        "is a soldier in a text on one who left, often": ((Voice.DEFECTOR, 1.5),),
        "is one of the soldiers a text counts": ((Voice.IN_SERVICE, 3.0),),
        "was a soldier": ((Voice.DEFECTOR, 2.5),),
        "is retired": ((Voice.OTHER, 9.0),),
        "has a rank marked as retired": ((Voice.OTHER, 3.0),),
        "stayed when others left": ((Voice.OTHER, 11.0),),
        "is still in": ((Voice.IN_SERVICE, 6.0),),
        "is said to have served": ((Voice.IN_SERVICE, 2.6),),
        "served, in a text on several who left": ((Voice.DEFECTOR, 1.0),),
        "gives orders to soldiers": ((Voice.OFFICIAL, 6.0),),
        "has superiors or comrades": ((Voice.IN_SERVICE, 1.0),),
        "commands a unit": ((Voice.IN_SERVICE, 4.0),),
        "is a captured fighter": ((Voice.IN_SERVICE, 4.0),),
        "is at the top": ((Voice.OFFICIAL, 6.0),),
        "is a general": ((Voice.OFFICIAL, 6.0),),
        "was at the top": ((Voice.OFFICIAL, 4.0),),
        "is a colonel named in passing": ((Voice.OFFICIAL, 5.0),),
        "is high in the police": ((Voice.OFFICIAL, 6.5),),
        "sits at a desk": ((Voice.OFFICIAL, 6.0),),
        "sits in a court": ((Voice.OFFICIAL, 12.0),),
        "is a source somewhere": ((Voice.OTHER, 9.0),),
        "is in charge of a place": ((Voice.OFFICIAL, 6.0),),
        "is an officer who sounds like none inside": ((Voice.OFFICIAL, 5.0),),
        "commands today": ((Voice.OFFICIAL, 10.0),),
        "denies what is said": ((Voice.OFFICIAL, 9.0),),
        "is a soldier of another country": ((Voice.OTHER, 5.5),),
        "answers for a force": ((Voice.OFFICIAL, 6.0),),
        "speaks without leave of an office": ((Voice.OFFICIAL, 5.0),),
        "answers where an officer is on duty": ((Voice.OFFICIAL, 6.0),),
        "is a political officer": ((Voice.OFFICIAL, 6.0),),
        "speaks for others": ((Voice.OFFICIAL, 9.0),),
        "is one of several in a text on those who left": ((Voice.DEFECTOR, 1.5),),
        "is an elder": ((Voice.OTHER, 2.5),),
        "was an inspector": ((Voice.DEFECTOR, 7.0),),
        "is an inspector without a name": ((Voice.IN_SERVICE, 6.5),),
        "is an inspector who tells of service": ((Voice.IN_SERVICE, 4.0),),
        "is a comrade": ((Voice.IN_SERVICE, 4.0),),
        "goes by a code, in a text on those who left": ((Voice.DEFECTOR, 2.0),),
        "is heard in a text on those who left": ((Voice.DEFECTOR, 1.5),),
        "was a member, in a text on those who left": ((Voice.DEFECTOR, 5.0),),
        "was something in a unit, in a text on those who left": ((Voice.DEFECTOR, 6.5),),
        "was a fighter, in a text on those who left": ((Voice.DEFECTOR, 5.0),),
        "is of the force that others went over to": ((Voice.OTHER, 6.0),),
        "tells how others left or were received": ((Voice.OTHER, 3.0),),
        "speaks of whoever leaves": ((Voice.OTHER, 2.0),),
        "judges those who left": ((Voice.OTHER, 3.0),),
        "is of those to whom others came": ((Voice.OTHER, 5.0),),
        "is an official": ((Voice.OFFICIAL, 5.0),),
        "is an expert": ((Voice.EXPERT, 3.5),),
        "is a scholar or lawyer": ((Voice.EXPERT, 2.0),),
        "studies things": ((Voice.EXPERT, 3.0),),
        "is cited with a year": ((Voice.EXPERT, 6.0),),
        "is now one who judges from outside": ((Voice.EXPERT, 6.0),),
        "teaches at a university": ((Voice.EXPERT, 6.0),),
        "argues": ((Voice.EXPERT, 4.0),),
        "has a civil trade": ((Voice.OTHER, 2.5),),
        "lives nearby and has no name": ((Voice.OTHER, 2.5),),
        "speaks for those who organise": ((Voice.OTHER, 2.5),),
        "is called doctor": ((Voice.OTHER, 2.0),),
        "never served": ((Voice.OTHER, 5.0),),
        "was harmed, or somebody close": ((Voice.OTHER, 5.0),),
        "helps those who leave": ((Voice.OTHER, 3.0),),
        "deals with those who left": ((Voice.OTHER, 3.0),),
        "practises a calling": ((Voice.OTHER, 2.5),),
        "speaks from a society": ((Voice.OTHER, 2.5),),
        "speaks from a society, and is no expert": ((Voice.OTHER, 2.0),),
        "serves with rebels": ((Voice.OTHER, 6.0),),
        "is of a resistance": ((Voice.OTHER, 6.0),),
        "leads veterans": ((Voice.OTHER, 5.0),),
        "leads rebels": ((Voice.OTHER, 6.0),),
        "was a rebel soldier": ((Voice.DEFECTOR, 3.0),),
        "has a relative who was a soldier": ((Voice.FAMILY, 6.0),),
        "is a relative": ((Voice.FAMILY, 8.0),),
        "is called somebody's relative further on": ((Voice.FAMILY, 5.0),),
        "is a widow": ((Voice.FAMILY, 2.0),),
        "has a relative who serves": ((Voice.FAMILY, 5.0),),
        "has a husband, son or brother who serves": ((Voice.FAMILY, 3.0),),
        "shares the family name of whom the text is about": ((Voice.FAMILY, 2.5),),
        "tells of kin": ((Voice.FAMILY, 3.0),),
        "is quoted among kin": ((Voice.FAMILY, 3.0),),
        "the text on several who left is about": ((Voice.DEFECTOR, 3.0),),
        "is named where those who left are": ((Voice.DEFECTOR, 1.5),),
        "is the one the text tells of most": ((Voice.DEFECTOR, 0.45),),
        "speaks of army life": ((Voice.IN_SERVICE, 1.0),),
        "sounds like one inside, in a text on those who left": (
            (Voice.DEFECTOR, 1.0),  # tells which of those inside, and not whether
            (Voice.IN_SERVICE, -1.0),
        ),
        "is another like one inside": ((Voice.DEFECTOR, 2.0),),
    }
)
PLAINLY_INSIDE = 0.75  # log-odds by own words from which they speak for somebody inside
OWN_WORDS = 1.3  # what each step beyond that weighs
WORDS_OF_OTHERS = 1.0  # and what each step below 0 does
MOST_OUTSIDE, MOST_INSIDE = -2.0, 4.0  # log-odds from which own words weigh no more
CLEAR = 1.0  # the least sum of a voice
LEFT = 1.0  # what speaks for leaving, at least, where somebody served and is not said to be in
OTHERS = 0.5  # how much of what speaks for further voices outside counts against one inside
