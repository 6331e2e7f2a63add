"""Lints many small pages, each unlike all before, in one process: its memory has to stay flat.

    python benchmarks/memory.py [--pages 100000] [--seed 1] [--caches]

The pages are made from words at random, so that every cache is asked for what it has not seen; each other one is
mutated as in `mutations.py`. `--caches` shows which caches have grown, and of which type there are more objects.
"""

import argparse
import gc
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mutations import mutated

from formlint.html.source import decode
from formlint.lint import engine
from formlint.lint.config import Config
from formlint.project.run.record import record

_STATUS = Path("/proc/self/status")
_MARKS = (1, 1000, 2000, 5000, *range(10_000, 1_000_000, 10_000))
_PATTERNS = ("[0-9]{{{}}}", "[A-Z]{{2,{}}}", "(\\d{{{}}}|[a-f]+)-?x", "\\p{{L}}+ {}", "(?=.*[a-z{}]).{{8,}}")
_KINDS = ("text", "tel", "number", "email", "date", "password", "checkbox", "radio", "hidden", "url", "search")
_ASKED = ("name", "first name", "postal code", "city", "phone", "e-mail", "birthday", "card number", "street", "Land")


def word(dice: random.Random) -> str:
    """Letters that may be a word."""
    return "".join(dice.choice("bdfghklmnprstvzß") + dice.choice("aeiouäé") for _ in range(dice.randint(1, 4)))


def some(dice: random.Random) -> str:
    """A label: a question that is known, words that are not, or both."""
    return " ".join((dice.choice((dice.choice(_ASKED), word(dice))), *(word(dice) for _ in range(dice.randint(0, 3)))))


def control(dice: random.Random) -> str:
    """A field with its label."""
    number, name = dice.randint(1, 40), f"{word(dice)}_{word(dice)}"
    pattern = f" pattern='{dice.choice(_PATTERNS).format(number)}'" if dice.random() < 0.1 else ""  # noqa: PLR2004
    if dice.random() < 0.1:  # noqa: PLR2004
        options = "".join(f"<option value={word(dice)}>{some(dice)}" for _ in range(dice.randint(1, 20)))
        return f"<label>{some(dice)}<select name={name}>{options}</select></label>"
    return (
        f"<label for={name}>{some(dice)}</label><input id={name} name={name} type={dice.choice(_KINDS)}{pattern}"
        f" maxlength={number} placeholder='{some(dice)}' class='{word(dice)}'>"
    )


def page(number: int, seed: int) -> tuple[str, bytes]:
    """The name and the bytes of a page."""
    dice = random.Random(f"{seed} {number}")  # noqa: S311  # no secret
    fields = "".join(control(dice) for _ in range(dice.randint(1, 4)))
    language = dice.choice(("en", "de", "fr-CA", word(dice), ""))
    text = (
        f"<html lang='{language}'><title>{some(dice)}</title><p>{some(dice)}</p><a href='https://{word(dice)}.de/{word(dice)}'>"
        f"{some(dice)}</a><form id={word(dice)} action='/{word(dice)}'><h2>{some(dice)}</h2>{fields}"
        f"<button>{some(dice)}</button></form>"
    )
    return mutated(dice, text.encode()) if number % 2 else ("page.html", text.encode())


def lint(number: int, seed: int) -> None:
    """Check a page, and forget it."""
    name, data = page(number, seed)
    record(engine.check(decode(data, name), Config()))


def resident() -> float:
    """Megabytes that this process holds in memory now."""
    (size,) = [line.split()[1] for line in _STATUS.read_text("ascii").splitlines() if line.startswith("VmRSS:")]
    return int(size) / 1024


def caches() -> dict[str, tuple[int, int | None]]:
    """The caches of formlint by name: how many answers each holds, and may hold (None: any number)."""
    found: dict[str, tuple[int, int | None]] = {}
    for one in gc.get_objects():
        if type(one).__name__ == "_lru_cache_wrapper" and one.__module__.startswith("formlint"):
            name, info = f"{one.__module__}.{one.__qualname__}", one.cache_info()
            if info.currsize >= found.get(name, (0, None))[0]:  # those of packs are there twice
                found[name] = info.currsize, info.maxsize
    return found


def kinds() -> Counter[str]:
    """How many objects there are of each type."""
    gc.collect()
    return Counter(type(one).__qualname__ for one in gc.get_objects())


def grown(before: dict[str, tuple[int, int | None]], objects: Counter[str]) -> Iterator[str]:
    """The lines that tell what has become more."""
    sizes: list[tuple[int, str, Any]] = [
        (size - before.get(name, (0, None))[0], name, most) for name, (size, most) in caches().items()
    ]
    for more, name, most in sorted(sizes, key=lambda row: -row[0])[:25]:
        yield f"{more:>10,}  {name} (at most {most})"
    for name, more in (kinds() - objects).most_common(15):
        yield f"{more:>10,}  {name}"


def main() -> None:
    """Lint and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=100_000, metavar="N")
    parser.add_argument("--seed", type=int, default=1, help="another number makes other pages")
    parser.add_argument("--caches", action="store_true", help="show what has grown since the thousandth page")
    given = parser.parse_args()
    before, objects = caches(), Counter[str]()
    print(f"{'pages':>8}  {'MB':>6}  CPU s")
    for number in range(1, given.pages + 1):
        lint(number, given.seed)
        if number in _MARKS or number == given.pages:
            print(f"{number:>8,}  {resident():6.1f}  {time.process_time():5.0f}", flush=True)
        if number == _MARKS[1] and given.caches:
            before, objects = caches(), kinds()
    if given.caches:
        print("\n".join(grown(before, objects)))


if __name__ == "__main__":
    main()
