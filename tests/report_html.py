"""The HTML report, read strictly: what tests of it share."""

import re
from html.parser import HTMLParser

from places import PACKAGE

PARTS = PACKAGE / "output" / "html"
SCRIPT = (PARTS / "report.js").read_text("utf-8")
STYLE = (PARTS / "report.css").read_text("utf-8")
BELOW = re.compile(r"\./(?:[\w.~/-]|%[0-9A-F]{2})*")
"""A reference to a file, relative: it cannot name a scheme or a host."""

VOID = {"meta", "br", "hr", "input", "link"}
ALONE = {"use", "path"}


class Checker(HTMLParser):
    """Reads a report strictly: every tag is closed by its own end tag, and none of them can run or load anything."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.texts: list[str] = []
        self.pages: list[str] = []
        self.controls: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in {"iframe", "object", "embed", "img", "link", "base", "template", "textarea"}
        if tag in {"form", "input", "select", "button"}:
            self.control(tag, dict(attrs))
        assert tag != "script" or attrs == [("type", "module")]
        for name, value in attrs:
            assert not name.startswith("on"), name
            assert name not in {"style", "src", "srcdoc", "action", "xlink:href"}
            if name == "href":
                assert value is not None
                assert value.startswith("#") or BELOW.fullmatch(value)
                (self.links if value.startswith("#") else self.pages).append(value.removeprefix("#"))
            if name == "id":
                assert value
                self.ids.append(value)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALONE
        self.links += [str(value)[1:] for name, value in attrs if name == "href"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def control(self, tag: str, attributes: dict[str, str | None]) -> None:
        """Only the filter has controls."""
        assert (tag == "form") == (attributes.get("class") == "filter")
        assert tag == "form" or "form" in self.open
        self.controls.append(attributes.get("name"))

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("script", "style"):
            assert data == {"script": SCRIPT, "style": STYLE}[self.open[-1]]
        else:
            self.texts.append(data)


def read(html: str) -> Checker:
    checker = Checker()
    checker.feed(html)
    checker.close()
    assert checker.open == []
    assert len(checker.ids) == len(set(checker.ids))
    assert set(checker.links) <= set(checker.ids)
    return checker
