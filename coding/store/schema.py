"""The tables of a study, format 2, and the rules they keep by themselves."""

from __future__ import annotations

APPLICATION_ID = int.from_bytes(b"exvo")
FORMAT = 2

# `place` numbers rows in the order they were added; it never leaves the store, ids made from
# content do. A `seal` is the digest of what was written: `verify` finds by it what changed since.
_TABLES = (
    """
    CREATE TABLE facts (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE acts (
        number INTEGER PRIMARY KEY,
        what TEXT NOT NULL,
        at TEXT NOT NULL,
        command TEXT NOT NULL,
        decisions INTEGER NOT NULL, -- length of the trail after the act
        head TEXT NOT NULL,         -- hash of the last decision after the act
        corrections INTEGER NOT NULL,   -- the same of the corrections
        corrections_head TEXT NOT NULL,
        events INTEGER NOT NULL,        -- and of the events
        events_head TEXT NOT NULL,
        held TEXT NOT NULL,             -- digest of the facts, seals of tables among them
        seal TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE sources (
        place INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        path TEXT NOT NULL,
        kind TEXT NOT NULL,
        language TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        reader TEXT NOT NULL,
        citation TEXT NOT NULL,
        seal TEXT NOT NULL          -- over the source and all that was found in it
    ) STRICT
    """,
    """
    CREATE TABLE texts (
        place INTEGER PRIMARY KEY,
        source_id TEXT NOT NULL UNIQUE REFERENCES sources (id),
        text TEXT NOT NULL,
        sha256 TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE marks (
        place INTEGER PRIMARY KEY,
        source_id TEXT NOT NULL UNIQUE REFERENCES sources (id),
        marks TEXT NOT NULL         -- JSON: [[kind, start, end, value], ...]; code points
    ) STRICT
    """,
    """
    CREATE TABLE speakers (
        place INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        source_id TEXT NOT NULL REFERENCES sources (id),
        label TEXT NOT NULL,
        voice TEXT NOT NULL,
        attributes TEXT NOT NULL    -- JSON: [[name, value], ...]
    ) STRICT
    """,
    """
    CREATE TABLE quotations (
        place INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        source_id TEXT NOT NULL REFERENCES sources (id),
        speaker_id TEXT REFERENCES speakers (id),
        form TEXT NOT NULL,
        kind TEXT NOT NULL,
        voice TEXT NOT NULL,
        rule TEXT NOT NULL,
        certainty TEXT NOT NULL,
        correction INTEGER REFERENCES corrections (seq) -- what added it; NULL where it was found
    ) STRICT
    """,
    """
    CREATE TABLE passages (
        place INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        quotation_id TEXT NOT NULL REFERENCES quotations (id),
        "index" INTEGER NOT NULL,
        correction INTEGER REFERENCES corrections (seq) -- what added it; NULL where it was found
    ) STRICT
    """,
    """
    CREATE TABLE suggestions (
        place INTEGER PRIMARY KEY,
        passage_id TEXT NOT NULL REFERENCES passages (id),
        code_id TEXT NOT NULL,
        reason TEXT NOT NULL,
        tier TEXT NOT NULL,
        score REAL NOT NULL,
        suggester TEXT NOT NULL,
        codebook_version TEXT NOT NULL,
        UNIQUE (passage_id, code_id, suggester)
    ) STRICT
    """,
    """
    CREATE TABLE coders (
        place INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        seal TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE decisions (
        seq INTEGER PRIMARY KEY,
        passage_id TEXT NOT NULL REFERENCES passages (id),
        code_id TEXT NOT NULL,
        coder_id TEXT NOT NULL REFERENCES coders (id),
        verdict TEXT NOT NULL,
        at TEXT NOT NULL,
        comment TEXT NOT NULL,
        origin TEXT NOT NULL,
        codebook_version TEXT NOT NULL,
        previous_hash TEXT NOT NULL,
        hash TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE corrections (
        seq INTEGER PRIMARY KEY,
        source_id TEXT NOT NULL REFERENCES sources (id),
        change TEXT NOT NULL,
        about TEXT NOT NULL,        -- a speaker or a quotation
        coder_id TEXT NOT NULL REFERENCES coders (id),
        value TEXT NOT NULL,
        spans TEXT NOT NULL,        -- JSON: [[start, end], ...]; code points
        passages TEXT NOT NULL,     -- JSON: [[[start, end], ...], ...]
        at TEXT NOT NULL,
        comment TEXT NOT NULL,
        origin TEXT NOT NULL,
        previous_hash TEXT NOT NULL,
        hash TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE events (
        seq INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        about TEXT NOT NULL,
        coder_id TEXT NOT NULL,     -- empty where nobody did it
        body TEXT NOT NULL,         -- JSON: an object
        at TEXT NOT NULL,
        origin TEXT NOT NULL,
        previous_hash TEXT NOT NULL,
        hash TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE memos (
        place INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        about TEXT NOT NULL,
        coder_id TEXT NOT NULL REFERENCES coders (id),
        at TEXT NOT NULL,
        text TEXT NOT NULL,
        seal TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX speakers_by_source ON speakers (source_id)",
    "CREATE INDEX quotations_by_source ON quotations (source_id)",
    "CREATE INDEX quotations_by_speaker ON quotations (speaker_id)",
    "CREATE INDEX passages_by_quotation ON passages (quotation_id)",
    "CREATE INDEX decisions_by_passage ON decisions (passage_id)",
    "CREATE INDEX corrections_by_source ON corrections (source_id)",
    "CREATE INDEX events_by_kind ON events (kind)",
)


def _spans(table: str, owners: str) -> str:
    return f"""
    CREATE TABLE {table} (
        owner INTEGER NOT NULL REFERENCES {owners} (place) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0), -- code points into the canonical text
        "end" INTEGER NOT NULL CHECK ("end" > start),
        PRIMARY KEY (owner, place)
    ) STRICT, WITHOUT ROWID
    """


def _refused(table: str, what: str, message: str) -> str:
    return f"""
    CREATE TRIGGER {table}_no_{what} BEFORE {what} ON {table}
    BEGIN SELECT RAISE(ABORT, '{message}'); END
    """


# This stops INSERT OR REPLACE too, which fires no trigger for the row it deletes.
def _next_only(table: str, number: str) -> str:
    last = " ".join(("SELECT", f"coalesce(max({number}), 0)", "FROM", table))
    return f"""
    CREATE TRIGGER {table}_next_only BEFORE INSERT ON {table}
    WHEN NEW.{number} <> ({last}) + 1
    BEGIN SELECT RAISE(ABORT, '{table} are added one after the other'); END
    """


STATEMENTS = (
    *_TABLES,
    _spans("quotation_spans", "quotations"),
    _spans("quotation_cues", "quotations"),
    _spans("passage_spans", "passages"),
    _spans("suggestion_evidence", "suggestions"),
    _refused("decisions", "update", "decisions are never changed"),
    _refused("decisions", "delete", "decisions are never deleted"),
    _refused("corrections", "update", "corrections are never changed"),
    _refused("corrections", "delete", "corrections are never deleted"),
    _refused("events", "update", "events are never changed"),
    _refused("events", "delete", "events are never deleted"),
    _refused("acts", "update", "acts are never changed"),
    _refused("acts", "delete", "acts are never deleted"),
    _refused("texts", "update", "a canonical text is never changed"),
    _next_only("decisions", "seq"),
    _next_only("corrections", "seq"),
    _next_only("events", "seq"),
    _next_only("acts", "number"),
)
