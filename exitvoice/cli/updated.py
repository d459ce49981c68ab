"""What an update did, for the person who ran it: each passage that changed or is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exitvoice.verbs.updating import Updated, Went


def told(done: Updated) -> str:
    """Return the lines that say what became of the passages of a document, each with its end."""
    return "".join(f"{line}\n" for line in _lines(done))


def _lines(done: Updated) -> Iterator[str]:
    name = done.source.path
    if not done.is_new:
        yield f"{name}: it says what it said before; nothing was changed"
        return
    before = "" if name == done.before else f" of {done.before}"
    counts = (
        (done.same, "passages as they were"),
        (len(done.near), "nearly as they were"),
        (len(done.held), "held"),
        (done.fresh, "new"),
        (done.gone, "gone that nobody had coded"),
    )
    listed = ", ".join(f"{count} {what}" for count, what in counts if count) or "no passages"
    yield f"{name}: a new version{before}: {listed}"
    for went in done.near:
        yield from _near(went)
    for went in done.held:
        yield f"  held {went.old}  {went.was}"
    if done.held:
        yield "  Nothing of what was decided is lost: `exitvoice held` says what to do."
    if done.suggestions:
        yield "  Suggestions were made for the version before: run `exitvoice suggest` again."


def _near(went: Went) -> Iterator[str]:
    yield f"  near {went.old} to {went.new} ({went.likeness:.0%} alike)"
    yield f"    was  {went.was}"
    yield f"    now  {went.now}"
