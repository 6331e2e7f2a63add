"""What the language server costs: from a keystroke to the findings on a page of 100 KB, and to start.

    python benchmarks/server.py [EDITS]

Wall time is from the change sent to the findings received; CPU is that of the server, from the accounts of the system
(Linux). Each keystroke waits for the findings on the one before: nothing is saved by checks that are stopped.
"""

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from lsprotocol import types
from pygls.lsp.client import LanguageClient

EDITS = 200
SIZE = 100_000  # bytes
COMMAND = (sys.executable, "-m", "formlint", "server")
FIELDS = """\
<p>Please tell us where to send part {0} of your order, and how we can reach you on the day it comes.</p>
<label for="name-{0}">Full name</label> <input id="name-{0}" name="name-{0}" autocomplete="name" required>
<label for="zip-{0}">Postal code</label> <input id="zip-{0}" name="zip-{0}" autocomplete="postal-code" maxlength="10">
<label for="tel-{0}">Phone</label> <input id="tel-{0}" name="tel-{0}" type="tel" autocomplete="tel">
<label>Note <textarea name="note-{0}" rows="3"></textarea></label>
"""
PROSE = "<p>{}</p>\n".format("We ship to all addresses, and tell you by mail when the parcel leaves the house. " * 12)


def page(fields: int) -> str:
    """A page of 100 KB with so many groups of four fields, the rest of it prose."""
    form = "".join(FIELDS.format(number) for number in range(fields))
    head = '<!doctype html>\n<html lang="en"><title>Order</title><form action="/order">\n'
    text = f"{head}{form}<button>Order</button></form>\n"
    return text + PROSE * ((SIZE - len(text)) // len(PROSE)) + "</html>\n"


def cpu(process: int) -> float:
    """Seconds of CPU that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Editor:
    """A client that waits for what is pushed."""

    def __init__(self) -> None:
        """Make it; `start` starts the server."""
        self.client = LanguageClient("benchmark", "1")
        self.told: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()

        def take(told: types.PublishDiagnosticsParams) -> None:
            self.told.put_nowait(told)

        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(take)

    async def start(self, folder: str) -> int:
        """Start the server; the number of its process."""
        await self.client.start_io(*COMMAND)
        settings = {"settings": {"serves": ["CA"]}, "isolated": True}
        await self.client.initialize_async(
            types.InitializeParams(
                types.ClientCapabilities(), root_uri=Path(folder).as_uri(), initialization_options=settings
            )
        )
        self.client.initialized(types.InitializedParams())
        server = self.client._server  # noqa: SLF001  # nothing public tells the process
        assert server is not None
        return server.pid

    async def findings(self, version: int) -> None:
        """Wait for the findings on a version."""
        while (await self.told.get()).version != version:
            pass

    async def stop(self) -> None:
        """End the server."""
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()


def keystrokes(text: str, edits: int) -> Iterator[types.TextDocumentContentChangePartial]:
    """One letter after the other into the attribute of a field in the middle."""
    lines = text.split("\n")
    fields = [number for number, line in enumerate(lines) if "maxlength" in line]
    line = fields[len(fields) // 2]
    column = lines[line].index("maxlength") - 1
    for number, letter in zip(range(edits), ' inputmode="numeric" pattern="[0-9]{5}"' * edits, strict=False):
        place = types.Position(line, column + number)
        yield types.TextDocumentContentChangePartial(types.Range(place, place), letter)


async def measured(fields: int, edits: int) -> None:
    """Measure one page, and tell."""
    text = page(fields)
    with tempfile.TemporaryDirectory() as folder:
        editor, uri = Editor(), (Path(folder) / "page.html").as_uri()
        process = await editor.start(folder)
        editor.client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "html", 1, text))
        )
        await editor.findings(1)
        start = cpu(process)
        walls: list[float] = []
        costs: list[float] = []
        for version, change in enumerate(keystrokes(text, edits), 2):
            before, used = time.perf_counter(), cpu(process)
            name = types.VersionedTextDocumentIdentifier(version, uri)
            editor.client.text_document_did_change(types.DidChangeTextDocumentParams(name, [change]))
            await editor.findings(version)
            walls.append(time.perf_counter() - before)
            costs.append(cpu(process) - used)
        await editor.stop()
    print(f"{len(text):,} bytes, {4 * fields} fields: start to first findings {start:.2f} s CPU; {edits} edits:")
    print(f"  server CPU: mean {1000 * sum(costs) / edits:.0f} ms, {_spread(costs)}")
    print(f"  wall time: {_spread(walls)}")


def _spread(seconds: list[float]) -> str:
    return f"median {1000 * median(seconds):.0f} ms, worst {1000 * max(seconds):.0f} ms"


def main() -> None:
    """Measure an ordinary form on a long page, and a page full of fields."""
    edits = int(sys.argv[1]) if len(sys.argv) > 1 else EDITS
    for fields in (4, 150):
        asyncio.run(measured(fields, edits))


if __name__ == "__main__":
    main()
