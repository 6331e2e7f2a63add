"""The pages that are open: of each the newest version is checked, in one thread beside the one that answers.

A check begins after a pause as long as the last one of that page took: a page that is checked at once is checked with
each key, a big one when the typing halts. A newer version stops the check of the one before.
"""

import asyncio
import gc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter
from typing import TypeVar

from formlint.config import ConfigError
from formlint.guard import Crash, guarded
from formlint.packs import PackError
from formlint.rule import rules
from formlint.server.checking import Checked, Stopped, SupersededError, check
from formlint.server.settings import Settings
from formlint.server.text import Text

Result = TypeVar("Result")

_LONGEST_PAUSE = 0.5  # seconds


class _Page:
    """A version that is to be checked, and whether it still is the newest."""

    __slots__ = ("stopped", "task", "text")

    def __init__(self, text: Text) -> None:
        self.text = text
        self.stopped = False
        self.task: asyncio.Task[Checked | None] | None = None

    def stop(self) -> None:
        """Let nobody wait for it."""
        self.stopped = True


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
        self._pauses: dict[str, float] = {}
        self._pool = ThreadPoolExecutor(1, "formlint")

    def put(self, text: Text) -> None:
        """Check a version: a page was opened, or has changed, or what counts for it has."""
        self._stop(text.uri)
        page = self._pages[text.uri] = _Page(text)
        page.task = asyncio.get_running_loop().create_task(self._check(page))

    def again(self) -> None:
        """Check all pages anew, since what counts for them has changed."""
        for page in [*self._pages.values()]:
            self.put(page.text)

    def close(self, uri: str) -> None:
        """Forget a page."""
        self._stop(uri)
        self._pages.pop(uri, None)
        self._pauses.pop(uri, None)

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
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, step, lambda: page.stopped)
        except SupersededError:
            return None

    def _stop(self, uri: str) -> None:
        page = self._pages.get(uri)
        if page:
            page.stop()

    async def _check(self, page: _Page) -> Checked | None:
        await asyncio.sleep(self._pauses.get(page.text.uri, 0))
        found = await self._work(page, lambda stopped: self._found(page.text, stopped))
        if page.stopped:
            return None
        if isinstance(found, str):
            self._fail(found)
            found = None
        self._tell(page.text, found)
        return found

    def _found(self, text: Text, stopped: Stopped) -> Checked | str | None:
        """The version, checked, or what went wrong in words."""
        if stopped():
            return None
        start = perf_counter()
        loaded = guarded(rules)
        try:
            config = None if isinstance(loaded, Crash) else self._settings.of(text.path)
            found = check(text, config, stopped) if config else None
        except (ConfigError, PackError) as error:
            return str(error)
        self._pauses[text.uri] = min(perf_counter() - start, _LONGEST_PAUSE)
        if not gc.isenabled():  # as the command line leaves it: what was loaded and read till now stays
            gc.freeze()
            gc.enable()
        crash = next((one for one in (loaded, found) if isinstance(one, Crash)), None)
        if crash is not None:
            return f"{text.path}: a bug of formlint's: {crash.culprit}. Please report it with this page."
        return found if isinstance(found, Checked) else None
