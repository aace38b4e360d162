r"""Paths of codes ("parent/child") and of categories and themes ("theme > sub-theme") in a cell.

A name may itself hold the sign that parts names ("hope/fear"). It is written with a backslash
before it then, so that what is exported is found again: `hope\/fear`. In a file made by hand a
backslash before any other character is just a backslash.
"""

import re

CODES = "/"
HEADINGS = ">"
_PARTING = {CODES: re.compile("/"), HEADINGS: re.compile(r"(?<!\S)>(?!\S)")}
_ESCAPED = {CODES: re.compile(r"\\([\\/])"), HEADINGS: re.compile(r"\\([\\>])")}
_HIDDEN = "\x00"  # stands for one escaped character while a path is parted; no cell holds it


def join_path(names: tuple[str, ...], sign: str) -> str:
    """Return names as one path; `split_path` undoes it."""
    between = sign if sign == CODES else f" {sign} "
    return between.join(_escape(name, sign) for name in names)


def split_path(cell: str, sign: str) -> tuple[str, ...]:
    """Return the names of a path, without outer blanks; an empty cell has none.

    An empty name stays in the result as "", for the caller to refuse.
    """
    if not cell.strip():
        return ()
    kept = _ESCAPED[sign].findall(cell)
    hidden = _ESCAPED[sign].sub(_HIDDEN, cell)
    signs = iter(kept)
    parts = _PARTING[sign].split(hidden)
    shown = (re.sub(_HIDDEN, lambda _: next(signs), part) for part in parts)
    return tuple(part.strip() for part in shown)


def _escape(name: str, sign: str) -> str:
    # A backslash counts only before a backslash, before the sign, and where a sign may follow.
    guarded = re.sub(rf"\\(?=[\\{sign}]|$)", r"\\\\", name)
    return _PARTING[sign].sub(rf"\\{sign}", guarded)
