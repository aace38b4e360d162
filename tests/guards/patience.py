"""A wait for a window ends when what it waits for has come; how soon is the machine's affair.

pytest-qt gives up after five seconds, which a busy machine may need, and has no setting for it.
"""

from pytestqt.qtbot import QtBot

PATIENCE = 30_000  # milliseconds

for wait in (
    QtBot.waitUntil,
    QtBot.waitSignal,
    QtBot.waitSignals,
    QtBot.waitExposed,
    QtBot.waitActive,
):
    wait.__kwdefaults__["timeout"] = PATIENCE
