r"""Phone field requires too many digits

Phone numbers in North America have ten digits, but those in Denmark, Norway, Hong Kong, and Singapore have eight. The
form rejects these numbers as incomplete.

Bad (serves DK):

    <label>Telefon <input type="tel" name="telefon" minlength="10"></label>
                                                    ^^^^^^^^^^^^^^
    = rejects "34412345" (Denmark), which has only 8 characters

Fixed:

    <label>Telefon <input type="tel" name="telefon" minlength="8"></label>

Bad (serves DE):

    <label>Handynummer <input type="tel" name="handy" minlength="12"></label>
                                                      ^^^^^^^^^^^^^^
    = rejects "01713920000" (Germany), which has only 11 characters

Fixed:

    <label>Handynummer <input type="tel" name="handy" minlength="11"></label>

Bad (serves JP):

    <fieldset><legend>電話番号</legend>
    <input name="tel1" aria-label="市外局番" autocomplete="tel-area-code" maxlength="5">
    <input name="tel2" aria-label="市内局番" autocomplete="tel-local-prefix" maxlength="5">
    <input name="tel3" aria-label="加入者番号" autocomplete="tel-local-suffix" minlength="4" maxlength="4"></fieldset>
                                                                          ^^^^^^^^^^^^^
    = rejects "906" (Japan), which has only 3 characters

Good (serves DK):

    <label>Telefon <input type="tel" name="telefon" minlength="8"></label>

Good (serves US):

    <label>Phone <input type="tel" name="phone" minlength="10"></label>

Sources: the `[phone]` table of each territory; HTML Standard, the minlength attribute.
"""

from formlint.rule import Field, Hits, Level, Pack, Reason, rule

_PARTS = frozenset({"tel-area-code", "tel-local", "tel-local-prefix", "tel-local-suffix"})


@rule(
    level="error",
    category="constraint-rejects-valid-value",
    purposes={"tel", "tel-national", *_PARTS},
    since="0.1",
    attributes={"minlength"},
)
def check(field: Field, pack: Pack) -> Hits:
    """Compare the limit with numbers in all their spellings; a warning where a longer spelling is accepted.

    Numbers shorter than those of most people are a warning, or advice where few people have them. If only one length is
    left, a script writes the separators, but not into one of several fields: there, the groups of landlines and of
    toll-free numbers are tried.
    """
    accepts = field.control.accepted if field.control.known("minlength") else None
    of_part = field.purpose in _PARTS
    if accepts is None or (accepts.shortest == accepts.longest and not of_part):
        return Reason.SCRIPT if accepts else None
    abroad = field.control.says("country-code") is not None  # with it, no number is as short
    for level, numbers in (
        (None, () if of_part else field.values(pack)),
        (Level.WARNING, () if abroad else field.common_values(pack)),
        (Level.INFO, () if abroad else field.rare_values(pack)),
    ):
        hits = [hit._replace(level=level or hit.level) for hit in field.control.too_short(numbers, pack)]
        yield from hits
        if hits:
            return
    return Reason.TOLD if abroad else None
