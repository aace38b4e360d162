"""Every refusal and trouble in the program has its sentence, and no sentence is left over."""

import ast
import re
import string
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import NamedTuple

import pytest

import app.words
from app.models.errors import Refusal, Trouble
from app.words import all_sentences, history, sentence
from tests.coding.operations.moves import registered

ROOT = Path(__file__).parents[2]
MODULES = {
    path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "app").rglob("*.py"))
    if "words" not in path.relative_to(ROOT).parts
}
# Where a slug is raised, and which argument it is.
RAISING = {"Refusal": 0, "Trouble": 0, "problem": 1, "RowProblem": 1, "Notice": 1, "Problem": 0}
BY_KEYWORD = ("Refusal", "Trouble", "problem")  # those whose keywords are the values


class Raised(NamedTuple):
    """A slug written down where it is raised, with the names of its values."""

    place: str
    slug: str
    values: frozenset[str] | None  # None: not told by the source


def raised() -> Iterator[Raised]:
    for path, tree in MODULES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield from _raised(path, node, node.func.id)


def _raised(path: str, node: ast.Call, name: str) -> Iterator[Raised]:
    at = RAISING.get(name)
    if at is None or len(node.args) <= at or not isinstance(node.args[at], ast.Constant):
        return
    names = [keyword.arg for keyword in node.keywords]
    told = name in BY_KEYWORD and None not in names
    values = frozenset(name for name in names if name) if told else None
    yield Raised(f"{path}:{node.lineno}", str(ast.literal_eval(node.args[at])), values)


def gaps(template: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(template) if field is not None}


def test_every_slug_has_a_sentence() -> None:
    known = all_sentences()
    assert [one for one in raised() if one.slug not in known] == []


def test_every_gap_is_filled() -> None:
    known = all_sentences()
    told = [one for one in raised() if one.values is not None and one.slug in known]
    assert len(told) > 50
    assert [one for one in told if not gaps(known[one.slug]) <= one.values] == []


def test_no_sentence_is_left_over() -> None:
    patterns = [_pattern(node) for tree in MODULES.values() for node in ast.walk(tree)]
    found = [re.compile(pattern) for pattern in {*patterns} - {None}]
    unused = [slug for slug in all_sentences() if not any(one.fullmatch(slug) for one in found)]
    assert unused == []


def test_no_word_is_left_over() -> None:
    nodes = [node for tree in MODULES.values() for node in ast.walk(tree)]
    patterns = {_pattern(node) for node in nodes} - {None}
    found = [re.compile(str(pattern)) for pattern in patterns]
    texts = {node.value for node in nodes if isinstance(node, ast.Constant)}

    def used(slug: str) -> bool:
        # A subject of two words may be put together with anything: "matrix-title" with a level.
        subject = slug.rpartition("-")[0]
        joined = "-" in subject and subject in texts
        return joined or slug in texts or any(pattern.fullmatch(slug) for pattern in found)

    unused = [slug for slug in all_words() if not used(slug.removesuffix("-one"))]
    assert unused == []


def all_words() -> set[str]:
    """Return the slugs of all lines that are not the sentence of a refusal or operation."""
    modules = [
        import_module(module.name) for module in iter_modules(app.words.__path__, "app.words.")
    ]
    return {slug for module in modules for slug in getattr(module, "WORDS", ())}


def _pattern(node: ast.AST) -> str | None:
    """Return what a text in the source can be: itself, or with anything in its gaps."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value) if re.fullmatch(r"[a-z0-9-]+", node.value) else None
    if isinstance(node, ast.JoinedStr):
        parts = [part.value if isinstance(part, ast.Constant) else None for part in node.values]
        pattern = "".join(".+" if part is None else re.escape(str(part)) for part in parts)
        # A pattern of gaps alone would excuse everything, and one of "-one" every form for one.
        told = re.search(r"[a-z]-|-[a-z]", "".join(part or "." for part in parts))
        return pattern if told and pattern != r".+\-one" else None
    return None


def test_no_slug_has_two_sentences() -> None:
    names = [
        slug
        for module in iter_modules(app.words.__path__, "app.words.")
        for slug in import_module(module.name).SENTENCES
    ]
    assert sorted(names) == sorted(set(names))


def test_sentences_are_sentences() -> None:
    known = all_sentences()
    for slug in {one.slug for one in raised()} & known.keys():
        filled = known[slug].format(**dict.fromkeys(gaps(known[slug]), "X"))
        assert re.fullmatch(r"[a-z][a-z0-9-]*", slug)
        assert re.fullmatch(r"\S.*[.?)”]", filled), slug
        assert "  " not in filled, slug


def test_a_sentence_is_filled() -> None:
    assert sentence(Trouble("project-missing", file="/a/b")) == (
        "There is no file “/a/b”. Check the name and the folder."
    )
    assert sentence(Refusal("codings-of-others", n=3)).startswith("Other coders' codings")


def test_every_operation_says_what_it_did() -> None:
    assert sorted(history.DID) == sorted([*registered(), "make-project"])


@pytest.mark.parametrize(
    "kind, details, said",
    [
        ("rename-code", {"code": "Haste", "now": "Hurry"}, "Renamed the code Haste to Hurry"),
        ("rename-code", {"code": "Haste"}, "Renamed the code"),
        ("rename-code", {}, "Renamed the code"),
        ("edit-text", {"name": "S01", "lost": 0}, "Corrected the text of S01"),
        ("edit-text", {"name": "S01", "lost": 2}, "Corrected the text of S01 (lost codings: 2)"),
        ("recode", {"n": 3, "code": "Haste"}, "Moved codings"),
        (
            "mark-quotable",
            {"n": 1, "quotable": False, "code": ["Haste"], "transcript": ["S01"]},
            "No longer quotable: Haste in S01 (1)",
        ),
        ("import-codebook", {"n": 1}, "Imported a codebook (1 code)"),
        ("import-codebook", {"n": 2}, "Imported a codebook (2 codes)"),
        ("draw-a-figure", {}, "Draw a figure"),  # of a newer program
    ],
)
def test_what_was_done_reads_whatever_is_known_of_it(
    kind: str, details: dict[str, object], said: str
) -> None:
    assert history.did(kind, details) == said


def test_a_translation_is_filled_like_the_sentence() -> None:
    assert history.did("rename-code", {"code": "A", "now": "B"}, "{code} → {now}") == "A → B"
