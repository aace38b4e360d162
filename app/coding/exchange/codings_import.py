"""The import of codings as one operation, refused as a whole or (`partial`) row by row."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.coding.exchange.codings_csv import CodingRow, CodingsFile
from app.coding.exchange.codings_fit import Fit, Settled
from app.coding.exchange.records import Notice, RowProblem, in_order, refuse_rows
from app.coding.operations.registry import operation
from app.models.store import new_ids
from app.models.transaction import Transaction

AT_ONCE = 1000  # rows between two calls of `progress`


@dataclass(frozen=True, slots=True)
class CodingsImported:
    """What the import did; `codes_made` and `headings_made` are paths as a file writes them.

    `problems` are rows that a partial import left out.
    """

    added: int
    already_there: int
    codes_made: tuple[str, ...]
    coders_made: tuple[str, ...]
    headings_made: tuple[str, ...]
    problems: tuple[RowProblem, ...]
    notices: tuple[Notice, ...]


@operation(mass=True)
def import_codings(
    tx: Transaction, *, table: CodingsFile, partial: bool = False
) -> CodingsImported:
    """Add the file's codings, with codes, coders and the team's structure where they are missing.

    A row that is there already adds nothing. Refused ("rows-do-not-fit") where a row does not fit;
    with `partial` the rows that fit are imported and the others returned.
    """
    tx.progress(0, len(table.rows))
    fit = Fit(tx, table)
    if not partial:
        refuse_rows(table.file, fit.problems)
    coders, codes, headings = fit.coders.write(tx), fit.codes.write(tx), fit.structure.write(tx)
    added = _write(tx, fit)
    already = sum(map(len, fit.settled.values())) - added
    tx.note(n=added, file=table.file, codes=len(codes))
    return CodingsImported(
        added,
        already,
        tuple(codes),
        tuple(coders),
        tuple(headings),
        in_order(fit.problems),
        in_order(fit.notices),
    )


def _write(tx: Transaction, fit: Fit) -> int:
    """Store the rows that are not there yet; return how many."""
    total = sum(map(len, fit.settled.values()))
    # Ids are random but handed out in the order of the index on (transcript, start): table, index
    # and journal then grow at their ends (with the journal a fifth faster at 100,000 rows).
    ids = iter(sorted(new_ids(total)))
    added = seen = 0
    for transcript in sorted(fit.settled):
        rows = sorted(fit.settled[transcript], key=lambda pair: pair[0].start)
        new = _new_codings(tx, fit, fit.transcripts[transcript], rows, ids)
        for at in range(0, len(new), AT_ONCE):
            tx.codings.add_many(new[at : at + AT_ONCE])
            tx.progress(min(seen + at + AT_ONCE, total), total)
        added += len(new)
        seen += len(rows)
    tx.progress(total, total)
    return added


def _new_codings(
    tx: Transaction, fit: Fit, transcript: Any, rows: list[Settled], ids: Iterator[int]
) -> list[dict[str, Any]]:
    there: dict[tuple[int, int, int, int], str | None] = {
        (row.start, row.end, row.code, row.coder): row.memo
        for row in tx.codings.find(transcript=transcript.id)
    }
    now, text, version = tx.now(), transcript.id, transcript.text_version
    new = []
    for row, (code, coder) in rows:
        key = (row.start, row.end, code, coder)
        if key in there:
            _keep_memo(fit, row, there[key])
            continue
        there[key] = row.memo
        new.append(
            {
                "id": next(ids),
                "transcript": text,
                "text_version": version,
                "start": row.start,
                "end": row.end,
                "code": code,
                "coder": coder,
                "memo": row.memo,
                "quotable": int(row.quotable),
                "created": row.created or now,
            }
        )
    return new


def _keep_memo(fit: Fit, row: CodingRow, memo: str | None) -> None:
    """Say where a row that adds nothing has another memo than the coding that is there."""
    if row.memo is not None and row.memo != memo:
        values = {"code": row.code, "transcript": row.transcript}
        fit.notices.append(Notice(row.line, "coding-memo-kept", values))
