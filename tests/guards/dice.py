"""On CI every test draws the same keys in every run.

Keys of rows are random, and rows of the same second stand in their order. A test that fails for
some keys only would fail there now and then; elsewhere it may, and so be found.
"""

import os
from random import Random

import pytest

from app.models import store


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Before the first fixture: also what a session shares is made from these."""
    if "CI" in os.environ:
        store.DICE = Random(item.nodeid)
