"""What came of audit workbooks, told on the terminal, as JSON and as a workbook of findings."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import click

from exitvoice.cli.rows import emit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from coding.audit.values import Remark
    from exitvoice.verbs.auditing import Progress, Taken

DONE, REMARKS, CONFLICT = 0, 1, 5
_FEW = 4  # places named in one line


def answer(taken: Taken, form: str, findings: Path | None, *, applied: bool) -> int:
    """Tell what came of workbooks and return the exit code: 5 conflicts, 1 remarks, 0 neither."""
    plan = taken.plan
    if findings is not None:
        from exitvoice.auditing.findings import findings_workbook
        from reports.writers.atomic import write_bytes

        write_bytes(findings, findings_workbook(plan))
    if form == "json":
        click.echo(json.dumps(_as_json(taken, applied=applied), ensure_ascii=False, indent=2))
    else:
        _tell(taken, applied=applied)
    if plan.held:
        return CONFLICT
    return REMARKS if plan.refused or plan.notes else DONE


def tell_status(progress: Progress, form: str) -> None:
    """Tell how far audits have come."""
    parts = _status(progress)
    if form == "json":
        click.echo(json.dumps(parts, ensure_ascii=False, indent=2))
        return
    for title, rows in parts.items():
        if rows:
            click.echo(f"{title.replace('_', ' ').capitalize()}")
            emit(rows, "table", columns=tuple(dict.fromkeys(key for row in rows for key in row)))
    if not any(parts.values()):
        click.echo("Nothing went out yet: `exitvoice audit export --reviewer NAME OUT.xlsx`.")


def _tell(taken: Taken, *, applied: bool) -> None:
    plan = taken.plan
    _list("Done" if applied else "To be done", plan.done)
    _list("Held: somebody must settle it", plan.held)
    _list("Not used", plan.refused)
    _list("To note", plan.notes)
    counts = _counts(taken)
    done = "done" if applied else "to be done"
    click.echo(
        f"{counts['filled']} cells filled: {counts['done']} {done}, {counts['standing']} said what "
        f"stands already, {counts['held']} held, {counts['refused']} not used."
    )
    for path in taken.kept:
        click.echo(f"Kept as {path}")
    for code in taken.candidates:
        click.echo(f"{code} is a candidate in the codebook: define it, or merge it with another.")
    if not plan.asks:
        click.echo("Nothing was changed.")
    elif not applied:
        click.echo("Nothing was changed. Say --apply to do it.")


def _list(title: str, remarks: Iterable[Remark]) -> None:
    """Write remarks under a title; what is the same of many cells in one line."""
    alike: dict[tuple[str, str], list[Remark]] = defaultdict(list)
    for each in remarks:
        alike[each.place.file, each.message].append(each)
    lines = [f"  {_places(group)}: {message}" for (_, message), group in alike.items()]
    if lines:
        click.echo("\n".join((f"{title}:", *lines, "")))


def _places(group: list[Remark]) -> str:
    first = group[0].place
    if len(group) == 1:
        return str(first)
    named = ", ".join(f"{each.place.sheet}!{each.place.cell}" for each in group[:_FEW])
    more = f" and {len(group) - _FEW} more" if len(group) > _FEW else ""
    return f"{first.file}: {named}{more}"


def _counts(taken: Taken) -> dict[str, int]:
    plan = taken.plan
    return {
        "filled": taken.filled,
        **{
            name: sum(bool(each.text) for each in remarks)
            for name, remarks in (
                ("done", plan.done),
                ("standing", plan.standing),
                ("held", plan.held),
                ("refused", plan.refused),
            )
        },
    }


def _as_json(taken: Taken, *, applied: bool) -> dict[str, Any]:
    plan = taken.plan
    return {
        "applied": applied and plan.asks,
        "files": [
            {
                "file": each.file,
                "sha256": each.sha256,
                "batch": each.facts.get("batch", ""),
                "cells": each.filled,
            }
            for each in taken.came
        ],
        "cells": _counts(taken),
        "decisions": len(plan.rulings),
        "done": [_remark(each) for each in plan.done],
        "standing": [_remark(each) for each in plan.standing],
        "held": [_remark(each) for each in plan.held],
        "refused": [_remark(each) for each in plan.refused],
        "notes": [_remark(each) for each in plan.notes],
        "kept": [str(path) for path in taken.kept],
        "candidates": list(taken.candidates),
    }


def _remark(remark: Remark) -> dict[str, str]:
    return {**remark.place._asdict(), "text": remark.text, "message": remark.message}


def _status(progress: Progress) -> dict[str, list[dict[str, object]]]:
    names = progress.coders
    return {
        "batches": [
            {
                "batch": each.batch.id,
                "kind": each.batch.kind.value,
                "reviewer": names[each.batch.reviewer_id],
                "sent": each.batch.at,
                "rows": each.rows,
                "done": each.done,
                "left": each.left,
                "returned": each.returned,
            }
            for each in progress.batches
        ],
        "codes": [
            {
                "coder": names[each.coder_id],
                "code": each.code_id,
                "judged": each.judged,
                "accepted": each.accepted,
                "rejected": each.rejected,
                "unsure": each.unsure,
                "accept_share": round(each.accepted / each.judged, 3),
                "reject_share": round(each.rejected / each.judged, 3),
            }
            for each in progress.shares
        ],
        "very_fast_runs": [
            {
                "coder": names[each.coder_id],
                "from_decision": each.first,
                "decisions": each.decisions,
                "seconds": each.seconds,
            }
            for each in progress.fast
        ],
        "proposals": [dict(each) for each in progress.proposals],
    }
