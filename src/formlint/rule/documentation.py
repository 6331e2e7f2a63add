"""Where people read about a rule: on the site of the documentation, as soon as there is one."""

from formlint.rule.discovery import rules

SITE = ""
"""The address of the documentation, with a slash at its end; "" as long as it is not published.

All reports and editors lead there once it is set; till then, `formlint rule ID` shows the page of a rule.
"""


def address(rule_id: str) -> str:
    """The address of the page of one of formlint's rules; "" for a rule of a project, and where there is no site."""
    return f"{SITE}rules/{rule_id}/" if SITE and any(rule.id == rule_id for rule in rules()) else ""


def command(rule_id: str) -> str:
    """What shows the page of a rule in a terminal."""
    return f"formlint rule {rule_id}"
