"""Coders by name, during an import; who is missing gets an id at once and is stored at the end."""

from typing import Any

from app.coding.operations.names import clean_name
from app.models.errors import Refusal
from app.models.store import new_id
from app.models.transaction import Transaction

CONSENSUS = "consensus"


class CoderBook:
    """The project's coders, and those that an import is about to make."""

    def __init__(self, tx: Transaction) -> None:
        """Read the coders once; of two with one name the one who joined first is meant."""
        rows = sorted(tx.coders.find(), key=lambda row: row.position, reverse=True)
        self._ids = {row.name: int(row.id) for row in rows}
        self._hidden = tx.viewer.hidden
        self._position = tx.coders.largest("position") + 1
        self._new: list[dict[str, Any]] = []
        self._has_consensus = any(row.kind == CONSENSUS for row in rows)

    def check(self, name: str) -> None:
        """Refuse a name that no coder can have, and a coder whose work the viewer must not see."""
        if name not in self._ids:
            clean_name(name)
        elif self._ids[name] in self._hidden:
            raise Refusal("row-coder-hidden", coder=name)

    def id_of(self, name: str) -> int:
        """Return a coder's id, making the coder where there is none.

        The first one called "Consensus" becomes the project's consensus.
        """
        if name not in self._ids:
            self._ids[name] = self._add(name)
        return self._ids[name]

    def _add(self, name: str) -> int:
        consensus = name.casefold() == CONSENSUS and not self._has_consensus
        self._has_consensus |= consensus
        coder = new_id()
        self._new.append(
            {
                "id": coder,
                "name": name,
                "colour": self._position,
                "position": self._position,
                "kind": CONSENSUS if consensus else "person",
            }
        )
        self._position += 1
        return coder

    def write(self, tx: Transaction) -> list[str]:
        """Store the new coders; return their names."""
        tx.coders.add_many(self._new)
        return [row["name"] for row in self._new]
