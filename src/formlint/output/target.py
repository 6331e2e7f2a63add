"""Where a report goes, and what it may use there; how paths and addresses of pages read from there."""

from posixpath import dirname, join, normpath, relpath
from typing import NamedTuple

_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")


class Target(NamedTuple):
    """Where a report goes.

    Attributes:
        color: Whether to colour with ANSI sequences.
        width: Columns of the terminal, or None where there is none.
        links: Whether the terminal knows hyperlinks.
        folder: The folder that relative paths start from, absolute and with slashes; "" where that is not known.
        root: The folder that platforms count paths from, the root of the repository; "" for `folder`.
        hidden: Whether findings that somebody has decided not to see are told of where a format has a place for them.
        lang: The language of the report, one of those that there are messages in; "" for English.
        file: The file that the report is written to, absolute and with slashes; "" where it goes elsewhere.
        quiet: Whether reports for people leave out the summary.
        fold: Whether reports for people show what is found alike on several fields of a form together.
        whole: Whether they name all places of it, however many.
    """

    color: bool = False
    width: int | None = None
    links: bool = False
    folder: str = ""
    root: str = ""
    hidden: bool = False
    lang: str = ""
    file: str = ""
    quiet: bool = False
    fold: bool = True
    whole: bool = False


def from_root(path: str, target: Target) -> str:
    """The path with slashes as platforms want it: from the root, or absolute where it lies outside of that."""
    whole = _absolute(path, target)
    root = (target.root or target.folder).rstrip("/") + "/"
    if whole.startswith(root) and len(whole) > len(root):
        return whole[len(root) :]
    return whole if target.folder else normpath(path)


def uri(path: str, target: Target) -> str:
    """The reference to a page in a report: relative to the root, or a `file:` address outside of it."""
    path = from_root(path, target)
    return ("file://" if path.startswith("/") else "") + _encoded(path)


def address(path: str, target: Target) -> str:
    """The `file:` address of a page; "" where the folder is not known."""
    whole = _absolute(path, target)
    return f"file://{_encoded(whole)}" if whole.startswith("/") else ""


def relative(path: str, target: Target) -> str:
    """The reference from the report to a page beside, below or above it; "" where there is none, as for `<stdin>`.

    A report that goes to no file is taken to lie in the folder that relative paths start from.
    """
    whole, folder = _absolute(path, target), dirname(target.file) if target.file else target.folder
    if not target.folder or path.startswith("<") or whole[:1] != folder[:1]:
        return ""
    return f"./{_encoded(relpath(whole, folder or '/'))}"


def _absolute(path: str, target: Target) -> str:
    if target.folder[1:2] == ":":  # Windows
        path = path.replace("\\", "/")
        return normpath(path if path[1:2] == ":" else join(target.folder, path))
    return normpath(join(target.folder, path))


def _encoded(path: str) -> str:
    """Percent-encoded; bytes that are no UTF-8 in the name of a file are kept, other lone surrogates are lost."""
    path = "".join("\ufffd" if "\ud800" <= char < "\udc80" or "\udcff" < char < "\ue000" else char for char in path)
    data = path.encode("utf-8", "surrogateescape")
    return "".join(chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in data)
