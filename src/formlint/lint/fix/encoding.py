"""Texts and bytes of pages that are changed: what an encoding lacks, and whether all other bytes stay as they are."""

from formlint.html.source import Source, decode
from formlint.rule.hit import Edit


def written(edit: Edit, encoding: str) -> Edit:
    """The edit with character references for the characters that an encoding lacks."""
    try:
        edit.text.encode(encoding)
    except UnicodeEncodeError:
        return edit._replace(text=edit.text.encode(encoding, "xmlcharrefreplace").decode(encoding))
    return edit


def encoded(source: Source) -> bytes | None:
    """The bytes of a text in its encoding; None where they would not be read as this text again.

    That is so where the file has bytes that mean nothing in its encoding.
    """
    try:
        data = source.text.encode(source.encoding)
    except UnicodeEncodeError:
        return None
    again = decode(data, source.path, source.charset)
    return data if again.text == source.text else None
