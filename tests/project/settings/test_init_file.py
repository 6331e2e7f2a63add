"""`formlint init`: settings that say nothing untrue, for the project that is there."""

import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from formlint.cli import main
from formlint.project.settings.init_file import Seen, draft

SAYING_NOTHING = '<form><label>Search <input type="search" name="q"></label></form>'
FOR = '<form><select name="country">{}</select></form>'
CANADA = FOR.format("<option>Canada<option>United States")
FRANCE = FOR.format("<option>France<option>Belgique")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def settled(folder: Path) -> tuple[str, dict[str, object]]:
    """The text that init writes, and what it says; formlint itself accepts it."""
    assert run("init").exit_code == 0
    assert run("check", "--show-settings", "--allow-empty").exit_code == 0
    text = (folder / "formlint.toml").read_text("utf-8")
    return text, tomllib.loads(text)


@pytest.mark.parametrize(
    ("pages", "told", "serves"),
    [
        ([], "No pages that can be read were found, so this is an example.", None),
        ([SAYING_NOTHING], "Of the 1 page read, none names a territory, so this is an example.", None),
        ([SAYING_NOTHING] * 2, "Of the 2 pages read, none names a territory", None),
        (
            [CANADA],
            'Of the 1 page read, one names territories (0.html); please check.\n# serves = ["CA", "US"]',
            None,
        ),
        ([SAYING_NOTHING, CANADA], "Of the 2 pages read, one names territories (1.html)", None),
        ([CANADA, FRANCE], "Of the 2 pages read, 2 name territories that differ.", None),
        ([CANADA, CANADA, SAYING_NOTHING], "Based on 2 of the 3 pages read", ["CA", "US"]),
    ],
)
def test_whom_the_forms_serve(project: Path, pages: list[str], told: str, serves: list[str] | None) -> None:
    write(project, {f"{number}.html": page for number, page in enumerate(pages)})
    text, said = settled(project)
    assert told in text
    assert said.get("serves") == serves


def test_many_territories_and_more_pages() -> None:
    many = tuple(f"{one}{two}" for one in "ABCD" for two in "ABCDE")
    text = draft([Seen("a.html", many), Seen("b.html", many)], [], [], more=1, table="")
    assert "2 of the 2 pages read (1 more was not read) name many territories" in text
    mixed = [Seen("a.html", ("CA",))] * 9 + [Seen("b.html", ("CA", "US"))]
    text = draft(mixed, [], [], more=5, table="")
    assert '(5 more were not read), 10 name territories that differ. Most frequent:\n# serves = ["CA", "US"]' in text


@pytest.mark.parametrize(
    ("name", "files", "excluded"),
    [
        ("Django", {"manage.py": ""}, "staticfiles"),
        ("Rails", {"Gemfile": "", "config/routes.rb": ""}, "public/assets"),
        ("Laravel", {"artisan": "", "composer.json": ""}, "storage"),
        ("Jekyll", {"_config.yml": "", "_layouts/a.html": SAYING_NOTHING}, "_site"),
        ("Hugo", {"hugo.toml": ""}, "public"),
        ("Hugo", {"config.toml": "baseURL = 'https://example.org'"}, "public"),
        ("Eleventy", {".eleventy.js": ""}, "_site"),
        ("Next.js", {"package.json": json.dumps({"dependencies": {"next": "1"}})}, ".next"),
        ("Vite", {"package.json": json.dumps({"devDependencies": {"vite": "1"}})}, "dist"),
    ],
)
def test_what_the_project_is_built_with(project: Path, name: str, files: dict[str, str], excluded: str) -> None:
    write(project, {**files, "page.html": CANADA, f"{excluded}/built.html": FRANCE})
    text, said = settled(project)
    assert f"The project looks like {name}" in text
    assert excluded in str(said["exclude"])
    assert "one names territories (page.html)" in text
    assert "built.html" not in run("check", "--show-files", ".").stdout


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"Gemfile": ""},
        {"artisan": ""},
        {"_config.yml": "", "package.json": json.dumps({"dependencies": {"hexo": "1"}})},
        {"config.toml": "port = 1"},
        {"package.json": "{"},
        {"package.json": "[]"},
        {"package.json": '{"dependencies": ["vite"]}'},
        {"package.json": '{"dependencies": {"vitest": "1"}}'},
    ],
)
def test_what_shows_no_sign_is_called_nothing(project: Path, files: dict[str, str]) -> None:
    write(project, {**files, "page.html": SAYING_NOTHING})
    text, said = settled(project)
    assert "looks like" not in text
    assert "exclude" not in said


def test_pages_that_tools_made_are_excluded_where_there_are_own_ones(project: Path) -> None:
    write(project, {"page.html": CANADA, "lib/htmlcov/kit/demo.html": FRANCE, "lib/vendor/kit/demo.html": FRANCE})
    assert settled(project)[1]["exclude"] == ["htmlcov"]


def test_a_project_that_is_all_built_is_not_excluded(project: Path) -> None:
    write(project, {"dist/index.html": CANADA})
    assert "exclude" not in settled(project)[1]


def test_no_file_is_named_that_is_not_there(project: Path) -> None:
    write(project, {"page.html": CANADA})
    text, _ = settled(project)
    assert "docs/" not in text


def test_own_rules_are_on_in_a_new_project(project: Path) -> None:
    write(project, {"page.html": CANADA})
    assert "select" not in settled(project)[1]


def test_a_folder_without_pages_is_told(project: Path) -> None:
    assert project.exists()
    told = run("init").stderr
    assert told == "Wrote formlint.toml.\nThere are no pages or templates to check yet.\n"


def test_pages_that_need_an_extra_are_pages(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("formlint.project.files.pages._reads_jsx", lambda: False)
    write(project, {"app/page.tsx": "export default () => <input/>"})
    told = run("init").stderr
    assert told.splitlines() == [
        "Wrote formlint.toml.",
        "1 file skipped: reading JSX needs formlint[jsx]: pip install 'formlint[jsx]'",
    ]
    assert "No pages that can be read were found" in (project / "formlint.toml").read_text("utf-8")


def test_one_page_is_one_page(project: Path) -> None:
    write(project, {"page.html": CANADA})
    assert "Wrote formlint.toml, based on 1 of 1 page." in run("init").stderr


def test_settings_in_pyproject(project: Path) -> None:
    before = b"[project]\r\nname = 'shop' # ours\r\n"
    write(project, {"page.html": CANADA})
    (project / "pyproject.toml").write_bytes(before)
    assert run("init", "--pyproject").exit_code == 0
    written = (project / "pyproject.toml").read_bytes()
    assert written.startswith(before)
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert tomllib.loads(written.decode())["tool"]["formlint"] == {"fail-on": "error"}
    assert b"# [[tool.formlint.ignore]]" in written
    assert run("check", "--show-settings", "page.html").stdout.splitlines()[1] == "# from pyproject.toml"
    for arguments in (("init",), ("init", "--pyproject")):
        again = run(*arguments)
        assert again.exit_code == 2
        assert "already has a table [tool.formlint]" in again.stderr
    assert (project / "pyproject.toml").read_bytes() == written


def test_pyproject_is_offered_and_never_spoilt(project: Path) -> None:
    assert "no such file" in run("init", "--pyproject").stderr
    write(project, {"page.html": CANADA, "pyproject.toml": "tool = {}\n"})
    refused = run("init", "--pyproject")
    assert (refused.exit_code, "cannot be added" in refused.stderr) == (2, True)
    assert (project / "pyproject.toml").read_text("utf-8") == "tool = {}\n"
    assert "delete this file and run `formlint init --pyproject`" in run("init").stderr


def test_components_that_were_not_understood_are_proposed() -> None:
    pages = [Seen("a.vue", (), (("ZipInput", 2), ("my-select", 1))), Seen("b.vue", (), (("ZipInput", 1),))]
    text = draft(pages, [], [], more=0, table="")
    assert "not understood: ZipInput (3), my-select (1)." in text
    assert '# components = { "ZipInput" = "input", "my-select" = "select" }' in text
    assert "components" not in draft([Seen("a.vue", ())], [], [], more=0, table="")
