"""Operations on what ties transcripts to their recordings: the file, and who has compared them."""

from collections.abc import Mapping, Sequence

from app.coding.operations.names import listed, optional
from app.coding.operations.people import is_date
from app.coding.operations.registry import operation
from app.models.errors import Refusal
from app.models.transaction import Transaction


@operation
def attach_recordings(tx: Transaction, *, recordings: Mapping[int, str | None]) -> int:
    """Remember the recordings of transcripts, as `app.coding.recordings.to_store` writes paths.

    None or an empty path takes the recording away. Returns how many transcripts changed.
    """
    changed = [
        tx.transcripts.get(transcript).name
        for transcript, path in recordings.items()
        if tx.transcripts.change(transcript, audio=optional(path))
    ]
    away = not any(map(optional, recordings.values()))
    tx.note(names=listed(changed), n=len(changed), taken_away=away)
    return len(changed)


@operation
def check_transcripts(
    tx: Transaction, *, transcripts: Sequence[int], by: str | None, on: str | None
) -> None:
    """Record by whom and on which day (ISO) texts were compared with their recordings.

    Without either the mark is taken away.
    """
    if on is not None and not is_date(on):
        raise Refusal("value-not-a-date", attribute="date", value=on)
    for transcript in transcripts:
        tx.transcripts.change(transcript, checked_by=optional(by), checked_on=on)
    names = listed(tx.transcripts.get(transcript).name for transcript in transcripts)
    tx.note(names=names, by=optional(by), on=on)
