"""What comes home from a copy for reading: its reader's memos, and nothing else.

The places that a memo links to are rows of their own (quotations), so the ones that the reader made
come along. No text is corrected: a memo on a passage is led over to the text that stands here.
"""

from app.coding.merging.rows import Row, Rows
from app.models.incoming import Incoming, News
from app.models.transaction import Transaction

TABLES = ("quotation", "memo")


def comments_only(news: News) -> News:
    """Return the news without what was touched besides memos and the places they link to."""
    return news._replace(before={name: news.before.get(name, {}) for name in TABLES})


def merge_comments(tx: Transaction, incoming: Incoming, rows: Rows) -> None:
    """Take over the memos that the reader wrote, changed or removed."""
    for theirs in incoming.rows("transcript"):
        ours = tx.transcripts.one(id=theirs["id"])
        if ours is not None:
            rows.texts.stands(ours)

    def touched(table: str, copies: dict[int, Row]) -> None:
        for ident in copies.keys() - rows.news.before[table].keys():
            del copies[ident]

    for table in TABLES:
        rows.merge(table, touched)
