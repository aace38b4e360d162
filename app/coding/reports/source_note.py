"""The sentences under every table that counts: from what it was made, and who is left out."""

from collections.abc import Collection

from app.coding.reports.inputs import Material, Say
from app.words.tables import word

_NAMED = 8  # participants that a note names


def made_from(material: Material, say: Say = word) -> list[str]:
    """Say whose codings were counted, in how many transcripts, by which codebook, and when."""
    mix = material.mix
    if mix is None:
        return []
    counted = len(material.transcripts if material.counted is None else material.counted)
    parts = [say("mix-part", coder=coder, n=n) for coder, n in mix.parts]
    found = [say("note-mix", mix=", ".join(parts))] if parts else []
    found.append(say("note-of-transcripts", n=counted, all=len(material.transcripts)))
    if mix.codebook:
        found.append(say("note-codebook-version", name=mix.codebook))
    found.append(say("note-as-of", date=mix.date.isoformat()))
    return [f"{'; '.join(found)}."]


def left_out(material: Material, counted: Collection[str], say: Say = word) -> list[str]:
    """Say who was not counted: who is in no counted transcript, and who withdrew."""
    active = [person.id for person in material.people if not person.withdrawn]
    notes = []
    if uncoded := [person for person in active if person not in counted]:
        names = ", ".join(uncoded[:_NAMED]) + (" …" if len(uncoded) > _NAMED else "")
        notes.append(say("note-uncoded", n=len(uncoded), names=names))
    if withdrawn := len(material.people) - len(active):
        notes.append(say("note-withdrawn", n=withdrawn))
    return notes
