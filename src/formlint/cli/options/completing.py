"""What a shell offers where a rule or a territory is to be named."""

import click

from formlint.cli.common import doing


def rules_beginning(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Ids of rules."""
    del ctx, param
    return doing("completing", "rules_beginning")(incomplete)


def words_beginning(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Selectors, after the last comma."""
    del ctx, param
    before, comma, last = incomplete.rpartition(",")
    return [before + comma + word for word in doing("completing", "words_beginning")(last)]


def territories_beginning(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Codes of territories, after the last comma."""
    del ctx, param
    before, comma, last = incomplete.rpartition(",")
    return [before + comma + code for code in doing("completing", "territories_beginning")(last)]
