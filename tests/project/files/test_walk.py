"""From paths to pages: what is walked, what is skipped, what is refused."""

import os
import re
from pathlib import Path

import pytest

from formlint.project.files.pages import SUFFIXES, FilesError, Skipped
from formlint.project.files.read import listed, read
from formlint.project.files.walk import Scope, find


def _touch(path: Path, data: bytes = b"<p>") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def _names(folder: Path, *paths: str, scope: Scope | None = None) -> list[str]:
    found = find([str(folder / path) for path in paths or ("",)], scope or Scope())
    return [path.relative_to(folder).as_posix() for path in found.pages]


def test_folders_are_walked_in_order_also_dist(tmp_path: Path) -> None:
    for name in ("a.html", "dist/b.htm", "dist/c.XHTML", "z.shtml", "notes.txt", "node_modules/x.html", ".git/x.html"):
        _touch(tmp_path / name)
    assert _names(tmp_path) == ["a.html", "z.shtml", "dist/b.htm", "dist/c.XHTML"]


def _vendoring(folder: Path) -> None:
    for name in (
        "a.html",
        "vendor/b.html",
        "lib/Third-Party/c.html",
        "node_modules/d/e.html",
        "f.min.html",
        "g/h.html",
    ):
        _touch(folder / name)


def test_what_is_vendored_is_passed_over_and_named(tmp_path: Path) -> None:
    _vendoring(tmp_path)
    found = find([str(tmp_path)])
    assert [page.name for page in found.pages] == ["a.html", "h.html"]
    names = [Path(one).relative_to(tmp_path).as_posix() for one in found.vendored]
    assert names == ["node_modules", "vendor", "f.min.html", "lib/Third-Party"]
    assert found.passed["vendored"] == len(names)
    everything = find([str(tmp_path)], Scope(vendored=True))
    assert len(everything.pages) == 6
    assert everything.vendored == ()


def test_tests_and_stories_are_passed_over(tmp_path: Path) -> None:
    for name in ("a.html", "a.test.html", "b.stories.jsx", "__tests__/c.html", "tests/d.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        _touch(tmp_path / name)
    found = find([str(tmp_path)])
    assert [page.name for page in found.pages] == ["a.html", "d.html"]
    assert found.passed["vendored"] == 3


def test_scripts_are_read_only_where_they_hold_elements(tmp_path: Path) -> None:
    texts = {
        "form.js": "export const A = () => <form><input name='zip' /></form>;",
        "view.mjs": "const view = (x) => (<Field name='zip' />);",
        "zip.component.ts": "@Component({ template: `<input name='zip'>` }) export class Zip {}",
        "html.js": "document.body.innerHTML = '<input>';",
        "less.ts": "if (a < input) { b(); }",
        "form.min.js": "export const A = () => <form><input name='zip' /></form>;",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = find([str(tmp_path)])
    read = {page.name for page in (*found.pages,)}
    assert read | ({"form.js", "view.mjs"} if found.needing_jsx else set()) == {
        "form.js",
        "view.mjs",
        "zip.component.ts",
    }


def test_git_attributes_say_what_is_vendored(tmp_path: Path) -> None:
    _vendoring(tmp_path)
    lines = ["# a.html linguist-vendored", "vendor linguist-vendored=false", "f.* text -linguist-vendored"]
    lines += ["g/* linguist-vendored", "a.html linguist-generated", ""]
    (tmp_path / ".gitattributes").write_text("\n".join(lines), encoding="utf-8")
    found = find([str(tmp_path)])
    assert [page.name for page in found.pages] == ["a.html", "f.min.html", "b.html"]
    assert str(tmp_path / "g" / "h.html") in found.vendored


def test_vendored_pages_that_are_named_are_checked_unless_that_is_forced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _vendoring(tmp_path)
    monkeypatch.chdir(tmp_path)
    named = ["vendor/b.html", "f.min.html", "node_modules"]
    assert [page.name for page in find(named).pages] == ["b.html", "f.min.html", "e.html"]
    assert find(named, Scope(force=True)).pages == ()
    assert len(find(named, Scope(force=True, vendored=True)).pages) == 3
    assert find(["vendor"], Scope(force=True)).why_nothing(["vendor"]) == (
        "nothing to check in vendor: 1 skipped (vendored); pass --include-vendored"
    )


def test_named_skipped_folder_is_walked(tmp_path: Path) -> None:
    _touch(tmp_path / "node_modules" / "x.html")
    assert _names(tmp_path, "node_modules") == ["node_modules/x.html"]


def test_a_page_named_twice_is_checked_once(tmp_path: Path) -> None:
    _touch(tmp_path / "a.html")
    assert _names(tmp_path, "a.html", "", "a.html") == ["a.html"]


def test_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _touch(tmp_path / "site" / "a.html")
    monkeypatch.chdir(tmp_path)
    assert [str(path) for path in find(["."]).pages] == [str(Path("site", "a.html"))]


def test_missing_path(tmp_path: Path) -> None:
    with pytest.raises(FilesError, match="nowhere: no such file or folder"):
        find([str(tmp_path / "nowhere")])


def test_nothing_to_check_says_why(tmp_path: Path) -> None:
    assert find([str(tmp_path)]).why_nothing(["x"]) == "nothing to check in x: the folder is empty"
    _touch(tmp_path / "one.png")
    _touch(tmp_path / ".gitignore", b"*.html")
    _touch(tmp_path / "a.html")
    assert find([str(tmp_path)]).why_nothing(["x"]) == (
        "nothing to check in x: 2 skipped (not a page (.html, .php, .vue, …)), "
        "1 skipped (ignored by .gitignore); name it, or pass --no-respect-gitignore"
    )


def test_nested_gitignores_with_exceptions_count(tmp_path: Path) -> None:
    _touch(tmp_path / ".gitignore", b"*.html\n!keep.html\n/build/\n")
    _touch(tmp_path / "site" / ".gitignore", b"!b.html\nkeep.html\n")
    for name in ("a.html", "keep.html", "build/keep.html", "site/b.html", "site/keep.html", "site/build/keep.html"):
        _touch(tmp_path / name)
    assert _names(tmp_path) == ["keep.html", "site/b.html"]
    assert len(_names(tmp_path, scope=Scope(gitignore=False))) == 6


def test_gitignore_of_the_repository_counts_in_its_folders(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    _touch(tmp_path / ".gitignore", b"draft-*.html\ndist/\n")
    for name in ("site/a.html", "site/draft-a.html", "dist/b.html", "dist/draft-b.html"):
        _touch(tmp_path / name)
    assert _names(tmp_path) == ["site/a.html"]
    assert _names(tmp_path, "site") == ["site/a.html"]


@pytest.mark.parametrize("pattern", [b"dist/", b"dist", b"dist/*", b"/dist/**", b"*"])
def test_a_folder_that_is_named_is_checked_whatever_git_leaves_out(tmp_path: Path, pattern: bytes) -> None:
    (tmp_path / ".git").mkdir()
    _touch(tmp_path / ".gitignore", pattern)
    _touch(tmp_path / "dist" / "sub" / "b.html")
    assert _names(tmp_path, "dist") == ["dist/sub/b.html"]
    assert _names(tmp_path, "dist/sub/b.html") == ["dist/sub/b.html"]
    assert find([str(tmp_path)]).pages == ()
    assert find([str(tmp_path / "dist")], Scope(force=True)).pages == ()
    assert find([str(tmp_path / "dist" / "sub" / "b.html")], Scope(force=True)).pages == ()


def test_broken_gitignore_lines_are_passed_over(tmp_path: Path) -> None:
    _touch(tmp_path / ".gitignore", b"!\n\xff\xfe\na.html\n")
    _touch(tmp_path / "a.html")
    _touch(tmp_path / "b.html")
    assert _names(tmp_path) == ["b.html"]


def test_excluded_pages_and_folders_are_checked_when_named(tmp_path: Path) -> None:
    _touch(tmp_path / "a.html")
    _touch(tmp_path / "fixtures" / "b.html")
    scope = Scope(lambda path: "fixtures" in path)
    assert _names(tmp_path, scope=scope) == ["a.html"]
    forced = Scope(lambda path: "fixtures" in path, force=True)
    assert find([str(tmp_path / "fixtures" / "b.html")], forced).why_nothing(["x"]) == (
        "nothing to check in x: 1 skipped (excluded); name it without --force-exclude, or change `exclude`"
    )
    assert _names(tmp_path, "a.html", scope=forced) == ["a.html"]


def test_links_lead_to_no_other_place(tmp_path: Path) -> None:
    _touch(tmp_path / "outside" / "x.html")
    _touch(tmp_path / "site" / "a.html")
    _touch(tmp_path / "site" / "page.bin")
    (tmp_path / "site" / "again.html").symlink_to("a.html")
    (tmp_path / "site" / "page.html").symlink_to("page.bin")
    (tmp_path / "site" / "x.html").symlink_to(tmp_path / "outside" / "x.html")
    (tmp_path / "site" / "outside").symlink_to(tmp_path / "outside")
    (tmp_path / "site" / "loop").symlink_to(tmp_path / "site")
    assert _names(tmp_path, "site") == ["site/a.html", "site/page.html"]
    assert _names(tmp_path, "site/x.html") == ["site/x.html"]
    assert _names(tmp_path, "site", "outside") == ["site/a.html", "site/page.html", "outside/x.html"]


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _touch(tmp_path / "a.html")
    _touch(tmp_path / "secret" / "b.html")
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("secret"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = find([str(tmp_path)])
    assert [path.name for path in found.pages] == ["a.html"]
    assert found.skipped == (Skipped(str(tmp_path / "secret"), "Permission denied", failed=True),)
    assert find([str(tmp_path / "secret")]).why_nothing(["x"]) == "nothing to check in x: 1 cannot be read"


def test_read_tells_what_it_skips(tmp_path: Path) -> None:
    page = _touch(tmp_path / "a.html")
    picture = _touch(tmp_path / "b.png", b"\x89PNG\r\n\x1a\n\0\0")
    gone = tmp_path / "gone.html"
    first, second, third = read([page, picture, gone], lambda _: 1000)
    assert first == (str(page), b"<p>")
    assert second == Skipped(str(picture), "a binary file, not a page", failed=False)
    assert isinstance(third, Skipped)
    assert third.failed


def test_lists_of_paths(tmp_path: Path) -> None:
    assert listed(str(_touch(tmp_path / "lines", b"a.html\r\n\nb c.html\n"))) == ("a.html", "b c.html")
    assert listed(str(_touch(tmp_path / "nuls", b"a.html\0b\nc.html\0"))) == ("a.html", "b\nc.html")
    with pytest.raises(FilesError, match="cannot be read"):
        listed(str(tmp_path / "nowhere"))
    with pytest.raises(FilesError, match="is not UTF-8"):
        listed(str(_touch(tmp_path / "broken", b"\xff")))


def test_the_document_tells_which_files_are_checked(checkout: Path) -> None:
    text = (checkout / "docs" / "configuration.md").read_text(encoding="utf-8")
    told = text.partition("## Which files formlint checks")[2].partition("It checks a file that you name")[0]
    assert sorted(re.findall(r"`(\.\w+)`", told)) == sorted(SUFFIXES)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (bytes(range(256)) * 4, "a binary file, not a page"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "a binary file, not a page"),
        ("\ufeff<input>".encode("utf-16-le")[:-1], "cut off: in UTF-16, a character has two bytes or four"),
        ("\ufeff<input>".encode("utf-16-be"), None),
        (("<form>" * 20).encode("utf-16-le"), None),
        (("<form>" * 20).encode("utf-16-be"), None),
        (("<p>Имя\n<input>" * 20).encode("utf-16-le"), None),
        (b"\x7fELF\x02\x01\x01" + b"\0" * 9 + b"\0<\0\x03<\0\0\0" * 40, "a binary file, not a page"),
        (b"<p>\0a\0b\0</p>", None),
        ("<p>\u3042\u3044</p>".encode("iso2022_jp") * 40, None),
        (b"", None),
    ],
)
def test_what_is_no_text_is_not_passed_as_a_page(data: bytes, reason: str | None, tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_bytes(data)
    (found,) = read([page], lambda _path: 1.0)
    assert found == (Skipped(str(page), reason, failed=True) if reason else (str(page), data))
