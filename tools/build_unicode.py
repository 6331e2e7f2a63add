r"""Write src/formlint/values/regex/unicode_tables.py, the characters of each Unicode property, as node's V8 knows them.

Run `python tools/build_unicode.py` when a new node brings a new Unicode version. The names are those that ECMAScript
allows in \p{...} (its tables of properties, and PropertyValueAliases.txt for the scripts); node must agree with each.
"""

import binascii
import json
import subprocess
import sys
import textwrap
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parents[1] / "src" / "formlint" / "pattern" / "unicode_tables.py"
CONTINUES = 0x80
LINE = 108

CATEGORIES = """
Cc/Control/cntrl Cf/Format Cn/Unassigned Co/Private_Use Cs/Surrogate Ll/Lowercase_Letter Lm/Modifier_Letter
Lo/Other_Letter Lt/Titlecase_Letter Lu/Uppercase_Letter Mc/Spacing_Mark Me/Enclosing_Mark Mn/Nonspacing_Mark
Nd/Decimal_Number/digit Nl/Letter_Number No/Other_Number Pc/Connector_Punctuation Pd/Dash_Punctuation
Pe/Close_Punctuation Pf/Final_Punctuation Pi/Initial_Punctuation Po/Other_Punctuation Ps/Open_Punctuation
Sc/Currency_Symbol Sk/Modifier_Symbol Sm/Math_Symbol So/Other_Symbol Zl/Line_Separator Zp/Paragraph_Separator
Zs/Space_Separator
"""
# A group of categories, and the categories in it.
GROUPS = """
C/Other=Cc,Cf,Cn,Co,Cs L/Letter=Ll,Lm,Lo,Lt,Lu LC/Cased_Letter=Ll,Lt,Lu M/Mark/Combining_Mark=Mc,Me,Mn
N/Number=Nd,Nl,No P/Punctuation/punct=Pc,Pd,Pe,Pf,Pi,Po,Ps S/Symbol=Sc,Sk,Sm,So Z/Separator=Zl,Zp,Zs
"""
BINARY = """
ASCII ASCII_Hex_Digit/AHex Alphabetic/Alpha Any Assigned Bidi_Control/Bidi_C Bidi_Mirrored/Bidi_M Case_Ignorable/CI
Cased Changes_When_Casefolded/CWCF Changes_When_Casemapped/CWCM Changes_When_Lowercased/CWL
Changes_When_NFKC_Casefolded/CWKCF Changes_When_Titlecased/CWT Changes_When_Uppercased/CWU Dash
Default_Ignorable_Code_Point/DI Deprecated/Dep Diacritic/Dia Emoji Emoji_Component/EComp Emoji_Modifier/EMod
Emoji_Modifier_Base/EBase Emoji_Presentation/EPres Extended_Pictographic/ExtPict Extender/Ext Grapheme_Base/Gr_Base
Grapheme_Extend/Gr_Ext Hex_Digit/Hex IDS_Binary_Operator/IDSB IDS_Trinary_Operator/IDST ID_Continue/IDC ID_Start/IDS
Ideographic/Ideo Join_Control/Join_C Logical_Order_Exception/LOE Lowercase/Lower Math Noncharacter_Code_Point/NChar
Pattern_Syntax/Pat_Syn Pattern_White_Space/Pat_WS Quotation_Mark/QMark Radical Regional_Indicator/RI
Sentence_Terminal/STerm Soft_Dotted/SD Terminal_Punctuation/Term Unified_Ideograph/UIdeo Uppercase/Upper
Variation_Selector/VS White_Space/space XID_Continue/XIDC XID_Start/XIDS
"""
SCRIPTS = """
Adlm/Adlam Aghb/Caucasian_Albanian Ahom/Ahom Arab/Arabic Armi/Imperial_Aramaic Armn/Armenian Avst/Avestan Bali/Balinese
Bamu/Bamum Bass/Bassa_Vah Batk/Batak Beng/Bengali Berf/Beria_Erfe Bhks/Bhaiksuki Bopo/Bopomofo Brah/Brahmi Brai/Braille
Bugi/Buginese Buhd/Buhid Cakm/Chakma Cans/Canadian_Aboriginal Cari/Carian Cham/Cham Cher/Cherokee Chrs/Chorasmian
Copt/Coptic/Qaac Cpmn/Cypro_Minoan Cprt/Cypriot Cyrl/Cyrillic Deva/Devanagari Diak/Dives_Akuru Dogr/Dogra Dsrt/Deseret
Dupl/Duployan Egyp/Egyptian_Hieroglyphs Elba/Elbasan Elym/Elymaic Ethi/Ethiopic Gara/Garay Geor/Georgian Glag/Glagolitic
Gong/Gunjala_Gondi Gonm/Masaram_Gondi Goth/Gothic Gran/Grantha Grek/Greek Gujr/Gujarati Gukh/Gurung_Khema Guru/Gurmukhi
Hang/Hangul Hani/Han Hano/Hanunoo Hatr/Hatran Hebr/Hebrew Hira/Hiragana Hluw/Anatolian_Hieroglyphs Hmng/Pahawh_Hmong
Hmnp/Nyiakeng_Puachue_Hmong Hung/Old_Hungarian Ital/Old_Italic Java/Javanese Kali/Kayah_Li Kana/Katakana Kawi/Kawi
Khar/Kharoshthi Khmr/Khmer Khoj/Khojki Kits/Khitan_Small_Script Knda/Kannada Krai/Kirat_Rai Kthi/Kaithi Lana/Tai_Tham
Laoo/Lao Latn/Latin Lepc/Lepcha Limb/Limbu Lina/Linear_A Linb/Linear_B Lisu/Lisu Lyci/Lycian Lydi/Lydian Mahj/Mahajani
Maka/Makasar Mand/Mandaic Mani/Manichaean Marc/Marchen Medf/Medefaidrin Mend/Mende_Kikakui Merc/Meroitic_Cursive
Mero/Meroitic_Hieroglyphs Mlym/Malayalam Modi/Modi Mong/Mongolian Mroo/Mro Mtei/Meetei_Mayek Mult/Multani Mymr/Myanmar
Nagm/Nag_Mundari Nand/Nandinagari Narb/Old_North_Arabian Nbat/Nabataean Newa/Newa Nkoo/Nko Nshu/Nushu Ogam/Ogham
Olck/Ol_Chiki Onao/Ol_Onal Orkh/Old_Turkic Orya/Oriya Osge/Osage Osma/Osmanya Ougr/Old_Uyghur Palm/Palmyrene
Pauc/Pau_Cin_Hau Perm/Old_Permic Phag/Phags_Pa Phli/Inscriptional_Pahlavi Phlp/Psalter_Pahlavi Phnx/Phoenician Plrd/Miao
Prti/Inscriptional_Parthian Rjng/Rejang Rohg/Hanifi_Rohingya Runr/Runic Samr/Samaritan Sarb/Old_South_Arabian
Saur/Saurashtra Sgnw/SignWriting Shaw/Shavian Shrd/Sharada Sidd/Siddham Sidt/Sidetic Sind/Khudawadi Sinh/Sinhala
Sogd/Sogdian Sogo/Old_Sogdian Sora/Sora_Sompeng Soyo/Soyombo Sund/Sundanese Sunu/Sunuwar Sylo/Syloti_Nagri Syrc/Syriac
Tagb/Tagbanwa Takr/Takri Tale/Tai_Le Talu/New_Tai_Lue Taml/Tamil Tang/Tangut Tavt/Tai_Viet Tayo/Tai_Yo Telu/Telugu
Tfng/Tifinagh Tglg/Tagalog Thaa/Thaana Thai/Thai Tibt/Tibetan Tirh/Tirhuta Tnsa/Tangsa Todr/Todhri Tols/Tolong_Siki
Toto/Toto Tutg/Tulu_Tigalari Ugar/Ugaritic Vaii/Vai Vith/Vithkuqi Wara/Warang_Citi Wcho/Wancho Xpeo/Old_Persian
Xsux/Cuneiform Yezi/Yezidi Yiii/Yi Zanb/Zanabazar_Square Zinh/Inherited/Qaai Zyyy/Common Zzzz/Unknown
"""

PROGRAM = r"""
const names = JSON.parse(require("fs").readFileSync(0, "utf8"));
let text = "";
for (let code = 0; code <= 0x10ffff; code++) if (code < 0xd800 || code > 0xdfff) text += String.fromCodePoint(code);
const edges = (property) => {
  const found = [], one = new RegExp(`\\p{${property}}`, "v");
  for (const run of text.matchAll(new RegExp(`\\p{${property}}+`, "gv"))) {
    let first = run[0].codePointAt(0), last = Array.from(run[0].slice(-2)).at(-1).codePointAt(0);
    if (first < 0xd800 && last > 0xdfff) found.push([first, 0xd800], [0xe000, last + 1]);
    else found.push([first, last + 1]);
  }
  for (let code = 0xd800; code <= 0xdfff; code++) if (one.test(String.fromCharCode(code))) found.push([code, code + 1]);
  found.sort((a, b) => a[0] - b[0]);
  const joined = [];
  for (const edge of found.flat()) joined.at(-1) === edge ? joined.pop() : joined.push(edge);
  return joined;
};
const sets = {};
for (const name of names) sets[name] = edges(name);
let cased = "";
for (const [some] of text.matchAll(/[\p{CWCM}\p{CWCF}]/gv)) cased += some;
const folds = {};
for (const char of cased) {
  const same = [...cased.matchAll(new RegExp(`\\u{${char.codePointAt(0).toString(16)}}`, "giv"))];
  const least = same[0][0].codePointAt(0);
  if (least !== char.codePointAt(0)) folds[char.codePointAt(0)] = least;
}
process.stdout.write(JSON.stringify({version: process.versions.unicode, sets, folds}));
"""


def main() -> None:
    """Ask node, check the names, and write the module."""
    tables = {"gc": CATEGORIES.split(), "sc": SCRIPTS.split(), "scx": SCRIPTS.split(), "": BINARY.split()}
    asked = {(kind, names): _query(kind, names) for kind, lines in tables.items() for names in lines}
    result = _ask_node([query for queries in asked.values() for query in queries])
    data: dict[str, list[int]] = {}
    for (kind, names), queries in asked.items():
        edges = result["sets"][queries[0]]
        if any(result["sets"][query] != edges for query in queries):
            sys.exit(f"node does not take all these as one property: {queries}")
        data[f"{kind}={names.split('/')[0]}" if kind else names.split("/")[0]] = edges
    for script in SCRIPTS.split():
        name = script.split("/")[0]
        data[f"scx={name}"] = sorted({*data[f"scx={name}"]} ^ {*data[f"sc={name}"]})
    TARGET.write_text(_module(result, data), encoding="utf-8")


def _query(kind: str, names: str) -> list[str]:
    return [f"{kind}={name}" if kind else name for name in names.split("/")]


def _ask_node(queries: list[str]) -> dict[str, Any]:
    run = subprocess.run(["node", "-e", PROGRAM], input=json.dumps(queries), capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def _module(result: dict[str, Any], data: dict[str, list[int]]) -> str:
    aliases = {
        "gc": _aliases([*CATEGORIES.split(), *(group.split("=")[0] for group in GROUPS.split())]),
        "sc": _aliases(SCRIPTS.split()),
        "": _aliases(BINARY.split()),
    }
    groups = {group.split("=")[0].split("/")[0]: group.split("=")[1].split(",") for group in GROUPS.split()}
    lines = [
        '"""The characters of the Unicode properties; generated by tools/build_unicode.py, not to be edited by hand.',
        "",
        "A set is the base64 of the zlib of the distances between its edges, each a little-endian base-128 number.",
        "Script extensions (scx) are what differs from the script. Folds are runs (first, step, count, distance).",
        '"""',
        "# ruff: noqa: E501",
        "# fmt: off",
        "",
        f'VERSION = "{result["version"]}"',
        f"ALIASES = {_literal(aliases)}",
        f"GROUPS = {_literal(groups)}",
        f"FOLDS = {_literal(_runs(result['folds']))}",
        "SETS = {",
        *(f'    "{name}": {_text(_encode(edges))},' for name, edges in data.items()),
        "}",
    ]
    return "\n".join(lines) + "\n"


def _aliases(lines: Iterable[str]) -> dict[str, str]:
    return {alias: line.split("/")[0] for line in lines for alias in line.split("/")}


def _encode(edges: list[int]) -> str:
    data = bytearray()
    for before, edge in zip([0, *edges], edges, strict=False):
        distance = edge - before
        while distance >= CONTINUES:
            data.append(distance % CONTINUES | CONTINUES)
            distance >>= 7
        data.append(distance)
    return binascii.b2a_base64(zlib.compress(bytes(data), 9), newline=False).decode()


def _runs(folds: dict[str, int]) -> list[tuple[int, int, int, int]]:
    runs: list[tuple[int, int, int, int]] = []
    for code, least in sorted((int(code), least) for code, least in folds.items()):
        first, step, count, distance = runs[-1] if runs else (0, 0, 0, 0)
        gap = code - (first + step * (count - 1))
        if runs and distance == code - least and (count == 1 or gap == step) and gap <= 2:  # noqa: PLR2004
            runs[-1] = (first, gap, count + 1, distance)
        else:
            runs.append((code, 1, 1, code - least))
    return runs


def _text(text: str) -> str:
    if len(text) <= LINE:
        return f'"{text}"'
    return "(\n" + "\n".join(f'        "{line}"' for line in textwrap.wrap(text, LINE)) + "\n    )"


def _literal(value: object) -> str:
    return json.dumps(value).replace("], [", "), (").replace("[[", "[(").replace("]]", ")]")


if __name__ == "__main__":
    main()
