"""The search language: from what was typed to what it means.

    a b            both, within one turn          a OR b      either
    "a b"          the exact expression           -a          not in turns with it
    a*             and longer words               a NEAR b    at most 10 words between; NEAR/3: 3
    (a OR b) c     brackets                       code:x      only in passages of the code x

OR binds closer than "both", as in web search: `a b OR c` is a with b or c. A field given twice
means either of its values; different fields mean all of them.
"""

from typing import TypeAlias

from app.coding.search.nodes import Both, Either, Narrow, Near, Node, Query, Term
from app.coding.search.tokens import Token, tokens
from app.models.errors import Refusal
from app.models.folding import fold

_DEEPEST = 20  # brackets within brackets
_END = Token("end")
_Part: TypeAlias = Node | Narrow


def parse(query: str) -> Query:
    """Return what a query means; refused, with the place, where it cannot be read."""
    reader = _Reader(tokens(query))
    both, narrow = reader.parts()
    if reader.now.kind == "close":
        raise Refusal("search-bracket-close")
    words = _joined(both, narrow)
    return Query(words, _merged(narrow))


def _joined(both: Both, narrow: list[Narrow]) -> Node:
    if both.parts:
        return both.parts[0] if len(both.parts) == 1 and not both.without else both
    if both.without:
        raise Refusal("search-only-without")
    raise Refusal("search-only-narrow" if narrow else "search-empty")


def _merged(narrow: list[Narrow]) -> tuple[Narrow, ...]:
    found: dict[tuple[str, bool], tuple[str, ...]] = {}
    for part in narrow:
        key = (part.field, part.out)
        found[key] = tuple(dict.fromkeys((*found.get(key, ()), *part.values)))
    return tuple(Narrow(field, values, out) for (field, out), values in found.items())


class _Reader:
    """Reads tokens from left to right; `now` is the one that comes next."""

    def __init__(self, found: list[Token]) -> None:
        self._rest = iter(found)
        self._depth = 0
        self.now = next(self._rest, _END)

    def _step(self) -> Token:
        token, self.now = self.now, next(self._rest, _END)
        return token

    def parts(self) -> tuple[Both, list[Narrow]]:
        """Read what stands side by side, to the end or a closing bracket."""
        parts: list[Node] = []
        without: list[Node] = []
        narrow: list[Narrow] = []
        while self.now.kind not in ("end", "close"):
            if self.now.kind == "and":
                self._step()
                self._needed("AND", have=bool(parts or without or narrow))
            out = self.now.kind == "minus"
            part = self._left_out() if out else self._either()
            if isinstance(part, Narrow):
                narrow.append(part._replace(out=out))
            else:
                (without if out else parts).append(part)
        return Both(tuple(parts), tuple(without)), narrow

    def _needed(self, operator: str, *, have: bool = True) -> None:
        """Refuse an operator with nothing before or behind it."""
        if not have or self.now.kind in ("end", "close", "or", "and", "near"):
            raise Refusal("search-nothing-beside", operator=operator)

    def _either(self) -> _Part:
        first = self._near()
        parts = [first]
        while self.now.kind == "or":
            self._step()
            self._needed("OR")
            if self.now.kind == "minus":
                raise Refusal("search-minus-inside", operator="OR")
            parts.append(self._near())
        if len(parts) == 1:
            return first
        fields = [part for part in parts if isinstance(part, Narrow)]
        if not fields:
            return Either(tuple(part for part in parts if not isinstance(part, Narrow)))
        if len(fields) < len(parts) or len({part.field for part in fields}) > 1:
            raise Refusal("search-field-inside", field=fields[0].field)
        return Narrow(fields[0].field, tuple(v for part in fields for v in part.values))

    def _left_out(self) -> _Part:
        self._step()
        part = self._one()
        if self.now.kind in ("or", "near"):
            raise Refusal("search-minus-inside", operator=self.now.kind.upper())
        return part

    def _near(self) -> _Part:
        first = self._one()
        if self.now.kind != "near":
            return first
        parts, words = [_no_field(first)], self.now.words
        while self.now.kind == "near":
            # The narrowest of several numbers holds for the whole chain.
            words = min(words, self._step().words)
            self._needed("NEAR")
            if self.now.kind == "minus":
                raise Refusal("search-minus-inside", operator="NEAR")
            parts.append(_no_field(self._one()))
        return Near(tuple(parts), words)

    def _one(self) -> _Part:
        token = self._step()
        if token.kind in ("or", "near", "and"):
            raise Refusal("search-nothing-beside", operator=token.kind.upper())
        if token.kind == "minus":
            raise Refusal("search-minus-twice")
        if token.kind == "open":
            return self._bracket()
        if token.kind == "field":
            return Narrow(token.field, (token.text,))
        return _term(token)

    def _bracket(self) -> Node:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Refusal("search-too-deep", deepest=_DEEPEST)
        both, narrow = self.parts()
        if self._step().kind != "close":
            raise Refusal("search-bracket-open")
        self._depth -= 1
        if narrow:
            raise Refusal("search-field-inside", field=narrow[0].field)
        return _joined(both, narrow)


def _no_field(part: _Part) -> Node:
    if isinstance(part, Narrow):
        raise Refusal("search-field-inside", field=part.field)
    return part


def _term(token: Token) -> Term:
    exact = token.kind == "quoted"
    if not fold(token.text).replace("" if exact else "*", "").strip():
        raise Refusal("search-nothing-in-word", word=token.text)
    return Term(token.text, exact)
