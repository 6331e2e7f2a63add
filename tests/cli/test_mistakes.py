"""The commonest mistakes, and what they print: a transcript, `tests/cli/golden/mistakes.txt`.

`FORMLINT_GOLDEN=write pytest tests/cli/test_mistakes.py` writes it anew; every line should help the one who reads it.
"""

import os
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from reporting import golden

from formlint.cli import main

GOLDEN = Path(__file__).parent / "golden" / "mistakes.txt"
PAGE = b"<html lang=en-CA><label>Postal code <input name=postal_code inputmode=numeric></label>"

MISTAKES: Mapping[str, tuple[str, Mapping[str, bytes]]] = {
    "a typo in an option": ("check page.html --selct values", {}),
    "a typo in a command": ("chek page.html", {}),
    "a typo in the name of a rule": ("check page.html --select name-minlenght,email", {}),
    "a typo in a format": ("check page.html --format jsn", {}),
    "a typo in a key of the settings": ("check page.html", {"formlint.toml": b'# ours\nserve = ["CA"]\n'}),
    "a typo in a territory": ("check page.html", {"formlint.toml": b'serves = [\n  "US",\n  "Canda",\n]\n'}),
    "a rule that is not there, in the settings": (
        "check page.html",
        {"pyproject.toml": b'[tool.formlint]\nignore = ["place-holder-as-label"]\n'},
    ),
    "a value of the wrong type": ("check page.html", {"formlint.toml": b'serves = "CA"\n'}),
    "settings that are no TOML": ("check page.html", {"formlint.toml": b'serves = ["CA"\nfail-on = "error"\n'}),
    "both forms of ignore in one file": (
        "check page.html",
        {"formlint.toml": b'ignore = ["name"]\n\n[[ignore]]\nrule = "email"\n'},
    ),
    "a table in formlint.toml": ("check page.html", {"formlint.toml": b'[formlint]\nserves = ["CA"]\n'}),
    "a mistake in --config": ("check page.html --config 'serves=[\"XX\"]'", {}),
    "a group in place of a territory": ("territory eu", {}),
    "a list of paths that is not there": ("check --file-list pages.txt", {}),
    "a page that is cut off": ("check cut.html", {"cut.html": "\ufeff<input>".encode("utf-16-le")[:-1]}),
    "only other people's pages": ("check site", {"site/vendor/a.html": PAGE}),
    "a path that is not there": ("check pgae.html", {}),
    "an empty folder": ("check empty", {"empty/.keep": b""}),
    "a folder without pages": ("check pictures", {"pictures/a.png": b"\x89PNG\r\n\x1a\n\0"}),
    "a folder whose pages git leaves out": ("check site", {".gitignore": b"*.html", "site/a.html": PAGE}),
    "a binary file": ("check a.png", {"a.png": b"\x89PNG\r\n\x1a\n\0"}),
    "an encoding that nobody knows": (
        "check latin.html -q --format concise",
        {"latin.html": b"<meta charset=klingon>\xe9" + PAGE},
    ),
    "a page that may not be read": ("check page.html secret.html -q --format concise", {"secret.html": PAGE}),
}
"""What is typed, and the files that are there besides `page.html`."""


def transcript(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What a mistake prints, with its exit code."""
    command, files = MISTAKES[name]
    for path, data in {"page.html": PAGE, ".git/HEAD": b"", **files}.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    (folder / "empty" / ".keep").unlink(missing_ok=True)
    monkeypatch.chdir(folder)
    result = CliRunner().invoke(main, shlex.split(command), prog_name="formlint")
    return f"# {name}\n$ formlint {command}\n{result.output.rstrip()}\n(exit code {result.exit_code})\n"


@pytest.fixture
def unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    """No right to read `secret.html`, also for root, who may read everything."""
    really = os.open

    def refuse(path: Any, *args: Any, **kwargs: Any) -> Any:
        if str(path).endswith("secret.html"):
            raise PermissionError(13, "Permission denied", path)
        return really(path, *args, **kwargs)

    monkeypatch.setattr(os, "open", refuse)


@pytest.mark.usefixtures("unreadable")
def test_mistakes_print_what_they_should(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = "\n".join(transcript(name, tmp_path_factory.mktemp("mistake"), monkeypatch) for name in MISTAKES)
    golden(GOLDEN, told)


@pytest.mark.usefixtures("unreadable")
@pytest.mark.parametrize("name", MISTAKES)
def test_mistakes_leave_with_2_and_no_traceback(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = transcript(name, tmp_path, monkeypatch)
    assert "Traceback" not in told
    unknown_encoding_is_no_mistake = "klingon" in str(MISTAKES[name][1].get("latin.html"))
    assert told.endswith("(exit code 1)\n" if unknown_encoding_is_no_mistake else "(exit code 2)\n")
