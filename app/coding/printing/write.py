"""Write coded transcripts to the kind of file that its name asks for."""

from collections.abc import Sequence
from pathlib import Path

from app.coding.printing.coded_transcript import CodedTranscript
from app.coding.printing.to_html import html_bytes
from app.coding.tables.atomic import check_place, write_whole
from app.coding.tables.write import check_ending

NAME = "coded-transcript"
ENDINGS = (".docx", ".html")


def write_coded(transcripts: Sequence[CodedTranscript], out: Path) -> None:
    """Write the transcripts to `out`, replacing what is there; refuses and fails as tables do."""
    ending = check_ending(out, ENDINGS)
    check_place(out)
    if ending == ".html":
        content = html_bytes(transcripts)
    else:
        from app.coding.printing.to_docx import docx_bytes  # python-docx is slow to load

        content = docx_bytes(transcripts)
    write_whole(out, content)
