"""The import of a codebook, and of the team's categories and themes, each as one operation."""

from dataclasses import dataclass

from app.coding.exchange.codebook_csv import CodebookFile, StructureFile
from app.coding.exchange.records import Notice
from app.coding.operations.registry import operation
from app.models.transaction import Transaction


@dataclass(frozen=True, slots=True)
class CodebookImported:
    """What the import did, as paths of codes (or of categories and themes)."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    notices: tuple[Notice, ...] = ()


@operation(mass=True)
def import_codebook(tx: Transaction, *, table: CodebookFile) -> CodebookImported:
    """Add codes and update those that are there, by path; all become the team's.

    What the file is silent about stays. Refused ("rows-do-not-fit") where a row does not fit.
    """
    raise NotImplementedError


@operation
def import_structure(tx: Transaction, *, table: StructureFile) -> CodebookImported:
    """Add categories and themes to the team's structure and set their definitions, by path."""
    raise NotImplementedError
