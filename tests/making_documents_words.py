"""The invented words that made documents are filled with: 24 quotations and what stands around."""

from __future__ import annotations

from itertools import cycle

_TOLD = """
We were told the bridge was held by bandits. When we came to it there were only women with
baskets, and the captain still gave the order.

I hid my uniform under the floor of the mill and walked for six nights.

Nobody in my platoon slept. We lay with our boots on and listened to the river, and I think
every one of us was already counting the steps to the treeline.

My mother sent word that the village had no salt left because our own trucks had taken it.

They paid us in promises. By the third winter even the promises came late.

The sergeant said that a man who asks why has already left, and he was right about me.

You cannot shoot at a school bell. I kept hearing it ring, and I put the rifle down in the
reeds where nobody would find it before spring.

I had a telephone with a cracked glass. On it I saw what the radio never told us, and after
that I could not salute the flag in the yard.

My brother stayed. He has a house from the regiment and three children, and if he runs they
will be put out on the road the same evening.

What kept me for so long was fear, not faith.

The clerk burned the lists in the stove so that no one could say who had gone on leave and
who had gone for good.

We were forty when we crossed the pass. Eleven of us had rifles, and none of us had orders.

Every letter was opened. My wife learned to write about the weather when she meant the
police.

If the harbour had been open I would have gone a year earlier, and so would half the
company.

He read out the names of the dead and left out those whom our own guns had killed. That was
the hour in which I made up my mind, though I told nobody.

The people in the upper valley gave us bread. We had burned the lower valley in the autumn.

I do not call it courage. I was tired of being ashamed in front of my daughter.

In the barracks they said the villagers poison wells. Then a villager drew water for me and
drank of it first, and I saw how I had been lied to.

A pension is a long rope. They let it out slowly and they never let go of the end.

Our officers sold the petrol, and we pushed the lorries uphill by hand.

There was an oath, yes. I swore it to the country and not to the man on the wall.

The night guard looked at me, looked at my bag, and turned his lamp the other way.

I counted the ones who came with me. I still count them, and I always begin with the two who
did not reach the ferry.

When they asked for volunteers for the square, the whole line took one step back, and then
we knew that we were many.
"""
QUOTATIONS = tuple(" ".join(part.split()) for part in _TOLD.split("\n\n"))

_SAYERS = (
    "a former corporal recalled",
    "said a clerk of the third brigade",
    "a deserter from the coast guard told us",
    "explained a driver who left in the second year",
)
_AROUND = (
    "The garrison at Odrel lay between the river and the salt works.",
    "Records of that year are few, and most of them were kept by the quartermaster.",
    "Rain closed the upper road for weeks at a time.",
    "The province had been under emergency rule since the harvest riots.",
    "Those who left rarely spoke of it as a decision.",
    "Letters from the capital took a month to arrive and were read aloud in the yard.",
    "The interviews were held in a school that had lost its roof.",
    "Prices in the market doubled, and the barracks bought on credit.",
    "Two of the companies were made up of conscripts from the islands.",
    "Officers were forbidden to marry without the consent of the staff.",
)
NOTES = (
    "Interview held at Odrel in the month of thaw, translated by the writer.",
    "The salt works had been taken over by the quartermaster’s office two winters before.",
    "On the harvest riots see the ledger of the province, which counts fewer dead.",
    "Name changed at the wish of the person who was asked.",
)


def paragraphs(per_paragraph: int = 1) -> list[str]:
    """Return paragraphs of a report that quote all quotations in order, in curly marks.

    Args:
        per_paragraph: How many sentences stand before each quotation.
    """
    around = cycle(_AROUND)
    written = []
    for number, (quotation, sayer) in enumerate(zip(QUOTATIONS, cycle(_SAYERS), strict=False)):
        before = " ".join(next(around) for _ in range(per_paragraph + number % 3))
        written.append(f"{before} “{quotation}” {sayer}.")
        if number % 4 == 3:
            written.append(" ".join(next(around) for _ in range(5)))
    return written
