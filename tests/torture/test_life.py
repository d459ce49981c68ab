"""The whole life of a study against a few dictionaries: whatever is done, both say the same."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from coding.assignments import seen, sightings, standing_assignments
from coding.corrections.values import Amendment, Change
from coding.errors import CannotUndoError
from coding.ids import coder_id
from coding.store import Store
from coding.values import Assignment, Coder, Memo, Ruling, Verdict
from exitvoice.study.backups import back_up, restore
from exitvoice.study.folder import Study, make_study, open_study
from exitvoice.study.plain_text import read_in, write_out
from exitvoice.study.settings import Settings
from exitvoice.verbs.undoing import Wish, undo
from testimonies.values import Span, Voice
from tests.torture.scale import often
from tests.unit.store_cases import AT, CUE, TEXT, document

CODERS = tuple(Coder(coder_id(name), name) for name in ("Mira", "Tove"))
CODES = ("driver.a", "driver.b")
TEXTS = (TEXT, "Another text. “We went.” said Bo.")
SPANS = (((Span(1, 23), Span(53, 77)),), ((Span(15, 23),),))


class Life(RuleBasedStateMachine):
    """A study, and beside it what everybody last said."""

    def __init__(self) -> None:
        super().__init__()
        self.place = Path(tempfile.mkdtemp(prefix="life-"))
        self.turn = 0
        self.verdicts: dict[Assignment, Verdict] = {}
        self.seen: set[tuple[str, str]] = set()
        self.voices: dict[str, Voice] = {}
        self.sources: list[str] = []
        self.memos: list[str] = []
        self.undoable: list[tuple[int, str, object, object]] = []

    def teardown(self) -> None:
        shutil.rmtree(self.place)

    def fresh(self, name: str) -> Path:
        self.turn += 1
        return self.place / f"{name}-{self.turn}"

    @initialize()
    def begin(self) -> None:
        self.study: Study = make_study(self.fresh("study"), Settings(title="Life"), at=AT)
        with self.study.store() as store:
            for coder in CODERS:
                store.add_coder(coder, at=AT)
        self.add(0)

    @precondition(lambda self: len(self.sources) < len(TEXTS))
    @rule()
    def add_another(self) -> None:
        self.add(len(self.sources))

    def add(self, number: int) -> None:
        cue = CUE if number == 0 else None
        new = document(TEXTS[number], spans=SPANS[number], label=f"Speaker {number}", cue=cue)
        path = self.study.originals / f"{number}.txt"
        path.write_bytes(new.reading.data)
        with self.study.store() as store:
            new.store(store)
        self.sources.append(new.reading.source.id)
        self.voices[new.extraction.speakers[0].id] = new.extraction.speakers[0].voice

    @rule(
        which=st.integers(0, 1),
        code=st.sampled_from(CODES),
        coder=st.sampled_from(CODERS),
        verdict=st.sampled_from(Verdict),
    )
    def decide(self, which: int, code: str, coder: Coder, verdict: Verdict) -> None:
        with self.study.store(command="code") as store:
            passages = store.passages()
            passage = passages[which % len(passages)].id
            about = Assignment(passage, code, coder.id)
            store.decide(
                [Ruling(passage, code, coder.id, verdict, "why")], at=AT, codebook_version="v1"
            )
            act = len(store.acts())
        self.undoable.append((act, "verdict", about, self.verdicts.get(about, Verdict.WITHDRAW)))
        self.verdicts[about] = verdict
        self.seen.add((passage, coder.id))

    @rule(which=st.integers(0, 1), voice=st.sampled_from([Voice.OFFICIAL, Voice.FAMILY]))
    def correct(self, which: int, voice: Voice) -> None:
        source = self.sources[which % len(self.sources)]
        with self.study.store() as store:
            (speaker,) = store.found(source).speakers
            amendment = Amendment(
                source, Change.SPEAKER_VOICE, speaker.id, CODERS[0].id, voice.value
            )
            store.correct([amendment], at=AT)
            act = len(store.acts())
        self.undoable.append((act, "voice", speaker.id, self.voices[speaker.id]))
        self.voices[speaker.id] = voice

    @rule(which=st.integers(0, 1), coder=st.sampled_from(CODERS))
    def look(self, which: int, coder: Coder) -> None:
        with self.study.store() as store:
            passages = store.passages()
            passage = passages[which % len(passages)].id
            store.record(sightings([passage], coder.id), at=AT)
        self.seen.add((passage, coder.id))

    @rule(text=st.text(min_size=1, max_size=9).filter(lambda text: text.isprintable()))
    def note(self, text: str) -> None:
        with self.study.store() as store:
            id_ = f"m-{len(self.memos)}"
            store.add_memo(Memo(id_, CODES[0], CODERS[1].id, AT, text))
        self.memos.append(text)

    @precondition(lambda self: self.undoable)
    @rule()
    def undo_the_last(self) -> None:
        act, what, about, before = self.undoable.pop()
        with self.study.store(command="undo") as store:
            undo(store, Wish(act, "Mira"), codebook_version="v1", at=AT)
        if what == "verdict":
            self.verdicts[about] = before  # type: ignore[index, assignment]
        else:
            self.voices[about] = before  # type: ignore[index, assignment]
        self.undoable = [each for each in self.undoable if each[0] != act]

    @rule(act=st.integers(1, 3))
    def undo_what_cannot_be_undone(self, act: int) -> None:
        with self.study.store(command="undo") as store:
            before = store.acts()
            try:
                undo(store, Wish(act, "Mira"), codebook_version="v1", at=AT)
            except CannotUndoError:
                assert store.acts() == before
            else:
                raise AssertionError(act)

    @rule()
    def go_on_in_a_backup(self) -> None:
        archive, folder = self.fresh("copy").with_suffix(".zip"), self.fresh("restored")
        back_up(self.study, archive)
        restore(archive, folder)
        self.study = open_study(folder)

    @rule()
    def go_on_in_an_export(self) -> None:
        text, folder = self.fresh("text"), self.fresh("imported")
        write_out(self.study, text)
        read_in(text, folder)
        self.study = open_study(folder)

    @invariant()
    def what_stands_is_what_was_said(self) -> None:
        if not self.sources:
            return
        with Store.open(self.study.database, read_only=True) as store:
            assert store.verify() == ()
            decisions = store.decisions()
            given = {each for each, last in self.verdicts.items() if last is Verdict.ACCEPT}
            assert standing_assignments(decisions) == given
            assert seen(decisions, store.events()) == self.seen
            assert {each.id: each.voice for each in store.speakers()} == self.voices
            assert [each.id for each in store.sources()] == self.sources
            assert [each.text for each in store.memos()] == self.memos


Life.TestCase.settings = settings(
    max_examples=often(4, 100),
    stateful_step_count=often(15, 40),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestLife = Life.TestCase
