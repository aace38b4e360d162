"""From a file that was read, and the turns found in it, to what the import operation stores."""

from collections.abc import Sequence

from app.coding.importing.records import Source, Turn
from app.coding.operations.transcripts import TranscriptInput, TurnInput


def as_input(
    source: Source,
    turns: Sequence[Turn],
    *,
    participants: Sequence[str],
    groups: Sequence[str] = (),
    kind: str = "interview",
    date: str | None = None,
    file_name: str | None = None,
) -> TranscriptInput:
    """Return the operation's input; `participants` are ids, times become whole milliseconds."""
    return TranscriptInput(
        name=source.name,
        text=source.text,
        turns=[_turn(turn) for turn in turns],
        participants=participants,
        groups=groups,
        kind=kind,
        date=date,
        source_name=file_name or source.name,
        source_hash=source.sha256,
        encoding=source.encoding,
    )


def _turn(turn: Turn) -> TurnInput:
    milliseconds = None if turn.seconds is None else round(turn.seconds * 1000)
    return TurnInput(turn.label_start, turn.start, turn.end, turn.speaker, turn.role, milliseconds)
