"""Which fixes are applied, and what is told about it."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from formlint.cli.common import Refusal, save, tell, write
from formlint.cli.options.given import CheckOptions
from formlint.knowledge.message import Message, say, sentence, several, told_in
from formlint.output.patch import patch
from formlint.project.run.check_page import Fixes, How, Judged
from formlint.project.settings.lookup import Lookup
from formlint.system.streams import harmless, is_log, send

_NAMED = 20  # fixes left out that are named in the terminal
_PLACES = 4  # of one that is left out for the same reason at several


def how(given: CheckOptions) -> How:
    """What is done with each page."""
    if not given.mends:
        if given.unsafe_fixes or given.show_fixes:
            name = "--unsafe-fixes" if given.unsafe_fixes else "--show-fixes"
            raise Refusal(f"{name} requires --fix, --fix-only, or --diff")
        return How()
    kind: Fixes = "unsafe" if given.unsafe_fixes else "safe"
    return How(kind, write=not given.diff)


def tell_fixes(pages: Sequence[Judged], given: CheckOptions, lang: str) -> None:
    """Say what was fixed, on standard error: what goes to standard output is the report's or the diff's."""
    fixed = [one for one in pages if one.fixed]
    if given.show_fixes:
        for one in fixed:
            counts = Counter(rule for rule, _ in one.fixed)
            tell([f"{one.path}:", *(f"  {times} x {rule}" for rule, times in sorted(counts.items()))])
    number = sum(len(one.fixed) for one in fixed)
    tell([told_in(lang, one) for one in (_fixed(number, len(fixed), would=given.diff), *_all_left_out(pages))])


def _all_left_out(pages: Sequence[Judged]) -> Iterator[Message]:
    """The fixes that were left out; one that was for the same reason at several places of a page is told once."""
    places: dict[tuple[str, str, Message, Message], list[str]] = {}
    for one in (it for page in pages for it in page.left):
        key = one.place.path, one.rule, one.fix, one.reason
        places.setdefault(key, []).append(f"{one.place.path}:{one.place.line}")
    for (_, rule, fix, reason), where in [*places.items()][:_NAMED]:
        what = sentence(say("the fix '{fix}'", fix=fix), reason)
        yield say("Left out: {places} {rule}: {what}.", places=several(where, _PLACES), rule=rule, what=what)
    if (rest := len(places) - _NAMED) > 0:
        yield say(
            "Left out: {count} more fix; --format json names all.",
            "Left out: {count} more fixes; --format json names all.",
            count=rest,
        )


def _fixed(number: int, pages: int, *, would: bool) -> Message:
    """How much was fixed, or would be."""
    if not number:
        return say("Nothing to fix.")
    where = say("{count} page", "{count} pages", count=pages)
    if would:
        return say(
            "Would fix {count} finding in {pages}.", "Would fix {count} findings in {pages}.", count=number, pages=where
        )
    return say("Fixed {count} finding in {pages}.", "Fixed {count} findings in {pages}.", count=number, pages=where)


def write_fixed(pages: Sequence[Judged], given: CheckOptions, find: Lookup) -> None:
    """To standard output: the diffs, or the page that came from standard input, fixed or not."""
    if given.diff:
        fixed = [(one, find(one.path).charset) for one in pages if one.fixed]
        text = "".join(patch(one.path, one.was or b"", one.data or b"", charset) for one, charset in fixed)
        _write_patch(text, given)
        return
    for one in pages:
        if one.data is not None:
            send(one.data)


def _write_patch(text: str, given: CheckOptions) -> None:
    """A patch: exact for files and programs; a terminal, or a CI server that reads logs, is shown a harmless one."""
    if given.output_file:
        save([text], given.output_file)
        return
    if is_log():
        shown = "\n".join(map(_shown, text.split("\n")))
        if shown != text and not sys.stdout.isatty():
            tell(
                ["This patch is changed for the log, as its lines could steer a CI server; -o FILE writes it as it is."]
            )
        text = shown
    if text:
        write(text, json=True)


def _shown(line: str) -> str:
    """A line of a patch, harmless in a log; the end of a line as Windows writes it is, and has to stay."""
    return harmless(line.removesuffix("\r")) + ("\r" if line.endswith("\r") else "")
