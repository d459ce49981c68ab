"""An invented source with four speakers, for the tests of corrections."""

from __future__ import annotations

import hashlib

from coding.corrections.ground import Ground
from coding.corrections.values import Amendment, Change
from coding.ids import coder_id
from testimonies import ids
from testimonies.values import (
    Certainty,
    Extraction,
    Form,
    Kind,
    Quotation,
    Source,
    SourceKind,
    Span,
    Speaker,
    Text,
    Voice,
)

TEXT = (
    "“We left our rifles in the snow,” said Ilse Varn, a corporal.\n"
    "“They fired first,” Varn said. The “great parade” was over.\n"
    "“No soldier has left,” said Minister Oben Kray.\n"
    "“Nobody asked\nus anything.” That was all the cook would say: nobody asked us anything.\n"
)
SOURCE = ids.source_id(hashlib.sha256(TEXT.encode()).hexdigest())
ME = coder_id("Tova Lind")


def spans(words: str, nth: int = 0) -> tuple[Span, ...]:
    """Return where words stand in the text."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return (Span(start, start + len(words)),)


def speaker(label: str, voice: Voice, *attributes: tuple[str, str]) -> Speaker:
    return Speaker(ids.speaker_id(SOURCE, label), label, voice, attributes)


def quotation(words: str, by: Speaker | None, kind: Kind = Kind.TESTIMONY) -> Quotation:
    where = spans(words)
    return Quotation(
        id=ids.quotation_id(SOURCE, where),
        source_id=SOURCE,
        spans=where,
        speaker_id=by.id if by else None,
        cue=where[0] if by else None,
        form=Form.DIRECT,
        kind=kind,
        rule="said after" if by else "none",
        certainty=Certainty.LIKELY if by else Certainty.UNSURE,
        voice=by.voice if by else Voice.UNKNOWN,
    )


ILSE = speaker("Ilse Varn", Voice.DEFECTOR, ("rank", "corporal"))
VARN = speaker("Varn", Voice.UNKNOWN, ("gender", "female"), ("rank", "private"))
KRAY = speaker("Minister Oben Kray", Voice.OFFICIAL)
RIFLES = quotation("We left our rifles in the snow,", ILSE)
FIRED = quotation("They fired first,", VARN, Kind.STATEMENT)
PARADE = quotation("great parade", None, Kind.TERM)
SOLDIER = quotation("No soldier has left,", KRAY, Kind.STATEMENT)
FOUND = Extraction((ILSE, VARN, KRAY), (RIFLES, FIRED, PARADE, SOLDIER))
ASKED = spans("Nobody asked\nus anything.")
ASKED_ID = ids.quotation_id(SOURCE, ASKED)


def says(
    change: Change, about: str, value: str = "", where: tuple[Span, ...] = (), comment: str = ""
) -> Amendment:
    pieces = (where,) if where else ()
    return Amendment(SOURCE, change, about, ME, value, where, pieces, comment)


ADDED = says(Change.ADD_QUOTATION, ASKED_ID, "direct", ASKED)


def ground(*amendments: Amendment) -> Ground:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    source = Source(SOURCE, "The snow", "snow.txt", SourceKind.ARTICLE, "en", digest, "plain/1")
    return Ground(source, Text(SOURCE, TEXT, digest), FOUND, amendments)
