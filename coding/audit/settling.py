"""What many rows ask for, settled: against each other, and against what was decided since."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from coding.assignments import Looking, sightings
from coding.audit.batches import NO_CODE, AuditEvent
from coding.audit.values import Remark
from coding.ids import digest
from coding.values import Happening, Ruling, Verdict

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from coding.audit.asking import Asked
    from coding.audit.ground import Ground
    from coding.audit.values import Ledger
    from coding.values import Decision


def without_contradictions(asked: Sequence[Asked], ledger: Ledger) -> list[Asked]:
    """Return what is asked but for rows that say different things of the same; those are held."""
    said: dict[Hashable, dict[Hashable, Asked]] = defaultdict(dict)
    for each in asked:
        for about, what in _statements(each):
            said[about].setdefault(what, each)
    kept = []
    for each in asked:
        against = [
            other
            for about, what in _statements(each)
            for told, other in said[about].items()
            if told != what
        ]
        if against:
            why = f"{each.told} here, and {against[0].told} in {against[0].place}: which is right?"
            hold(each, why, ledger)
        else:
            kept.append(each)
    return kept


def _statements(asked: Asked) -> Iterable[tuple[Hashable, Hashable]]:
    """Yield what is said of what; of one thing only one thing may be said."""
    who = (asked.coder_id, asked.passage_id)
    for code, verdict in asked.says:
        yield (*who, code), verdict
    if asked.corrects:
        yield (*who, asked.corrects, "corrected"), (asked.says, len(asked.proposals))
    if asked.none or asked.some:
        yield (*who, NO_CODE), asked.none


def hold(asked: Asked, why: str, ledger: Ledger) -> None:
    """Hold all cells of what is asked: a person must settle it."""
    first, *rest = asked.cells
    ledger.held.append(Remark(first.place, first.text, why))
    ledger.held += [
        Remark(cell.place, cell.text, f"it goes with {first.place}, which is held.")
        for cell in rest
    ]


class Settler:
    """Takes down what is to be written, row by row, once each."""

    def __init__(self, ground: Ground, ledger: Ledger) -> None:
        """Begin with nothing to write."""
        self._ground, self._ledger = ground, ledger
        self._rulings: dict[tuple[str, str, str], Ruling] = {}
        self._happenings: dict[tuple[str, str, str, str], Happening] = {}
        self._memos: dict[tuple[str, str, str], None] = {}

    @property
    def rulings(self) -> tuple[Ruling, ...]:
        """What is to be decided."""
        return tuple(self._rulings.values())

    @property
    def happenings(self) -> tuple[Happening, ...]:
        """What else is to be written down."""
        return tuple(self._happenings.values())

    @property
    def memos(self) -> tuple[tuple[str, str, str], ...]:
        """Comments that go with no decision."""
        return tuple(self._memos)

    def settle(self, asked: Asked) -> None:
        """Do what is asked, find that it stands already, or hold it."""
        for code, verdict in asked.says:
            last = self._ground.latest.get((asked.coder_id, asked.passage_id, code))
            if last is not None and self._is_stale(last, verdict, asked):
                hold(asked, _stale(last, code, verdict), self._ledger)
                return
        rulings = [r for r in map(self._ruling, [asked] * len(asked.says), asked.says) if r]
        happenings = [each for each in _happenings(asked) if self._is_new(each)]
        memo = self._memo(asked)
        for ruling in rulings:
            slot = (ruling.coder_id, ruling.passage_id, ruling.code_id)
            if slot not in self._rulings or ruling.comment:
                self._rulings[slot] = ruling
        for each in happenings:
            self._happenings[_key(each)] = each
        if memo:
            self._memos[memo] = None
        into = self._ledger.done if rulings or happenings or memo else self._ledger.standing
        into += [Remark(cell.place, cell.text, asked.told) for cell in asked.cells]

    def withdraw(self, coder_id: str, passage_id: str, code_id: str, origin: str) -> None:
        """Take back what somebody said before."""
        slot = (coder_id, passage_id, code_id)
        ruling = Ruling(passage_id, code_id, coder_id, Verdict.WITHDRAW, origin=origin)
        self._rulings.setdefault(slot, ruling)

    def _is_stale(self, last: Decision, verdict: Verdict, asked: Asked) -> bool:
        moved = asked.base is None or last.seq > asked.base
        return moved and last.verdict is not verdict

    def _ruling(self, asked: Asked, said: tuple[str, Verdict]) -> Ruling | None:
        """Return what is to be decided, or None where it was said already."""
        code, verdict = said
        slot = (asked.coder_id, asked.passage_id, code)
        given = self._ground.history.get(slot, [])
        if given and given[-1].verdict is verdict:
            base = asked.base or 0
            before = [each for each in given if each.verdict is verdict and each.seq > base]
            if not asked.comment or asked.comment in {e.comment for e in (*before, given[-1])}:
                return None
        return Ruling(asked.passage_id, code, asked.coder_id, verdict, asked.comment, asked.origin)

    def _is_new(self, happening: Happening) -> bool:
        if happening.kind == Looking.SEEN:
            return (happening.about, happening.coder_id) not in self._ground.seen
        return _key(happening) not in self._ground.details

    def _memo(self, asked: Asked) -> tuple[str, str, str] | None:
        if not asked.comment or asked.says or asked.proposals:
            return None
        memo = (asked.passage_id, asked.coder_id, asked.comment)
        return None if memo in self._ground.memos else memo


def _stale(last: Decision, code: str, verdict: Verdict) -> str:
    when = f"on {last.at[:10]} ({last.origin})"
    comment = f" “{last.comment}”" if last.comment else ""
    return (
        f"{code}: since the workbook went out the same person said {last.verdict}{comment} {when}; "
        f"here it is {verdict}. Decide with “exitvoice code”, or send the batch out again."
    )


def _happenings(asked: Asked) -> Iterable[Happening]:
    """Yield what is to be written down beside decisions."""
    yield from asked.proposals
    if asked.saw:
        yield from sightings([asked.passage_id], asked.coder_id, origin=asked.origin)
    if asked.passage_id and (asked.certainty or asked.date):
        codes = [code for code, _ in asked.says]
        body = {"codes": codes, "certainty": asked.certainty, "date": asked.date}
        yield Happening(
            AuditEvent.DETAIL, asked.passage_id, asked.coder_id, body=body, origin=asked.origin
        )


def _key(happening: Happening) -> tuple[str, str, str, str]:
    body = digest(dict(happening.body))
    return (happening.kind, happening.about, happening.coder_id, body)
