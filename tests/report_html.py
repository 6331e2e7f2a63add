"""The HTML report, read strictly: what tests of it share."""

from html.parser import HTMLParser

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

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in {"script", "iframe", "object", "embed", "img", "link", "base", "form", "input", "template"}
        for name, value in attrs:
            assert not name.startswith("on"), name
            assert name not in {"style", "src", "srcdoc", "action", "xlink:href"}
            if name == "href":
                assert value is not None
                assert value.startswith("#")
                self.links.append(value[1:])
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

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def read(html: str) -> Checker:
    checker = Checker()
    checker.feed(html)
    checker.close()
    assert checker.open == []
    assert len(checker.ids) == len(set(checker.ids))
    assert set(checker.links) <= set(checker.ids)
    return checker
