"""Which fixes are applied, and what is told about it."""

import sys
from collections import Counter
from collections.abc import Sequence

from formlint.cli.common import Refusal, save, tell, write
from formlint.cli.options.given import CheckOptions
from formlint.lint.report import LeftOut
from formlint.output.patch import patch
from formlint.project.run.check_page import Fixes, How, Judged
from formlint.project.settings.lookup import Lookup
from formlint.system.streams import harmless, is_log, send

_NAMED = 20  # fixes left out that are named in the terminal


def how(given: CheckOptions) -> How:
    """What is done with each page."""
    if not given.mends:
        if given.unsafe_fixes or given.show_fixes:
            name = "--unsafe-fixes" if given.unsafe_fixes else "--show-fixes"
            raise Refusal(f"{name} requires --fix, --fix-only, or --diff")
        return How()
    kind: Fixes = "unsafe" if given.unsafe_fixes else "safe"
    return How(kind, write=not given.diff)


def tell_fixes(pages: Sequence[Judged], given: CheckOptions) -> None:
    """Say what was fixed, on standard error: what goes to standard output is the report's or the diff's."""
    fixed = [one for one in pages if one.fixed]
    if given.show_fixes:
        for one in fixed:
            counts = Counter(rule for rule, _ in one.fixed)
            tell([f"{one.path}:", *(f"  {times} x {rule}" for rule, times in sorted(counts.items()))])
    number, left = sum(len(one.fixed) for one in fixed), [it for one in pages for it in one.left]
    verb = "Would fix" if given.diff else "Fixed"
    tell([f"{verb} {_count(number, 'finding')} in {_count(len(fixed), 'page')}." if number else "Nothing to fix."])
    tell([_left_out(one) for one in left[:_NAMED]])
    if len(left) > _NAMED:
        tell([f"Left out: {_count(len(left) - _NAMED, 'more fix', 'es')}; --format json names all."])


def _left_out(one: LeftOut) -> str:
    return f"Left out: {one.place.path}:{one.place.line} {one.rule}: the fix {one.fix!r} {one.reason}."


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


def _count(number: int, what: str, more: str = "s") -> str:
    return f"{number:,} {what}{'' if number == 1 else more}"
