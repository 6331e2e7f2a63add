"""The parser without its package: the same types, whoever imports what first, and another way to a moved core."""

import subprocess
import sys

import pytest

WAYS = {
    "the core alone": """
        from formlint.html.parser import turbohtml as parser
        assert "turbohtml" not in sys.modules, "the package was imported"
    """,
    "the package afterwards": """
        from formlint.html.parser import turbohtml as parser
        import turbohtml
        assert turbohtml.parse is parser.parse and turbohtml.Element is parser.Element
        assert turbohtml.Markdown
    """,
    "the package before": """
        import turbohtml
        from formlint.html.parser import turbohtml as parser
        assert parser is turbohtml
    """,
    "a release that lies otherwise": """
        from importlib.machinery import PathFinder
        find = PathFinder.find_spec
        asked = []
        def first_finds_nothing(name, *rest):
            asked.append(name)
            return None if asked.count("turbohtml._html") == 1 and name == "turbohtml._html" else find(name, *rest)
        PathFinder.find_spec = first_finds_nothing
        from formlint.html.parser import turbohtml as parser
        assert asked.count("turbohtml._html") > 1
        assert parser is sys.modules["turbohtml"]
    """,
}
WORKS = """
        [element] = parser.parse("<p id=a>", source_locations=True).select("#a")
        assert isinstance(element, parser.Element) and element.source_location.start_tag.start_col == 0
        try:
            element.select("[")
        except ValueError as error:
            assert type(error).__name__ == "SelectorSyntaxError"
        else:
            raise AssertionError
"""


@pytest.mark.parametrize("way", WAYS)
def test_the_parser_works(way: str) -> None:
    lines = f"import sys\n{WAYS[way]}{WORKS}".splitlines()
    code = "\n".join(line.removeprefix(" " * 8) for line in lines)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
