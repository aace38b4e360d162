"""The modules of the pages, loaded one at a time while nobody waits for anything.

A page loads its modules when it is first shown, which would be up to a fifth of a second of its
time: long enough to be felt. So the program loads them a second after its start, in slices of some
milliseconds between which the window answers. Whoever is faster than that waits as before.
"""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from sys import modules

from PySide6.QtCore import QObject, QTimer

import app.ui.pages as pages

_BEGIN, _PAUSE = 1_000, 25  # ms after the start, and between two modules


def load_pages() -> Iterator[str]:
    """Load a module of the pages at each step and give its name; those loaded already are passed.

    The deepest come first, so that a step loads little besides its module.
    """
    names = [each.name for each in walk_packages(pages.__path__, f"{pages.__name__}.")]
    for name in sorted(names, key=lambda name: -name.count(".")):
        if name not in modules:
            import_module(name)
            yield name


class Warming(QObject):
    """Loads the pages' modules from a second after `begin` on."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._names = load_pages()
        self._timer = QTimer(self, interval=_BEGIN)
        self._timer.timeout.connect(self._step)

    def begin(self) -> None:
        """Wait until the window is painted, then load."""
        self._timer.start()

    def _step(self) -> None:
        self._timer.setInterval(_PAUSE)
        if next(self._names, None) is None:
            self._timer.stop()
