"""Tables for terminals. Only this module imports rich, and only terminals get here."""

from collections.abc import Sequence
from io import StringIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text


def table(head: Sequence[tuple[str, int]], rows: Sequence[Sequence[str]], width: int, *, color: bool) -> list[str]:
    """The lines of a table.

    Args:
        head: Name of each column, and its share of the width; 0 for just what it needs, on one line.
        rows: Visible texts; lines of a cell are divided by LF.
        width: Columns of the terminal.
        color: Whether to use ANSI sequences.
    """
    grid = Table(box=SIMPLE_HEAD, width=width, header_style="bold")
    for name, ratio in head:
        grid.add_column(name, ratio=ratio or None, no_wrap=not ratio, overflow="fold")
    for row in rows:
        grid.add_row(*(Text(cell) for cell in row))  # rich would take "[a-z]" in a str for its own markup
    console = Console(
        file=StringIO(),
        width=width,
        force_terminal=color,
        no_color=not color,
        color_system="standard" if color else None,
        legacy_windows=False,
    )
    with console.capture() as capture:
        console.print(grid)
    return [line.rstrip() for line in capture.get().splitlines() if line.strip()]
