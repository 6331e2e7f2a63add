r"""Phone field requires too many digits

Phone numbers in North America have ten digits, but those in Denmark, Norway, Hong Kong, and Singapore have eight. The
form rejects these numbers as incomplete.

Bad (serves DK):

    <label>Telefon <input type="tel" name="telefon" minlength="10"></label>
                                                    ^^^^^^^^^^^^^^
    = rejects "34412345" (Denmark), which has only 8 characters

Fixed:

    <label>Telefon <input type="tel" name="telefon" minlength="8"></label>

Good (serves DK):

    <label>Telefon <input type="tel" name="telefon" minlength="8"></label>

Good (serves US):

    <label>Phone <input type="tel" name="phone" minlength="10"></label>

Sources: the `[phone]` table of each territory; HTML Standard, the minlength attribute.
"""

from formlint.rule import Field, Hits, Pack, rule


@rule(
    level="error",
    category="constraint-rejects-valid-value",
    purposes={"tel", "tel-national"},
    since="0.1",
    attributes={"minlength"},
)
def check(field: Field, pack: Pack) -> Hits:
    """Compare the limit with numbers in all their spellings; a warning where a longer spelling is accepted.

    If only one length is left, a script writes the separators.
    """
    accepts = field.control.accepted if field.control.known("minlength") else None
    if accepts and accepts.shortest != accepts.longest:
        yield from field.control.too_short(field.values(pack), pack)
