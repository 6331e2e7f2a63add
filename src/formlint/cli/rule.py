"""`formlint rule`: the rules and their pages."""

from typing import Any

import click

from formlint.cli.common import Refusal, did_you_mean, width, write
from formlint.cli.options.output import output_options, use_color


@click.command("rule")
@click.argument("rule_id", required=False, metavar="[ID]")
@output_options
def command(rule_id: str | None, **given: Any) -> None:
    """List the rules, or show the page of one."""
    from formlint.docs import rule_list, rule_page  # noqa: PLC0415
    from formlint.rule import rules  # noqa: PLC0415

    known = {rule.id: rule for rule in rules()}
    if rule_id is None:
        write(rule_list(tuple(known.values()), color=use_color(given)))
    elif rule_id in known:
        write(rule_page(known[rule_id], color=use_color(given), width=width()))
    else:
        raise Refusal(f"no rule {rule_id!r}{did_you_mean(rule_id, known, '; `formlint rule` lists them')}")
