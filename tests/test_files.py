"""From paths to pages: what is walked, what is skipped, what is refused."""

from pathlib import Path

import pytest

from formlint.files import FilesError, Skipped, find, read


def _touch(path: Path, data: bytes = b"<p>") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_folders_are_walked_in_order_also_dist(tmp_path: Path) -> None:
    pages = [_touch(tmp_path / name) for name in ("a.html", "dist/b.htm", "dist/c.XHTML", "z.shtml")]
    _touch(tmp_path / "notes.txt")
    _touch(tmp_path / "node_modules" / "x.html")
    _touch(tmp_path / ".git" / "x.html")
    assert sorted(find([str(tmp_path)])) == sorted(pages)
    assert find([str(tmp_path)]) == find([str(tmp_path)])


def test_named_skipped_folder_is_walked(tmp_path: Path) -> None:
    page = _touch(tmp_path / "node_modules" / "x.html")
    assert find([str(tmp_path / "node_modules")]) == (page,)


def test_a_page_named_twice_is_checked_once(tmp_path: Path) -> None:
    page = _touch(tmp_path / "a.html")
    assert find([str(page), str(tmp_path), str(page)]) == (page,)


def test_missing_path(tmp_path: Path) -> None:
    with pytest.raises(FilesError, match="nowhere: no such file or folder"):
        find([str(tmp_path / "nowhere")])


def test_folder_of_pictures(tmp_path: Path) -> None:
    _touch(tmp_path / "one.png")
    with pytest.raises(FilesError, match=r"nothing to check in .*: 1 other file, none of them \.htm, \.html"):
        find([str(tmp_path)])


def test_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(FilesError, match=r"nothing to check in .*: the folder is empty"):
        find([str(tmp_path)])


def test_read_tells_what_it_skips(tmp_path: Path) -> None:
    page = _touch(tmp_path / "a.html")
    picture = _touch(tmp_path / "b.png", b"\x89PNG\r\n\x1a\n\0\0")
    gone = tmp_path / "gone.html"
    first, second, third = read([page, picture, gone])
    assert first == (str(page), b"<p>")
    assert second == Skipped(str(picture), "a binary file, no page", failed=False)
    assert isinstance(third, Skipped)
    assert third.failed
