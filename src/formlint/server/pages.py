"""The pages that are open: of each the newest version is checked, in threads beside the one that answers.

A check begins with the key that was pressed, and the next key stops it: of a page there is one check at a time. What is
typed until the stopped one has ended belongs to the same version.
"""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from formlint.knowledge.schema import PackError
from formlint.lint.origin import ConfigError
from formlint.rule.discovery import rules
from formlint.server.checking import Checked, Stopped, SupersededError, check, settle, sweep
from formlint.server.settings import Settings
from formlint.server.text import Change, Text
from formlint.system.guard import Crash, guarded

Result = TypeVar("Result")

_AT_ONCE = 4  # pages that are checked side by side, so that a long check of one does not keep the others waiting


class _Page:
    """A version that is to be checked, and whether it still is the newest; it takes in changes until its check begins.

    Attributes:
        begun: Whether its check has begun.
    """

    __slots__ = ("_changes", "_text", "_version", "begun", "stopped", "task")

    def __init__(self, text: Text) -> None:
        self._text, self._changes, self._version = text, list[Change](), text.version
        self.begun, self.stopped = False, False
        self.task: asyncio.Task[Checked | None] | None = None

    def change(self, changes: Sequence[Change], version: int) -> None:
        """Take in what was typed."""
        self._changes += changes
        self._version = version

    @property
    def text(self) -> Text:
        """The text as it is now; changes are only worked in when somebody asks for it."""
        if self._version != self._text.version or self._changes:
            self._text = self._text.changed(self._changes, self._version)
            self._changes = []
        return self._text


class Pages:
    """All open pages by their address. To be used in the thread of the event loop."""

    def __init__(
        self, settings: Settings, tell: Callable[[Text, Checked | None], None], fail: Callable[[str], None]
    ) -> None:
        """Take what counts, what is to be told of each version that was checked, and of what went wrong."""
        self._settings = settings
        self._tell = tell
        self._fail = fail
        self._pages: dict[str, _Page] = {}
        self._pool = ThreadPoolExecutor(_AT_ONCE, "formlint")
        self._closing: set[asyncio.Task[None]] = set()

    def put(self, text: Text) -> None:
        """Check a version: a page was opened, or what counts for it has changed."""
        last = self._pages.get(text.uri)
        if last:
            last.stopped = True
        page = self._pages[text.uri] = _Page(text)
        page.task = asyncio.get_running_loop().create_task(self._check(page, last.task if last else None))

    def change(self, uri: str, changes: Sequence[Change], version: int) -> None:
        """Something was typed: check the page as it is then."""
        page = self._pages.get(uri)
        if page is None:
            return
        if page.begun:
            self.put(page.text)
            page = self._pages[uri]
        page.change(changes, version)

    def again(self) -> None:
        """Check all pages anew, since what counts for them has changed."""
        for page in [*self._pages.values()]:
            self.put(page.text)

    def close(self, uri: str) -> None:
        """Forget a page."""
        page = self._pages.pop(uri, None)
        if page and page.task:
            page.stopped = True
            closing = asyncio.get_running_loop().create_task(self._swept(page.task))
            self._closing.add(closing)
            closing.add_done_callback(self._closing.discard)

    def text(self, uri: str) -> Text | None:
        """The newest text of a page."""
        page = self._pages.get(uri)
        return page.text if page else None

    async def checked(self, uri: str) -> Checked | None:
        """The newest version, checked; None where the settings exclude the page, or it could not be checked."""
        while (page := self._pages.get(uri)) and page.task:
            await asyncio.wait({page.task})
            if self._pages.get(uri) is page:
                return page.task.result()
        return None

    async def work(self, uri: str, step: Callable[[Stopped], Result]) -> Result | None:
        """What a step yields for the newest version of a page; None where a newer one stopped it."""
        page = self._pages.get(uri)
        return await self._work(page, step) if page else None

    async def _work(self, page: _Page, step: Callable[[Stopped], Result]) -> Result | None:
        def swept() -> Result:
            sweep()
            return step(lambda: page.stopped)

        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, swept)
        except SupersededError:
            return None

    async def _swept(self, task: asyncio.Task[Checked | None]) -> None:
        """Give back what the last version of a closed page has taken, when its check has ended."""
        await asyncio.wait({task})
        del task
        await asyncio.get_running_loop().run_in_executor(self._pool, sweep)

    async def _check(self, page: _Page, last: asyncio.Task[Checked | None] | None) -> Checked | None:
        if last:
            await asyncio.wait({last})
            del last  # it holds the version before
        page.begun = True
        text = page.text
        found = await self._work(page, lambda stopped: self._found(text, stopped))
        if page.stopped:
            return None
        if isinstance(found, str):
            self._fail(found)
            found = None
        self._tell(text, found)
        return found

    def _found(self, text: Text, stopped: Stopped) -> Checked | str | None:
        """The version, checked, or what went wrong in words."""
        if stopped():
            return None
        loaded = guarded(rules)
        try:
            config = None if isinstance(loaded, Crash) else self._settings.of(text.path)
            if config:
                settle(config)
            found = check(text, config, stopped) if config else None
        except (ConfigError, PackError) as error:
            return str(error)
        crash = next((one for one in (loaded, found) if isinstance(one, Crash)), None)
        if crash is not None:
            return f"{text.path}: formlint crashed: {crash.culprit}. This is a bug; please report it with this page."
        return found if isinstance(found, Checked) else None
