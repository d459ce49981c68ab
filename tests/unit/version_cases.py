"""Invented documents for the tests of versions, and studies to change them in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coding.ids import coder_id
from coding.values import Coder, Ruling, Verdict
from exitvoice.study.folder import make_study
from exitvoice.study.settings import Settings
from exitvoice.verbs.adding import ReadingChoices, add
from exitvoice.verbs.updating import Updated, update
from testimonies.excerpts import excerpt
from testimonies.likeness import Sketches
from tests.unit.store_cases import AT

if TYPE_CHECKING:
    from pathlib import Path

    from coding.store import Store
    from exitvoice.study.folder import Study

MIRA = Coder(coder_id("Mira"), "Mira")
NOTHING_SAID = ReadingChoices()
_WRAPPED = """
The ferry had stopped running by then. “We were told to guard the ferry and to let nobody over who
had a suitcase,” said Oru Venn, a corporal who deserted in March. “My aunt came with a suitcase and
I let her over.”

Snow lay on the quay for a week, and the market stayed shut.

“The captain read us a list of names every evening and told us it would get shorter,” said Sergeant
Ilse Tarn, who defected in May. “It got shorter. I did not wait for the rest of the letters.”

A clerk of the harbour office kept the old timetables in a drawer.

“They took my boots for the parade and never gave them back, so I walked to the border in my
brother’s shoes,” said Private Dov Kestrel, a defector.

“Nobody in the barracks slept that night. We heard the trucks come back empty,” said Lena Marsh, the
wife of a lieutenant.
"""
PARAGRAPHS = tuple(each.replace("\n", " ") for each in _WRAPPED.strip().split("\n\n"))


def text_of(paragraphs: list[str] | tuple[str, ...] = PARAGRAPHS) -> str:
    """Return a document of these paragraphs."""
    return "\n\n".join(paragraphs) + "\n"


def study_in(folder: Path) -> Study:
    """Return an empty study with one coder, made below the folder."""
    study = make_study(folder / "study", Settings(title="The ferry", coder="Mira"), at=AT)
    with study.store() as store:
        store.add_coder(MIRA, at=AT)
    return study


def put_in(study: Study, store: Store, text: str, name: str = "ferry.txt") -> None:
    """Add a document of this text."""
    path = written(study, text, name)
    list(add(study, store, path, NOTHING_SAID, sketches=Sketches(), at=AT))


def changed(study: Study, store: Store, text: str, name: str = "ferry.txt") -> Updated:
    """Add this text as a newer version."""
    (done,) = update(study, store, written(study, text, name), NOTHING_SAID, at=AT)
    assert isinstance(done, Updated), done
    return done


def written(study: Study, text: str, name: str) -> Path:
    """Return a file of this text that lies outside the study's own folders."""
    path = study.folder.parent / name
    path.write_text(text, encoding="utf-8")
    return path


def code_all(store: Store, code: str = "driver.moral") -> None:
    """Decide on every passage."""
    rulings = [Ruling(each.id, code, MIRA.id, Verdict.ACCEPT) for each in store.passages()]
    store.decide(rulings, at=AT, codebook_version="v1")


def words_by_id(store: Store) -> dict[str, str]:
    """Return the words of every passage of every version."""
    return {
        passage.id: excerpt(store.text(source.id).text, passage.spans).text
        for source in store.versions()
        for passage in store.there(source.id)
    }


def passage_with(store: Store, words: str) -> str:
    """Return the id of the standing passage that holds these words."""
    texts = words_by_id(store)
    (found,) = (each.id for each in store.passages() if words in texts[each.id])
    return found
