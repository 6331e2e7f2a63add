"""Template code that steers: what begins, parts and ends a condition or a loop, and the stretches of text between.

A stretch that code may leave out is an `Arm`. Arms with equal conditions are there together, those with opposite ones
never.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from formlint.html.source import Span
from formlint.system.patterns import compiled_when_used

Kind = Literal["begin", "middle", "end", "other"]

_COMMENT = compiled_when_used(
    r"\{#(?!(?:if|each|await|key|snippet)\b)|\{\*|<%#|<%--|<#--|@\*|\{\{~?!|\{\{--|\{%-?\s*comment\b"
).match
_HEAD = compiled_when_used(
    r"(?:\{%[-+~]?|\{\{[-~]?|<%[-=]?|<\?(?:php|=)?|<(?=/?[#@])|</?[a-z]\w*:|\{(?![{%])|@(?=\w)|(?=[{}]))"
    r"\s*(?P<sign>[#/^:]+|\}*)\s*@?(?P<word>\w*)"
).match
_TAIL = compiled_when_used(r"(?:-?%\}|~?\}\}|-?%>|\?>|/?>|\})\Z")
_MIDDLES: Final = frozenset(("else", "elif", "elsif", "elseif", "elseIf", "empty", "then", "when", "otherwise", "case"))
_IFS: Final = frozenset(("if", "unless", "isset", "auth", "guest", "can", "cannot", "error"))
_OPENERS: Final = _IFS | {
    *("for", "foreach", "forelse", "each", "while", "with", "ifequal", "ifnotequal", "ifchanged", "switch", "case"),
    *("range", "list", "macro", "await", "key", "when", "otherwise", "forEach", "until", "choose"),
}
_CASE_OF = compiled_when_used(r"<%.*:\s*[-%]*>\Z", re.DOTALL).match  # `case 1:`, where Ruby's `case` begins
_LOOPS: Final = frozenset(("each", "for", "forEach", "foreach", "forelse", "list", "range"))
_LOOPING = compiled_when_used(r"\.(?:each(?:_\w+)?|forEach|map|times)\b")
_CHOICES: Final = frozenset(("when", "otherwise"))
_OPENING_BLOCK = compiled_when_used(r"(?:\{|\bdo(?:\s*\|[^|]*\|)?)\s*\Z")
_PHP_HEAD = compiled_when_used(r"<\?(?:php\b|=)?")
_PHP_NOTE = compiled_when_used(r"/\*(?:[^*]|\*(?!/))*+\*/|(?<![:'\"\w])(?://|#)[^\r\n]*")
_PHP_STRING = compiled_when_used(r"(['\"])(?:[^'\"\\]|\\.|(?!\1)['\"])*+\1", re.DOTALL)
_PHP_STEP = compiled_when_used(
    r"(?<![$\w>:])(?:end(?P<end>if|foreach|for|while|switch)"
    r"|(?P<word>else(?:\s*if)?|if|foreach|for|while|switch|case|default|try|catch|finally))\b|[{}]"
)
_PHP_BLOCK = compiled_when_used(
    r"(?P<rest>\s*+\((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*+\))*+\))*+\))*+\))?+\s*+(?:\{|:(?!:))"
)
_PHP_CASE = compiled_when_used(r"(?P<rest>[^:;{}]*+):(?!:)")
_PHP_PARTS: Final = frozenset(("else", "elseif", "case", "default", "catch", "finally"))
_SHORT: Final = 200  # characters of code of which what it does is kept
_NEGATION = compiled_when_used(r"(?:not\s+|!\s*(?!=))(?P<rest>[\w.$>()\[\]'\"-]+)\Z")
_TEST = compiled_when_used(r"""\btest\s*=\s*(["'])(?P<test>.*?)\1""", re.DOTALL)


class Steer(NamedTuple):
    """What a piece of code does; `word` must match at the other end ("": any), `test` is what it asks.

    `loops` says that what it begins may be written several times.
    """

    kind: Kind
    word: str
    test: str = ""
    negated: bool = False
    loops: bool = False


class Arm(NamedTuple):
    """Text that is there only where a condition holds, or does not where it is `negated`.

    The `test` is "" where nobody can say what is asked.
    Where it `loops` it may be there several times.
    `whole` reaches from the beginning of the condition to its end; `number` counts its arms from 0, `arms` all of them;
    `closed` says that none of them need be there beyond those written: there is an `else`.
    """

    span: Span
    whole: Span
    number: int
    test: str
    negated: bool
    closed: bool
    arms: int = 1
    loops: bool = False


_OTHER: Final = Steer("other", "")
_NOTE: Final = Steer("middle", "")


def steps(code: str) -> tuple[Steer, ...]:
    """What a piece of template code does, one after the other; nothing where it does not steer."""
    return _known_steps(code) if len(code) <= _SHORT else _steps(code)


@lru_cache(maxsize=4096)
def _known_steps(code: str) -> tuple[Steer, ...]:
    """The same, kept: an `{% endif %}` is read some ten times on a page, and there are many on each."""
    return _steps(code)


def _steps(code: str) -> tuple[Steer, ...]:
    if code.startswith("<?") and not _COMMENT(code):
        return _php(code)
    step = steer(code)
    return () if step.kind == "other" else (step,)


def steer(code: str) -> Steer:
    """What a piece of template code does, of any language but PHP."""
    if _COMMENT(code):
        return _NOTE
    head = _HEAD(code)
    return _steered(code, head) if head else _OTHER


def _steered(code: str, head: re.Match[str]) -> Steer:
    sign, word = head["sign"], head["word"]
    rest = _TAIL.sub("", code[head.end("word") :]).strip()
    if sign.startswith("/") or code.startswith("</"):
        return Steer("end", word)
    if _parts(code, sign, word):
        return Steer("middle", "", *_asked(rest, word))
    if sign.startswith("}") or word[:3] == "end":
        return Steer("end", "" if sign.startswith("}") else word[3:])
    return _beginning(code, sign, word, rest)


def _php(code: str) -> tuple[Steer, ...]:
    """What the statements of PHP do: what they end of what was begun before, and what they leave open."""
    body = _TAIL.sub("", _PHP_NOTE.sub(" ", _PHP_HEAD.sub("", code)))
    plain = _PHP_STRING.sub(lambda said: " " * len(said[0]), body)
    before: list[Steer] = []
    open_: list[Steer] = []
    position, inner = 0, False
    for step in _PHP_STEP.finditer(plain):
        if step.start() < position:  # in the brackets of a step
            continue
        if step["word"]:
            word = re.sub(r"else\s*if", "elseif", step["word"])
            block = (_PHP_CASE if word == "case" else _PHP_BLOCK).match(plain, step.end())
            if block:
                position = block.end()
                rest = body[slice(*block.span("rest"))] if block["rest"] else ""
                _php_block(word, rest, block[0], None if inner else before, open_)
                inner = False
        elif step[0] == "{":
            open_.append(Steer("begin", ""))
        elif open_:
            open_.pop()
            inner = True
        else:
            before.append(Steer("end", step["end"] or ""))
    return (*before, *open_)


def _php_block(word: str, rest: str, block: str, before: list[Steer] | None, open_: list[Steer]) -> None:
    """Note what begins with a word and a bracket or colon: an arm of what was open `before`, or something new."""
    test, negated = _asked(rest.strip(), word) if word in {"if", "elseif"} else ("", False)
    braced = block.endswith("{")
    if word not in _PHP_PARTS:
        open_.append(Steer("begin", "" if braced else word, test, negated, word in _LOOPS))
    elif before is not None and not open_:
        if before and braced and before[-1] == Steer("end", ""):  # the bracket that ends the arm before
            before.pop()
        before.append(Steer("middle", "", test, negated))
    elif braced or not open_:
        open_.append(Steer("begin", ""))
    else:
        open_[-1] = Steer("begin", open_[-1].word)


def _parts(code: str, sign: str, word: str) -> bool:
    """Whether an `else` or the like stands where it parts a condition: `{:else}`, `} else {`, `{% else %}`."""
    if word == "case" and code.startswith(("{%", "<%")) and not _CASE_OF(code):
        return False
    return (word in _MIDDLES and ("#" not in sign or code[0] == "<")) or (sign == "^" and not word)


def _beginning(code: str, sign: str, word: str, rest: str) -> Steer:
    opens = code.startswith(("<%", "@", "}")) and _OPENING_BLOCK.search(rest) is not None
    if not (sign.startswith(("#", "^")) or word in _OPENERS or opens) or code.endswith("/>"):
        return _OTHER
    if code.startswith("@") and rest[:1] != "(" and word not in {"auth", "guest"}:
        return _OTHER
    test, negated = _asked(rest, word)
    plain = sign[:1] in {"#", "^"} and word not in _OPENERS
    asked = word if plain else test if word in _IFS | {"when"} else ""
    loops = word in _LOOPS or (opens and _LOOPING.search(rest) is not None)
    return Steer("begin", word, asked, negated ^ (sign == "^"), loops)


def _asked(rest: str, word: str) -> tuple[str, bool]:
    """The test of a condition in plain writing, and whether it is asked for its opposite."""
    tag = _TEST.search(rest)
    text = tag["test"] if tag else rest
    text = re.sub(r"(?::|\{|\bthen|\bdo)\s*\Z", "", text).strip()
    text = text.removeprefix("${").removesuffix("}").strip() if tag else text
    if text.startswith("if ") and word == "else":
        text = text[3:].strip()
    if text.startswith("(") and text.endswith(")") and ")" not in text[1:-1]:
        text = text[1:-1].strip()
    text = " ".join(text.split())
    opposite = _NEGATION.match(text)
    return (opposite["rest"], word != "unless") if opposite else (text, word == "unless")


class _Open:
    """A condition whose end is still to come: what begins each of its arms, and where that stands."""

    __slots__ = ("heads", "stops", "word")

    def __init__(self, head: Steer, place: Span) -> None:
        self.word = head.word
        self.heads = [(head, place)]
        self.stops: dict[int, int] = {}  # where an arm ends before the next one begins


def arms(codes: Iterable[tuple[Span, str]]) -> tuple[list[Arm], list[Span]]:
    """The arms of all conditions and loops whose pieces of code are given, in the order of the text; all other code."""
    found: list[Arm] = []
    other: list[Span] = []
    open_: list[_Open] = []
    words = Counter[str]()
    for place, step in _stepped(codes, other):
        if step.kind == "begin":
            open_.append(_Open(step, place))
            words[step.word] += 1
        elif step.kind == "middle":
            if open_ and step is not _NOTE:
                open_[-1].heads.append((step, place))
        elif step.kind == "end" and step.word in _CHOICES and open_ and open_[-1].word == "choose":
            open_[-1].stops[len(open_[-1].heads) - 1] = place.start
        elif step.kind == "end" and open_ and (not step.word or words[step.word]):
            while step.word not in ("", open_[-1].word):  # never ended
                words[open_[-1].word] -= 1
                other.append(open_.pop().heads[0][1])
            words[open_[-1].word] -= 1
            found += _arms(open_.pop(), place)
        else:
            other.append(place)
    return sorted(found), [*other, *(head.heads[0][1] for head in open_)]


def _stepped(codes: Iterable[tuple[Span, str]], other: list[Span]) -> Iterator[tuple[Span, Steer]]:
    """What each piece of code does, and where it stands; what does not steer is noted as other code."""
    for place, code in codes:
        found = steps(code)
        if not found:
            other.append(place)
        for step in found:
            yield place, step


def _arms(condition: _Open, end: Span) -> list[Arm]:
    heads = condition.heads
    whole = Span(heads[0][1].start, end.end)
    ends = [*(place.start for _, place in heads[1:]), end.start]
    ends = [condition.stops.get(number, stop) for number, stop in enumerate(ends)]
    if condition.word == "choose":
        heads, ends = heads[1:], ends[1:]
    if not heads:
        return []
    first = heads[0][0]
    closed = len(heads) > 1 and not heads[-1][0].test
    found: list[Arm] = []
    for number, ((head, place), stop) in enumerate(zip(heads, ends, strict=True)):
        test, negated = head.test, head.negated
        if number and not test and len(heads) == 2:  # noqa: PLR2004  # if and else: the opposite
            test, negated = first.test, not first.negated
        found.append(Arm(Span(place.end, stop), whole, number, test, negated, closed, len(heads), head.loops))
    return found
