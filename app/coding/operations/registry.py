"""The list of all operations: the only ways in which a project can change.

An operation is a plain function whose first argument is the transaction. Its name, with hyphens,
is the kind that the history keeps. It asks narrow questions, refuses with a reason, writes through
the transaction's stores and leaves values for its sentence with `tx.note`.
"""

from collections.abc import Callable
from typing import ParamSpec, TypeVar, overload

P = ParamSpec("P")
T = TypeVar("T")

OPERATIONS: dict[str, Callable[..., object]] = {}


@overload
def operation(function: Callable[P, T], /) -> Callable[P, T]: ...
@overload
def operation(
    *, mass: bool = ..., in_reading_copy: bool = ...
) -> Callable[[Callable[P, T]], Callable[P, T]]: ...


def operation(
    function: Callable[P, T] | None = None,
    /,
    *,
    mass: bool = False,
    in_reading_copy: bool = False,
) -> Callable[P, T] | Callable[[Callable[P, T]], Callable[P, T]]:
    """Register an operation; before a `mass` one the program keeps a copy of the project.

    In a copy for reading only those marked `in_reading_copy` run (`models.reading_copy`).
    """

    def register(function: Callable[P, T]) -> Callable[P, T]:
        OPERATIONS[function.__name__.replace("_", "-")] = function
        function.mass = mass  # type: ignore[attr-defined]
        function.in_reading_copy = in_reading_copy  # type: ignore[attr-defined]
        return function

    return register if function is None else register(function)
