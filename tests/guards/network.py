"""No test talks to another machine, and neither does the program in a test.

The error is an AssertionError, so that code which forgives a failed connection cannot forgive it.
"""

import socket
from collections.abc import Iterator
from typing import NoReturn

import pytest


class NetworkUseError(AssertionError):
    """Something wanted to leave this machine."""


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Let sockets reach other processes of this machine by path, and nothing else."""
    with pytest.MonkeyPatch.context() as patch:
        for method in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, method, _only_local(method))
        patch.setattr(socket, "getaddrinfo", _no_name)
        yield


def _only_local(method: str) -> object:
    original = getattr(socket.socket, method)

    def guarded(self: socket.socket, *args: object) -> object:
        if self.family != getattr(socket, "AF_UNIX", None):  # Windows has none
            raise NetworkUseError(f"{method}{args!r}")
        return original(self, *args)

    return guarded


def _no_name(host: object, *args: object, **kwargs: object) -> NoReturn:
    raise NetworkUseError(f"getaddrinfo({host!r})")
