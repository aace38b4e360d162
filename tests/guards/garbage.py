"""Python looks for garbage as rarely as it does in the program.

Collecting the tests makes more than a million objects that stay; looking through them again and
again takes a twentieth of the whole run.
"""

import gc

import pytest

from app.main import GARBAGE


def pytest_configure() -> None:
    """Before the tests are collected."""
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """When they are: what is there now stays to the end."""
    gc.freeze()
    gc.set_threshold(*GARBAGE)
    gc.enable()
