"""A headless Chromium as an oracle: pages are loaded into it, values entered as a user enters them, the outcome read.

It is driven over the DevTools protocol on a pair of pipes, which needs nothing but the standard library. Nothing is
fetched and no script of a page runs.
source: https://chromedevtools.github.io/devtools-protocol/ ; headless/app/headless_shell.cc, --remote-debugging-pipe
"""

import fcntl
import json
import os
import select
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--lang=en-US", "--remote-debugging-pipe",
)  # fmt: skip
PATIENCE = 60  # seconds for one answer
MARK = "data-on-trial"
"""The attribute that marks the control a value is entered into."""

PREPARE = """(() => {
  const control = document.querySelector("[data-on-trial]");
  for (const style of document.querySelectorAll("style, link")) style.remove();
  for (const closed of document.querySelectorAll("details, dialog")) closed.setAttribute("open", "");
  for (let node = control; node; node = node.parentElement)
    for (const name of ["class", "style", "hidden", "inert", "popover"]) node.removeAttribute(name);
  if (control.tagName !== "SELECT") control.value = "";
  control.focus();
  return {type: control.type, mode: control.inputMode, focused: document.activeElement === control};
})()"""
READ = """(() => {
  const control = document.querySelector("[data-on-trial]");
  return {value: control.value, valid: control.checkValidity()};
})()"""
ASSIGN = """((text) => {
  document.querySelector("[data-on-trial]").value = text;
})"""
CHOOSE = """((text) => {
  const said = (text) => text.trim().split(/\\s+/u).join(" ");
  const control = document.querySelector("[data-on-trial]");
  const options = [...control.options].filter((one) => !one.disabled);
  const found = options.find((one) => [one.value, one.label, said(one.text)].includes(text));
  control.selectedIndex = found ? found.index : -1;
  return {value: found ? text : "", valid: control.checkValidity()};
})"""
COPY = """((text) => {
  const source = document.createElement("textarea");
  source.id = "clipboard";
  document.documentElement.append(source);
  source.value = text;
  source.select();
})"""
PASTE = """(() => {
  document.querySelector("#clipboard").remove();
  document.querySelector("[data-on-trial]").focus();
})()"""
ASSIGNED = frozenset({"color", "date", "datetime-local", "month", "range", "time", "week"})
"""Types that people set with a picker, not with text."""


class BrowserError(Exception):
    """The browser did not do what it was told."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the browser computes of a control."""

    type: str
    inputmode: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a control holds after a text was entered, and whether the browser finds that valid."""

    value: str
    valid: bool

    def is_refusal_of(self, text: str) -> bool:
        """Whether the text did not get through as it was entered."""
        return not self.valid or self.value != text


class Chromium:
    """One browser with one tab."""

    def __init__(self, commands: int, answers: int) -> None:
        self._commands, self._answers = commands, answers
        self._buffer = b""
        self._number = 0
        self._tab: str | None = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._tab = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._frame = self.call("Page.getFrameTree")["frameTree"]["frame"]["id"]
        self.call("Emulation.setScriptExecutionDisabled", value=True)
        self.call("Emulation.setFocusEmulationEnabled", enabled=True)

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send one command and wait for its answer."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._tab:
            message["sessionId"] = self._tab
        self._send(json.dumps(message).encode() + b"\0")
        while True:
            answer = json.loads(self._next())
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise BrowserError(f"{method}: {answer['error']}")
                return answer["result"]

    def _send(self, data: bytes) -> None:
        try:
            while data:
                data = data[os.write(self._commands, data) :]
        except BrokenPipeError as error:
            raise BrowserError("the browser has gone") from error

    def _next(self) -> bytes:
        while b"\0" not in self._buffer:
            if not select.select([self._answers], [], [], PATIENCE)[0]:
                raise BrowserError(f"no answer in {PATIENCE} s")
            read = os.read(self._answers, 1 << 16)
            if not read:
                raise BrowserError("the browser has gone")
            self._buffer += read
        message, _, self._buffer = self._buffer.partition(b"\0")
        return message

    def run(self, expression: str) -> Any:
        """The value of a JavaScript expression in the page."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in answer:
            raise BrowserError(str(answer["exceptionDetails"]))
        return answer["result"].get("value")

    def load(self, html: str) -> None:
        """Show a page in which one control carries the attribute `MARK`."""
        self.call("Page.setDocumentContent", frameId=self._frame, html=html)
        limit = time.monotonic() + PATIENCE
        while self.run("document.readyState") == "loading":  # the parser takes breaks on long pages
            if time.monotonic() > limit:
                raise BrowserError("the page does not load")
            time.sleep(0.01)

    def prepare(self) -> Facts:
        """Bring the marked control into sight, empty it and put the cursor there."""
        facts = self.run(PREPARE)
        if not facts["focused"] and facts["type"] != "hidden":
            raise BrowserError("the control cannot be focused")
        return Facts(facts["type"], facts["mode"])

    def enter(self, text: str) -> Outcome:
        """Enter a text into the marked control: by choice, picker or paste, as its type has it."""
        kind = self.prepare().type
        if kind.startswith("select"):
            return Outcome(**self.run(f"{CHOOSE}({json.dumps(text)})"))
        if kind in ASSIGNED:
            self.run(f"{ASSIGN}({json.dumps(text)})")
        else:
            self.paste(text)
        return Outcome(**self.run(READ))

    def paste(self, text: str) -> None:
        """Put the text on the clipboard and paste it into the marked control; an empty text changes nothing."""
        if not text:
            return
        self.run(f"{COPY}({json.dumps(text)})")
        self.call("Input.dispatchKeyEvent", type="rawKeyDown", commands=["copy"])
        self.run(PASTE)
        self.call("Input.dispatchKeyEvent", type="rawKeyDown", commands=["paste"])

    def type(self, text: str) -> Outcome:
        """Type a text into the marked control."""
        self.prepare()
        self.call("Input.insertText", text=text)
        return Outcome(**self.run(READ))


def program() -> str | None:
    """The path of a Chromium on this machine, or None."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


@contextmanager
def running(path: str) -> Iterator[Chromium]:
    """A browser that lives as long as the block, with a profile of its own."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        (commands_out, commands_in), (answers_out, answers_in) = os.pipe(), os.pipe()
        process = _spawn(path, profile, commands_out, answers_in)
        try:
            yield Chromium(commands_in, answers_out)
        finally:
            for end in (commands_in, answers_out):
                os.close(end)
            _end(process)


def _spawn(path: str, profile: str, reads: int, writes: int) -> int:
    """Start the browser in a process group of its own; it reads commands from file 3 and answers on file 4."""
    ends = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in (reads, writes)]
    actions = [
        (os.POSIX_SPAWN_DUP2, ends[0], 3),
        (os.POSIX_SPAWN_DUP2, ends[1], 4),
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ]
    command = [path, *OPTIONS, f"--user-data-dir={Path(profile)}", "about:blank"]
    process = os.posix_spawn(path, command, os.environ, file_actions=actions, setpgroup=0)
    for end in (reads, writes, *ends):
        os.close(end)
    return process


def _end(process: int) -> None:
    """Wait until the browser has left, as it does when its pipes are closed; after a while, make it."""
    for _ in range(50):
        if os.waitpid(process, os.WNOHANG)[0]:
            return
        time.sleep(0.1)
    os.killpg(process, signal.SIGKILL)
    os.waitpid(process, 0)
