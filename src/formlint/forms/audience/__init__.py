"""Whom a form serves: the territories whose people have to get through it, each with the reasons.

What the user says counts alone. Else the form's own list of countries decides for that form; where there is none, the
page does: its language, its addresses, its currency, its words. Every sign is a clue that gives a confidence by itself;
`weigh` makes one of several. Where nothing tells the territory, nobody is served: unknown stays unknown.
"""

from formlint.forms.audience.infer import locate
from formlint.forms.audience.model import Audience, Clue, Served, Stand, State
from formlint.forms.audience.unclear import is_clear, unclear_forms

__all__ = ["Audience", "Clue", "Served", "Stand", "State", "is_clear", "locate", "unclear_forms"]
