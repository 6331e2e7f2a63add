"""How cost grows: with the size of a page, its controls, a list that they share, the territories that it serves.

    python benchmarks/scale.py [--quick]

Each point is a process of its own, CPU of reading and checking, and its largest memory, less those of a small page.
"""

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping

FIELD = "<label>Postal code <input name=zip{} maxlength=5 inputmode=numeric></label>\n"
PROSE = "<p class=text>We ship all over the world, at any time of the day.</p>\n"
KB, MB = 1000, 1_000_000


def sized(size: int) -> tuple[str, int]:
    """A page of so many bytes with twenty fields, serving two territories."""
    return "<form>" + "".join(FIELD.format(number) for number in range(20)) + "</form>" + PROSE * (
        size // len(PROSE)
    ), 2


def filled(controls: int) -> tuple[str, int]:
    """A page with so many fields, serving two territories."""
    return "<form>" + "".join(FIELD.format(number) for number in range(controls)) + "</form>", 2


def serving(territories: int) -> tuple[str, int]:
    """A page with a hundred fields, serving so many territories."""
    return filled(100)[0], territories


def sharing(number: int) -> tuple[str, int]:
    """A page with so many fields that share a list of as many options."""
    options = "".join(f"<option value=x{nth}>" for nth in range(number))
    return f"<datalist id=d>{options}</datalist><form>{'<input list=d name=country>' * number}</form>", 2


CURVES: Mapping[str, tuple[Callable[[int], tuple[str, int]], tuple[int, ...], int]] = {
    "bytes": (sized, (100 * KB, MB, 5 * MB, 10 * MB, 20 * MB), MB),
    "controls": (filled, (100, 1000, 5000, 10_000, 20_000), 1000),
    "shared list": (sharing, (100, 1000, 3000), 1000),
    "territories": (serving, (1, 10, 50, 100, 250), 10),
}
"""What grows: how a page is made, its points, and the step by which cost is told."""


def measure(curve: str, amount: int) -> tuple[float, float]:
    """Seconds of CPU and megabytes that a page takes in this process."""
    from formlint import knowledge  # noqa: PLC0415
    from formlint.html.source import decode  # noqa: PLC0415
    from formlint.lint import engine  # noqa: PLC0415
    from formlint.lint.config import Config  # noqa: PLC0415

    make = CURVES[curve][0]
    text, territories = make(amount)
    data = text.encode()
    del text
    config = Config(serves=tuple(sorted(set(knowledge.own().codes()) - {knowledge.WORLD}))[:territories], max_time=3600)
    engine.check(decode(filled(1)[0].encode()), config)
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    engine.check(decode(data), config)
    return time.process_time() - began, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024


def main() -> None:
    """Print a table for each curve."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--quick", action="store_true", help="the first three points of each curve")
    options.add_argument("--point", nargs=2, metavar=("CURVE", "AMOUNT"), help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.point:
        print(*measure(given.point[0], int(given.point[1])))
        return
    for curve, (_, points, step) in CURVES.items():
        print(f"{curve:>12}  {'CPU s':>8}  {'MB':>7}  CPU s per {step:,}")
        for amount in points[:3] if given.quick else points:
            done = subprocess.run(
                [sys.executable, __file__, "--point", curve, str(amount)], capture_output=True, check=True
            )
            cpu, memory = map(float, done.stdout.split())
            print(f"{amount:>12,}  {cpu:8.2f}  {memory:7.0f}  {cpu / amount * step:.4f}", flush=True)


if __name__ == "__main__":
    main()
