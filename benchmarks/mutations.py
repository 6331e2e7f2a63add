"""Lints each page of a folder again and again, cut off and mutated at random: what crashes, what is slow or large.

    python benchmarks/mutations.py [FOLDER] [--pages N] [--cuts 20] [--mutations 50] [--seed 1] [--jobs 1]
    python benchmarks/mutations.py [FOLDER] --repeat "shop.html mutation 17" [--write FILE]

Without a folder it unpacks the open corpus that lies beside the checkout. Each page has a process of its own: one that
dies, or works for minutes, costs this page only. `--repeat` lints one variant again; with `--write` it is kept.
"""

import argparse
import os
import random
import resource
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from corpus import corpus

from formlint.html.source import decode
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.project.files.pages import SUFFIXES
from formlint.project.run.record import record

SLOW = 5.0  # seconds of the processor's
_LONGEST = 300  # seconds for all variants of a page together
_FEW = 6  # mutations of a variant
_SHOWN = 10

Change = Callable[[random.Random, bytes], bytes]


def _flipped(dice: random.Random, data: bytes) -> bytes:
    place = dice.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << dice.randrange(8)]) + data[place + 1 :]


def _any_byte(dice: random.Random, data: bytes) -> bytes:
    place = dice.randrange(len(data))
    return data[:place] + bytes([dice.randrange(256)]) * dice.choice((1, 1, 40)) + data[place + 1 :]


def _deleted(dice: random.Random, data: bytes) -> bytes:
    start, end = _part(dice, data)
    return data[:start] + data[end:]


def _doubled(dice: random.Random, data: bytes) -> bytes:
    start, end = _part(dice, data)
    return data[:end] + data[start:end] * dice.choice((1, 1, 1, 20)) + data[end:]


def _moved(dice: random.Random, data: bytes) -> bytes:
    start, end = _part(dice, data)
    rest = data[:start] + data[end:]
    place = dice.randrange(len(rest) + 1)
    return rest[:place] + data[start:end] + rest[place:]


def _part(dice: random.Random, data: bytes) -> tuple[int, int]:
    start = dice.randrange(len(data))
    return start, min(len(data), start + int(dice.expovariate(1 / dice.choice((3, 40, 2000)))) + 1)


def _tags_swapped(dice: random.Random, data: bytes) -> bytes:
    places = _places(data, b"<")
    if len(places) < 3:  # noqa: PLR2004  # two tags and what follows them
        return data
    one, other = sorted(dice.sample(range(len(places)), 2))
    ends = [*places[1:], len(data)]
    parts = data[places[one] : ends[one]], data[places[other] : ends[other]]
    return data[: places[one]] + parts[1] + data[ends[one] : places[other]] + parts[0] + data[ends[other] :]


_TAGS = (
    b"form", b"input", b"select", b"option", b"label", b"textarea", b"fieldset", b"legend", b"datalist", b"table",
    b"template", b"svg", b"math", b"a", b"p", b"script", b"noscript", b"iframe", b"title", b"button",
    b"selectedcontent",
)  # fmt: skip


def _tag_inserted(dice: random.Random, data: bytes) -> bytes:
    place = dice.choice(_places(data, b"<"))
    return data[:place] + b"<%s%s>" % (dice.choice((b"", b"", b"/")), dice.choice(_TAGS)) + data[place:]


_ATTRIBUTES = (
    b'pattern="(a+)+$"', b"pattern='[\\p{L}--[a-z]]+'", b'pattern="("', b"maxlength=5", b"maxlength=-1",
    b"minlength=99",
    b"min=9", b"max=1", b"step=0", b"step=any", b"type=number", b"type=tel", b"type=hidden", b"type=date", b"required",
    b"readonly", b"disabled", b"hidden", b"name=zip", b"name", b"id=x", b"for=x", b"form=x", b"list=x",
    b"aria-labelledby='x y x'", b"aria-describedby=x", b"aria-owns=x", b"aria-label=''",
    b"autocomplete='off shipping x'",
    b"autocomplete=postal-code", b"inputmode=numeric", b"lang=fr-CA", b"dir=rtl", b"placeholder='12/31/99'",
    b"v-model=a",
    b":type=\"a ? 'tel' : b\"", b"x-data={", b"style='display:none'", b"value=''", b"multiple", b"novalidate", b"=",
    b"'",
    b'"', b"title='\xc3\xa9\xff'",
)  # fmt: skip


def _attribute_inserted(dice: random.Random, data: bytes) -> bytes:
    places = [end for tag in (b"<input", b"<select", b"<form", b"<label", b"<option") for end in _places(data, tag)]
    place = dice.choice(places)
    end = data.find(b" ", place)
    place = end if end >= 0 else place
    return data[:place] + b" " + dice.choice(_ATTRIBUTES) + data[place:]


_CODE = (
    b"{{ a }}", b"{{", b"}}", b"{% if a %}", b"{% else %}", b"{% endif %}", b"{% for a in b %}", b"{% endfor %}",
    b"<?php echo $a ?>", b"<?php if ($a): ?>", b"<?php endif; ?>", b"<?", b"<%= a %>", b"<% if a %>", b"<% end %>",
    b"<%",
    b"${a}", b"{#if a}", b"{/if}", b"@if (a)", b"@endif", b"<!-- formlint: ignore[name] x -->", b"<!--", b"-->",
    b"<!-- formlint: ignore-start -->", b"<![CDATA[", b"]]>", b"{% comment %}", b"{{#if a}}", b"{{/if}}", b"[[ a ]]",
)  # fmt: skip


def _code_inserted(dice: random.Random, data: bytes) -> bytes:
    for _ in range(dice.choice((1, 2, 8))):
        place = dice.choice((dice.randrange(len(data) + 1), dice.choice(_places(data, b"<"))))
        data = data[:place] + dice.choice(_CODE) + data[place:]
    return data


_ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "utf-32-le",
    "cp1252",
    "shift_jis",
    "gb18030",
)


def _encoded(dice: random.Random, data: bytes) -> bytes:
    if dice.random() < 0.5:  # noqa: PLR2004  # as often as not
        label = dice.choice((b"gbk", b"utf-16", b"iso-2022-jp", b"x-user-defined", b"shift_jis", b"replacement", b"?"))
        return b"<meta charset=%s>" % label + data
    return data.decode("utf-8", "replace").encode(dice.choice(_ENCODINGS), "replace")


CHANGES: Sequence[Change] = (
    _flipped, _any_byte, _deleted, _doubled, _moved, _tags_swapped, _tag_inserted, _attribute_inserted,
    _attribute_inserted, _code_inserted,
)  # fmt: skip
_NAMES = (
    "page.html",
    "page.html",
    "page.html",
    "page.xhtml",
    "page.jinja",
    "page.php",
    "page.vue",
    "page.erb",
    "page.svelte",
)


def _places(data: bytes, mark: bytes) -> list[int]:
    """Where a mark stands, or at least one place."""
    found, place = list[int](), data.find(mark)
    while place >= 0:
        found.append(place)
        place = data.find(mark, place + 1)
    return found or [0]


def cut(dice: random.Random, data: bytes) -> tuple[str, bytes]:
    """A page as a broken connection leaves it."""
    return "page.html", data[: dice.randrange(len(data) + 1)]


def mutated(dice: random.Random, data: bytes) -> tuple[str, bytes]:
    """A page after some changes, and a name that says in which language it is."""
    for _ in range(dice.randint(1, _FEW)):
        data = dice.choice(CHANGES)(dice, data or b"<")
    return dice.choice(_NAMES), _encoded(dice, data) if dice.random() < 0.1 else data  # noqa: PLR2004  # one in ten


WAYS = {"cut": cut, "mutation": mutated}


@dataclass(frozen=True, slots=True)
class Variant:
    """A page changed in one of the `WAYS`; number and seed make it the same again."""

    page: str
    way: str
    number: int

    def made(self, data: bytes, seed: int) -> tuple[str, bytes]:
        """Its name and bytes, of those of the page."""
        return WAYS[self.way](random.Random(f"{seed} {self}"), data)  # noqa: S311  # no secret

    def __str__(self) -> str:
        return f"{self.page} {self.way} {self.number}"


def lint(name: str, data: bytes) -> tuple[float, str]:
    """Seconds of the processor's that a page takes, and how it crashed, "" if it did not."""
    began, trouble = time.process_time(), ""
    try:
        record(engine.check(decode(data, name), Config()))
    except Exception:  # noqa: BLE001  # any crash is what we look for
        trouble = traceback.format_exc(limit=-4)
    return time.process_time() - began, trouble


@dataclass
class Tally:
    """What a run showed; times and troubles with their variants."""

    times: list[tuple[float, str]] = field(default_factory=list[tuple[float, str]])
    troubles: list[str] = field(default_factory=list[str])
    memory: list[tuple[float, str]] = field(default_factory=list[tuple[float, str]])


def _work(told: Connection, variants: Sequence[Variant], data: bytes, seed: int) -> None:
    """In a process of its own: lint the variants, telling each."""
    resource.setrlimit(resource.RLIMIT_CPU, (_LONGEST, _LONGEST))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for variant in variants:
        told.send(lint(*variant.made(data, seed)))
    told.send((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
    told.close()
    os._exit(0)  # nothing is left to be done, and tearing down costs


def all_variants(page: Path, variants: Sequence[Variant], seed: int, tally: Tally) -> None:
    """Lint the variants of a page in a process of their own."""
    ours, theirs = get_context("fork").Pipe(duplex=False)
    worker = get_context("fork").Process(target=_work, args=(theirs, variants, page.read_bytes(), seed))
    worker.start()
    theirs.close()
    left = list(variants)
    try:
        while left:
            seconds, trouble = ours.recv()
            variant = left.pop(0)
            tally.times.append((seconds, str(variant)))
            if trouble:
                _note(tally, f"{variant}\n{trouble}")
        tally.memory.append((ours.recv(), page.name))
    except EOFError:
        worker.join()
        _note(tally, f"{(left or variants)[0]}\nthe process died: {worker.exitcode}\n")
    worker.join()
    ours.close()


def _note(tally: Tally, trouble: str) -> None:
    tally.troubles.append(trouble)
    print(f"crash: {trouble}", flush=True)  # at once: a run takes an hour


def told(tally: Tally) -> Iterator[str]:
    """The lines of the result."""
    number, total = len(tally.times), sum(seconds for seconds, _ in tally.times)
    slow = sum(seconds > SLOW for seconds, _ in tally.times)
    yield f"{number:,} lints, CPU {total:.0f} s, {1000 * total / max(1, number):.1f} ms each"
    yield f"{len(tally.troubles)} crashes, {slow} over {SLOW:g} s"
    yield "\nslowest, seconds of CPU"
    yield from (f"{seconds:7.2f}  {variant}" for seconds, variant in sorted(tally.times, reverse=True)[:_SHOWN])
    yield "\nlargest, MB over that of a process before its first page"
    yield from (f"{size:7.0f}  {page}" for size, page in sorted(tally.memory, reverse=True)[:_SHOWN])


def _repeat(folder: Path, wanted: str, seed: int, file: Path | None) -> None:
    page, way, number = wanted.rsplit(maxsplit=2)
    (found,) = folder.rglob(page)
    name, data = Variant(page, way, int(number)).made(found.read_bytes(), seed)
    if file:
        file.write_bytes(data)
    seconds, trouble = lint(name, data)
    print(f"{name}, {len(data):,} bytes: {seconds:.2f} s of CPU\n{trouble or 'no crash'}")


def main() -> None:
    """Lint and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, help="a folder of pages (default: the open corpus)")
    parser.add_argument("--pages", type=int, metavar="N", help="only N pages, drawn at random")
    parser.add_argument("--cuts", type=int, default=20, metavar="N", help="cut each page at N places")
    parser.add_argument("--mutations", type=int, default=50, metavar="N", help="mutate each page N times")
    parser.add_argument("--seed", type=int, default=1, help="another number makes other variants")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="processes at a time")
    parser.add_argument("--repeat", metavar="VARIANT", help="lint one variant again: page, way and number")
    parser.add_argument("--write", type=Path, metavar="FILE", help="with --repeat: keep the variant")
    given = parser.parse_args()
    with corpus(given.folder) as folder:
        if given.repeat:
            _repeat(folder, given.repeat, given.seed, given.write)
            return
        pages = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
        chosen = random.Random(given.seed).sample(pages, min(given.pages or len(pages), len(pages)))  # noqa: S311
        tally = Tally()
        lint("page.html", b"<form><label>Postal code <input name=zip maxlength=5></label></form>")  # loads the rules

        def one(page: Path) -> None:
            numbers = {"cut": given.cuts, "mutation": given.mutations}
            variants = [Variant(page.name, way, nth) for way, most in numbers.items() for nth in range(most)]
            all_variants(page, variants, given.seed, tally)

        with ThreadPoolExecutor(given.jobs) as pool:
            for _ in pool.map(one, sorted(chosen)):
                pass
        print("\n".join(told(tally)))


if __name__ == "__main__":
    main()
