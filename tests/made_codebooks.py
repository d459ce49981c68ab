"""Codebooks made by chance, without faults, for tests of what must hold of every one."""

from hypothesis import strategies as st

from codebook.values import (
    About,
    Category,
    Code,
    Codebook,
    Cue,
    Direction,
    Level,
    Status,
    WhenNegated,
)
from codebook.versions import with_version

# Every character a text of a codebook may hold, with those that mean something to YAML, XML,
# spreadsheets and dotted ids more often than chance would have them.
LETTERS = st.one_of(
    st.sampled_from("abcxyz 019'\"#:-?!&*{}[]|>%@`,=+<\\/_~.éß“”…က𐌀"),
    st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zs", "Zl", "Zp")),
)
WORDS = st.sampled_from(("kept", "_x000D_", "- ", "Id: ", "Include:", "=1+1", "'=x", "true", "1.5"))
TEXTS = (
    st.lists(st.one_of(st.text(LETTERS, min_size=1, max_size=12), WORDS), min_size=1, max_size=9)
    .map(lambda parts: " ".join(" ".join(parts).split()))
    .filter(lambda text: bool(text) and text != "\ufeff")
)
LISTS = st.lists(TEXTS, max_size=3, unique=True).map(tuple)
PARTS = st.sampled_from(("pay", "pride", "north", "a", "b2", "two-words", "z-9", "long-name-here"))
CUES = st.builds(
    Cue,
    st.sampled_from(("hit", "kick* ... dog", "{harm} people", "not? paid", "own|lost house*")),
    st.sampled_from((WhenNegated.DROP, WhenNegated.KEEP)),
    st.sampled_from(About),
    st.one_of(st.just(""), TEXTS),
    LISTS,
    LISTS,
).filter(lambda cue: not {*cue.examples} & {*cue.counter_examples})
COLORS = st.lists(
    st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}"), min_size=4, max_size=4, unique=True
)


def _directions(ids: list[str]) -> tuple[Direction, ...]:
    return tuple(Direction(each, f"The side {each}") for each in ids)


@st.composite
def codes(draw: st.DrawFn, code_id: str) -> Code:
    parts = [*code_id.split("."), ""]
    status = draw(st.sampled_from(Status))
    unfinished = status is Status.CANDIDATE and draw(st.booleans())
    examples = (
        () if unfinished else tuple(draw(st.lists(TEXTS, min_size=2, max_size=3, unique=True)))
    )
    cues = draw(st.lists(CUES, max_size=3, unique_by=lambda cue: cue.pattern))
    return Code(
        id=code_id,
        parent=".".join(parts[:2]) if code_id.count(".") > 1 else None,
        name=draw(TEXTS),
        direction=parts[0],
        category=parts[1],
        definition="" if unfinished else draw(TEXTS),
        include=draw(LISTS),
        exclude=draw(LISTS),
        examples=examples,
        counter_examples=draw(LISTS),
        cues=tuple(cues),
        level=draw(st.sampled_from((None, *Level))),
        status=status,
        in_vivo=draw(st.one_of(st.just(""), TEXTS)),
        proposed_by=draw(st.one_of(st.just(""), TEXTS)),
        proposed_in=draw(st.one_of(st.just(""), TEXTS)),
    )


@st.composite
def codebooks(draw: st.DrawFn) -> Codebook:
    """Return a codebook without faults, its codes in any order that puts parents first."""
    sides = draw(st.lists(st.sampled_from(("stay", "leave", "wait")), min_size=1, unique=True))
    kinds = draw(st.lists(PARTS, min_size=1, max_size=4, unique=True))
    pairs = [f"{side}.{kind}" for side in sides for kind in kinds]
    tops = draw(st.lists(st.sampled_from(pairs), min_size=1, max_size=4, unique=True))
    subs = draw(st.lists(st.builds(lambda top, last: f"{top}.{last}", st.sampled_from(tops), PARTS),
                         max_size=4, unique=True))  # fmt: skip
    ids = [*tops, *subs]
    made = tuple(draw(codes(each)) for each in ids)
    used = any("{harm}" in cue.pattern for code in made for cue in code.cues)
    colors = draw(COLORS)
    return with_version(
        Codebook(
            title=draw(TEXTS),
            version="",
            language=draw(st.sampled_from(("en", "en-GB", "my"))),
            directions=_directions(sides),
            categories=tuple(
                Category(each, draw(TEXTS), color)
                for each, color in zip(kinds, colors, strict=False)
            ),
            word_lists=(("harm", ("hurt*", "hit")),) if used else (),
            codes=made,
            source=draw(st.one_of(st.just(""), TEXTS)),
        )
    )
