"""CPU time (user and system, whole process) of small commands, beside bare Python and the budgets.

    python benchmarks/startup.py [--runs 15]

Measures the `formlint` that is installed beside the running Python. The least of the runs is the honest figure: other
load on the machine only adds.
"""

import argparse
import resource
import subprocess
import sys
import sysconfig
from pathlib import Path
from statistics import median

CHECKOUT = Path(__file__).resolve().parents[1]
FORMLINT = str(Path(sysconfig.get_path("scripts"), "formlint"))
PAGE = "examples/hotel-booking.html"

COMMANDS: dict[str, tuple[list[str], int | None]] = {
    "python -c pass": ([sys.executable, "-c", "pass"], None),
    "formlint --version": ([FORMLINT, "--version"], 25),
    f"formlint check {PAGE}": ([FORMLINT, "check", PAGE], 180),
    f"formlint check --format json {PAGE}": ([FORMLINT, "check", "--format", "json", PAGE], 180),
}
"""What is run, and its budget in milliseconds."""


def cpu(command: list[str]) -> float:
    """Milliseconds of CPU that one run of a command takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run(
        command, cwd=CHECKOUT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if run.stderr:
        sys.exit(f"{' '.join(command)}: {run.stderr}")
    return 1000 * (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def main() -> None:
    """Run all commands in turns, so that a busy moment hits each of them, and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=15, help="runs of each command (default: %(default)s)")
    runs: int = parser.parse_args().runs
    for command, _ in COMMANDS.values():
        cpu(command)  # the first run compiles and bakes
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(runs):
        for name, (command, _) in COMMANDS.items():
            times[name].append(cpu(command))
    width = max(map(len, COMMANDS))
    print(f"{'CPU in ms':{width}}  {'min':>5}  {'median':>6}  {'budget':>6}")
    for name, (_, budget) in COMMANDS.items():
        print(f"{name:{width}}  {min(times[name]):5.0f}  {median(times[name]):6.0f}  {budget or '':>6}")


if __name__ == "__main__":
    main()
