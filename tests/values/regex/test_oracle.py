"""Our reading of patterns against V8's: which compile, and which texts they accept. One node process answers all."""

import json
import os
import random
import re
import shutil
import subprocess
import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from formlint.values.regex.errors import BudgetExceededError, NotRegularError, PatternSyntaxError
from formlint.values.regex.language import Language, compile_pattern

FEW, MANY = 1_000, 12_500
QUESTIONS_EACH = 24
LETTERS = "ab1A -_é\n.0kKſ"


@dataclass(frozen=True)
class Question:
    """A pattern, what we make of it, and texts to try."""

    pattern: str
    found: Language | str
    texts: list[str]


PROGRAM = r"""
const {flags, asked} = JSON.parse(require("fs").readFileSync(0, "utf8"));
const answer = ([pattern, texts]) => {
  let compiled;
  try { new RegExp(pattern, flags); compiled = new RegExp(`^(?:${pattern})$`, flags); } catch (error) { return null; }
  return texts.map((text) => compiled.test(text) ? "1" : "0").join("");
};
process.stdout.write(JSON.stringify(asked.map(answer)));
"""

# Written by hand: what browsers do with the patterns people write, and with the corners of the grammar.
KNOWN = r"""
\d{5} | \d{5}(-\d{4})? | [0-9 ()-]+ | \d{3}\-\d{4} | [a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}$ | /^\d{5}$/ | [[:digit:]]+
^[A-Za-z]{2,10}$ | (?=.*\d)(?=.*[a-z])(?=.*[A-Z]).{8,} | (?=.*d) (?=.*[a-z]) .{8,} | [^\s@]+@[^\s@]+ | \S+@\S+\.\S+
[A-Z]{1,2}[0-9R][0-9A-Z]? [0-9][ABD-HJLNP-UW-Z]{2} | (?!000|666)[0-8]\d{2}-(?!00)\d{2}-(?!0{4})\d{4} | [\p{L}' \-]+
(a|b|) | () | (?:) | a{0} | a{0,0} | a{,3} | a{2 | {2} | a{2}{3} | a{3,2} | a** | a+? | a??? | ^* | $+ | \b? | (?=a)*
(?<=a)+ | ((?=a))* | (?!)a | a(?=b)b | a(?!b).| (?<=a)b | a(?<=a)b | a(?<!a)b | .(?<=[ab])1 | (?<!^a)b | a\b | a\b-b
\Ba | a\Bb | \b\b\ba | a^b | a$b | ^^a$$ | (^a)* | (^a|b)* | (a$|b)* | (?:a|(?=b)){2}b | (?:(?=a)|b){3}a
(?:(?=a)\w|b)*1 | (?:\b.)* | (?:\b|a)+ | (?:a\b|-|\Bb)*(?<=-)a | (?=(a|b)(?=1))..|(?<=(?<=a)b)1
(?:a(?<=a)(?=b)|b(?<=b)(?=a))*[ab]? | (?:(?!a)|a)*b | ((?=a)*a)* | (?=a)?a | (?<=a)?b | (?:a?){3} | (?:a*)* | (?:a+)+b
(?:a|a?)+ | (?:(?:a{2}){2,3})? | (?:a{2,3}){2} | (?:(?=a)a?){2}b | [a-z&&[aeiou]] | [[a-z]&&[aeiou]]
[[a-z]--[aeiou]] | [\w--\d--_] | [\w--\d&&a] | [a--b--c] | [a&&&b] | [a&&b&&c] | [a&b] | [a-] | [-a] | [\-a] | [a\-z]
[a-\d] | [\d-a] | [z-a] | [a-a] | [] | [^] | [^^] | [^^^] | [^^a] | [[]] | [[^a]] | [^[^a]] | [a[b[1]]] | [\q{abc|b|}]
[\q{ab}--\q{ab}] | [\q{ab|1}&&\q{ab}] | [^\q{ab}] | [^\q{a}] | [^[\q{ab}&&a]] | [^[a--\q{ab}]] | [^\q{}] | [\q{a-b}]
[\q{a] | \q{a} | [\q] | [\q{a\-b}] | [\q{a|b}-c] | [a-\q{b}] | [\b] | [\B] | [\B-a] | [\1] | [\01] | \01 | \00 | \0
[\0] | \c | \cA | \cz | [\cA] | [\c1] | \x4 | \x41 | \x | \u | \u004 | \u0041 | \u{41} | \u{110000} | \u{}
\u{0000000041} | \ud83d\ude00 | [\ud83d\ude00] | 😀 | \ud83d | [😀-😎] | \p | \p{ | \p{} | \p{L} | \P{L} | \pL
\p{Letter} | \p{Lu} | \p{gc=Lu} | \p{General_Category=Lu} | \p{lu} | \p{Alpha} | \p{Script=Greek} | \p{sc=Grek}
\p{scx=Grek} | \p{Script=greek} | \p{Any} | \P{Any} | \p{ASCII} | \p{Emoji} | \p{White_Space} | \p{space}
\p{RGI_Emoji} | \P{RGI_Emoji} | [^\p{RGI_Emoji}] | [\p{RGI_Emoji}] | [^\P{L}] | [\p{L}--\p{Lu}] | [\p{L}&&\p{ASCII}]
\p{RGI_Emoji_Modifier_Sequence} | \p{RGI_Modifier_Sequence} | \p{Basic_Emoji} | \p{Emoji_Keycap_Sequence}
\p{RGI_Emoji_Flag_Sequence} | \p{RGI_Emoji_Tag_Sequence} | \p{RGI_Emoji_ZWJ_Sequence}
\p{InGreek} | (?<n>a)\k<n> | \k<n>(?<n>a) | \k<m> | \k | (?<n>a)(?<n>b) | (?<>a) | (?<1>a) | (?<a-b>a) | (?<é>a)
(?<\u0061>a) | (?<$_>a) | (?<n | (a)\1 | \1 | (a)\2 | \1(a) | (?:a)\1 | ( | ) | (a | a) | (?a) | (? | (?: | (?= | (?<a
(?i) | [ | [a | ] | } | { | a] | a} | \ | a\ | \a | \_ | \@ | \' | \/ | / | \- | \# | \  | \! | \% | \, | \:
[\!\#\%\,\:\;\<\=\>\@\`\~\&] | [\'] | ['"] | [!!] | [!#] | [##] | [$$] | [.,] | [..] | [++] | [+*] | [@+] | [a@@]
[(] | [)] | [{] | [}] | [/] | [|] | [\/] | [\(\)\[\]\{\}\|\\] | .. | [.] | \. | \s+ | \S | \w\W | [\w\W] | [^\w\W]
[\s\S]*
"""


@cache
def rng() -> random.Random:
    return random.Random(20261121)


def pick(*options: str) -> str:
    return rng().choice(options)


def pattern(depth: int) -> str:
    return "|".join("".join(term(depth) for _ in range(rng().randint(0, 3))) for _ in range(pick_count(1, 1, 1, 2, 3)))


def pick_count(*counts: int) -> int:
    return rng().choice(counts)


def term(depth: int) -> str:
    kind = rng().random()
    if kind < 0.16 and depth:
        return pick("(?=", "(?!", "(?<=", "(?<!", "(?=", "(?!") + pattern(depth - 1) + ")"
    if kind < 0.28:
        return pick("^", "$", "\\b", "\\B", "\\b")
    return atom(depth) + pick("", "", "", "", "?", "*", "+", "{2}", "{0,2}", "{1,}", "{2,3}", "*?", "+?")


def atom(depth: int) -> str:
    kind = rng().random()
    if kind < 0.3 and depth:
        return pick("(", "(?:", "(?:", "(?<g>", "(?s:", "(?i:", "(?m:", "(?-i:") + pattern(depth - 1) + ")"
    if kind < 0.5:
        return char_class(2)
    return pick(
        "a", "b", "1", "A", "-", "_", "é", " ", ".", "\\d", "\\D", "\\w", "\\W", "\\s", "\\S", "\\n", "\\.", "\\x61",
        "\\u0062", "\\u{e9}", "\\p{L}", "\\P{L}", "\\p{Lu}", "\\p{sc=Latn}", "k", "ſ", "a", "b",
    )  # fmt: skip


def char_class(depth: int) -> str:
    operator = pick("", "", "", "--", "&&")
    parts = [class_member(depth, operator) for _ in range(rng().randint(0, 3))]
    return pick("[", "[", "[^") + operator.join(parts) + "]"


def class_member(depth: int, operator: str) -> str:
    if depth and rng().random() < 0.25:
        return char_class(depth - 1)
    if not operator and rng().random() < 0.3:
        return pick("a-z", "0-9", "A-Z", "\\x00-\\x7f", "a-a", "!-~", "0-\\u{10ffff}")
    return pick(
        "a", "b", "1", "A", "\\-", "_", "é", ".", "\\d", "\\D", "\\w", "\\W", "\\s", "\\S", "\\n", "\\p{Lu}", "\\P{Lu}",
        "\\q{ab|1|}", "\\q{a}", "^", "$", "*", "+", "k", "ſ",
    )  # fmt: skip


def mutate(text: str) -> str:
    at = rng().randint(0, len(text))
    noise = pick(
        *"()[]{}|\\^$*+?.,-&!<>=:/#@aku01dDwpq\"'", "--", "&&", "\\q{", "(?", "(?<", "\\p{", "\\u{", "{1,", "[^"
    )
    return text[:at] + noise * pick_count(0, 1, 1) + text[at + pick_count(0, 0, 1, 2) :]


def patterns(number: int) -> Iterator[str]:
    """Those written by hand, so many that are made, and half as many with faults."""
    yield from (known.strip(" ") for known in re.split(r" \| |\n", KNOWN))
    generated = [pattern(3) for _ in range(number)]
    yield from generated
    for _ in range(number // 2):
        yield mutate(mutate(rng().choice(generated)))


def found_patterns(shared: Path) -> set[str]:
    cases = (shared / "corpora" / "bugs" / "cases").glob("*/*.html")
    return {found for path in cases for found in written_in(path.read_text(encoding="utf-8"))}


def written_in(page: str) -> Iterator[str]:
    attribute = re.compile(r"""\bpattern\s*=\s*("([^"]*)"|'([^']*)')""", re.IGNORECASE)
    return (unescape(match[2] or match[3] or "") for match in attribute.finditer(page))


def packed_patterns(archive: Path) -> Iterator[str]:
    with tarfile.open(archive) as pages:
        for member in pages:
            page = pages.extractfile(member) if member.name.endswith(".html") else None
            if page:
                yield from written_in(page.read().decode("utf-8", "replace"))


def texts_for(language: Language) -> list[str]:
    """Members, near misses and noise."""
    texts = ["", "a", "ab", "a-b", "k", "\u017f", "1a", " b"]
    try:
        texts += [text for text in (language.shortest(), (~language).shortest("aAb1")) if text is not None]
        if texts[-1]:
            texts += [text for text in ((language - one).shortest("b") for one in [compile_pattern("a?")]) if text]
    except BudgetExceededError:
        pass
    while len(texts) < QUESTIONS_EACH:
        base = rng().choice(texts) if rng().random() < 0.5 else ""
        texts.append(base[: rng().randint(0, 6)] + "".join(rng().choice(LETTERS) for _ in range(rng().randint(0, 4))))
    return texts


def ours(text: str) -> Language | str:
    try:
        return compile_pattern(text)
    except PatternSyntaxError:
        return "invalid"
    except NotRegularError:
        return "not regular"


def ask_node(asked: list[tuple[str, list[str]]], flags: str = "v") -> list[str | None]:
    if shutil.which("node") is None:
        if os.environ.get("CI"):
            pytest.fail("node is missing")
        pytest.skip("node, the oracle, is not installed")
    request = json.dumps({"flags": flags, "asked": asked})
    run = subprocess.run(["node", "-e", PROGRAM], input=request, capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def questions(tried: Iterable[str], form: str = "{}") -> Iterator[Question]:
    for text in tried:
        found = ours(form.format(text))
        yield Question(text, found, texts_for(found) if isinstance(found, Language) else [])


def differences(asked: list[Question], flags: str = "v") -> list[object]:
    answers = ask_node([(one.pattern, one.texts) for one in asked], flags)
    return [(one, answer) for one, answer in zip(asked, answers, strict=True) if answer != expected(one)]


@pytest.mark.parametrize("number", [FEW, pytest.param(MANY, marks=pytest.mark.long)])
def test_same_patterns_compile_and_same_texts_match(number: int) -> None:
    modern = None not in ask_node([("(?i:a)", []), ("(?<twice>a)|(?<twice>b)", [])])
    sound = ask_node([("[^]?b", ["ab"])]) == ["1"]
    tried = (text if modern else classic(text) for text in patterns(number))
    fair = [text for text in tried if (modern or not is_modern(text)) and (sound or not is_misread(text))]
    asked = list(questions(fair))
    assert differences(asked) == []
    assert len(asked) > number * 4 // 5
    assert sum(len(one.texts) for one in asked) > number * 16


@pytest.mark.long
def test_letter_case_is_ignored_as_flag_i_does() -> None:
    tried = [text for text in (classic(pattern(3)) for _ in range(2_600)) if not is_misread(text)]
    tried = [text for text in tried if "\\q" not in text]  # V8 forgets to fold the case of \\q{a}
    asked = [one for one in questions(tried, "(?i:{})") if isinstance(one.found, Language)]
    assert differences(asked, "iv") == []
    assert len(asked) > 1_000


def classic(text: str) -> str:
    """The pattern without what old versions of V8 do not know: modifiers, and names used twice."""
    return re.sub(r"\(\?[ims-]+:", "(?:", text).replace("(?<g>", "(")


def is_modern(text: str) -> bool:
    return re.search(r"\(\?[ims-]+:", text) is not None or len(re.findall(r"\(\?<\w", text)) > 1


def is_misread(text: str) -> bool:
    """Whether V8 before 12 might misread the pattern: it negates some classes anew for each repetition it unrolls."""
    plain = re.sub(r"\[\^[^\[\]\\&-]+\]", "", text)
    if "[^" in plain:
        return re.search(r"[*+}]|(?<!\()\?", plain) is not None
    return "[^" in text and re.search(r"\)[*+{?]", text) is not None


def expected(one: Question) -> str | None:
    if not isinstance(one.found, Language):
        return None if one.found == "invalid" else ""
    return "".join("01"[one.found.accepts(text)] for text in one.texts)


@pytest.mark.long
def test_patterns_of_real_pages(shared: Path) -> None:
    archives = (shared / "corpora" / "fields-open.tar.xz", shared / "judges" / "suites-open.tar.xz")
    real = found_patterns(shared) | {found for archive in archives for found in packed_patterns(archive)}
    sound = ask_node([("[^]?b", ["ab"])]) == ["1"]
    asked = list(questions(text for text in sorted(real) if sound or not is_misread(text)))
    assert differences(asked) == []
    assert len(asked) > 350
