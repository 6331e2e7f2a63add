"""Language tags: what is well formed, what is registered, and what wrong ones mean."""

import pytest

from formlint import knowledge
from formlint.rule import is_registered, is_well_formed, primary_subtag, unregistered
from formlint.rule.language_tags import tag_meant


@pytest.mark.parametrize(
    ("tag", "well_formed", "foreign"),
    [
        ("en", True, None),
        ("EN-us", True, None),
        ("zh-Hant-TW", True, None),
        ("zh-yue-HK", True, None),
        ("de-1996", True, None),
        ("sl-rozaj-biske", True, None),
        ("es-419", True, None),
        ("en-u-ca-gregory-x-house", True, None),
        ("x-house", True, None),
        ("zh-min-nan", True, None),
        ("en-UK", True, "uk"),
        ("en-Latq", True, "latq"),
        ("en-nonsense", True, "nonsense"),
        ("zh-aaa-CN", True, "aaa"),
        ("en_US", False, None),
        ("en-", False, None),
        ("en--US", False, None),
        ("en-US-GB", False, None),
        ("e", False, None),
        ("en-a", False, None),
        ("en-toolongsubtag", False, None),
        ("", False, None),
    ],
)
def test_tags(tag: str, well_formed: bool, foreign: str | None) -> None:  # noqa: FBT001
    assert is_well_formed(tag) is well_formed
    assert unregistered(tag) == foreign


@pytest.mark.parametrize("subtag", ["en", "haw", "cmn", "qaa", "qtz", "isv"])
def test_registered(subtag: str) -> None:
    assert is_registered(subtag)


@pytest.mark.parametrize("subtag", ["", "e", "jp", "eng", "klingon", "i", "english", "xx", "qua1"])
def test_not_registered(subtag: str) -> None:
    assert not is_registered(subtag)


def test_all_that_is_meant_is_registered() -> None:
    mistaken = knowledge.table("tongues")["mistaken"]
    for wrong, meant in mistaken.items():
        if wrong != "source":
            assert is_registered(primary_subtag(meant)), meant
            assert not is_registered(primary_subtag(wrong)) or "-" in wrong, wrong
            assert tag_meant(wrong.upper()) == meant
