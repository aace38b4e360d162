"""What a query means, and the sentence for each that cannot be read."""

import pytest

from app.coding.search.language import parse
from app.coding.search.nodes import Both, Either, Narrow, Near, Node, Query, Term
from app.models.errors import Refusal
from app.words import sentence

A, B, C = Term("a"), Term("b"), Term("c")


@pytest.mark.parametrize(
    "query, words",
    [
        ("a", A),
        ("  a\tb　c ", Both((A, B, C))),
        ("a AND b", Both((A, B))),
        ("a OR b", Either((A, B))),
        ("a OR b c", Both((Either((A, B)), C))),
        ('"a  b" c', Both((Term("a  b", True), C))),
        ("“a b”", Term("a b", True)),
        ("「信任 a」", Term("信任 a", True)),
        ('c"a b"', Both((C, Term("a b", True)))),
        ("a -b", Both((A,), (B,))),
        ("a −b –c", Both((A,), (B, C))),
        ('-"b" -(b OR c) a', Both((A,), (Term("b", True), Either((B, C))))),
        ("a - b", Both((A, Term("-"), B))),
        ("doctor-patient", Term("doctor-patient")),
        ("a NEAR b", Near((A, B), 10)),
        ("a NEAR/3 b NEAR/5 c", Near((A, B, C), 3)),
        ("a OR b NEAR c", Either((A, Near((B, C), 10)))),
        ("(a OR b) NEAR/0 c", Near((Either((A, B)), C), 0)),
        ("（a b） OR c", Either((Both((A, B)), C))),
        ("((a))", A),
        ("a*", Term("a*")),
        ("10:30", Term("10:30")),
        ("note: a", Both((Term("note:"), A))),
        ("or near and", Both((Term("or"), Term("near"), Term("and")))),
    ],
)
def test_words(query: str, words: Node) -> None:
    assert parse(query) == Query(words)


@pytest.mark.parametrize(
    "query, narrow",
    [
        ("a code:x", (Narrow("code", ("x",)),)),
        ('Code:"two words" a', (Narrow("code", ("two words",)),)),
        ("a code：“两 个”", (Narrow("code", ("两 个",)),)),
        ("a code:x -code:y code:z", (Narrow("code", ("x", "z")), Narrow("code", ("y",), True))),
        ("code:x OR code:y a", (Narrow("code", ("x", "y")),)),
        (
            "a group:g speaker:I participant:S07 coder:Ana theme:t category:c transcript:S07",
            tuple(
                Narrow(field, (value,))
                for field, value in [
                    ("group", "g"),
                    ("speaker", "I"),
                    ("participant", "S07"),
                    ("coder", "Ana"),
                    ("theme", "t"),
                    ("category", "c"),
                    ("transcript", "S07"),
                ]
            ),
        ),
    ],
)
def test_what_narrows(query: str, narrow: tuple[Narrow, ...]) -> None:
    assert parse(query) == Query(A, narrow)


@pytest.mark.parametrize(
    "query, reason",
    [
        ("", "search-empty"),
        ("()", "search-empty"),
        ('a "b', "search-quote-open"),
        ("a foo:b", "search-field-unknown"),
        ("a code:", "search-field-empty"),
        ('a code:""', "search-field-empty"),
        ("code:x", "search-only-narrow"),
        ("-a", "search-only-without"),
        ("a (-b)", "search-only-without"),
        ("-a code:x", "search-only-without"),
        ("a OR", "search-nothing-beside"),
        ("OR a", "search-nothing-beside"),
        ("a OR OR b", "search-nothing-beside"),
        ("AND a", "search-nothing-beside"),
        ("a NEAR", "search-nothing-beside"),
        ("a OR -b", "search-minus-inside"),
        ("-a OR b", "search-minus-inside"),
        ("a NEAR -b", "search-minus-inside"),
        ("a --b", "search-minus-twice"),
        ("a OR code:x", "search-field-inside"),
        ("a NEAR code:x", "search-field-inside"),
        ("(a code:x) b", "search-field-inside"),
        ("code:x OR group:y a", "search-field-inside"),
        ("(a", "search-bracket-open"),
        ("a)", "search-bracket-close"),
        ("(" * 30 + "a" + ")" * 30, "search-too-deep"),
        ("*", "search-nothing-in-word"),
        ('""', "search-nothing-in-word"),
        ("\u00ad", "search-nothing-in-word"),
    ],
)
def test_what_cannot_be_read(query: str, reason: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse(query)
    assert caught.value.reason == reason
    assert "{" not in sentence(caught.value)
