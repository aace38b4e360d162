"""Links to passages in what somebody writes get a row of their own when it is stored.

The row (a quotation) goes along when the transcript is edited; offsets in a text would not.
"""

from typing import Any

from app.coding.notes.links import Link, find_links, replace_passages
from app.models.transaction import Transaction


def anchored_text(tx: Transaction, text: str) -> str:
    """Return a memo's text with a quotation behind each of its links to passages.

    A link to what is not there stays as it is: a memo is never refused for a link in it.
    """
    if not any(link.kind == "passage" for link in find_links(text)):
        return text

    def anchored(link: Link) -> Link:
        assert link.span is not None
        transcript = tx.transcripts.one(id=link.id)
        start, end = link.span
        if transcript is None or not 0 <= start < end <= tx.text_length(transcript.text_version):
            return link
        span: dict[str, Any] = {"transcript": transcript.id, "start": start, "end": end}
        have = tx.quotations.seen.one(made_by=tx.coder, **span)
        if have is not None:
            return Link("quotation", have.id)
        version = transcript.text_version
        made = tx.quotations.add(text_version=version, made_by=tx.coder, **span)
        return Link("quotation", made)

    return replace_passages(text, anchored)
