"""Languages of patterns: what people will read about them, and what must never happen."""

import subprocess
import sys
from contextlib import suppress

import pytest
from growth import calls_run

from formlint.values.regex.characters import Characters
from formlint.values.regex.choice import ORDER
from formlint.values.regex.errors import BudgetExceededError, NotRegularError, PatternSyntaxError
from formlint.values.regex.language import (
    EMPTY_TEXT,
    EVERYTHING,
    NOTHING,
    Language,
    characters,
    compile_pattern,
    literal,
    one_of,
)


@pytest.mark.parametrize(
    ("pattern", "position", "reason"),
    [
        ("[0-9 -]", 5, 'in a character class with the v flag, "-" must be written "\\-"'),
        ("[0-9(]", 4, 'in a character class with the v flag, "(" must be written "\\("'),
        ("[a&&&b]", 4, 'in a character class with the v flag, "&" after "&&" must be written "\\&"'),
        ("[a!!]", 2, 'in a character class with the v flag, "!!" is reserved; write it once'),
        ("[a-z&&b]", 4, 'in a character class, "&&" cannot be combined with other members; nest them in "[...]"'),
        ("[a--b c]", 5, 'in a character class, "--" cannot be combined with other members; nest them in "[...]"'),
        ("[z-a]", 1, 'the range "z-a" is in the wrong order'),
        ("[^\\q{ab}]", 0, "a negated character class cannot contain strings of several characters"),
        ("x[a", 1, 'the character class is not closed: "]" is missing'),
        ("\\d{3}\\-\\d", 5, '"\\-" is not a valid escape; write "-" without the backslash'),
        ("\\x4", 0, '"\\x" needs two hexadecimal digits, such as "\\x41"'),
        ("é\\", 1, "the pattern ends with a single backslash"),
        ("\\p{Letters}", 0, '"Letters" is not a Unicode property'),
        ("\\p{RGI_Modifier_Sequence}", 0, '"RGI_Modifier_Sequence" is not a Unicode property'),
        ("a{2", 1, '"{" must be written "\\{", or start a count such as "{2}", "{2,}", or "{2,5}"'),
        ("a{3,2}", 1, 'the numbers in "{3,2}" are in the wrong order'),
        ("a}", 1, '"}" must be written "\\}"'),
        ("a**", 2, '"*" has nothing to repeat'),
        ("^+", 1, '"+" has nothing to repeat'),
        ("(?=a)*", 5, "a lookahead or lookbehind cannot be repeated"),
        ("a(b", 1, 'the group is not closed: ")" is missing'),
        ("a)b(", 1, '")" has no matching "("; write "\\)" for the character'),
        ("(?x)", 0, '"(?" does not begin a valid group; write "\\(" for the character, or "(?:" for a group'),
        ("(?ii:a)", 0, "the flags of a group must not be empty or repeated"),
        ("(?<n>a)(?<n>b)", 7, 'two groups are named "n"'),
        ("(?<1>a)", 3, 'the name of a group must be an identifier, followed by ">"'),
        ("(a)\\2", 3, '"\\2" refers to group 2, which does not exist'),
        ("\\k<m>", 0, 'there is no group named "m"'),
    ],
)
def test_mistakes_are_explained_where_they_are(pattern: str, position: int, reason: str) -> None:
    with pytest.raises(PatternSyntaxError) as caught:
        compile_pattern(pattern)
    assert (caught.value.position, caught.value.reason) == (position, reason)
    assert str(caught.value) == f"{reason} (at character {position + 1})"


@pytest.mark.parametrize(
    ("pattern", "position", "construct"),
    [
        ("(a)\\1", 3, "a backreference"),
        ("(?<n>a)\\k<n>", 7, "a backreference"),
        ("\\p{RGI_Emoji}", 0, 'the property "RGI_Emoji"'),
        ("(?<=a(?=b))b", 5, "a lookbehind that itself looks ahead"),
        ("(?<=\\ba)b", 4, "a lookbehind that itself looks ahead"),
        ("(" * 10_000 + ")" * 10_000, 60, "groups nested more than 60 deep"),
        ("[" * 100 + "]" * 100, 50, "character classes nested more than 50 deep"),
        ("a" * 20_001, 20_000, "a pattern longer than 20000 characters"),
    ],
)
def test_what_is_beyond_us_is_named(pattern: str, position: int, construct: str) -> None:
    with pytest.raises(NotRegularError) as caught:
        compile_pattern(pattern)
    assert (caught.value.position, caught.value.construct) == (position, construct)


def test_a_mistake_after_a_backreference_is_still_a_mistake() -> None:
    with pytest.raises(PatternSyntaxError):
        compile_pattern("(a)\\1[")


@pytest.mark.parametrize(
    ("pattern", "witness"),
    [
        ("[0-9]{5}", "11111"),
        ("(?!1)\\d{2}", "21"),
        ("[^0-9]{2}", "AA"),
        ("[^0-9A-Z]", "a"),
        ("[^\\w]", " "),
        ("[^\\w ]", "-"),
        ("[^ -~]", "é"),
        ("[\\s\\S]{2,}", "11"),
        ("\\x00|ab", "ab"),
        ("[\\0-\\x1f]", "\0"),
        ("\\p{L}{2}", "AA"),
        ("\\p{Script=Hebrew}", "א"),
        ("\\p{Script=Armenian}", "Ա"),
        ("[\\x00\\u{e000}!]", "!"),
        ("[\\ud800-\\udfff\\x01]", "\x01"),
        ("", ""),
        ("[]", None),
        ("^a^b", None),
        ("(?=a)b", None),
        ("(?=.*\\d)(?=.*[a-z])(?=.*[A-Z]).{8,}", "111111Aa"),
        ("(?:\\bfoo\\b ?){2}", "foo foo"),
        ("(?:(?!aa)[ab])*c", "c"),
        ("\\w+(?<!a)", "1"),
        ("(?i:k)", "K"),
    ],
)
def test_witnesses_are_short_and_natural(pattern: str, witness: str | None) -> None:
    assert compile_pattern(pattern).shortest() == witness


def test_preferred_characters_come_first() -> None:
    assert compile_pattern(".{3}").shortest(prefer="xy") == "xxx"
    assert compile_pattern("\\p{L}{2}").shortest(prefer="李") == "李李"


def test_the_order_has_every_sign_of_ascii() -> None:
    assert sorted(ORDER) == [chr(code) for code in range(0x20, 0x7F)]


def test_differences_come_with_proofs() -> None:
    canada = compile_pattern("[ABCEGHJ-NPRSTVXY]\\d[ABCEGHJ-NPRSTV-Z] ?\\d[ABCEGHJ-NPRSTV-Z]\\d")
    assert (canada - compile_pattern("\\d{5}")).shortest() == "A1A1A1"
    assert (canada - compile_pattern("[A-Z]\\d[A-Z]\\d[A-Z]\\d")).shortest() == "A1A 1A1"
    assert canada.issubset(compile_pattern("[A-Z0-9 ]{6,7}"))
    assert (canada & characters("0123456789").star()).is_empty()
    assert canada.isdisjoint(Language.of_length(0, 5))
    assert compile_pattern("(?:a|b)*").equals(compile_pattern("(?:a*b*)*"))


def test_lengths_count_as_maxlength_does() -> None:
    assert compile_pattern("\\d{2,5}").lengths() == (2, 5)
    assert compile_pattern("a+").lengths() == (1, None)
    assert literal("😀a").lengths() == (3, 3)
    assert compile_pattern(".").lengths() == (1, 2)
    assert (compile_pattern("a*") & Language.of_length(0, 7)).lengths() == (0, 7)
    assert (compile_pattern(".{2}") - compile_pattern("[a-z]{2}")).lengths() == (2, 4)
    assert compile_pattern("(?=.*b)a?b*").lengths() == (1, None)
    assert NOTHING.lengths() is None
    assert (literal("a") & literal("b")).lengths() is None
    assert Language.of_length(2, 2).accepts("😀")
    assert not Language.of_length(2, 2).accepts("😀a")
    assert Language.of_length(3, 2).is_empty()


def test_alphabets_are_the_characters_that_occur() -> None:
    assert compile_pattern("\\d{2}-?").alphabet() == Characters.of("0123456789-")
    assert compile_pattern("(?=[a-f]+)[c-z]+").alphabet() == Characters.of("cdefghijklmnopqrstuvwxyz")
    assert compile_pattern("(?!.*b)[a-c]+").alphabet() == Characters.of("ac")
    assert not NOTHING.alphabet()


def test_constructors() -> None:
    assert one_of(["ab", "abc", "b", ""]).equals(compile_pattern("ab|abc|b|"))
    assert characters("ab").star().equals(compile_pattern("[ab]*"))
    assert characters([(48, 57)]).times(2, 3).equals(compile_pattern("\\d{2,3}"))
    assert (literal("a") + literal("b")).equals(literal("ab"))
    assert (~NOTHING).equals(EVERYTHING)
    assert (literal("") | NOTHING).equals(EMPTY_TEXT)
    assert "ab" in one_of(["ab"])


def test_same_text_same_language() -> None:
    assert compile_pattern("[a-z]{2}") == compile_pattern("[a-z][a-z]")
    assert hash(literal("a")) == hash(compile_pattern("a"))


def test_characters_are_a_set() -> None:
    digits = Characters.of("0123456789")
    assert list(Characters.of("cab")) == ["a", "b", "c"]
    assert "5" in digits
    assert 0x35 in digits
    assert len(~digits) == 0x110000 - 10
    assert digits & Characters.of([(0x35, 0x41)]) == Characters.of("56789")
    assert digits - Characters.of("123456789") == Characters.of("0")
    assert (digits | Characters.of("a")).intervals() is not None
    assert repr(Characters.of("abcx")) == "Characters('a-cx')"
    assert Characters.of("a").sole() == 0x61
    assert digits.sole() is None


def test_membership_is_always_decided() -> None:
    many = compile_pattern("[ab]?[ac]?" * 900)
    assert many.accepts("b" * 40)
    assert many.accepts("bc" * 900)
    assert not many.accepts("b" * 901)
    ambiguous = compile_pattern("(?:a|aa){200}(?<=a)\\b")
    assert ambiguous.accepts("a" * 300)
    assert not ambiguous.accepts("a" * 401)


HOSTILE = {
    "nested counts": "((a{1000}){1000}){1000}",
    "many optional": "(a?){5000}",
    "chain of optional": "a?" * 5000,
    "overlapping options": "[ab]?[ac]?" * 1600,
    "subset blow-up": "(a|b)*a(a|b){30}",
    "many lookaheads": "(?=a*)" * 3000 + "a",
    "stars of stars": "(" * 50 + "a" + ")*" * 50,
    "word edges in stars": "(\\b.)*" * 30,
    "open stars in open stars": "(?:" * 50 + "\\b" + "a?)*" * 50,
    "large class": "[" + "".join(chr(0x4E00 + 2 * number) for number in range(9000)) + "]+",
    "many names": "|".join(["(?<n>a)"] * 2000),
    "large alternation": "|".join(f"w{number}" for number in range(2500)),
    "huge count": "a{99999999999}",
    "twelve conditions": "".join(f"(?=.*{char})" for char in "abcdefghijkl") + ".*",
    "nested negation": "(?!" * 50 + "a" + ")" * 50,
    "folded": "(?i:" * 50 + "straße" + ")" * 50,
}


CALLS = 10_000_000
"""More than twice what the hardest of these takes."""


HARD = {"overlapping options", "subset blow-up", "many names"}  # up to their budgets


@pytest.mark.parametrize("name", [pytest.param(name, marks=[pytest.mark.long] * (name in HARD)) for name in HOSTILE])
def test_no_pattern_hangs(name: str) -> None:
    assert calls_run(lambda: asked(HOSTILE[name])) < CALLS


def asked(pattern: str) -> None:
    """Ask all that rules ask of a pattern, as far as it is answered."""
    language = compile_pattern(pattern)
    other = compile_pattern("[a-z0-9]{1,9}")
    language.accepts("aab1" * 50)
    questions = [
        language.shortest,
        (other - language).shortest,
        (language - other).lengths,
        (language & other).alphabet,
    ]
    for question in questions:
        with suppress(BudgetExceededError):
            question()


def test_deep_expressions_of_our_own_are_refused() -> None:
    with pytest.raises(BudgetExceededError, match="nested too deeply"):
        _tower(1_000)


def _tower(levels: int) -> Language:
    language = literal("a")
    for _ in range(levels):
        language = ~(language + literal("b")) & Language.of_length(1, None)
    return language


def test_unicode_tables_are_loaded_only_when_needed() -> None:
    program = (
        "import sys\nfrom formlint.values.regex.language import compile_pattern as c\n"
        "c('[a-zé]+(?=x)\\\\w|\\\\bé').shortest()\n"
        "assert 'formlint.values.regex.unicode_tables' not in sys.modules\n"
        "c('\\\\p{L}')\nassert 'formlint.values.regex.unicode_tables' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
