"""Lists of ids or groups in one line of text: "S01; S02"."""

import re
from collections.abc import Collection, Iterable

_PARTS = re.compile(r"[;,，；、\n]")


def split_names(text: str, known: Collection[str] = ()) -> tuple[str, ...]:
    """Return the names in a line, each once; a known name may hold a separator itself."""
    whole = [name for name in known if _PARTS.search(name) and name in text]
    kept: list[str] = []
    for name in sorted(whole, key=len, reverse=True):
        if name in text:
            kept.append(name)
            text = text.replace(name, ";")
    parts = [part.strip() for part in _PARTS.split(text)]
    return tuple(dict.fromkeys([*(part for part in parts if part), *kept]))


def join_names(names: Iterable[str]) -> str:
    """Return names as one line that `split_names` reads."""
    return "; ".join(names)
