"""Applying fixes to a text. An edit touches its own span and nothing else."""

from collections.abc import Sequence

from formlint.finding import Edit, Fix


def apply(text: str, fixes: Sequence[Fix]) -> str:
    """The text with the fixes applied; a fix that overlaps one before it is left out."""
    done: list[Edit] = []
    for fix in fixes:
        if all(
            edit.span.end <= other.span.start or other.span.end <= edit.span.start
            for edit in fix.edits
            for other in done
        ):
            done.extend(fix.edits)
    for edit in sorted(done, key=lambda edit: edit.span.start, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text
