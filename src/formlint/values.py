"""TEMPORARY by the lead until engineer A writes the real one (overwrite me)."""
from dataclasses import dataclass
@dataclass(frozen=True, slots=True)
class Value:
    text: str
    spellings: tuple[str, ...]
def blocked(values, accepted):
    for v in values:
        if not any(accepted.accepts(s) for s in v.spellings):
            return v
    return None
