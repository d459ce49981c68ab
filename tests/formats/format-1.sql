PRAGMA application_id = 1702393455;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE acts (
        number INTEGER PRIMARY KEY,
        what TEXT NOT NULL,
        at TEXT NOT NULL,
        command TEXT NOT NULL,
        decisions INTEGER NOT NULL, -- length of the trail after the act
        head TEXT NOT NULL,         -- hash of the last decision after the act
        corrections INTEGER NOT NULL,   -- the same of the corrections
        corrections_head TEXT NOT NULL,
        seal TEXT NOT NULL
    ) STRICT
    ;
INSERT INTO "acts" VALUES(1,'study made: 0000000000000000','2031-05-04T09:30:00Z','init',0,'0000000000000000000000000000000000000000000000000000000000000000',0,'0000000000000000000000000000000000000000000000000000000000000000','c6c1aa07598d8c4365be71533fff2fc0142912950c7ae2bb956ed0677de118b8');
INSERT INTO "acts" VALUES(2,'source s-b7wx54kc7v','2031-05-04T09:30:00Z','init',0,'0000000000000000000000000000000000000000000000000000000000000000',0,'0000000000000000000000000000000000000000000000000000000000000000','e816709f63e1a727ee61b2116430d84dec68443fdbbf4b0718e3e61394218ac9');
INSERT INTO "acts" VALUES(3,'coder c-90rz9vg7mn','2031-05-04T09:30:00Z','init',0,'0000000000000000000000000000000000000000000000000000000000000000',0,'0000000000000000000000000000000000000000000000000000000000000000','6c166391fec4ce58ef61074d96bcf7f3c10340cf130fc7e8b7a46ca56a0bf35a');
INSERT INTO "acts" VALUES(4,'coder c-b22gjya1yw','2031-05-04T09:30:00Z','init',0,'0000000000000000000000000000000000000000000000000000000000000000',0,'0000000000000000000000000000000000000000000000000000000000000000','8f40c5f22bf62c3469c23f61b237b86223d40684d489bbf30802c158bfeb6b47');
INSERT INTO "acts" VALUES(5,'decisions: 2','2031-05-04T09:30:00Z','init',2,'d7454d8331170c14818e3e901e788757afd1923f94f4826038a69b464d6f6444',0,'0000000000000000000000000000000000000000000000000000000000000000','ceac6c8a1e45a412fe831e640ca792a12ed9fdde9045e8ca1b2077dd5c87cb0e');
INSERT INTO "acts" VALUES(6,'decisions: 1','2031-05-04T09:30:00Z','init',3,'dfd24aff339c8b497ecf6ff3969268b025c44b37916f5d1d57f8fdd378ee174e',0,'0000000000000000000000000000000000000000000000000000000000000000','c1d5ca8522721ac566101dc687e70f9791ec8beaf0c05bb2efb79100cf75e4df');
INSERT INTO "acts" VALUES(7,'memo m-1','2031-05-04T09:30:00Z','init',3,'dfd24aff339c8b497ecf6ff3969268b025c44b37916f5d1d57f8fdd378ee174e',0,'0000000000000000000000000000000000000000000000000000000000000000','997f412a1dfc00c4745a8a2336f55fdbb47cc28a4f266ef8237a0d51d0511924');
INSERT INTO "acts" VALUES(8,'suggestions by cues: 1','2031-05-04T09:30:00Z','init',3,'dfd24aff339c8b497ecf6ff3969268b025c44b37916f5d1d57f8fdd378ee174e',0,'0000000000000000000000000000000000000000000000000000000000000000','d916e8bcd1872c64f317feed23b093f3cde23a7c9146daf0248c9ad63f9ff38e');
INSERT INTO "acts" VALUES(9,'corrections: 2','2031-05-04T09:30:00Z','init',3,'dfd24aff339c8b497ecf6ff3969268b025c44b37916f5d1d57f8fdd378ee174e',2,'ef2c118449b35c6941e92a58d7d983a857906de948b3bb51407e689add00f441','deb182ccb1abc10f3427ffdbb626e5782a9a6f7014e200c827345a6458eb3adf');
CREATE TABLE coders (
        place INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        seal TEXT NOT NULL
    ) STRICT
    ;
INSERT INTO "coders" VALUES(1,'c-90rz9vg7mn','Mira','human','63ce87dff16addfeab9e23dd6d3b223bf44a846e741cacccdf711b566abe7369');
INSERT INTO "coders" VALUES(2,'c-b22gjya1yw','Tove','human','9a6e17eabb93f6e8446f41a60579f8fa9555589d8186b93928e1b6f3ab7ea706');
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
    ;
INSERT INTO "corrections" VALUES(1,'s-b7wx54kc7v','rename speaker','v-7t14rvr7e7','c-90rz9vg7mn','Oru V.','[]','[]','2031-05-04T09:30:00Z','','shell','0000000000000000000000000000000000000000000000000000000000000000','1f9633b9ece8af210401d87ec234a683fda34cb6e0373cfb163fcf9ee943ec91');
INSERT INTO "corrections" VALUES(2,'s-b7wx54kc7v','add quotation','q-j10y37xt6w','c-90rz9vg7mn','direct','[[78, 88]]','[[[78, 88]]]','2031-05-04T09:30:00Z','','shell','1f9633b9ece8af210401d87ec234a683fda34cb6e0373cfb163fcf9ee943ec91','ef2c118449b35c6941e92a58d7d983a857906de948b3bb51407e689add00f441');
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
    ;
INSERT INTO "decisions" VALUES(1,'p-vwrqgt3q45','driver.moral','c-90rz9vg7mn','accept','2031-05-04T09:30:00Z','Plainly said.','shell','v1','0000000000000000000000000000000000000000000000000000000000000000','4c9c15c084be27a01af0d5421f36b58bc4395f3cc1b45fdc1908e3451676efbe');
INSERT INTO "decisions" VALUES(2,'p-vwrqgt3q45','driver.moral','c-b22gjya1yw','accept','2031-05-04T09:30:00Z','','shell','v1','4c9c15c084be27a01af0d5421f36b58bc4395f3cc1b45fdc1908e3451676efbe','d7454d8331170c14818e3e901e788757afd1923f94f4826038a69b464d6f6444');
INSERT INTO "decisions" VALUES(3,'p-vwrqgt3q45','driver.moral','c-90rz9vg7mn','unsure','2031-05-04T09:30:00Z','','shell','v2','d7454d8331170c14818e3e901e788757afd1923f94f4826038a69b464d6f6444','dfd24aff339c8b497ecf6ff3969268b025c44b37916f5d1d57f8fdd378ee174e');
CREATE TABLE facts (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT
    ;
INSERT INTO "facts" VALUES('format','1');
INSERT INTO "facts" VALUES('made','2031-05-04T09:30:00Z');
CREATE TABLE memos (
        place INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        about TEXT NOT NULL,
        coder_id TEXT NOT NULL REFERENCES coders (id),
        at TEXT NOT NULL,
        text TEXT NOT NULL,
        seal TEXT NOT NULL
    ) STRICT
    ;
INSERT INTO "memos" VALUES(1,'m-1','driver.moral','c-90rz9vg7mn','2031-05-04T09:30:00Z','Ask again.','820b3f60d473f6417f180af3a4091d663927b5ced274ea538e280d8bc518f2a5');
CREATE TABLE passage_spans (
        owner INTEGER NOT NULL REFERENCES passages (place) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0), -- code points into the canonical text
        "end" INTEGER NOT NULL CHECK ("end" > start),
        PRIMARY KEY (owner, place)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "passage_spans" VALUES(1,0,1,23);
INSERT INTO "passage_spans" VALUES(1,1,53,77);
INSERT INTO "passage_spans" VALUES(2,0,78,88);
CREATE TABLE passages (
        place INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        quotation_id TEXT NOT NULL REFERENCES quotations (id),
        "index" INTEGER NOT NULL,
        correction INTEGER REFERENCES corrections (seq) -- what added it; NULL where it was found
    ) STRICT
    ;
INSERT INTO "passages" VALUES(1,'p-vwrqgt3q45','q-w5ppwpzjxj',0,NULL);
INSERT INTO "passages" VALUES(2,'p-y4dvkxzfk2','q-j10y37xt6w',0,2);
CREATE TABLE quotation_cues (
        owner INTEGER NOT NULL REFERENCES quotations (place) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0), -- code points into the canonical text
        "end" INTEGER NOT NULL CHECK ("end" > start),
        PRIMARY KEY (owner, place)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "quotation_cues" VALUES(1,0,25,38);
CREATE TABLE quotation_spans (
        owner INTEGER NOT NULL REFERENCES quotations (place) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0), -- code points into the canonical text
        "end" INTEGER NOT NULL CHECK ("end" > start),
        PRIMARY KEY (owner, place)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "quotation_spans" VALUES(1,0,1,23);
INSERT INTO "quotation_spans" VALUES(1,1,53,77);
INSERT INTO "quotation_spans" VALUES(2,0,78,88);
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
    ;
INSERT INTO "quotations" VALUES(1,'q-w5ppwpzjxj','s-b7wx54kc7v','v-7t14rvr7e7','direct','testimony','deserter','after-comma','likely',NULL);
INSERT INTO "quotations" VALUES(2,'q-j10y37xt6w','s-b7wx54kc7v',NULL,'direct','statement','unknown','person','certain',2);
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
        seal TEXT NOT NULL          -- over the source, its speakers, quotations and passages
    ) STRICT
    ;
INSERT INTO "sources" VALUES(1,'s-b7wx54kc7v','Oru Venn','a.txt','article','en','68d0c35468e4dd4d43be473fd8b22eb29fd141074b3da3000c2f510a7b1f20ad','plain/1','','e88e155c750c393d57751362e672228d01ca4dd48d2dc912f18ea99a5a3056c9');
CREATE TABLE speakers (
        place INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        source_id TEXT NOT NULL REFERENCES sources (id),
        label TEXT NOT NULL,
        voice TEXT NOT NULL,
        attributes TEXT NOT NULL    -- JSON: [[name, value], ...]
    ) STRICT
    ;
INSERT INTO "speakers" VALUES(1,'v-7t14rvr7e7','s-b7wx54kc7v','Oru Venn','defector','[["rank", "Oru Venn"], ["region", "the north"]]');
CREATE TABLE suggestion_evidence (
        owner INTEGER NOT NULL REFERENCES suggestions (place) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0), -- code points into the canonical text
        "end" INTEGER NOT NULL CHECK ("end" > start),
        PRIMARY KEY (owner, place)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "suggestion_evidence" VALUES(1,0,1,3);
INSERT INTO "suggestion_evidence" VALUES(1,1,17,23);
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
    ;
INSERT INTO "suggestions" VALUES(1,'p-vwrqgt3q45','driver.moral','It says so.','weak',0.25,'cues/1','v1');
CREATE TABLE texts (
        place INTEGER PRIMARY KEY,
        source_id TEXT NOT NULL UNIQUE REFERENCES sources (id),
        text TEXT NOT NULL,
        sha256 TEXT NOT NULL
    ) STRICT
    ;
INSERT INTO "texts" VALUES(1,'s-b7wx54kc7v','“We lowered our rifles,” said Oru Venn, a corporal, “and then we walked home.” Snow fell.','68d0c35468e4dd4d43be473fd8b22eb29fd141074b3da3000c2f510a7b1f20ad');
CREATE INDEX speakers_by_source ON speakers (source_id);
CREATE INDEX quotations_by_source ON quotations (source_id);
CREATE INDEX quotations_by_speaker ON quotations (speaker_id);
CREATE INDEX passages_by_quotation ON passages (quotation_id);
CREATE INDEX decisions_by_passage ON decisions (passage_id);
CREATE INDEX corrections_by_source ON corrections (source_id);
CREATE TRIGGER decisions_no_update BEFORE update ON decisions
    BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER decisions_no_delete BEFORE delete ON decisions
    BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;
CREATE TRIGGER corrections_no_update BEFORE update ON corrections
    BEGIN SELECT RAISE(ABORT, 'corrections are never changed'); END;
CREATE TRIGGER corrections_no_delete BEFORE delete ON corrections
    BEGIN SELECT RAISE(ABORT, 'corrections are never deleted'); END;
CREATE TRIGGER acts_no_update BEFORE update ON acts
    BEGIN SELECT RAISE(ABORT, 'acts are never changed'); END;
CREATE TRIGGER acts_no_delete BEFORE delete ON acts
    BEGIN SELECT RAISE(ABORT, 'acts are never deleted'); END;
CREATE TRIGGER texts_no_update BEFORE update ON texts
    BEGIN SELECT RAISE(ABORT, 'a canonical text is never changed'); END;
CREATE TRIGGER decisions_next_only BEFORE INSERT ON decisions
    WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) FROM decisions) + 1
    BEGIN SELECT RAISE(ABORT, 'decisions are added one after the other'); END;
CREATE TRIGGER corrections_next_only BEFORE INSERT ON corrections
    WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) FROM corrections) + 1
    BEGIN SELECT RAISE(ABORT, 'corrections are added one after the other'); END;
CREATE TRIGGER acts_next_only BEFORE INSERT ON acts
    WHEN NEW.number <> (SELECT coalesce(max(number), 0) FROM acts) + 1
    BEGIN SELECT RAISE(ABORT, 'acts are added one after the other'); END;
COMMIT;
