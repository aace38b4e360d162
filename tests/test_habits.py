"""The habits of this repository that no linter watches."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

import pytest

ROOT = Path(__file__).parent.parent
LONGEST_FILE = 400
LONGEST_FUNCTION = 50
MODULES = sorted(
    path
    for folder in ("app", "tests", "tools", "benchmarks")
    for path in (ROOT / folder).rglob("*.py")
)
# Where several rows can be chosen, Qt's own way of choosing one heeds Ctrl and Shift.
SEVERAL = "SelectionMode.ExtendedSelection"
MAY_PRINT = ("app/cli/", "app/qt_check.py", "tools/", "benchmarks/")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def offences(path: Path, source: str) -> Iterator[str]:
    """Say what in a module is against the habits."""
    tree = ast.parse(source)
    lines = len(source.splitlines())
    if lines > LONGEST_FILE:
        yield f"{path}: {lines} lines, more than {LONGEST_FILE}"
    if not ast.get_docstring(tree):
        yield f"{path}: no docstring that says what the module decides"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > LONGEST_FUNCTION:
                yield f"{path}:{node.lineno}: {node.name} has {lines} lines"
        if _prints(node) and not str(path).startswith(MAY_PRINT):
            yield f"{path}:{node.lineno}: print"
        if _chooses(node, SEVERAL in source):
            yield f"{path}:{node.lineno}: choose a row with choose_row"


def _chooses(node: ast.AST, several: bool) -> TypeGuard[ast.Call]:
    """Say whether a tree, or a view of which several rows can be chosen, chooses a row itself."""
    text = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
    return text.endswith(".tree.setCurrentIndex") or (several and text == "self.setCurrentIndex")


def _prints(node: ast.AST) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print"


def test_modules_keep_the_habits() -> None:
    found = [
        offence
        for path in MODULES
        for offence in offences(Path(name(path)), path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "path, source, said",
    [
        ("app/x.py", "x = 1", "no docstring"),
        ("app/x.py", '"""Doc."""\n' + "x = 1\n" * LONGEST_FILE, "401 lines"),
        ("app/x.py", '"""Doc."""\ndef f():\n' + "    x = 1\n" * LONGEST_FUNCTION, "f has 51 lines"),
        ("app/ui/x.py", '"""Doc."""\nprint()', "app/ui/x.py:2: print"),
        ("app/ui/x.py", '"""Doc."""\nself.tree.setCurrentIndex(x)', "choose a row"),
        ("app/ui/x.py", f'"""Doc."""\n{SEVERAL}\nself.setCurrentIndex(x)', "choose a row"),
    ],
)
def test_each_habit_can_be_broken(path: str, source: str, said: str) -> None:
    (offence,) = offences(Path(path), source)
    assert said in offence


def test_what_is_just_within_the_habits_passes() -> None:
    function = "def f():\n" + "    x = 1\n" * (LONGEST_FUNCTION - 1)
    assert list(offences(Path("app/x.py"), f'"""Doc."""\n{function}')) == []
    assert list(offences(Path("app/cli/x.py"), '"""Doc."""\nprint()')) == []


def test_the_index_of_the_documentation_names_every_page() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    pages = {path.name for path in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert {page for page in pages if f"]({page})" not in index} == set()
