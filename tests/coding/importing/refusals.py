"""Expecting a refusal, and that people are told about it in a finished sentence."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from app.models.errors import Refusal
from app.words import sentence


@contextmanager
def refused(reason: str, **values: object) -> Iterator[None]:
    """Pass if the block is refused for this reason, with at least these values."""
    with pytest.raises(Refusal) as caught:
        yield
    assert caught.value.reason == reason
    assert caught.value.values.items() >= values.items()
    assert "{" not in sentence(caught.value)
