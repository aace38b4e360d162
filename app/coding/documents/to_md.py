"""A document as Markdown; a figure is told by its description, since the file holds text only."""

from app.coding.documents.value import Block, Bullets, Document, Figure, Heading, Paragraph
from app.coding.tables.to_md import escape, md_bytes


def document_md(document: Document) -> bytes:
    """Return the file's content, in UTF-8."""
    lines = [f"# {escape(document.title)}"]
    if document.about:
        lines.append(escape(document.about))
    lines += [_block(block) for block in document.blocks]
    return ("\n\n".join(lines) + "\n").encode("utf-8", errors="replace")


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * (block.level + 1)} {escape(block.text)}"
        case Paragraph():
            return escape(" ".join(one.text for one in block.sentences))
        case Bullets():
            return "\n".join(f"- {escape(one.text)}" for one in block.items)
        case Figure():
            return f"*{escape(block.caption)}* {escape(block.description)}"
        case _:
            return md_bytes(block).decode().rstrip("\n")
