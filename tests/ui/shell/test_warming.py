"""The pages' modules are loaded while nobody waits: every one, and each once."""

import subprocess
import sys

_SCRIPT = """
import sys
from app.ui.shell.page_list import _MAKERS
from app.ui.shell.warming import load_pages
steps = list(load_pages())
assert len(steps) == len(set(steps)) > len(_MAKERS)
assert not list(load_pages())
before = set(sys.modules)
for make in _MAKERS.values():
    make()
assert set(sys.modules) == before
"""


def test_afterwards_no_page_has_a_module_to_load() -> None:
    """In a process of its own: here most of them are loaded already."""
    subprocess.run([sys.executable, "-c", _SCRIPT], check=True, timeout=120)
