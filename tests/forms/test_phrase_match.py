"""Phrases in running text: from the left, the longest first, each word once."""

from hypothesis import given
from hypothesis import strategies as st

from formlint.forms.phrase_match import Match, PhraseTable, table_of

TABLE = table_of({"post": 1, "post code": 2, "code of conduct": 3, "code": 4})
_WORDS = st.lists(st.sampled_from(["post", "code", "of", "conduct", "x"]), max_size=8)


def found(text: str) -> list[Match[int]]:
    return TABLE.find(text.split())


def test_the_longest_phrase_wins_and_its_words_are_used_up() -> None:
    assert found("your post code of conduct") == [(1, 3, "post code", 2)]
    assert found("code of conduct post") == [(0, 3, "code of conduct", 3), (3, 4, "post", 1)]
    assert found("code of honour") == [(0, 1, "code", 4)]


def test_nothing_is_found_where_no_phrase_begins() -> None:
    assert found("of conduct") == []
    assert found("") == []


def test_what_a_phrase_means_may_be_nothing() -> None:
    assert [match.meaning for match in table_of({"a": ()}).find(["a"])] == [()]
    assert PhraseTable[int](lambda _: None, {"a": 1}).find(["a"]) == []


@given(_WORDS)
def test_matches_are_phrases_in_order_without_overlap(words: list[str]) -> None:
    at = 0
    for match in TABLE.find(words):
        assert at <= match.start < match.end
        assert " ".join(words[match.start : match.end]) == match.phrase
        at = match.end
