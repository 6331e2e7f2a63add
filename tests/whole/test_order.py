"""The same report on every run: nothing follows the order of a set, which is another in each process."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from places import SOUND

from formlint import knowledge
from formlint.forms import text_language

SEEDS = ("0", "1", "2")
SAMPLE = 40
"""Of so many pages of the corpus, one; all of them take some minutes."""


def said(command: list[str | Path], folder: Path, seed: str) -> tuple[int, str, dict[str, bytes]]:
    """What a command leaves with, prints and writes, in a process whose hashes start from a seed."""
    folder.mkdir()
    environment = {**os.environ, "PYTHONHASHSEED": seed, "COLUMNS": "100"}
    done = subprocess.run(
        [sys.executable, "-m", "formlint", *command], cwd=folder, env=environment, capture_output=True, check=False
    )
    assert done.returncode in {0, 1}, done.stderr.decode()
    return done.returncode, done.stdout.decode(), {path.name: path.read_bytes() for path in folder.iterdir()}


def assert_same(tmp_path: Path, *command: str | Path, seeds: Iterable[str] = SEEDS) -> None:
    first, *others = [said([*command], tmp_path / f"{command[0]}-{seed}", seed) for seed in seeds]
    assert len(first[1]) + sum(map(len, first[2].values())) > 1_000
    for other in others:
        assert other == first


CHECK = ("check", "--isolated", "--no-cache", "--jobs", "1", "--format", "json=report.json", "--format", "html=a.html")


@pytest.fixture(scope="module")
def corpus(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The open corpus, unpacked."""
    archive = shared / "corpora" / "fields-open.tar.xz"
    if not archive.exists():
        pytest.skip("the open corpus is not here")
    folder = tmp_path_factory.mktemp("corpus")
    shutil.unpack_archive(archive, folder, filter="data")
    return sorted(folder.rglob("*.html"))


def test_examples_get_the_same_reports(checkout: Path, tmp_path: Path) -> None:
    assert_same(tmp_path, *CHECK, checkout / "examples", SOUND)


def test_examples_get_the_same_audience(checkout: Path, tmp_path: Path) -> None:
    assert_same(tmp_path, "audience", "--isolated", "--format", "json", checkout / "examples", seeds=SEEDS[:2])


@pytest.mark.long
def test_real_pages_get_the_same_reports(corpus: list[Path], tmp_path: Path) -> None:
    assert_same(tmp_path, *CHECK, *corpus[::SAMPLE], seeds=SEEDS[1:])


@pytest.mark.long
def test_the_whole_corpus_gets_the_same_reports(corpus: list[Path], tmp_path: Path) -> None:
    assert_same(tmp_path, *CHECK, corpus[0].parent)


def test_a_language_is_heard_the_same_in_any_order_of_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of words add up to just enough; sums of floating-point numbers differ with their order."""
    sizes = [*[3] * 3, *[6] * 9]  # each word is one of so many languages

    def heard(variant: int) -> tuple[str, ...]:
        spelled = "".join(chr(97 + digit) for digit in divmod(variant, 26))
        table = {
            f"{spelled}{chr(97 + nth)}": ("xx", *[f"{nth}-{other}" for other in range(1, size)])
            for nth, size in enumerate(sizes)
        }
        monkeypatch.setattr(text_language, "common_words", lambda _: table)
        return text_language.heard(knowledge.own(), table)

    assert {heard(variant) for variant in range(200)} == {("xx",)}
