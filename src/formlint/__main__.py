"""`formlint`, also as `python -m formlint`."""

import gc
import sys


def main() -> None:
    """Run the command line. Editors and hooks ask for the version often: that is told before much is loaded."""
    if sys.argv[1:] == ["--version"]:
        from formlint import __version__  # noqa: PLC0415

        sys.stdout.write(f"formlint {__version__}\n")
        return
    gc.disable()  # until the first page is done: what is loaded and read till then stays, looking at it costs 15 ms
    from formlint.cli import main as run  # noqa: PLC0415  # 30 ms

    run()


if __name__ == "__main__":
    main()
