"""The ground under every test: no screen, no user's settings, the same random examples.

The environment is set while pytest configures itself, before a module of ours or a part of Qt
reads it.
"""

import os
import shutil
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

import hypothesis
import pytest

pytest_plugins = [
    "pytester",
    "tests.guards.dice",
    "tests.guards.garbage",
    "tests.guards.leaks",
    "tests.guards.log",
    "tests.guards.network",
    "tests.guards.patience",
]

HOME = pytest.StashKey[Path]()
WITHOUT_CHINESE = pytest.StashKey[list[str]]()
NO_CHINESE_FONT = "no Chinese font on this machine (Debian: apt-get install fonts-noto-cjk)"


def pytest_configure(config: pytest.Config) -> None:
    """Give the session a home of its own and choose how Qt draws and hypothesis searches."""
    home = Path(tempfile.mkdtemp(prefix="threefold-tests-"))
    config.stash[HOME] = home
    config.stash[WITHOUT_CHINESE] = []
    os.environ.update(_homes(home))
    os.environ["LC_ALL"] = "C.UTF-8"
    # Programs that tests start share one cache of compiled modules, away from the checkout.
    os.environ["PYTHONPYCACHEPREFIX"] = str(home / "compiled")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if os.environ.get("THREEFOLD_TEST_DISPLAY") != "1":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    hypothesis.settings.register_profile(
        "threefold",
        # On CI the same examples each time: a red run must mean the change, not the dice.
        derandomize="CI" in os.environ,
        database=None,
        max_examples=50,
        deadline=None,
        print_blob=True,
    )
    hypothesis.settings.load_profile("threefold")


def _homes(home: Path) -> dict[str, str]:
    """Return the variables that lead to a user's files, all of them into `home`."""
    folders = {
        "HOME": home,
        "USERPROFILE": home,
        "APPDATA": home / "appdata",
        "LOCALAPPDATA": home / "localappdata",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_DATA_HOME": home / "data",
        "XDG_STATE_HOME": home / "state",
        "XDG_CACHE_HOME": home / "cache",
    }
    for folder in folders.values():
        folder.mkdir(exist_ok=True)
    return {name: str(folder) for name, folder in folders.items()}


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the session's home."""
    shutil.rmtree(config.stash[HOME], ignore_errors=True)


@pytest.fixture
def user_home(request: pytest.FixtureRequest) -> Path:
    """Return the home folder that the program sees in tests."""
    return request.config.stash[HOME]


@pytest.fixture
def noon(monkeypatch: pytest.MonkeyPatch) -> date:
    """Hold the program's clock at noon of a day, which is returned: no midnight passes by."""
    moment = datetime(2026, 11, 28, 12)
    stamp = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    monkeypatch.setattr("app.models.clock.now", lambda: stamp)
    monkeypatch.setattr("app.models.clock.here", lambda: moment)
    return moment.date()


@pytest.fixture
def chinese_font(request: pytest.FixtureRequest, qapp: object) -> str:
    """Return the name of a font with Chinese characters.

    Without one the test cannot look at glyphs: it is skipped, and the last lines of the run say
    which tests did not look.
    """
    from PySide6.QtGui import QFontDatabase

    families = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    if not families:
        request.config.stash[WITHOUT_CHINESE].append(request.node.nodeid)
        pytest.skip(NO_CHINESE_FONT)
    return families[0]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say aloud which tests could not look at Chinese glyphs."""
    blind = terminalreporter.config.stash[WITHOUT_CHINESE]
    if blind:
        terminalreporter.section("not checked", yellow=True)
        terminalreporter.line(f"{len(blind)} test(s): {NO_CHINESE_FONT}", yellow=True)
        for node in blind:
            terminalreporter.line(f"  {node}")
