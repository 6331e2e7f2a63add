"""What tests share: where the corpora lie, and programs that can be interrupted."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]


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
