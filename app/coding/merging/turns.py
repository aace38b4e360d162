"""Turns follow their text: what they say of a place holds only for the text that it was said of.

Where the copy's text came over whole, its turns come over with it. Where the text here is another,
the copy may still have said who a speaker is; turns that it split or joined stay with it.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.coding.merging.rows import Rows

Row = dict[str, Any]
_PLACES = ("label_start", "start", "end", "text_version")


def merge_turns(rows: "Rows", copies: Mapping[int, Row], ours: Mapping[int, Any]) -> None:
    """Take the turns of the copy over, transcript by transcript."""
    by_transcript: defaultdict[int, list[Row]] = defaultdict(list)
    for theirs in copies.values():
        by_transcript[theirs["transcript"]].append(theirs)
    before = rows.news.before.get("turn", {})
    for transcript, turns in by_transcript.items():
        if transcript in rows.texts.followed:
            _replace(rows, transcript, turns)
        elif transcript in rows.texts.taken:
            rows.add("turn", turns)
        else:
            for theirs in turns:
                base, mine = before.get(theirs["id"]), ours.get(theirs["id"])
                if base is not None and mine is not None:
                    rows.change("turn", theirs | _same_places(base), mine, base)


def _same_places(base: Row) -> Row:
    return {name: base[name] for name in _PLACES}


def _replace(rows: "Rows", transcript: int, turns: list[Row]) -> None:
    """Put the copy's turns in place of ours, which the same correction has just carried along."""
    store = rows.tx.turns
    version = rows.texts.version(transcript)
    have = {row.id for row in store.find(transcript=transcript)}
    gone = list(have - {turn["id"] for turn in turns})
    rows.tx.store("question_asked").change_where({"turn": gone}, turn=None)
    store.remove(*gone)
    fresh = []
    for theirs in turns:
        turn = theirs | {"text_version": version}
        if theirs["id"] in have:
            rows.tx.turns.change(turn.pop("id"), **turn)
        else:
            fresh.append(turn)
    rows.add("turn", fresh)
