import pytest

from coding.cues.words import SENTENCE_END, WordReader

READER = WordReader()


def words_of(text: str) -> str:
    return " ".join(READER.read(text).forms)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Don't, don’t, DON'T, dont", "do not do not do not do not"),
        ("can't cannot won't shan’t", "can not can not will not shall not"),
        ("We're I'm they’ve she'll", "we are i am they have she will"),
        ("I'd we’d he'd WE'D", "i would we would he would we would"),
        ("didn't hadn't wasn't", "did not had not was not"),
        ("the people's, the people’s, it's", "the people 's the people 's it 's"),
        ("the soldiers' pay", "the soldiers pay"),
        ("rank-and-file he/she and/or", "rank and file he she and or"),
        ("“Leave,” he said — (quietly)", "leave he said quietly"),
        ("Gen. A. at 3,000 ft", "gen a at 3,000 ft"),
    ],
)
def test_words_are_compared_in_lower_case_and_in_full(text: str, words: str) -> None:
    assert words_of(text) == words


def test_only_a_stop_ends_a_sentence() -> None:
    end = SENTENCE_END
    assert words_of("No. Why? Go!") == f"no {end} why {end} go {end}"
    assert words_of("Wait… then, so; on: and... off") == "wait then so on and off"


def test_every_word_knows_its_place() -> None:
    text = "\tThe  dockers’\nrank-and-file can't  go."
    words = READER.read(text)
    assert [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)] == [
        *("The", "dockers", "rank", "and", "file", "ca", "n't", "go", "."),
    ]


def test_a_text_without_words_is_empty() -> None:
    assert READER.read("  —  “ ” \n").forms == ()
