"""`formlint compare`: what changed between two runs."""

import sys

from formlint.cli.common import Refusal, write
from formlint.cli.options.output import use_color
from formlint.output.comparison import FORMS
from formlint.project.compare import CompareError, Seen, compare, seen
from formlint.rule.hit import Level
from formlint.system.file_access import read_file
from formlint.system.structured import read_json

_MOST = 1_000.0  # megabytes of a report


def _read(file: str) -> tuple[Seen, ...]:
    try:
        return seen(read_json(read_file(file, _MOST, streams=True)))
    except OSError as error:
        raise Refusal(f"cannot read {file}: {error.strerror}") from error
    except ValueError as error:
        remedy = "; write it with `formlint check --format json`"
        raise Refusal(f"{file} is not JSON: {error}{remedy}") from error
    except CompareError as error:
        raise Refusal(f"{file} {error}") from error


def run(before: str, after: str, form: str, color: str) -> None:
    """Compare two reports, and leave with 1 where there are new warnings or errors."""
    comparison = compare(_read(before), _read(after))
    write(FORMS[form](comparison, color=use_color(color)), json=form != "text")
    sys.exit(any(one.level is not Level.INFO for one in comparison.new))
