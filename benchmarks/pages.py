"""The pages that benchmarks read: real ones, generated ones, and sites that a generator has built.

All of them are the same on every machine: the open corpus lies beside the checkout, the documentation comes out of two
Debian packages by name, and nothing is drawn at random.
"""

import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import ParamSpec, TypeVar

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "fields-open.tar.xz"
PACKAGES = ("python3.11-doc", "sqlite3-doc")
HEADER = """<header class="site">
<form action="/search" role="search"><label>Search <input type="search" name="q"></label><button>Go</button></form>
<form action="/newsletter" id="newsletter"><label>E-mail <input type="text" name="newsletter_email"></label>
<label>Postcode <input name="newsletter_postcode" inputmode="numeric" maxlength="5"></label>
<label>Country <select name="newsletter_country"><option value="GB">United Kingdom<option value="CA">Canada</select>
</label><button>Subscribe</button></form>
<form action="/language" id="language"><label>Language <select name="language"><option value="en" selected>English
<option value="fr">français<option value="cy">Cymraeg</select></label><button>Choose</button></form></header>
"""
_HEAD = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Order</title></head><body><form action="/order">
"""
_FIELD = """<p><label for="f{0}">Postal code</label>
<input id="f{0}" name="zip{0}" maxlength="5" inputmode="numeric"></p>
<p>Some words about the field, as pages have them between their fields, so that not all is markup.</p>
"""
_BODY = re.compile(rb"<body[^>]*>", re.IGNORECASE)
_LARGEST = 100_000  # bytes of a page of the built site: what is larger is an index of all others, or a list of changes
_SECTIONS = 40

P = ParamSpec("P")
T = TypeVar("T")


class MissingError(Exception):
    """Pages that are not to be had here; the message says why."""


def apart(step: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Do a step in a process of its own: the peak memory of a child begins with that of its parent."""
    with ProcessPoolExecutor(1) as pool:
        return pool.submit(step, *args, **kwargs).result()


def open_corpus(folder: Path) -> Path:
    """Unpack the open corpus. Raises MissingError."""
    if not CORPUS.exists():
        raise MissingError("the open corpus does not lie beside the checkout")
    with tarfile.open(CORPUS) as archive:
        archive.extractall(folder, filter="data")
    return folder


def documentation(folder: Path) -> Path:
    """Fetch pages of documentation, which are many and have few forms. Raises MissingError."""
    if not (shutil.which("apt-get") and shutil.which("dpkg")):
        raise MissingError("apt-get and dpkg, which fetch it, are not here")
    with tempfile.TemporaryDirectory() as scratch:
        order = ["apt-get", "download", *PACKAGES]
        done = subprocess.run(order, cwd=scratch, capture_output=True, text=True, check=False)
        packages = sorted(Path(scratch).glob("*.deb"))
        if len(packages) < len(PACKAGES):
            raise MissingError(f"{' '.join(order)}: {done.stderr.strip()}")
        for package in packages:
            subprocess.run(["dpkg", "-x", package, folder], check=True)
    return folder


def pages_in(folder: Path) -> list[Path]:
    """The pages in a folder, in a fixed order, each once."""
    return sorted(path for path in folder.rglob("*.html") if not path.is_symlink())


def copied(pages: Sequence[Path], folder: Path) -> None:
    """Copy pages side by side, so that all tools meet the same files and no links."""
    folder.mkdir(parents=True)
    for number, page in enumerate(pages):
        shutil.copyfile(page, folder / f"{number:04}-{page.name}")


def generated(file: Path, size: int) -> None:
    """Write a page of about so many bytes: one form, with a field for every 200 of them."""
    file.parent.mkdir(parents=True)
    with file.open("w", encoding="utf-8") as page:
        page.write(_HEAD)
        page.writelines(_FIELD.format(number) for number in range(size // len(_FIELD)))
        page.write("<button>Send</button></form></body></html>")


def built(folder: Path, sources: Sequence[Path], number: int) -> int:
    """Write a site of so many pages, each with the same header; its size in bytes."""
    size = 0
    for place, page in zip(range(number), _again_and_again(sources), strict=False):
        content = _with_header(page.read_bytes(), place)
        path = folder / f"section-{place % _SECTIONS:02}" / f"page-{place:04}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        size += len(content)
    return size


def articles(pages: Sequence[Path]) -> list[Path]:
    """Those pages of documentation that people write and read, without the indexes of everything."""
    return [page for page in pages if page.stat().st_size <= _LARGEST]


def _again_and_again(pages: Sequence[Path]) -> Iterator[Path]:
    while pages:
        yield from pages


def _with_header(page: bytes, number: int) -> bytes:
    body = _BODY.search(page)
    place = body.end() if body else 0
    return page[:place] + HEADER.encode() + page[place:] + f"<!-- built as page {number} -->".encode()
