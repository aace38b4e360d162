"""Files that other programs and people exchange with a project: participants, codings, codebook.

Reading a file is apart from importing it: `read_…` gives an immutable table or a refusal and knows
no project, `import_…` is one operation on that table.
"""

from app.coding.exchange.codebook_csv import (
    CodebookFile,
    CodeEntry,
    HeadingEntry,
    StructureFile,
    codebook_rows,
    export_codebook,
    read_codebook,
    read_structure,
)
from app.coding.exchange.codebook_import import (
    CodebookImported,
    import_codebook,
    import_structure,
)
from app.coding.exchange.codings_csv import (
    CodingRow,
    CodingsFile,
    codings_csv,
    export_codings,
    read_codings,
)
from app.coding.exchange.codings_import import CodingsImported, import_codings
from app.coding.exchange.csv_reader import Head, Sheet, SheetRow, read_sheet
from app.coding.exchange.guide_csv import read_guide
from app.coding.exchange.interviews_csv import import_interviews, read_interviews
from app.coding.exchange.participants_csv import (
    ParticipantsImported,
    import_participants,
    read_participants,
)
from app.coding.exchange.quotations_csv import import_quotations, read_quotations
from app.coding.exchange.records import Notice, RowProblem

__all__ = [
    "CodeEntry",
    "CodebookFile",
    "CodebookImported",
    "CodingRow",
    "CodingsFile",
    "CodingsImported",
    "Head",
    "HeadingEntry",
    "Notice",
    "ParticipantsImported",
    "RowProblem",
    "Sheet",
    "SheetRow",
    "StructureFile",
    "codebook_rows",
    "codings_csv",
    "export_codebook",
    "export_codings",
    "import_codebook",
    "import_codings",
    "import_interviews",
    "import_participants",
    "import_quotations",
    "import_structure",
    "read_codebook",
    "read_codings",
    "read_guide",
    "read_interviews",
    "read_participants",
    "read_quotations",
    "read_sheet",
    "read_structure",
]
