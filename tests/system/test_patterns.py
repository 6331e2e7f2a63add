"""Patterns that are compiled when they are used."""

import re

import pytest

from formlint.system.patterns import compiled_when_used


def test_it_finds_what_the_pattern_finds() -> None:
    late, pattern = (
        compiled_when_used(r"(?P<word>[a-z]+)", re.IGNORECASE),
        re.compile(r"(?P<word>[a-z]+)", re.IGNORECASE),
    )
    assert [one["word"] for one in late.finditer("ab 1 CD")] == ["ab", "CD"]
    assert late.sub("-", "ab 1 CD") == pattern.sub("-", "ab 1 CD")
    assert late.search == late.search, "a method is looked up once"
    assert (late.pattern, late.flags) == (pattern.pattern, pattern.flags)


def test_it_is_not_compiled_before() -> None:
    late = compiled_when_used("(")
    with pytest.raises(re.error):
        late.search("")


def test_it_takes_bytes() -> None:
    assert compiled_when_used(rb"\d").findall(b"a1") == [b"1"]
