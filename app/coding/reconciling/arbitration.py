"""Handing the open disagreements of a frozen round to a third person, who decides them."""

from pathlib import Path
from typing import NamedTuple

from app.coding.agreement.frozen import frozen_spans
from app.coding.reconciling.reading import Difference, heir_of, heirs_of_codes, reconciling
from app.models import queries
from app.models.arbiter_copy import write_arbiter_copy
from app.models.errors import Refusal
from app.models.handout import Handout, new_uid
from app.models.queries import FrozenCoding
from app.models.reader import Reader


class OpenOnes(NamedTuple):
    """What would go out: the freeze, the two coders, the open disagreements and their codings."""

    freeze: int
    sides: tuple[int, int]
    differences: tuple[Difference, ...]
    codings: tuple[FrozenCoding, ...]

    @property
    def transcripts(self) -> int:
        """Return in how many transcripts something is open."""
        return len({one.transcript for one in self.differences})


def open_ones(reader: Reader, round_: int | None = None) -> OpenOnes:
    """Return what is open in a frozen round of independent coding (None: the latest).

    Refused: "no-frozen-round"; "nothing-open" where all is settled.
    """
    rounds = {row.id: row for row in queries.rounds(reader)}
    standing = [
        row
        for row in queries.freezes(reader)
        if row.unfrozen_at is None
        and rounds[row.round].kind == "independent"
        and round_ in (None, row.round)
    ]
    if not standing:
        raise Refusal("no-frozen-round")
    freeze = standing[-1]
    members = [row.coder for row in queries.round_coders(reader) if row.round == freeze.round]
    if set(members) & reader.viewer.hidden:
        raise Refusal("reconciling-blind")
    first, second = members[:2]
    found = reconciling(reader, freeze.id, first, second)
    differences = tuple(one for one in found.differences if one.is_open)
    if not differences:
        raise Refusal("nothing-open", name=rounds[freeze.round].name)
    return OpenOnes(
        freeze.id, (first, second), differences, _codings(reader, freeze.id, differences)
    )


def _codings(
    reader: Reader, freeze: int, differences: tuple[Difference, ...]
) -> tuple[FrozenCoding, ...]:
    """Return the codings of disagreements as they are read now: present spans, codes' heirs."""
    wanted = {
        coding.id
        for one in differences
        for coding in (*one.disagreement.first, *one.disagreement.second)
    }
    heirs = heirs_of_codes(reader)
    return tuple(
        row._replace(code=heir_of(heirs, row.code))
        for rows in frozen_spans(reader, freeze).values()
        for row in rows
        if row.coding in wanted
    )


def refuse_arbiter(found: OpenOnes, arbiter: int | None) -> None:
    """Refuse one of the two coders as arbiter of their own disagreements."""
    if arbiter in found.sides:
        raise Refusal("arbiter-is-coder")


def hand_out_open(
    reader: Reader, path: Path, arbiter: int, found: OpenOnes, uid: str | None = None
) -> Handout:
    """Write the copy for the arbiter; refused with "arbiter-is-coder" and where the file exists."""
    refuse_arbiter(found, arbiter)
    return write_arbiter_copy(
        reader,
        path,
        arbiter,
        freeze=found.freeze,
        sides=found.sides,
        codings=found.codings,
        uid=uid or new_uid(),
    )
