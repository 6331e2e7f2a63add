"""What tests share: where the corpora lie, programs that can be interrupted, and data of others that grows older."""

import os
import re
import signal
from collections.abc import Generator, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from places import CHECKOUT

PINNED = re.compile(r"^([a-z0-9.-]+)==([^ ;\\]+)", re.MULTILINE)

# The same examples on every machine, however slow it is; `--hypothesis-profile search` looks for new ones.
_UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same", _UNHURRIED, derandomize=True, database=None)
settings.register_profile("search", _UNHURRIED, derandomize=False, max_examples=1000)
settings.load_profile("same")


@pytest.fixture(scope="session", autouse=True)
def caches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the user's caches, while tests run: theirs are no business of those on this machine."""
    folder = tmp_path_factory.mktemp("caches")
    os.environ["XDG_CACHE_HOME"] = str(folder)
    return folder


@pytest.fixture(scope="session", autouse=True)
def _no_excludes_of_whoever_tests(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What git leaves out for whoever runs the tests is their own business: neither git nor formlint reads it here."""
    file = tmp_path_factory.mktemp("git") / "config"
    file.write_text("[core]\n\texcludesFile =\n", encoding="utf-8")
    os.environ["GIT_CONFIG_GLOBAL"] = str(file)


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The root of this checkout."""
    return CHECKOUT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of corpora beside the checkout; tests that need it are skipped without it."""
    folder = CHECKOUT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the corpora (a folder `shared` beside the checkout) are not here")
    return folder


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Programs that are started can be interrupted, also where the tests run in the background and cannot."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """What a test of `upstream` finds is an expected failure where a package is not the one that is pinned.

    Our data was compared with that one. Another release may tell things otherwise, which is news (`-ra` shows it) and
    no fault of this checkout; with `--runxfail` it fails.
    """
    report = yield
    marker = item.get_closest_marker("upstream")
    if marker and report.failed and report.when == "call" and not item.config.getoption("runxfail"):
        others = [told for package in marker.args if (told := _unlike_pinned(package))]
        if others:
            report.outcome = "skipped"
            report.wasxfail = f"our data was compared with other releases: {', '.join(others)}"
    return report


def _unlike_pinned(package: str) -> str:
    """What is installed of a package beside what is pinned; empty where both are the same."""
    try:
        here = version(package)
    except PackageNotFoundError:
        return ""
    pinned = _pins().get(package, here)
    return "" if here == pinned else f"{package} {here} is installed, {pinned} is pinned"


@cache
def _pins() -> dict[str, str]:
    """The versions in requirements-ci.txt, by package; none where the file is not here."""
    path = CHECKOUT / "requirements-ci.txt"
    return dict(PINNED.findall(path.read_text("utf-8"))) if path.exists() else {}
