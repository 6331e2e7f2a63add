"""For the rooms below that still read the tables that are in use, in place of those that they are handed."""

from contextlib import AbstractContextManager

from formlint import knowledge
from formlint.knowledge import Knowledge
from formlint.lint.config import Config


def lit(config: Config) -> AbstractContextManager[Knowledge]:
    """The rooms below read the tables of the settings' packs."""
    return knowledge.using(config.packs)
