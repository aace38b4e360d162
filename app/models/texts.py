"""What is stored beside a text: the hash that copies know it by, and its folded copy."""

import hashlib
import json

from app.models.errors import Refusal
from app.models.folding import Folded, folded


def hash_of(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8; refused for half a character (a lone surrogate)."""
    try:
        return hashlib.sha256(text.encode("utf-8")).hexdigest()
    except UnicodeEncodeError as error:
        raise Refusal("text-with-broken-characters") from error


def folded_columns(text: str) -> tuple[str | None, str]:
    """Return what `schema.folded_text` holds of a text: `uneven` and the folded text."""
    found = folded(text)
    flat = [number for pair in found.uneven for number in pair]
    return (json.dumps(flat) if flat else None, found.text)


def folded_from(uneven: str | None, text: str) -> Folded:
    """Return a folded text as it was stored."""
    flat = json.loads(uneven) if uneven else []
    return Folded(text, tuple(zip(flat[::2], flat[1::2], strict=True)))
