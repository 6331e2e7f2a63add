"""What a shell offers where a rule or a territory is to be named."""

import click


def rules_beginning(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Ids of rules."""
    from formlint.rule.discovery import rules  # noqa: PLC0415

    del ctx, param
    return [rule.id for rule in rules() if rule.id.startswith(incomplete)]


def words_beginning(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Selectors, after the last comma."""
    from formlint.rule.discovery import rules  # noqa: PLC0415
    from formlint.rule.selection import words  # noqa: PLC0415

    del ctx, param
    before, comma, last = incomplete.rpartition(",")
    return [before + comma + word for word in words(rules()) if word.startswith(last)]


def territories_beginning(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Codes of territories, after the last comma."""
    from formlint import knowledge  # noqa: PLC0415

    del ctx, param
    before, comma, last = incomplete.rpartition(",")
    known = knowledge.own()
    codes = [*known.names("groups"), *known.codes()]
    return [before + comma + code for code in codes if code.startswith(last.upper())]
