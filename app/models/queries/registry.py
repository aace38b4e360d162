"""The list of all query functions, so that a test can show each to a blind coder."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

QUERIES: dict[str, Callable[..., object]] = {}


def query(function: Callable[P, T]) -> Callable[P, T]:
    """Register a public query function; its first argument is a Reader."""
    QUERIES[function.__name__] = function
    return function
