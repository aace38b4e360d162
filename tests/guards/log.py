"""A warning in the log is a failure, unless the test says that it makes the program warn.

@pytest.mark.logs("journal .* repaired")
"""

import logging
import re
from collections.abc import Iterator

import pytest


class _Collector(logging.Handler):
    """Keeps every record from WARNING up."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def no_unexpected_warning_in_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Compare what was logged with the test's `logs` markers, both ways."""
    collector = _Collector()
    logging.getLogger().addHandler(collector)
    yield
    logging.getLogger().removeHandler(collector)
    patterns = [text for mark in request.node.iter_markers("logs") for text in mark.args]
    said = [f"{record.name}: {record.getMessage()}" for record in collector.records]
    unexpected = [text for text in said if not any(re.search(one, text) for one in patterns)]
    unsaid = [one for one in patterns if not any(re.search(one, text) for text in said)]
    if unexpected:
        pytest.fail("logged without being expected:\n  " + "\n  ".join(unexpected))
    if unsaid:
        pytest.fail("expected in the log and not there:\n  " + "\n  ".join(unsaid))
