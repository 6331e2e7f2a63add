"""`formlint compare`: what changed between two runs."""

import sys
from typing import TYPE_CHECKING

import click

from formlint.cli.common import Refusal, write
from formlint.cli.options.output import output_options, use_color
from formlint.system.file_access import read_file

if TYPE_CHECKING:
    from formlint.project.compare import Seen


_MOST = 1_000.0  # megabytes of a report


@click.command("compare")
@click.argument("before", metavar="A.json")
@click.argument("after", metavar="B.json")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", help="Form of the answer."
)
@output_options
def command(before: str, after: str, form: str, color: str) -> None:
    """Show which findings are new in B and which are gone since A, both of `check --format json`.

    Leaves with 1 where there are new warnings or errors.
    """
    from formlint.output.comparison import FORMS  # noqa: PLC0415
    from formlint.project.compare import compare  # noqa: PLC0415
    from formlint.rule.hit import Level  # noqa: PLC0415

    comparison = compare(_read(before), _read(after))
    write(FORMS[form](comparison, color=use_color(color)), json=form != "text")
    sys.exit(any(one.level is not Level.INFO for one in comparison.new))


def _read(file: str) -> "tuple[Seen, ...]":
    from formlint.project.compare import CompareError, seen  # noqa: PLC0415
    from formlint.system.structured import read_json  # noqa: PLC0415

    try:
        return seen(read_json(read_file(file, _MOST, streams=True)))
    except OSError as error:
        raise Refusal(f"cannot read {file}: {error.strerror}") from error
    except ValueError as error:
        remedy = "; write it with `formlint check --format json`"
        raise Refusal(f"{file} is not JSON: {error}{remedy}") from error
    except CompareError as error:
        raise Refusal(f"{file} {error}") from error
