"""The browser that the tests here share, and what they say at the end about what it could not confirm."""

import os
from collections import Counter
from collections.abc import Iterator

import pytest
from browser.chromium import Chromium, program, running

TOLD: pytest.StashKey[Counter[str]] = pytest.StashKey()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    """One browser for all tests; without one they are skipped, but not in CI."""
    path = program()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium here: apt-get install chromium")
        pytest.skip("no Chromium here")
    with running(path) as browser:
        yield browser


@pytest.fixture
def tell(pytestconfig: pytest.Config) -> Counter[str]:
    """Counts that are printed when all tests have run."""
    return pytestconfig.stash.setdefault(TOLD, Counter())


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what was confirmed and what cannot be confirmed by a browser without a phone's keyboard."""
    told = config.stash.get(TOLD, None)
    if told:
        terminalreporter.section("findings in the browser")
        for line, number in sorted(told.items()):
            terminalreporter.write_line(f"{number:5} {line}")
