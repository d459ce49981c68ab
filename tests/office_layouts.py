"""Twenty-four invented quotations set in the ways that office documents have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.office_files import Para, Piece, Table, para

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Layout = Callable[[int, str], list[Para | Table]]

QUOTATIONS = (
    "They told us the market was full of rebels. It was full of onions.",
    "My brother was in the square that day, and I was in the lorry that blocked it.",
    "I signed for ten years. After two I could not look at the flag.",
    "The captain kept our pay and said the state was poor. He built a house.",
    "We were ordered to fire above their heads; the next day nobody said above.",
    "If I had run alone my mother would have paid for it.",
    "A friend sent me a picture of the ferry. I understood that he was across.",
    "Nobody in the platoon believed the radio any more, but nobody said so either.",
    "I thought of the oath often. Then I read it again: it names the people first.",
    "The colonel asked who would go. The whole row looked at its boots.",
    "On the third night the medic left, and after him there was no reason to stay.",
    "You do not leave an army. You leave the eleven men you sleep beside.",
    "They burned the mill where my father had worked, and they made us watch.",
    "What kept me was the loan: the bank belonged to the ministry.",
    "She wrote that I should come home or not write again.",
    "There was a number one could call. I learned it the way one learns a prayer.",
    "In the academy they said that we were the roof of the nation.",
    "I am not a brave man; I was simply the last to be paid.",
    "The villagers hid us for nine days and would take nothing but salt.",
    "When the order came to search the school I handed in my rifle.",
    "My sergeant turned his back so that he need not see me go.",
    "We heard of the strike from the prisoners. They were better informed than we.",
    "I was afraid of the border, the mines, the dogs, in that order.",
    "Nothing was promised to us on the other side, and that I could believe.",
)
SPEAKERS = ("a former corporal", "the clerk", "a signaller", "one of the drivers")
DELETIONS = ("this was struck out", "another name stood here")
INTRODUCTION = (
    "The people in this chapter served in the army of the Ostrel valley, and all of them left it "
    "in the winter of the long strike; their names are changed."
)


@dataclass(frozen=True)
class Laid:
    """A document and what its reading must give.

    Attributes:
        items: The document.
        notes: The words of its notes.
    """

    items: tuple[Para | Table, ...]
    notes: tuple[str, ...]


def inline(i: int, words: str) -> list[Para | Table]:
    """Quotation marks in a sentence, a word of it in bold."""
    first, _, rest = words.partition(" ")
    pieces = (Piece("“"), Piece(first, "bold"), Piece(f" {rest}” said {SPEAKERS[i % 4]}."))
    return [Para(pieces)]


def noted(i: int, words: str) -> list[Para | Table]:
    """A note inside the quotation and one behind it, both with marks of their own."""
    first, _, rest = words.partition(" ")
    return [
        Para(
            (
                Piece(f"“{first}"),
                Piece(f"Translated by the writer, talk {i}; compare “The road”.", "note"),
                Piece(f" {rest}”"),
                Piece(f"Talk {i} at the ford, “my words” as the tape has them.", "note"),
                Piece(f" So {SPEAKERS[i % 4]} put it."),
            )
        )
    ]


def styled(i: int, words: str) -> list[Para | Table]:
    """A paragraph in the style of quotations, a note at its end."""
    return [
        para(f"This is how {SPEAKERS[i % 4]} remembers those weeks and what came after them:"),
        Para((Piece(words), Piece(f"Talk {i}, page {i + 3}.", "note")), "quote"),
    ]


def indented(i: int, words: str) -> list[Para | Table]:
    """A paragraph indented on both sides."""
    return [para(f"Asked about it again, {SPEAKERS[i % 4]} went on:"), para(words, "indented")]


def tabled(i: int, words: str) -> list[Para | Table]:
    """A cell of a table."""
    said = para(f"“{words}” ({SPEAKERS[i % 4]}, interviewed in May)")
    return [Table(((para("Talk"), para("Words")), (para(f"No. {i}"), said)))]


def tracked(i: int, words: str) -> list[Para | Table]:
    """A quotation that somebody has corrected with changes tracked."""
    first, second, *rest = words.split(" ")
    return [
        Para(
            (
                Piece(f"{SPEAKERS[i % 4].capitalize()} said: “{first} "),
                Piece(f"{DELETIONS[0]} ", "deleted"),
                Piece(second, "inserted"),
                Piece(f" {' '.join(rest)}”"),
                Piece(f" {DELETIONS[1]}", "deleted"),
                Piece("is this so?", "comment"),
            )
        )
    ]


LAYOUTS: dict[str, tuple[Layout, ...]] = {
    "marks": (inline,),
    "notes": (noted,),
    "style": (styled,),
    "indents": (indented,),
    "tables": (tabled,),
    "tracked": (tracked,),
    "mixed": (inline, noted, styled, indented, tabled, tracked),
}


def laid(name: str) -> Laid:
    """Return a document with all quotations set in these ways in turn, text between them."""
    layouts = LAYOUTS[name]
    items: list[Para | Table] = [para("Voices from the valley", "title"), para(INTRODUCTION)]
    for i, words in enumerate(QUOTATIONS):
        items += layouts[i % len(layouts)](i, words)
        items.append(para(f"The talk went on, and part {i} of it is told in chapter {i % 5}."))
    return Laid(tuple(items), tuple(_notes(items)))


def _notes(items: list[Para | Table]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Para):
            yield from (piece.text for piece in item.pieces if piece.how == "note")
