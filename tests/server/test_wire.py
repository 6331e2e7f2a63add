"""The language server on the wire: whatever is sent, requests are answered, and the next one is understood."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls", reason="pygls is not installed (it is in the extra lsp)")

from editing import COMMAND, KEYPAD

URI = "file:///page.html"
INVALID_PARAMS, PARSE_ERROR = -32602, -32700


class Wire:
    """The server's standard input and output, without a client between."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdin
        assert process.stdout
        self.input, self.output = process.stdin, process.stdout
        self.met: list[dict[str, Any]] = []
        self.number = 0

    def send(self, data: bytes) -> None:
        self.input.write(data)
        self.input.flush()

    def tell(self, method: str, **params: Any) -> None:
        self.send(framed({"jsonrpc": "2.0", "method": method, "params": params}))

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """The answer to a request; what else comes is met."""
        self.number += 1
        self.send(framed({"jsonrpc": "2.0", "id": self.number, "method": method, "params": params}))
        return self.answer(self.number)

    def answer(self, number: int | None) -> dict[str, Any]:
        while (said := self.next()).get("id", 0) != number or "method" in said:
            self.met.append(said)
        return said

    def next(self) -> dict[str, Any]:
        size = 0
        while line := self.output.readline().strip():
            name, _, value = line.partition(b":")
            size = int(value) if name == b"Content-Length" else size
        assert size, "the server has ended"
        return json.loads(self.output.read(size))

    def open(self, text: str, uri: str = URI) -> None:
        page = {"uri": uri, "languageId": "html", "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=page)

    def findings(self, uri: str = URI) -> list[dict[str, Any]]:
        return self.ask("textDocument/diagnostic", textDocument={"uri": uri})["result"]["items"]

    def complaints(self) -> list[str]:
        return [said["params"]["message"] for said in self.met if said.get("method") == "window/showMessage"]


def framed(message: object) -> bytes:
    body = json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


@pytest.fixture
def wire(tmp_path: Path) -> Iterator[Wire]:
    with subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path) as process:
        found = Wire(process)
        able = {"textDocument": {"diagnostic": {}}}
        wishes = {"settings": {"serves": ["CA"]}}
        root = tmp_path.as_uri()
        found.ask("initialize", processId=None, rootUri=root, capabilities=able, initializationOptions=wishes)
        found.tell("initialized")
        yield found
        found.ask("shutdown")
        found.tell("exit")


BROKEN = [
    b"Content-Length: abc\r\n\r\n{}",
    b"Content-Length: -5\r\n\r\n",
    b"Content-Length: 99999999999999\r\n\r\n{}",
    b'{"jsonrpc": "2.0"}',
    b"Content-Length: abc\r\n\r\n{\n}\n\n",
    b"\r\n",
    b"hello\r\n",
    b"Content-Type: x\r\n\r\n",
]
HEADS = [b"content-length: %d\r\n\r\n", b"Content-Length:%d\n\n", b"X: y\r\nContent-Length: %d\r\n\r\n"]


def test_after_a_broken_head_the_next_message_is_understood(wire: Wire) -> None:
    wire.open(KEYPAD)
    for broken in BROKEN:
        wire.met.clear()
        wire.send(broken)
        assert [found["code"] for found in wire.findings()] == ["keyboard-lacks-character"]
        assert [said["error"]["code"] for said in wire.met if said.get("error")] == [PARSE_ERROR]


def test_heads_are_read_as_those_of_http(wire: Wire) -> None:
    request = {"jsonrpc": "2.0", "id": None, "method": "textDocument/hover", "params": at(0, 0)}
    for number, head in enumerate(HEADS, 1000):
        body = json.dumps({**request, "id": number}).encode()
        wire.send(head % len(body) + body)
        assert wire.answer(number)["result"] is None


def at(line: object, character: object) -> dict[str, Any]:
    return {"textDocument": {"uri": URI}, "position": {"line": line, "character": character}}


def test_a_request_of_a_wrong_form_is_answered(wire: Wire) -> None:
    wire.open(KEYPAD)
    for method in ("hover", "completion"):
        for place in ((-1, 0), ("one", 0), (None, 0), (0, 2**40)):
            assert wire.ask(f"textDocument/{method}", **at(*place))["error"]["code"] == INVALID_PARAMS
    assert len(wire.findings()) == 1


@pytest.mark.long
def test_many_changes_are_taken_in_at_once(wire: Wire) -> None:
    """As many as ten thousand, sent one by one, are one version to the check; so it ends with the last text."""
    text = KEYPAD + "<p>We ship to all addresses.</p>\n" * 400
    wire.open(text)
    column = KEYPAD.index("name=")
    place = {"line": 0, "character": column}
    name = {"uri": URI, "version": 2}
    change = [{"range": {"start": place, "end": place}, "text": "x"}]
    for version in range(2, 10_002):
        wire.tell("textDocument/didChange", textDocument={**name, "version": version}, contentChanges=change)
    (found,) = wire.findings()
    assert found["range"]["start"]["character"] == KEYPAD.index("inputmode") + 10_000


def test_a_settings_file_that_is_nested_too_deeply_is_told(wire: Wire, tmp_path: Path) -> None:
    (tmp_path / "formlint.toml").write_text(f"select = {'[' * 100_000}", "utf-8")
    wire.open(KEYPAD, (tmp_path / "page.html").as_uri())
    assert wire.findings((tmp_path / "page.html").as_uri()) == []
    (complaint,) = wire.complaints()
    assert "formlint.toml" in complaint
    assert "nested" in complaint


def test_a_page_full_of_ignores_keeps_no_other_waiting(wire: Wire) -> None:
    names = ",".join(f"name-{number}" for number in range(10_000))
    wire.open(f"<!-- formlint: ignore[{names}] -->{KEYPAD}", "file:///ignores.html")
    wire.open(KEYPAD)
    assert len(wire.findings()) == 1
    assert len(wire.findings("file:///ignores.html")) > 100
