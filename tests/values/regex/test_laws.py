"""What holds for all languages: the laws of sets, and that witnesses are what they claim to be."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from formlint.values.regex.errors import NotRegularError, PatternSyntaxError
from formlint.values.regex.language import EVERYTHING, Language, compile_pattern
from formlint.values.regex.matching import matches

LETTERS = "ab1 é\n😀"
texts = st.text(LETTERS, max_size=6)
atoms = st.sampled_from(
    ["a", "b", "1", "é", ".", "[ab]", "[^a]", "\\d", "\\w", "\\W", "😀", "\\b", "^", "$", "(?=a)", "(?<=b)"]
)


def grown(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.tuples(parts, parts).map("".join),
        st.tuples(parts, parts).map(lambda pair: f"(?:{pair[0]}|{pair[1]})"),
        st.tuples(parts, st.sampled_from(["*", "+", "?", "{2}", "{0,2}", "{1,3}"])).map(
            lambda pair: f"(?:{pair[0]}){pair[1]}"
        ),
        st.tuples(st.sampled_from(["(?=", "(?!"]), parts).map(lambda pair: f"{pair[0]}{pair[1]})"),
    )


patterns = st.recursive(atoms, grown, max_leaves=8)
languages = patterns.map(compile_pattern)
laws = settings(deadline=None, max_examples=150)


@laws
@given(languages, languages, texts)
def test_operators_mean_what_they_say(one: Language, other: Language, text: str) -> None:
    assert (one | other).accepts(text) == (one.accepts(text) or other.accepts(text))
    assert (one & other).accepts(text) == (one.accepts(text) and other.accepts(text))
    assert (one - other).accepts(text) == (one.accepts(text) and not other.accepts(text))
    assert (~one).accepts(text) != one.accepts(text)
    assert (one + other).accepts(text) == any(
        one.accepts(text[:at]) and other.accepts(text[at:]) for at in range(len(text) + 1)
    )


@laws
@given(languages, languages, texts)
@example(compile_pattern("(?:\\b)+"), compile_pattern("1"), "1")  # what follows a language is not seen from within it
def test_both_ways_to_decide_membership_agree(one: Language, other: Language, text: str) -> None:
    for language in (one, one - other, one & other, one + other, one & Language.of_length(1, 4)):
        assert matches(language.node, text) == language.accepts(text)


@laws
@given(languages, languages)
def test_a_witness_is_in_the_difference(one: Language, other: Language) -> None:
    witness = (one - other).shortest()
    assert (witness is None) == one.issubset(other)
    if witness is not None:
        assert one.accepts(witness)
        assert not other.accepts(witness)


@laws
@given(languages, languages)
def test_laws_of_sets(one: Language, other: Language) -> None:
    assert (~~one).equals(one)
    assert (~(one | other)).equals(~one & ~other)
    assert ((one - other) | (one & other)).equals(one)
    assert (one | ~one).equals(EVERYTHING)
    assert (one & ~one).is_empty()


@laws
@given(languages, texts)
def test_no_member_is_shorter_than_the_shortest(language: Language, text: str) -> None:
    shortest = language.shortest()
    if language.accepts(text):
        assert shortest is not None
        assert len(shortest) <= len(text)


@laws
@given(languages, texts)
def test_members_have_the_lengths_and_the_characters(language: Language, text: str) -> None:
    lengths = language.lengths()
    units = len(text.encode("utf-16-le")) // 2
    if language.accepts(text):
        assert lengths is not None
        assert lengths[0] <= units
        assert lengths[1] is None or units <= lengths[1]
        assert all(char in language.alphabet() for char in text)
    if lengths is not None:
        assert not (language & Language.of_length(lengths[0], lengths[0])).is_empty()
        assert lengths[1] is None or not (language & Language.of_length(lengths[1], None)).is_empty()


@settings(deadline=None, max_examples=400)
@given(st.text(alphabet="()[]{}|\\^$*+?.,-&!<>=:/aqpuL01ims \ud83d😀", max_size=30))
def test_every_text_compiles_or_is_refused(text: str) -> None:
    try:
        compile_pattern(text).accepts("a1")
    except (PatternSyntaxError, NotRegularError) as error:
        assert 0 <= error.position <= len(text)  # noqa: PT017 - which error comes is not the point
